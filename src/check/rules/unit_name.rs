//! 计量单位名称: 50平米 for 50平方米.
//!
//! Why it matters: a legal unit has one name (GB 3100); 平米, 平方 and 立方 are spoken language.

use std::ops::Range;

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unit-name",
    kind: Kind::Unit,
    name: "计量单位名称",
    summary: "“平米”“平方”等不规范的计量单位",
    scope: Scope::Line(check),
};

/// Name in use, legal name, and what may follow that makes it another word.
const NAMES: [(&str, &str, &str); 4] = [
    ("平米", "平方米", ""),
    ("平公里", "平方公里", ""),
    ("平方", "平方米", "米公千厘分毫英和根差数市寸尺"),
    ("立方", "立方米", "米公千厘分毫英体根和"),
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (wrong, right, not_after) in NAMES {
        for (at, _) in text.match_indices(wrong) {
            let end = at + wrong.len();
            if text[end..].starts_with(|ch| not_after.contains(ch)) {
                continue;
            }
            let Some(start) = number_before(text, at) else { continue };
            let proper = format!("{}{right}", &text[start..at]);
            let message = format!("“{}”的单位应当写作“{right}”", &text[start..end]);
            let fix = Fix::replace(format!("改为“{proper}”"), start..end, proper);
            findings.push(Finding::new(&RULE, Severity::Warning, start..end, message).fix(fix));
        }
    }
}

/// Where the number before `at` begins, 余, 多, 万 and 亿 included; `None` when there is none.
fn number_before(text: &str, at: usize) -> Option<usize> {
    let words = text[..at].trim_end_matches(['余', '多', '万', '亿']);
    let number =
        words.trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.' || matches!(ch, '０'..='９'));
    (number.len() < words.len()).then_some(number.len())
}
