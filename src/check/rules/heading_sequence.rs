//! 序号顺序: 三、 after 七、, （四） without （三）, two 五、.
//!
//! Why it matters: a chapter is missing, or a remnant of another document stayed. Automatic numbers are always right;
//! typed ones and those in a body must begin with one or follow the one before. Numbering may restart under every
//! heading and may run on across headings. Source: GB/T 9704-2012 §7.3.3.

use crate::document::LabelStyle;
use crate::document::numbering::label_number;
use crate::document::paragraph::label_at_start;
use crate::number::format_numeral;
use crate::text::class::is_han;

use super::super::facts::Facts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "heading-sequence",
    kind: Kind::Numbering,
    name: "序号顺序",
    summary: "标题和段落的序号跳号、重号或缺号",
    scope: Scope::Document(check),
};

/// A number at the start of a line.
#[derive(Debug, Clone)]
struct Number {
    /// 1 一、 2 （一） 3 `1.` 4 （1） 5 一是
    level: usize,
    value: u32,
    span: Span,
    /// Whether somebody typed it.
    is_typed: bool,
}

/// The last number of each level, and headings without one since the last of level one.
#[derive(Debug, Default)]
struct Sequence {
    last: [Option<Number>; 6],
    unnumbered: Vec<usize>,
}

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let mut sequence = Sequence::default();
    for index in 0..facts.lines.len() {
        if is_unnumbered_heading(facts, index) {
            sequence.unnumbered.push(index + 1);
        } else if let Some(number) = number_at(facts, index) {
            sequence.take(facts, number, findings);
        }
    }
}

impl Sequence {
    fn take(&mut self, facts: &Facts<'_>, number: Number, findings: &mut Vec<Finding<Span>>) {
        let Number { level, value, .. } = number;
        let before = self.last[level].as_ref().map_or(0, |last| last.value);
        let skipped = if level == 1 { std::mem::take(&mut self.unnumbered) } else { Vec::new() };
        let is_gap_filled = !skipped.is_empty() && value as usize == before as usize + 1 + skipped.len();
        if is_gap_filled && before > 0 {
            for (line, missing) in skipped.into_iter().zip(before + 1..) {
                findings.push(without_number(facts, line, missing));
            }
        } else if number.is_typed && value != 1 && value != before + 1 && !is_told_before(facts, &number) {
            findings.push(self.finding(facts, &number, before));
        }
        for deeper in self.last.iter_mut().take(5).skip(level + 1).filter(|_| level < 3 && value == 1) {
            *deeper = None;
        }
        self.last[level] = Some(number);
    }

    fn finding(&self, facts: &Facts<'_>, number: &Number, before: u32) -> Finding<Span> {
        let proper = label(number.level, before + 1);
        let written = facts.manuscript.text(&number.span);
        let message = match &self.last[number.level] {
            Some(last) if last.value == number.value => {
                format!("序号“{written}”与前面的序号重复，应为“{proper}”")
            }
            Some(last) => {
                format!("序号“{written}”不接前面的“{}”，应为“{proper}”", label(last.level, last.value))
            }
            None => format!("序号“{written}”前面没有“{proper}”"),
        };
        let is_section =
            facts.lines.get(number.span.line).is_some_and(|line| line.setting.kind == LineKind::Label);
        let is_sure = is_section && number.level == 1 && before > 0;
        let severity = if is_sure { Severity::Error } else { Severity::Warning };
        let mut finding = Finding::new(&RULE, severity, number.span.clone(), message);
        if let Some(heading) = facts.manuscript.lines.get(number.span.line + 1).filter(|_| is_section) {
            finding = finding.against(Span::new(number.span.line + 1, 0..heading.text.len()));
        }
        if let Some(last) = self.last[number.level].as_ref().filter(|last| last.is_typed) {
            finding = finding.against(last.span.clone());
        }
        finding.fix(Fix::replace(format!("改为“{proper}”"), number.span.clone(), proper))
    }
}

/// 一、 （一） 1. （1） 一是
fn label(level: usize, value: u32) -> String {
    match level {
        1 => LabelStyle::HanComma.format(value),
        2 => LabelStyle::HanParen.format(value),
        3 => LabelStyle::ArabicDot.format(value),
        4 => LabelStyle::ArabicParen.format(value),
        _ => format!("{}是", format_numeral(value)),
    }
}

fn without_number(facts: &Facts<'_>, line: usize, missing: u32) -> Finding<Span> {
    let proper = label(1, missing);
    let heading = Span::new(line, 0..facts.lines.get(line).map_or(0, |line| line.text.len()));
    let message = format!("标题“{}”缺少序号“{proper}”", facts.manuscript.text(&heading));
    let number = Span::new(line.saturating_sub(1), 0..0);
    let fix = Fix::replace(format!("补上“{proper}”"), number, proper);
    Finding::new(&RULE, Severity::Warning, heading, message).fix(fix)
}

/// Whether the line is an empty typed number: the heading after it stands without one.
fn is_unnumbered_heading(facts: &Facts<'_>, index: usize) -> bool {
    let line = &facts.lines[index];
    line.setting.kind == LineKind::Label && line.text.trim().is_empty()
}

/// The number a line carries.
fn number_at(facts: &Facts<'_>, index: usize) -> Option<Number> {
    let line = &facts.lines[index];
    let (text, is_typed) = match line.setting.kind {
        LineKind::Label => (line.text.as_str(), true),
        LineKind::Paragraph => (line.text.get(line.paragraph.label.clone())?, true),
        LineKind::Heading => {
            let has_typed = index > 0 && facts.lines[index - 1].setting.kind == LineKind::Label;
            let section = facts.manuscript.lines.get(index)?.section.filter(|_| !has_typed)?;
            (facts.manuscript.sections.get(section)?.label.as_str(), false)
        }
        _ => return None,
    };
    let (level, length) = label_at_start(text)?;
    if is_typed && counts_something_else(&line.text[length..]) {
        return None;
    }
    let value = label_number(text.trim_end_matches('是'))?;
    let span = Span::new(index, 0..if is_typed { length } else { 0 });
    Some(Number { level: usize::from(level), value, span, is_typed })
}

/// 三、四季度…: the mark stands between two numbers.
fn counts_something_else(rest: &str) -> bool {
    rest.chars().next().is_some_and(|ch| "一二三四五六七八九十".contains(ch))
        && rest
            .chars()
            .nth(1)
            .is_some_and(|ch| is_han(ch) && "季月年期级类线届中小区号组村楼批轮次产".contains(ch))
}

/// Whether the number before this one stands inside one of the two lines before.
fn is_told_before(facts: &Facts<'_>, number: &Number) -> bool {
    if number.value < 2 || number.level < 3 {
        return false;
    }
    let wanted = label(number.level, number.value - 1);
    let from = number.span.line.saturating_sub(2);
    facts.lines[from..number.span.line].iter().any(|line| line.text.contains(&wanted))
}
