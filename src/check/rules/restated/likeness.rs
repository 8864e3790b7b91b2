//! Whether a restated figure and one told first are of one thing (同事).

use crate::check::finding::Severity;
use crate::check::statement::{Statement, are_parallel, longest_common, nouns_in_common};
use crate::check::view::View;
use crate::quantity::{Apart, Digits, Dimension, Role};
use crate::text::class::is_han;

use super::place::{Restated, Way, clause_before, is_of_problems};

/// How a figure and the one it may restate are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same number of what may be the same thing.
    Same,
    /// A slip of the pen, of what must be the same thing.
    Slip,
}

impl Likeness {
    /// How sure it is that the figures contradict each other.
    pub(super) fn severity(self) -> Option<Severity> {
        (self == Self::Slip).then_some(Severity::Warning)
    }
}

/// Words of what is not yet done.
const UNDONE: [&str; 13] =
    ["剩余", "其余", "尚余", "余下", "还剩", "还有", "尚有", "仍有", "另外", "未", "没有", "遗留", "结转"];

/// Characters in a row that name a thing, and right beside a figure.
const NAME: usize = 4;
const NEXT: usize = 3;

/// Compares a figure with one told first; `apart` is where their digits differ. `None` when they are of different
/// things, or differ more than by a slip.
pub(super) fn likeness(
    view: &View<'_>,
    again: &Restated<'_>,
    first: &Statement<'_>,
    apart: Apart,
) -> Option<Likeness> {
    let (figure, told) = (&again.statement.mention.figure, &first.mention.figure);
    let is_same_scale = figure.unit.factor == told.unit.factor;
    let is_candidate = match apart {
        Apart::Nowhere => true,
        Apart::One | Apart::Exchanged { neighbours: true } => is_same_scale,
        Apart::Exchanged { .. } | Apart::More => false,
    };
    if !is_candidate || again.statement.subject != first.subject {
        return None;
    }
    if again.way == Way::Left && !is_undone(view, first) {
        return None;
    }
    if is_share_for_rate(view, &again.statement, first) {
        return None;
    }
    let words = Words::new(view, &again.statement, first, again.way);
    if apart == Apart::Nowhere && is_same_scale {
        return (words.nouns > 0).then_some(Likeness::Same);
    }
    // The report tells its problems too, but what is a problem is not told first there.
    let is_first = again.way == Way::Left || !is_of_problems(view, first.span.line);
    // The opening tells of everything, so only the very words before both will do.
    let is_told_of = again.way != Way::Opening || words.next_in_common >= NEXT;
    let is_told_apart = are_parallel(name(&again.statement), name(first));
    let is_slip = is_first && is_told_of && !is_told_apart && words.tell_of_one_thing(again, apart);
    is_slip.then_some(Likeness::Slip)
}

/// Whether a share of a whole, 占总量的28.8%, stands against a rate, 化解率98.8%.
fn is_share_for_rate(view: &View<'_>, again: &Statement<'_>, first: &Statement<'_>) -> bool {
    let [here, there] = [again, first].map(|of| clause_before(&view.lines[of.span.line].text, of.span.start));
    let is_percent = again.mention.figure.unit.dimension == Dimension::Percent;
    is_percent && here.contains('占') && there.contains('率') && !there.contains('占')
}

/// What the words around two figures have in common.
struct Words {
    here: String,
    there: String,
    /// How many nouns.
    nouns: usize,
    /// How many of them stand in the clause of the one that restates.
    in_clause: usize,
    /// How many of them stand next to both.
    nearby: usize,
    /// How many characters in a row stand next to both.
    next_in_common: usize,
    /// Whether both count the same: 36个村, 32个村.
    is_counted_alike: bool,
    /// Whether both are growth: 税收增长15%.
    are_growth: bool,
    /// Whether the words before both end with the same two characters.
    ends_alike: bool,
    /// Whether both are shares of what was planned: 年度计划的90%.
    are_of_plan: bool,
}

