//! 数字虚位: 2023年09月, 09年, .5亿元.
//!
//! Why it matters: months and days are written without a leading zero (GB/T 9704-2012 §7.3.5.4), years with four digits,
//! decimals with the zero before the point (GB/T 15835-2011 §5.1).

use std::ops::Range;

use crate::text::class::is_han;

use super::super::around::{char_at, char_before};
use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "leading-zero",
    kind: Kind::Unit,
    name: "数字虚位",
    summary: "月、日前多了0，年份只写两位，小数点前缺0",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    for (at, _) in text.match_indices('0') {
        if let Some((range, proper)) = date_part(text, at) {
            findings.push(finding(text, range, &proper));
        }
    }
    for (at, _) in text.match_indices('.') {
        let is_bare = char_before(text, at).is_some_and(|ch| is_han(ch) || ch == '，');
        let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let has_unit = char_at(text, at + 1 + digits).is_some_and(|ch| "万亿元%％公米吨亩千".contains(ch));
        if is_bare && digits > 0 && has_unit {
            let range = at..at + 1 + digits;
            findings.push(finding(text, range.clone(), &format!("0{}", &text[range])));
        }
    }
}

fn finding(text: &str, range: Range<usize>, proper: &str) -> Finding<Range<usize>> {
    let message = format!("“{}”应当写作“{proper}”", &text[range.clone()]);
    let fix = Fix::replace(format!("改为“{proper}”"), range.clone(), proper);
    Finding::new(&RULE, Severity::Error, range, message).fix(fix)
}

/// 09月, 05日 after a month, 09年, with what they should be.
fn date_part(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let before = char_before(text, at);
    if before.is_some_and(|ch| ch.is_ascii_digit() || "-—～~.:/：至".contains(ch)) {
        return None;
    }
    let digit = char_at(text, at + 1).filter(|ch| matches!(ch, '1'..='9'))?;
    let unit = char_at(text, at + 2)?;
    let range = at..at + 2 + unit.len_utf8();
    match unit {
        '月' => Some((range, format!("{digit}月"))),
        '日' if before == Some('月') => Some((range, format!("{digit}日"))),
        '年' => Some((range, format!("200{digit}年"))),
        _ => None,
    }
}
