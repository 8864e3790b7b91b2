//! Where figures restate what was told (复述之处), and where figures are told first.

use std::collections::BTreeMap;

use crate::check::facts::{Facts, LineFacts};
use crate::check::statement::Statement;
use crate::document::SectionKind;
use crate::quantity::{Approximation, Dimension, Role};

/// Words of a paragraph of shortcomings, near its start.
const SHORTCOMINGS: [&str; 7] = ["问题", "不足", "差距", "短板", "困难", "薄弱", "弱项"];

/// Characters at the start of a paragraph that tell what it is of.
const START: usize = 24;

/// Words before what is left of a task.
const LEFT: [&str; 15] = [
    "剩余",
    "剩余的",
    "其余",
    "尚余",
    "余下",
    "余下的",
    "还剩",
    "还有",
    "尚有",
    "仍有",
    "另外",
    "未完成的",
    "遗留",
    "遗留的",
    "结转的",
];

/// Words of a figure that is not the organ's own, or of another time.
const OTHER: &[&str] = &[
    "上年",
    "去年",
    "同期",
    "全市",
    "全省",
    "全国",
    "平均",
    "标准",
    "高于",
    "低于",
    "相差",
    "尚差",
    "距",
    "目标",
    "任务数",
    "力争",
    "确保",
    "预计",
    "计划新",
    "个别",
    "部分",
    "有的",
    "少数",
    "其中",
    "每",
];

/// How a figure restates another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Among the problems, or in an appendix.
    Again,
    /// What a plan starts from: 由83%提高到88%.
    Start,
    /// What is left to do: 剩余9座.
    Left,
}

/// A figure that by its place restates another.
pub(super) struct Restated<'s, 'a> {
    /// The figure.
    pub statement: &'s Statement<'a>,
    /// How.
    pub way: Way,
}

/// Whether figures of a line may restate others, or those of the lines behind it; where it stands tells more.
pub(super) fn could_restate(line: &LineFacts) -> bool {
    let is_told_again = || {
        matches!(line.setting.section, Some(SectionKind::Problems | SectionKind::Attachment))
            || is_shortcoming(&line.text)
            || LEFT.iter().chain(&["由", "从"]).any(|word| line.text.contains(word))
    };
    is_title(&line.text) || opens_appendix(line) || !line.figures.is_empty() && is_told_again()
}

/// The figures of these lines, and of those behind a title or an appendix among them, that restate others.
pub(super) fn restated<'s, 'a>(facts: &'s Facts<'a>, lines: &[usize]) -> Vec<Restated<'s, 'a>> {
    let statements = &facts.ledger().statements;
    let of_line = |line: usize| {
        let from = statements.partition_point(|statement| statement.span.line < line);
        statements[from..].iter().take_while(move |statement| statement.span.line == line)
    };
    let mut restated = Vec::new();
    for (line, place) in places(facts, lines) {
        let of_line = of_line(line);
        let told =
            of_line.filter_map(|statement| Some(Restated { statement, way: way(facts, statement, place)? }));
        restated.extend(told);
    }
    restated
}

/// What a line is of.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    is_problem: bool,
    /// In an appendix.
    is_listed: bool,
}

/// The lines in which figures may restate others.
fn places(facts: &Facts<'_>, anchors: &[usize]) -> BTreeMap<usize, Place> {
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    let section = |line: usize| facts.manuscript.lines.get(line).and_then(|line| line.section);
    let list = |places: &mut BTreeMap<usize, Place>, lines: std::ops::Range<usize>| {
        lines.for_each(|line| places.entry(line).or_default().is_listed = true);
    };
    for &line in anchors {
        let Some(of_line) = facts.lines.get(line) else { continue };
        let own = places.entry(line).or_default();
        own.is_problem |= is_of_problems(facts, line);
        own.is_listed |= of_line.setting.section == Some(SectionKind::Attachment);
        if is_title(&of_line.text) {
            places.entry(line + 1).or_default().is_problem = true;
        }
        if opens_appendix(of_line) {
            let behind = (line..facts.lines.len()).take_while(|at| section(*at) == section(line)).count();
            list(&mut places, line..line + behind);
        }
    }
    let appendices = facts.manuscript.sections.iter().filter(|section| section.label.starts_with('附'));
    appendices.for_each(|section| list(&mut places, section.lines.clone()));
    places
}

