//! Where figures restate what was told (复述之处), and where figures are told first.

use crate::check::facts::LineFacts;
use crate::check::grouped::Member;
use crate::check::statement::{SHORTCOMINGS, Standing, Statement};
use crate::check::view::View;
use crate::document::SectionKind;
use crate::quantity::{Approximation, Dimension, Role};

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
    /// In the opening, which tells the main results before the report does.
    Opening,
}

/// A figure that by its place restates another.
pub(super) struct Restated<'a> {
    /// The figure.
    pub statement: Statement<'a>,
    /// How.
    pub way: Way,
}

impl<'a> Restated<'a> {
    /// A figure that restates another; `None` when it does not.
    pub(super) fn new(view: &View<'a>, member: Member) -> Option<Self> {
        let statement = Statement::new(view, member.line(), member.item())?;
        let way = LineOf::new(view, member.line())?.way(&statement)?;
        Some(Self { statement, way })
    }
}

/// A line, with what it is of.
pub(super) struct LineOf<'a> {
    text: &'a str,
    is_problem: bool,
    is_listed: bool,
    is_opening: bool,
}

impl<'a> LineOf<'a> {
    /// The line with this index; `None` when there is none with figures.
    pub(super) fn new(view: &View<'a>, line: usize) -> Option<Self> {
        let (facts, standing) = (view.lines.get(line)?, view.standings.get(line)?);
        (!facts.mentions.is_empty()).then(|| Self {
            text: &facts.text,
            is_problem: is_problem(facts, standing),
            is_listed: standing.is_appended,
            is_opening: is_opening(facts),
        })
    }

    /// How a figure of the line restates another.
    pub(super) fn way(&self, statement: &Statement<'_>) -> Option<Way> {
        if !statement.is_plan && !self.is_problem && !self.is_listed && !self.is_opening {
            return None;
        }
        let clause = clause_before(self.text, statement.span.start);
        // 仅完成年度目标的80% restates the share of the goal that was met.
        let clause =
            clause.strip_suffix("目标的").filter(|_| statement.role == Role::Share).unwrap_or(clause);
        if !is_plain(statement) || OTHER.iter().any(|word| clause.contains(word)) {
            return None;
        }
        if statement.is_plan && is_start(self.text, statement) {
            return Some(Way::Start);
        }
        if is_count(statement) && LEFT.iter().any(|word| clause.trim_end().ends_with(word)) {
            return (!is_local_rest(self.text, statement)).then_some(Way::Left);
        }
        // A share that follows tells that the number is a new one.
        let behind = self.text.get(statement.span.end..).unwrap_or("");
        let is_change = matches!(statement.role, Role::LastYear | Role::Target) || behind.starts_with("，占");
        let is_retold = self.is_problem || self.is_listed;
        (!statement.is_plan && !is_change).then_some(if is_retold { Way::Again } else { Way::Opening })
    }
}

/// Whether a line stands before the first heading.
pub(super) fn is_opening(line: &LineFacts) -> bool {
    line.setting.section == Some(SectionKind::Preface)
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

/// 除黄精外，其余3个品种: the rest of what the sentence itself names.
fn is_local_rest(line: &str, statement: &Statement<'_>) -> bool {
    let before = line.get(..statement.span.start).unwrap_or("");
    let sentence = before.rsplit(['。', '；']).next().unwrap_or("");
    sentence.rsplit_once('除').is_some_and(|(_, named)| named.contains('外'))
}

/// Whether a figure can be what another restates: told as done or found in the report.
pub(super) fn tells_first(statement: &Statement<'_>) -> bool {
    let is_own = !matches!(statement.role, Role::LastYear | Role::Target);
    // 完成年度目标7亿元的90% names the goal, and is a result.
    let is_result = matches!(statement.role, Role::Growth | Role::Share) || !statement.told.is_compared;
    is_plain(statement) && is_own && !statement.is_plan && is_result
}

/// The clause of a figure up to it.
pub(super) fn clause_before(line: &str, at: usize) -> &str {
    let before = line.get(..at).unwrap_or("");
    before.rsplit(['，', '。', '；', '：', ',']).next().unwrap_or("")
}

/// Whether a line is of shortcomings, by its section or by its words.
pub(super) fn is_of_problems(view: &View<'_>, line: usize) -> bool {
    let of_line = view.lines.get(line).zip(view.standings.get(line));
    of_line.is_some_and(|(facts, standing)| is_problem(facts, standing))
}

fn is_problem(line: &LineFacts, standing: &Standing) -> bool {
    standing.follows_shortcomings
        || line.setting.section == Some(SectionKind::Problems)
        || is_shortcoming(&line.text)
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
    let comes_to = |clause: &str| clause.contains("还存在") && is_told(clause);
    start.split(['：', '，', '。']).take(2).any(is_told)
        || text.contains("还存在") && text.split(['：', '，', '。']).any(comes_to)
}
