//! 概数占比不符: 在岗职工312人，青年职工117人，占比不到三分之一.
//!
//! Why it matters: a share in words is checked by nobody who has the counts beside it. The share must fit none of the
//! counts before it in the sentence to be reported.

use std::ops::Range;

use rust_decimal::Decimal;

use super::report::conflict;
use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "word-fraction",
    kind: Kind::Order,
    name: "概数占比不符",
    summary: "“不到三分之一”“六成以上”与前面两个数之比不符",
    scope: Scope::Line(check),
};

/// What stands between a count and its share in words.
const CUES: [&str; 6] = ["占比", "占", "占总数的", "只占", "仅占", "占全部的"];

/// Words before a fraction, and whether they say that the share is larger.
const BOUNDS: [(&str, bool); 8] = [
    ("不到", false),
    ("不足", false),
    ("低于", false),
    ("将近", false),
    ("近", false),
    ("超过", true),
    ("超", true),
    ("逾", true),
];

/// The digits of a fraction in words.
const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !(line.text.contains("分之") || line.text.contains('成')) {
        return;
    }
    let passage = Passage::new(line);
    for part in &passage.terms {
        let behind = passage.text.get(part.range().end..).unwrap_or("");
        let Some(share) = behind.strip_prefix('，').and_then(Share::read) else { continue };
        findings.extend(judge(&passage, part, &share));
    }
}

/// A share in words.
struct Share {
    /// Bytes from the mark to the end of the fraction.
    length: usize,
    bound: Decimal,
    is_above: bool,
}

impl Share {
    /// Reads 占比不到三分之一 or 占六成以上.
    fn read(text: &str) -> Option<Self> {
        let cue = CUES.iter().filter(|cue| text.starts_with(**cue)).max_by_key(|cue| cue.len())?;
        let said = text.strip_prefix(cue)?;
        let bound = BOUNDS.iter().find(|(word, _)| said.starts_with(word));
        let words = bound.map_or(said, |(word, _)| &said[word.len()..]);
        let (value, length) = fraction(words)?;
        let rest = words.get(length..)?;
        let is_above = match bound {
            Some((_, is_above)) => *is_above,
            None => rest.starts_with("以上").then_some(true)?,
        };
        let length = text.len() - rest.len();
        Some(Self { length, bound: value, is_above })
    }

    fn fits(&self, ratio: Decimal) -> bool {
        if self.is_above { ratio >= self.bound } else { ratio <= self.bound }
    }
}

/// The value of 三分之一 or 六成 and its bytes.
fn fraction(text: &str) -> Option<(Decimal, usize)> {
    let digit = |ch: char| DIGITS.iter().position(|other| *other == ch).map(|at| Decimal::from(at + 1));
    let mut chars = text.chars();
    let first = digit(chars.next()?)?;
    if chars.next()? == '成' {
        return Some((first / Decimal::TEN, "一成".len()));
    }
    let second = digit(text.get("三".len()..)?.strip_prefix("分之")?.chars().next()?)?;
    Some((second.checked_div(first)?, "三分之一".len()))
}

fn judge(passage: &Passage<'_>, part: &Term<'_>, share: &Share) -> Option<Finding<Range<usize>>> {
    if !part.is_exact() || !part.is_amount() {
        return None;
    }
    let is_whole = |term: &&Term<'_>| term.start() < part.start() && term.is_like(part);
    let wholes: Vec<&Term<'_>> = passage.sentence(part).filter(is_whole).collect();
    let whole =
        wholes.last().filter(|whole| part.clause - whole.clause <= 2 && whole.value() >= part.value())?;
    let fits = |whole: &&Term<'_>| {
        let ratio = part.value().checked_div(whole.value());
        ratio.is_none_or(|ratio| share.fits(ratio))
    };
    if wholes.iter().any(fits) {
        return None;
    }
    let end = part.range().end + '，'.len_utf8() + share.length;
    let words = passage.text.get(part.range().end + '，'.len_utf8()..end)?;
    let message = format!("“{words}”与“{}”“{}”之比不符", passage.quote(part), passage.quote(whole));
    Some(conflict(&RULE, passage.text, (whole.figure, part.start()..end), message))
}