fn way(facts: &Facts<'_>, statement: &Statement<'_>, place: Place) -> Option<Way> {
    if !statement.is_plan && !place.is_problem && !place.is_listed {
        return None;
    }
    let line = &facts.lines[statement.span.line];
    let clause = clause_before(&line.text, statement.span.start);
    if !is_plain(statement) || OTHER.iter().any(|word| clause.contains(word)) {
        return None;
    }
    if statement.is_plan && is_start(&line.text, statement) {
        return Some(Way::Start);
    }
    if is_count(statement) && LEFT.iter().any(|word| clause.trim_end().ends_with(word)) {
        return Some(Way::Left);
    }
    // A share that follows tells that the number is a new one.
    let behind = line.text.get(statement.span.end..).unwrap_or("");
    let is_change = matches!(statement.role, Role::LastYear | Role::Target) || behind.starts_with("，占");
    (!statement.is_plan && !is_change).then_some(Way::Again)
}

/// Whether a figure is one exact number of something that can be told twice.
fn is_plain(statement: &Statement<'_>) -> bool {
    let figure = &statement.mention.figure;
    let is_thing = !matches!(figure.unit.dimension, Dimension::Duration | Dimension::Bare | Dimension::Times);
    is_thing && figure.approximation == Approximation::Exact && figure.upper.is_none()
}

fn is_count(statement: &Statement<'_>) -> bool {
    matches!(statement.mention.figure.unit.dimension, Dimension::Count(_))
}

/// 由83%提高到88%: the figure stands between 由 and a word of change.
fn is_start(line: &str, statement: &Statement<'_>) -> bool {
    let before = line.get(..statement.span.start).unwrap_or("");
    let behind = line.get(statement.span.end..).unwrap_or("");
    let clause: String = behind.chars().take_while(|ch| !"，。；".contains(*ch)).collect();
    before.ends_with(['由', '从']) && clause.contains(['到', '至'])
}

/// Whether a figure can be what another restates: told as done or found in the report.
pub(super) fn tells_first(statement: &Statement<'_>) -> bool {
    let is_own = !matches!(statement.role, Role::LastYear | Role::Target);
    let is_result = statement.role == Role::Growth || !statement.told.is_compared;
    is_plain(statement) && is_own && !statement.is_plan && is_result
}

/// The clause of a figure up to it.
pub(super) fn clause_before(line: &str, at: usize) -> &str {
    let before = line.get(..at).unwrap_or("");
    before.rsplit(['，', '。', '；', '：', ',']).next().unwrap_or("")
}

/// Whether a line is of shortcomings, by its section or by its words.
pub(super) fn is_of_problems(facts: &Facts<'_>, line: usize) -> bool {
    let of_line = &facts.lines[line];
    of_line.setting.section == Some(SectionKind::Problems)
        || is_shortcoming(&of_line.text)
        || line.checked_sub(1).and_then(|before| facts.lines.get(before)).is_some_and(|it| is_title(&it.text))
}

/// 存在的问题: a short line that announces shortcomings.
fn is_title(text: &str) -> bool {
    // A character has three bytes at most here.
    text.len() <= START / 2 * 3
        && text.chars().count() <= START / 2
        && !text.contains('。')
        && SHORTCOMINGS.iter().any(|word| text.contains(word))
}

/// 附：2023年主要数据
fn opens_appendix(line: &LineFacts) -> bool {
    line.text.starts_with('附')
}

/// Whether a paragraph begins by speaking of shortcomings, or comes to them: 还存在不少短板.
fn is_shortcoming(text: &str) -> bool {
    let end = text.char_indices().nth(START).map_or(text.len(), |(at, _)| at);
    let start = text.get(..end).unwrap_or(text);
    let is_solved = |clause: &str| ["解决", "整改", "化解", "反映"].iter().any(|word| clause.contains(word));
    // 查摆问题52个 counts problems, it does not come to them.
    let is_counted = |clause: &str| clause.contains(|ch: char| ch.is_ascii_digit());
    let is_told = |clause: &str| {
        SHORTCOMINGS.iter().any(|word| clause.contains(word)) && !is_solved(clause) && !is_counted(clause)
    };
    start.split(['：', '，', '。']).take(2).any(is_told)
        || text.split(['：', '，', '。']).any(|clause| clause.contains("还存在") && is_told(clause))
}
