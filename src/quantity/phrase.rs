//! The noun phrase before a figure and what its verbs say: 固定资产投资 · 同比增长.

use std::ops::Range;

use super::figure::Figure;
use super::mention::{Indicator, Mention, Role};
use super::period::year_before;
use super::unit::Dimension;
use super::words::{Cue, WORDS, is_among_generic, strip_opener, strip_verb, usual_name};

/// How many clauses before its own a figure may take its name from.
const CLAUSES_BACK: usize = 1;

/// What is put behind the name of an indicator for its completion rate.
const RATE: &str = "完成率";

/// Longest name, in characters; a longer one is a sentence.
const LONGEST: usize = 24;

/// What stands between the last figure of the sentence and this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The name; empty when this part of the sentence has none.
    name: Range<usize>,
    /// What the words around it say, the nearest to the figure first.
    cues: Vec<Cue>,
    /// 完成…任务的, 完成率.
    is_completion: bool,
    /// 目标任务完成300人: what follows was done.
    is_done: bool,
    /// 分别: the names stand elsewhere, one for each figure.
    is_distributed: bool,
    /// Whether a figure without a name of its own takes that of the figure before it: there is a verb, 、 or nothing
    /// between them, but no 合计.
    joins: bool,
    /// 的: a share of the figure before it.
    is_of: bool,
    /// 年均, 环比, 较年初: growth against something else than the year before.
    basis: &'static str,
    /// 增加到, 降至: what follows is the value, not the change.
    is_result: bool,
}

impl Phrase {
    /// Reads the text before a figure, back to the figure before it or the start of the sentence.
    pub(super) fn read(text: &str, lead: Range<usize>, figure: &Figure) -> Self {
        let whole = &text[lead.clone()];
        let mut phrase = Self {
            name: figure.range.start..figure.range.start,
            cues: Vec::new(),
            is_completion: is_rate(&figure.unit.dimension) && is_completion(whole),
            is_done: is_done(whole),
            is_distributed: whole.contains("分别"),
            joins: whole != "，" && !["合计", "总计", "共计", "总数"].iter().any(|word| whole.contains(word)),
            is_of: whole == "的",
            is_result: whole.trim_end().ends_with(['到', '至', '达']) || whole.trim_end().ends_with("到了"),
            basis: basis(whole),
        };
        let mut end = lead.end;
        for _ in 0..=CLAUSES_BACK {
            let start = clause_start(text, lead.start, end);
            let name = phrase.strip(text, start..end);
            if !name.is_empty() {
                phrase.name = name;
                break;
            }
            end = text[lead.start..start]
                .char_indices()
                .next_back()
                .map_or(lead.start, |(at, _)| lead.start + at);
            if end <= lead.start {
                break;
            }
        }
        phrase
    }

    /// The clause without verbs, openers and years; the cues of what was taken off are kept.
    fn strip(&mut self, text: &str, clause: Range<usize>) -> Range<usize> {
        let mut name = text[clause.clone()].trim_end();
        while let Some((rest, _, cue)) = strip_verb(name) {
            if cue != Cue::Verb {
                self.cues.push(cue);
            }
            name = rest.trim_end();
        }
        if let Some(rest) = without_start(name) {
            name = rest;
        }
        let end = clause.start + name.len();
        let mut opened = name.trim_start_matches(|ch: char| ch.is_whitespace() || "”“）)".contains(ch));
        loop {
            let before = opened.len();
            if let Some(rest) = strip_opener(opened) {
                self.open(&opened[..opened.len() - rest.len()]);
                opened = rest;
            }
            opened = without_date(opened);
            if !opened.starts_with("占地") && !opened.starts_with("占用") {
                opened = opened.strip_prefix('占').unwrap_or(opened);
            }
            if opened.len() == before {
                break;
            }
        }
        end - opened.len()..end
    }

    fn open(&mut self, opener: &str) {
        let cue = match opener {
            "力争" | "确保" | "计划" | "将" | "下达" => Cue::Target,
            "上年" | "去年" => Cue::LastYear,
            _ => return,
        };
        self.cues.push(cue);
    }

    fn has(&self, cue: Cue) -> bool {
        self.cues.contains(&cue)
    }

    /// The indicator, inherited from the figure before when this part of the sentence has no name.
    pub(super) fn indicator(&self, text: &str, inherited: Option<&Mention>) -> Indicator {
        if self.is_distributed {
            return Indicator::default();
        }
        let own = &text[self.name.clone()];
        let fits = own.chars().count() <= LONGEST;
        match inherited {
            Some(last) if own.is_empty() && self.joins => {
                let stem = last.indicator.name.strip_suffix(RATE).unwrap_or(&last.indicator.name);
                // 完成年度计划320户的92.5%: the share of a target is a completion rate.
                let is_completion = self.is_completion || self.is_of && last.role == Role::Target;
                Indicator {
                    name: rated(stem, is_completion) + self.basis,
                    range: last.indicator.range.clone(),
                }
            }
            _ if own.is_empty() || !fits => Indicator::default(),
            _ => Indicator {
                name: rated(&usual_name(&own.replace([' ', '“', '”'], "")), self.is_completion) + self.basis,
                range: self.name.clone(),
            },
        }
    }

