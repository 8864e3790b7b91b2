//! 点数与标题不符: 着重抓了以下七件大事, and the headings that follow are 一、…六、.
//!
//! Why it matters: the opening paragraph promises the outline. Headings about problems, plans and honours stand behind
//! what was promised and are not counted.

use std::ops::Range;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::manuscript::{LineKind, Span};
use crate::check::rule::{Rule, Scope};
use crate::document::SectionKind;
use crate::quantity::Figure;

use super::claim::{claimed, han, place, quoted_count, recount};
use super::marker::Style;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "outlined-claim",
    kind: Kind::Count,
    name: "点数与标题不符",
    summary: "“以下几个方面工作”与其后的标题、分段条数不符",
    scope: Scope::Anchored { anchors: |line| announcement(line).is_some(), check },
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

/// Verbs of what is done about problems.
const REPAIRING: &[&str] =
    &["补齐", "补强", "破解", "解决", "化解", "攻克", "聚焦", "针对", "整改", "消除", "弥补", "加强", "强化"];

/// How a numbered paragraph behind the outline begins.
const OPENING: &[&str] = &[
    "存在",
    "问题",
    "不足",
    "困难",
    "主要问题",
    "下一步",
    "下步",
    "明年",
    "来年",
    "今后",
    "工作打算",
    "获得",
];

/// Most characters of the claim's line behind the count.
const REACH: usize = 14;

/// How far an outline may be from its claim to be a miscount and not another thing.
const MISCOUNT: usize = 2;

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    for &index in anchors {
        let Some(line) = facts.lines.get(index) else { continue };
        let Some(claim) = announcement(line) else { continue };
        let Some(outline) = Outline::behind(facts, index) else { continue };
        let own = if tells_problems(&line.text[claim.range.end..]) { outline.all } else { outline.own };
        let is_miscount = own >= 2 && own.abs_diff(claim.count) <= MISCOUNT && claim.count != own;
        let is_all = claim.count == outline.all && (outline.is_report(line) || !outline.has_headings);
        if is_miscount && !is_all {
            findings.push(finding(line, index, &claim, own));
        }
    }
}

/// Whether problems are announced, so that headings about problems are what is counted.
fn tells_problems(behind: &str) -> bool {
    ["问题", "不足", "困难", "短板", "差距"].iter().any(|word| behind.contains(word))
}

/// The count at the end of a line that announces an outline.
fn announcement(line: &LineFacts) -> Option<Claim> {
    if line.setting.kind != LineKind::Paragraph {
        return None;
    }
    let text = line.text.trim_end();
    let counted = line.figures.iter().rev().find_map(|figure| announced(text, figure));
    counted.or_else(|| quoted(text)).or_else(|| aspects(text)).or_else(|| points(text))
}

/// 以下五项工作 at the end, or 以下五项工作 and more words up to the colon at the end.
fn announced(text: &str, figure: &Figure) -> Option<Claim> {
    let count = claimed(figure)?;
    let behind = text.get(figure.range.end..)?;
    let before = text.get(..figure.range.start)?;
    let clause = before.rsplit(['，', '。', '；', '：']).next()?;
    // 抓好以下五项工作，力争…。 may end the line as well.
    let is_last =
        is_end(behind) || is_last_sentence(behind) && NEXT.iter().any(|word| before.ends_with(word));
    let is_open = clause.ends_with("以下") && text.ends_with('：') && !behind.contains('。');
    let named: String = behind.chars().take_while(|ch| ch.is_alphanumeric()).collect();
    // 以下六项行动：, whatever is counted.
    let is_plain = NEXT_LINES.iter().any(|word| before.ends_with(word)) && text.ends_with('：');
    let is_announced =
        (is_plain || ANNOUNCED.iter().any(|word| named.contains(word))) && !named.contains('等');
    let exists = ["仍有", "还有", "尚有", "存在"].iter().any(|word| clause.contains(word));
    let announces = ANNOUNCING.iter().any(|word| clause.contains(word)) || exists && tells_problems(behind);
    let announces = announces && !clause.contains('、');
    let claim = Claim { range: figure.range.clone(), numeral: figure.numeral.clone(), count };
    ((is_last || is_open) && is_announced && announces).then_some(claim)
}