impl Words {
    fn new(view: &View<'_>, again: &Statement<'_>, first: &Statement<'_>, way: Way) -> Self {
        let marks: &[char] = if way == Way::Left { &['。'] } else { &['。', '；'] };
        let (here, there) = (around(view, again, marks), around(view, first, marks));
        let clause = around(view, again, &['，', '。', '；', '：']);
        let counted = |of: &Statement<'_>| {
            let behind = view.lines[of.span.line].text.get(of.span.end..)?;
            behind.chars().next().filter(|ch| is_han(*ch))
        };
        let is_of_plan = |of: &Statement<'_>| {
            let before = clause_before(&view.lines[of.span.line].text, of.span.start);
            before.ends_with('的') && ["计划", "任务", "目标"].iter().any(|word| before.contains(word))
        };
        Self {
            nearby: nouns_in_common(&near(view, again), &near(view, first)),
            next_in_common: longest_common(&near(view, again), &near(view, first)),
            is_counted_alike: counted(again).is_some() && counted(again) == counted(first),
            are_of_plan: is_of_plan(again) && is_of_plan(first),
            are_growth: again.role == Role::Growth && first.role == Role::Growth,
            ends_alike: last_word(view, again).is_some_and(|word| last_word(view, first) == Some(word)),
            nouns: nouns_in_common(&here, &there),
            in_clause: nouns_in_common(&clause, &there),
            here,
            there,
        }
    }

    /// The fewer digits, the more must be common.
    fn tell_of_one_thing(&self, again: &Restated<'_>, apart: Apart) -> bool {
        let is_named = || longest_common(&self.here, &self.there) >= NAME;
        let digits = Digits::of(&again.statement.mention.figure).len();
        match apart {
            _ if again.way == Way::Left => {
                self.nouns >= 2 || self.nouns == 1 && digits >= 2 && self.is_counted_alike
            }
            // 完成投资5.7万元 for 完成水利建设投资5.7亿元
            Apart::Nowhere => self.nouns >= 1 || self.ends_alike,
            _ if self.in_clause == 0 => false,
            Apart::Exchanged { .. } if digits >= 3 => self.nouns >= 2 || self.nearby > 0 || is_named(),
            Apart::Exchanged { .. } => is_named(),
            Apart::One if digits >= 2 => {
                let is_told = self.are_of_plan || self.are_growth || is_named();
                self.nouns >= 3 || self.nouns >= 2 && is_told
            }
            _ => false,
        }
    }
}

fn name<'a>(statement: &Statement<'a>) -> &'a str {
    statement.mention.indicator.name.as_str()
}

/// The two characters before a figure.
fn last_word(view: &View<'_>, of: &Statement<'_>) -> Option<String> {
    let before = clause_before(&view.lines[of.span.line].text, of.span.start);
    let from = before.char_indices().rev().nth(1).map(|(at, _)| at)?;
    before.get(from..).filter(|word| word.chars().all(is_han)).map(str::to_owned)
}

fn is_undone(view: &View<'_>, statement: &Statement<'_>) -> bool {
    let line = &view.lines[statement.span.line].text;
    let before = clause_before(line, statement.span.start);
    let behind: String = line
        .get(statement.span.end..)
        .unwrap_or("")
        .chars()
        .take_while(|ch| !"，。；".contains(*ch))
        .collect();
    UNDONE.iter().any(|word| before.contains(word) || behind.contains(word))
}

/// The words around a figure between these marks, up to the end of its clause.
fn around(view: &View<'_>, statement: &Statement<'_>, marks: &[char]) -> String {
    const REACH: usize = 60;
    let line = &view.lines[statement.span.line].text;
    let before = line.get(..statement.span.start).unwrap_or("");
    let before = before.rsplit(marks).next().unwrap_or("");
    let from = before.char_indices().rev().nth(REACH).map_or(0, |(at, _)| at);
    let behind = line.get(statement.span.end..).unwrap_or("");
    let behind = behind.split(['，', '。', '；']).next().unwrap_or("");
    format!("{}，{behind}", before.get(from..).unwrap_or(""))
}

/// The words next to a figure.
fn near(view: &View<'_>, statement: &Statement<'_>) -> String {
    const BEFORE: usize = 6;
    const BEHIND: usize = 5;
    let line = &view.lines[statement.span.line].text;
    let before = clause_before(line, statement.span.start);
    let from = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let behind: String = line
        .get(statement.span.end..)
        .unwrap_or("")
        .chars()
        .take(BEHIND)
        .take_while(|ch| is_han(*ch))
        .collect();
    format!("{}，{behind}", before.get(from..).unwrap_or(""))
}