    /// The part the figure plays.
    pub(super) fn role(&self, dimension: &Dimension) -> Role {
        let is_rate = is_rate(dimension);
        if self.is_completion && is_rate {
            return Role::Share;
        }
        let changes = self.has(Cue::Growth) && !self.is_result;
        let is_target = self.has(Cue::Target);
        // 增长目标8%: what stands nearest decides.
        let is_target = is_target && !self.is_done && (!changes || self.cues.first() == Some(&Cue::Target));
        match (is_rate, is_target, changes, self.has(Cue::LastYear)) {
            (_, true, ..) => Role::Target,
            (_, _, true, _) => Role::Growth,
            (_, _, _, true) => Role::LastYear,
            (true, ..) => Role::Share,
            _ => Role::Actual,
        }
    }
}

/// 财政收入 of 财政收入由2023年: what an amount started from is told with its year.
fn without_start(name: &str) -> Option<&str> {
    let told = name.strip_suffix(['末', '底', '初']).unwrap_or(name);
    let at = told.strip_suffix('年')?.len();
    year_before(told, at)?;
    let before = told.get(..at)?.trim_end_matches(|ch: char| ch.is_ascii_digit());
    before.strip_suffix(['由', '从']).filter(|name| !name.is_empty())
}

/// What growth is measured against, when not the year before.
fn basis(lead: &str) -> &'static str {
    let clause = lead.rsplit('，').next().unwrap_or("");
    ["年均", "平均", "环比", "较年初", "比年初", "当月"]
        .into_iter()
        .find(|word| clause.contains(word) && clause.contains(['增', '降', '升', '减']))
        .unwrap_or("")
}

/// The name of the indicator, or of its completion rate.
fn rated(name: &str, is_completion: bool) -> String {
    let suffix = if is_completion { RATE } else { "" };
    if name.is_empty() || name.ends_with(suffix) { name.to_owned() } else { format!("{name}{suffix}") }
}

fn is_rate(dimension: &Dimension) -> bool {
    matches!(dimension, Dimension::Percent | Dimension::PercentagePoint | Dimension::Times)
}

/// Whether the last verb before a figure says that something was done, not what was to be done.
fn is_done(lead: &str) -> bool {
    let last = |words: &[&str]| words.iter().filter_map(|word| lead.rfind(word)).max();
    last(&["完成", "实现", "达到", "实际"]) > last(&["目标", "任务", "计划", "确保", "力争"])
}

/// Whether a name alone does not tell what is meant: 资金, 覆盖率.
pub fn is_generic(name: &str) -> bool {
    let stem = name.strip_suffix(RATE).filter(|stem| !stem.is_empty()).unwrap_or(name);
    // 省级指标完成率, 同比多增, 按年平均汇率折算: of what, another clause tells.
    let is_of_goal = stem.len() < name.len()
        && ["目标数", "任务数", "计划数", "指标", "目标", "任务", "计划", "预算", "预算数"]
            .iter()
            .any(|end| stem.ends_with(end));
    let is_comparison = ["同比", "环比", "按", "比上年", "较上年", "为", "拉动", "带动", "__"]
        .iter()
        .any(|word| name.starts_with(word));
    stem.chars().count() < 2 || is_of_goal || is_comparison || is_among_generic(stem)
}

/// Whether an indicator has one value a year for the whole organ, so that two values cannot both hold.
pub fn is_annual(name: &str) -> bool {
    WORDS.annual.iter().any(|word| name.contains(word.as_str()))
}

/// Whether a name tells something done again and again, of which a document states many counts.
pub fn is_event(name: &str) -> bool {
    WORDS.events.iter().any(|word| name.starts_with(word.as_str()))
}

/// 完成年度任务的…, 占年度目标的…, 完成率.
fn is_completion(text: &str) -> bool {
    let done = text.rfind("完成").or_else(|| text.rfind('占'));
    let of = done.map(|at| &text[at..]);
    text.ends_with("完成率")
        || text.ends_with("完成率达")
        || text.ends_with("完成率为")
        || of.is_some_and(|of| {
            ["任务", "目标", "计划"].iter().any(|word| of.contains(word)) && !of.contains('，')
        })
}

/// Where the clause that ends at `end` starts, marks of lists and brackets included.
fn clause_start(text: &str, from: usize, end: usize) -> usize {
    let marks = |ch: char| "，。；：、（(）),:;！？”“．".contains(ch);
    // The point of PM2.5 ends nothing.
    let is_point = |at: usize| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        before.ends_with(|ch: char| ch.is_ascii_digit()) && behind.starts_with(|ch: char| ch.is_ascii_digit())
    };
    text[from..end]
        .char_indices()
        .rev()
        .find(|&(at, ch)| marks(ch) || ch == '.' && !is_point(from + at))
        .map_or(from, |(at, ch)| from + at + ch.len_utf8())
}

/// A name without the year, month or item number before it: 2023年, 1—9月, 3.
fn without_date(name: &str) -> &str {
    let digits = name
        .trim_start_matches(|ch: char| ch.is_ascii_digit() || "０１２３４５６７８９-－—～至.".contains(ch));
    if digits.len() == name.len() {
        return name;
    }
    let rest = digits.strip_prefix("年度").or_else(|| digits.strip_prefix(['年', '月', '日', '.']));
    let end = name.len() - digits.len();
    match rest {
        Some(rest) if !digits.starts_with('年') || year_before(name, end).is_some() => {
            rest.strip_prefix(['份', '底', '末']).unwrap_or(rest)
        }
        _ => name,
    }
}
