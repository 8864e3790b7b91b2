//! 部分多于总数: 14件建议中，道路交通类最多，有15件.
//!
//! Why it matters: 中 behind a count says that what follows is among it, whatever it is called, so it cannot be more.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "larger-than-whole",
    kind: Kind::Order,
    name: "部分多于总数",
    summary: "“40件建议中”后面说的其中一类比40件还多",
    scope: Scope::Line(check),
};

/// Words of a figure that is of more than what is spoken of.
const OTHER: &[&str] = &[
    "累计", "共", "合计", "上年", "去年", "全", "目标", "计划", "每", "均", "增", "减", "总", "达到", "比",
    "较", "超过",
];

/// How many clauses behind the count are of it.
const REACH: usize = 3;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !line.text.contains("中，") {
        return;
    }
    let passage = Passage::new(line);
    for (index, whole) in passage.terms.iter().enumerate() {
        findings.extend(larger(&passage, index).map(|part| finding(&passage, whole, part)));
    }
}

/// The first figure among a count that is more than it.
fn larger<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let whole = passage.terms.get(index)?;
    let behind = passage.text.get(whole.range().end..)?;
    let named = behind.split('，').next()?;
    let is_count = whole.figure.is_whole_count() && whole.is_exact() && whole.is_amount();
    // 在23个村中，…; 全年中 and 工作中 are no things.
    let is_among =
        named.ends_with('中') && !named.contains(['。', '；', '、', '：']) && named.chars().count() <= 10;
    let is_head = matches!(
        whole.lead,
        "" | "在" | "这" | "上述" | "全县" | "全区" | "全镇" | "全乡" | "全市" | "全街道"
    );
    if !is_count || !is_among || !is_head {
        return None;
    }
    let of_it = passage.terms[index + 1..]
        .iter()
        .take_while(|part| part.part == whole.part && part.clause - whole.clause <= REACH);
    let mut like = of_it.filter(|part| part.is_like(whole) && part.bracket == whole.bracket);
    like.find(|part| part.value() > whole.value()).filter(|part| !part.is_led_by(OTHER))
}

fn finding(passage: &Passage<'_>, whole: &Term<'_>, part: &Term<'_>) -> Finding<Range<usize>> {
    let (small, large) = (passage.statement(whole), passage.statement(part));
    let message = format!("“{large}”多于它所属的“{small}”");
    Finding::new(&RULE, Severity::Warning, passage.place(part), message)
        .against(passage.place(whole))
        .because(format!("{} > {}", passage.quote(part), passage.quote(whole)))
}