/// Words right before a count of the lines that follow.
const NEXT_LINES: [&str; 3] = ["以下", "如下", "下列"];

/// Words right before a count of what follows.
const NEXT: [&str; 6] = ["以下", "抓好", "做好", "办好", "抓实", "完成好"];

/// Whether a claim stands in the last sentence of its line.
fn is_last_sentence(behind: &str) -> bool {
    !behind.trim_end_matches('。').contains(['。', '：'])
}

/// Whether what stands behind a claim ends the line and is short.
fn is_end(behind: &str) -> bool {
    behind.chars().count() <= REACH
        && !behind.trim_end_matches(['。', '：']).contains(['，', '。', '；', '：'])
}

/// 重点抓好“五大工程”： at the end of a line.
fn quoted(text: &str) -> Option<Claim> {
    let at = text.rfind('“')? + '“'.len_utf8();
    let inside = text.get(at..)?.split('”').next()?;
    let (count, numeral) = quoted_count(inside)?;
    let behind = text.get(at + inside.len()..)?.trim_start_matches('”');
    let clause = text.get(..at)?.rsplit(['，', '。', '；', '：']).next()?;
    let announces = ANNOUNCING.iter().any(|word| clause.contains(word)) && !clause.contains('、');
    let claim = Claim { range: at..at + inside.len(), numeral: at..at + numeral, count };
    (is_end(behind) && behind.ends_with('：') && announces).then_some(claim)
}

/// 做好四方面工作 at the end of a line.
fn aspects(text: &str) -> Option<Claim> {
    let at = text.rfind("方面")?;
    let before = text.get(..at)?;
    let (count, word) = (2..=10).rev().find_map(|count| {
        let word = han(count).filter(|word| before.ends_with(word.as_str()))?;
        Some((count, word.len()))
    })?;
    let lead = before.get(..at - word)?;
    let clause = lead.rsplit(['，', '。', '；', '：']).next()?;
    let announces = ANNOUNCING.iter().any(|word| clause.contains(word)) && !lead.ends_with(['第', '十']);
    let claim = Claim { range: at - word..at, numeral: at - word..at, count };
    (is_end(text.get(at..)?) && announces).then_some(claim)
}

/// 主要有以下三点： at the end of a line; 三点 alone may be a time of the day.
fn points(text: &str) -> Option<Claim> {
    let before = text.strip_suffix('：')?.strip_suffix('点')?;
    let (count, word) = (2..=10).rev().find_map(|count| {
        let word = han(count).filter(|word| before.ends_with(word.as_str()))?;
        Some((count, word.len()))
    })?;
    let at = before.len() - word;
    let announces = NEXT_LINES.iter().any(|word| text[..at].ends_with(word));
    let range = at..at + word;
    announces.then_some(Claim { range: range.clone(), numeral: range, count })
}

/// A count that announces an outline. Ranges count bytes of the line.
struct Claim {
    /// The count with its unit.
    range: Range<usize>,
    /// The numeral alone.
    numeral: Range<usize>,
    /// How many things are announced.
    count: usize,
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
    // 补齐短板 is work that is done about them; the sentence of a numbered paragraph speaks of what it likes.
    let lead = title.trim_start_matches(|ch| "第（）一二三四五六七八九十、，是0123456789.．".contains(ch));
    if REPAIRING.iter().any(|word| lead.starts_with(word)) {
        return false;
    }
    if !is_heading {
        let phrase = lead.split(['，', '。', '：', '；']).next().unwrap_or("");
        return OPENING.iter().any(|word| phrase.starts_with(word));
    }
    matches!(kind, Some(Attachment | Honours | Plan | Problems | Targets))
        || BEHIND.iter().any(|word| title.contains(word))
}

fn finding(line: &LineFacts, index: usize, claim: &Claim, own: usize) -> Finding<Span> {
    let at = place(&line.text, &claim.range);
    let message = format!("写“{}”，其后实际列出{own}个", &line.text[at.clone()]);
    let finding = Finding::new(&RULE, Severity::Warning, Span::new(index, at), message);
    match recount(&line.text, &claim.numeral, own) {
        Some(count) => finding.fix(Fix::replace(
            format!("改为“{count}”"),
            Span::new(index, claim.numeral.clone()),
            count,
        )),
        None => finding,
    }
}
