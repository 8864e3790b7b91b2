//! 句子重复: the same sentence twice.
//!
//! Why it matters: pasted text that was meant to move. Next to each other, any sentence of eight characters or more
//! counts (a lead that is repeated by the sentence after it too); far apart only long ones, since short set phrases
//! and single figures are restated on purpose. Headings, honours, tables and meta data are left out.

use std::ops::Range;

use crate::document::SectionKind;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::grouped::{Grouped, Member, Pair, Way};
use super::super::line_print::SentencePrint;
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};
use super::super::view::View;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-sentence",
    kind: Kind::Duplicate,
    name: "句子重复",
    summary: "同一句话出现两次",
    scope: Scope::Grouped(Grouped { ways: &[Way { keys, pairs }], tell }),
};

/// Fewest Chinese characters of a sentence that must not be repeated in its own paragraph.
const NEAR: usize = 8;

/// Fewest Chinese characters of a sentence without figures that must not be repeated anywhere.
const FAR: usize = 14;

/// The same for a sentence with figures: a single indicator may well be stated twice.
const FAR_WITH_FIGURE: usize = 22;

/// A sentence: its line and its index there.
type Position = (usize, usize);

/// The sentences of a line, by their words.
fn keys(view: &View<'_>, line: usize) -> Vec<(u64, Member)> {
    let checked = view.lines.get(line).filter(|line| is_checked(line));
    let prints = checked.into_iter().flat_map(|line| line.print.sentences.iter().enumerate());
    prints.map(|(index, print)| (print.hash, Member::new(line, index))).collect()
}

/// Every sentence that repeats the first of the group.
fn pairs(view: &View<'_>, members: &[Member]) -> Vec<Pair> {
    let Some((first, others)) = members.split_first() else { return Vec::new() };
    let position = |member: &Member| (member.line(), member.item());
    let again = others.iter().filter(|other| is_repetition(view, position(first), position(other)));
    again.map(|again| Pair { wrong: *again, right: *first, severity: None }).collect()
}

/// Tells sentences that are repeated together as one passage.
fn tell(facts: &Facts<'_>, pairs: &[Pair], findings: &mut Vec<Finding<Span>>) {
    let view = facts.view();
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable_by_key(|pair| pair.wrong);
    let mut last_pair: Option<(Position, Position)> = None;
    for Pair { wrong, right, .. } in pairs {
        let [here, earlier] = [wrong, right].map(|member| (member.line(), member.item()));
        let continues = last_pair.is_some_and(|(before, latest)| {
            latest == (here.0, here.1.wrapping_sub(1)) && before == (earlier.0, earlier.1.wrapping_sub(1))
        });
        match findings.last_mut().filter(|found| continues && found.rule == &RULE) {
            Some(finding) => extend(finding, &view, earlier, here),
            None => findings.push(finding(&view, earlier, here)),
        }
        last_pair = Some((earlier, here));
    }
}

fn is_checked(line: &LineFacts) -> bool {
    line.is_prose() && line.setting.section != Some(SectionKind::Honours)
}

fn print<'a>(view: &View<'a>, (line, index): Position) -> Option<&'a SentencePrint> {
    view.lines.get(line)?.print.sentences.get(index)
}

/// Whether the sentence `here` repeats the earlier one by mistake.
fn is_repetition(view: &View<'_>, earlier: Position, here: Position) -> bool {
    let (Some(one), Some(two)) = (print(view, earlier), print(view, here)) else { return false };
    let lines = (&view.lines[earlier.0], &view.lines[here.0]);
    let words = |line: &LineFacts, print: &SentencePrint| line.text[print.range.clone()].to_owned();
    if one.length != two.length || trim(&words(lines.0, one)) != trim(&words(lines.1, two)) {
        return false;
    }
    if announces(&lines.1.text[two.range.clone()]) {
        return false;
    }
    let is_adjacent = earlier.0 == here.0 && earlier.1 + 1 == here.1;
    if is_adjacent || (earlier.0 == here.0 && !two.has_figure) {
        return two.length >= NEAR;
    }
    // （牵头单位：市民政局）: a note stands behind every task it is of.
    let said = trim(&lines.1.text[two.range.clone()]);
    if said.starts_with(['（', '(']) && said.ends_with(['）', ')']) {
        return false;
    }
    let is_lead = |line: &LineFacts, print: &SentencePrint| {
        line.paragraph.lead.as_ref().is_some_and(|lead| lead.contains(&print.range.start))
    };
    let restates = matches!(lines.0.setting.section, Some(SectionKind::Attachment | SectionKind::Table))
        || matches!(lines.1.setting.section, Some(SectionKind::Attachment | SectionKind::Table));
    let least = if two.has_figure { FAR_WITH_FIGURE } else { FAR };
    !restates && !is_lead(lines.0, one) && !is_lead(lines.1, two) && two.length >= least
}

/// The words without the end mark.
fn trim(sentence: &str) -> &str {
    sentence.trim().trim_end_matches(['。', '；', '！', '？', '”', '’'])
}

/// Sentences that lead over to what follows may stand in several sections.
fn announces(sentence: &str) -> bool {
    ["如下", "以下", "下列", "下一步", "主要做法", "主要表现"].iter().any(|word| sentence.contains(word))
}

fn finding(view: &View<'_>, earlier: Position, here: Position) -> Finding<Span> {
    let span = |at: Position| {
        let range = print(view, at).map_or(0..0, |print| print.range.clone());
        Span::new(at.0, range)
    };
    let (before, now) = (span(earlier), span(here));
    let message = format!("“{}”与前文完全重复", trim(view.text(&now)));
    let is_near = earlier.0 == here.0;
    let finding = Finding::new(&RULE, severity(is_near), now.clone(), message).against(before);
    finding.fix(Fix::replace("删去重复的一句", now, ""))
}

/// In one paragraph it cannot be meant.
fn severity(is_near: bool) -> Severity {
    if is_near { Severity::Error } else { Severity::Warning }
}

/// Takes the next sentence of a longer repetition into the finding.
fn extend(finding: &mut Finding<Span>, view: &View<'_>, earlier: Position, here: Position) {
    let Some(Range { end, .. }) = print(view, here).map(|print| print.range.clone()) else { return };
    let before_end = print(view, earlier).map(|print| print.range.end);
    if let Some(span) = finding.spans.first_mut() {
        span.end = end;
        finding.message = format!("“{}”与前文完全重复", trim(view.text(span)));
        finding.fixes = vec![Fix::replace("删去重复的几句", span.clone(), "")];
    }
    if let (Some(span), Some(end)) = (finding.spans.get_mut(1), before_end) {
        span.end = end;
    }
}
