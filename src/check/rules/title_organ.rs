//! 标题缺字: 某某管理委员2025年工作要点 for 某某管理委员会….
//!
//! Why it matters: the organ's name is the first thing read. Looks at the title alone.

use std::ops::Range;

use crate::document::MetaField;

use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::LineKind;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "title-organ",
    kind: Kind::Structure,
    name: "标题缺字",
    summary: "标题中的单位名称写得不全",
    scope: Scope::Line(check),
};

/// Names that are cut off, and what they lack before a year or 工作.
const CUT: [(&str, &str); 5] =
    [("街道办事", "处"), ("居民委员", "会"), ("村民委员", "会"), ("人民政", "府"), ("管理委员", "会")];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.setting.kind != LineKind::Meta(MetaField::Title) {
        return;
    }
    let text = line.text.as_str();
    for (cut, missing) in CUT {
        for (at, _) in text.match_indices(cut) {
            let end = at + cut.len();
            let rest = &text[end..];
            let goes_on =
                rest.starts_with(|ch: char| ch.is_ascii_digit() || ch == '二') || rest.starts_with("工作");
            if !goes_on {
                continue;
            }
            let message = format!("标题中的“{cut}”应为“{cut}{missing}”");
            let insert = Edit { at: end..end, text: (*missing).into() };
            let fix = Fix { label: format!("补上“{missing}”"), edits: vec![insert] };
            findings.push(Finding::new(&RULE, Severity::Error, at..end, message).fix(fix));
        }
    }
}
