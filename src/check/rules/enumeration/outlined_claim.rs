//! 点数与标题不符: 着重抓了以下七件大事, and the headings that follow are 一、…六、.
//!
//! Why it matters: the opening paragraph promises the outline. Headings about problems, plans and honours stand behind
//! what was promised and are not counted.

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::{LineKind, Span};
use crate::check::rule::{Rule, Scope};
use crate::document::SectionKind;
use crate::quantity::Figure;

use super::claim::{claimed, place, recount};
use super::marker::Style;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "outlined-claim",
    kind: Kind::Count,
    name: "点数与标题不符",
    summary: "“以下几个方面工作”与其后的标题、分段条数不符",
    scope: Scope::Document(check),
};

/// What is counted when an outline is announced.
const ANNOUNCED: &[&str] =
    &["方面", "工作", "重点", "事", "任务", "大事", "问题", "举措", "措施", "要点", "点", "实事", "抓手"];

/// Words before the count that announce it.
const ANNOUNCING: &[&str] = &[
    "以下",
    "如下",
    "下列",
    "主要",
    "重点",
    "突出",
    "着重",
    "集中",
    "抓好",
    "抓了",
    "做了",
    "做好",
    "开展了",
    "推进",
    "从",
    "体现在",
    "表现在",
    "实施",
];

/// Headings that stand behind the outline.
const BEHIND: &[&str] = &[
    "问题",
    "不足",
    "困难",
    "短板",
    "打算",
    "计划",
    "安排",
    "思路",
    "下一步",
    "明年",
    "荣誉",
    "体会",
    "建议",
    "展望",
    "存在",
    "目标",
    "来年",
    "今后",
];

/// Most characters of the claim's line behind the count.
const REACH: usize = 14;

/// How far an outline may be from its claim to be a miscount and not another thing.
const MISCOUNT: usize = 2;

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    for (index, line) in facts.lines.iter().enumerate() {
        let Some((figure, count)) = announcement(line) else { continue };
        let Some(outline) = Outline::behind(facts, index) else { continue };
        let is_miscount = outline.own >= 2 && outline.own.abs_diff(count) <= MISCOUNT;
        let is_all = count == outline.all && (outline.is_report(line) || !outline.has_headings);
        if is_miscount && count != outline.own && !is_all {
            findings.push(finding(line, index, figure, outline.own));
        }
    }
}

/// The count at the end of a line that announces an outline.
fn announcement(line: &LineFacts) -> Option<(&Figure, usize)> {
    let figure = line.figures.last().filter(|_| line.setting.kind == LineKind::Paragraph)?;
    let count = claimed(figure)?;
    let behind = line.text.get(figure.range.end..)?;
    let before = line.text.get(..figure.range.start)?;
    let clause = before.rsplit(['，', '。', '；', '：']).next()?;
    let is_last = behind.chars().count() <= REACH
        && !behind.trim_end_matches(['。', '：']).contains(['，', '。', '；', '：']);
    let is_announced = ANNOUNCED.iter().any(|word| behind.contains(word)) && !behind.contains('等');
    let announces = ANNOUNCING.iter().any(|word| clause.contains(word)) && !clause.contains('、');
    (is_last && is_announced && announces).then_some((figure, count))
}

/// The headings or numbered lines behind a claim.
struct Outline {
    /// Items of what is announced.
    own: usize,
    /// Items with those about problems, plans and honours.
    all: usize,
    /// Whether the first item is a heading.
    has_headings: bool,
}

impl Outline {
    fn behind(facts: &Facts<'_>, claim: usize) -> Option<Self> {
        let mut lines = (claim + 1..facts.lines.len()).map(|index| (index, numbered(facts, index)));
        let (first, text) = lines.next()?;
        let style = Style::of_first(&text)?;
        let has_headings = facts.manuscript.lines.get(first)?.kind == LineKind::Heading;
        let own = usize::from(!is_behind(facts, first, &text));
        let mut outline = Self { own, all: 1, has_headings };
        let section = facts.manuscript.lines.get(claim)?.section;
        for (index, text) in lines {
            // An outline of headings runs through the document, one of paragraphs ends with its section.
            // A short item among them reads as a heading and has the next number.
            let is_inner = !matches!(style, Style::Comma)
                && facts.manuscript.lines.get(index)?.kind == LineKind::Heading
                && !has_headings
                && !style.begins(&text, outline.all + 1);
            if is_inner || style.begins(&text, 1) && facts.manuscript.lines.get(index)?.section != section {
                break;
            }
            if !style.begins(&text, outline.all + 1) {
                continue;
            }
            let is_own = outline.own == outline.all && !is_behind(facts, index, &text);
            outline.all += 1;
            outline.own += usize::from(is_own);
        }
        Some(outline)
    }

    /// Whether the claim is of all that is reported, problems and plans included.
    fn is_report(&self, line: &LineFacts) -> bool {
        self.all > self.own && ["汇报", "报告", "总结"].iter().any(|word| line.text.contains(word))
    }
}

/// A line with the number of its heading.
fn numbered(facts: &Facts<'_>, index: usize) -> String {
    let Some(line) = facts.manuscript.lines.get(index) else { return String::new() };
    let section = line.section.and_then(|section| facts.manuscript.sections.get(section));
    match section.filter(|_| line.kind == LineKind::Heading) {
        Some(section) => format!("{}{}", section.label, line.text),
        None => line.text.chars().take(40).collect(),
    }
}

fn is_behind(facts: &Facts<'_>, index: usize, text: &str) -> bool {
    use SectionKind::{Attachment, Honours, Plan, Problems, Targets};
    let is_heading = facts.manuscript.lines.get(index).is_some_and(|line| line.kind == LineKind::Heading);
    let kind = facts.manuscript.section_kind(index).filter(|_| is_heading);
    let title: String = text.chars().take(24).collect();
    matches!(kind, Some(Attachment | Honours | Plan | Problems | Targets))
        || BEHIND.iter().any(|word| title.contains(word))
}

fn finding(line: &LineFacts, index: usize, figure: &Figure, own: usize) -> Finding<Span> {
    let at = place(&line.text, &figure.range);
    let message = format!("写“{}”，其后实际列出{own}个", &line.text[at.clone()]);
    let finding = Finding::new(&RULE, Severity::Warning, Span::new(index, at), message);
    match recount(&line.text, &figure.numeral, own) {
        Some(count) => finding.fix(Fix::replace(
            format!("改为“{count}”"),
            Span::new(index, figure.numeral.clone()),
            count,
        )),
        None => finding,
    }
}
