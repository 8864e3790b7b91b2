//! 数字混写: 3百户, 4千多人.
//!
//! Why it matters: Arabic digits go with 万 and 亿 only; 十, 百 and 千 belong to Chinese numerals. Units that begin with
//! those characters (5千瓦, 3千米, 2百分点) and names (500强) are none. Source: GB/T 15835-2011 §5.1.3.

use std::ops::Range;

use super::super::around::{char_at, char_before};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "mixed-numeral",
    kind: Kind::Unit,
    name: "数字混写",
    summary: "阿拉伯数字后面接“十”“百”“千”",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (at, word) in text.match_indices(['十', '百', '千']) {
        let end = at + word.len();
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = at - digits;
        let is_part =
            char_before(text, start).is_some_and(|ch| ch == '.' || ch == '第' || ch.is_ascii_alphabetic());
        if !(1..=2).contains(&digits) || is_part || !is_multiplier(text, end) {
            continue;
        }
        let zeros = match word {
            "十" => "0",
            "百" => "00",
            _ => "000",
        };
        let proper = format!("{}{zeros}", &text[start..at]);
        let message = format!("“{}”不应混用两种数字，应当写作“{proper}”", &text[start..end]);
        let fix = Fix::replace(format!("改为“{proper}”"), start..end, proper);
        findings.push(Finding::new(&RULE, Severity::Warning, start..end, message).fix(fix));
    }
}

/// Whether the word multiplies the number before it: a measure word or 余, 多 follows.
fn is_multiplier(text: &str, end: usize) -> bool {
    char_at(text, end).is_some_and(|ch| "余多个名人户次件家项亩元条处张块吨公里场起座套棵株只头".contains(ch))
        && !["公里", "公斤"].iter().any(|unit| text[..end].ends_with('千') && text[end..].starts_with(unit))
}
