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
const CUES: [&str; 9] = ["占比", "占", "占总数的", "只占", "仅占", "占全部的", "恰为", "正好是", "达到"];

/// What stands between what it came to and its change in words.
const CHANGES: [&str; 10] = ["多出", "上浮", "增长", "增加", "上升", "缩短", "压缩", "压减", "下降", "减少"];

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
        let Some(behind) = behind.strip_prefix('，') else { continue };
        if let Some(share) = Share::read(behind, &CUES) {
            findings.extend(judge(&passage, part, &share));
        } else if let Some(change) = Share::read(behind, &CHANGES) {
            findings.extend(judge_change(&passage, part, &change));
        }
    }
}

/// A share in words.
struct Share {
    /// Bytes from the mark to the end of the fraction.
    length: usize,
    value: Decimal,
    side: Side,
}

/// On which side of its words a share is.
#[derive(Clone, Copy)]
enum Side {
    /// 六成以上.
    Above,
    /// 不到三分之一.
    Below,
    /// 四分之一: there, or as near as is told so.
    At,
}

/// How far what is told as 四分之一 may be from it.
const NEAR: Decimal = Decimal::from_parts(6, 0, 0, false, 2);

impl Share {
    /// Reads 占比不到三分之一 or 占六成以上.
    fn read(text: &str, cues: &[&str]) -> Option<Self> {
        let cue = cues.iter().filter(|cue| text.starts_with(**cue)).max_by_key(|cue| cue.len())?;
        let said = text.strip_prefix(cue)?;
        let bound = BOUNDS.iter().find(|(word, _)| said.starts_with(word));
        let words = bound.map_or(said, |(word, _)| &said[word.len()..]);
        let (value, length) = fraction(words)?;
        let rest = words.get(length..)?;
        let side = match bound {
            Some((_, true)) => Side::Above,
            Some((_, false)) => Side::Below,
            None if rest.starts_with("以上") => Side::Above,
            // 占三分之一强, 三成左右, 四成五
            None if rest.is_empty() || rest.starts_with(['，', '。', '；', '、']) => Side::At,
            None => return None,
        };
        let length = text.len() - rest.len();
        Some(Self { length, value, side })
    }

    fn fits(&self, ratio: Decimal) -> bool {
        match self.side {
            Side::Above => ratio >= self.value,
            Side::Below => ratio <= self.value,
            Side::At => (ratio - self.value).abs() <= NEAR,
        }
    }
}

/// 由400件上升为520件，多出三成: the change against what there was, both in one clause.
fn judge_change(passage: &Passage<'_>, now: &Term<'_>, change: &Share) -> Option<Finding<Range<usize>>> {
    let was = passage.sentence(now).rfind(|term| term.start() < now.start())?;
    let is_from = ["由", "从"].iter().any(|word| passage.clause_before(was).contains(word));
    let is_to = now.lead.ends_with(['到', '至', '为']);
    let are_like = now.figure.unit.dimension == was.figure.unit.dimension
        && [now, was].iter().all(|term| term.is_exact() && term.value() > Decimal::ZERO);
    if !is_from || !is_to || !are_like || was.clause != now.clause {
        return None;
    }
    let ratio = now.value().checked_sub(was.value())?.abs().checked_div(was.value())?;
    (!change.fits(ratio)).then(|| finding(passage, (was, now), change)).flatten()
}

fn finding(
    passage: &Passage<'_>,
    (whole, part): (&Term<'_>, &Term<'_>),
    share: &Share,
) -> Option<Finding<Range<usize>>> {
    let end = part.range().end + '，'.len_utf8() + share.length;
    let words = passage.text.get(part.range().end + '，'.len_utf8()..end)?;
    let message = format!("“{words}”与“{}”“{}”之比不符", passage.quote(part), passage.quote(whole));
    Some(conflict(&RULE, passage.text, (whole.figure, part.start()..end), message))
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
    finding(passage, (whole, part), share)
}
