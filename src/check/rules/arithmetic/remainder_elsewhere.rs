//! 剩余数与别处不符: 受理申请350件，办结327件 in one section, 仍有32件未办结 among the problems.
//!
//! Why it matters: what is left is told again where problems and plans are told, far from the figures it comes from.
//! Reported is a remainder that no two figures of the document give, that differs by a slip of the pen from what two
//! of them give, and that is told with the same words.

use rust_decimal::Decimal;

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::slip::{apart, is_neighbour, is_scale_slip, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Apart;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "remainder-elsewhere",
    kind: Kind::SameIndicator,
    name: "剩余数与别处不符",
    summary: "“剩余”“仍有……未……”的数与别处写的总数、完成数之差不符",
    scope: Scope::Anchored { anchors: tells_what_is_left, check },
};

/// Words of what is left, before or behind its figure.
const LEFT: &[&str] = &["剩余", "余下", "仍有", "尚有", "还有", "未", "空置", "闲置"];

/// Words of what is still left.
const STILL: &[&str] = &["还有", "仍有", "尚有", "剩余"];

/// 确保5个在建项目竣工: what a plan says of what is not yet done.
const UNDER_WAY: &str = "在建";

/// What was done with things, or how they are used.
const DONE: &[&str] = &[
    "完成", "整改", "办结", "审结", "结案", "销号", "化解", "建成", "开工", "完工", "竣工", "处置", "解决",
    "拆除", "兑付", "拨付", "安装", "入住", "脱贫", "安置", "达标", "签约", "投产", "入库", "治理", "加固",
    "交付",
];

/// Fewest characters in a row that make a noun common.
const NOUN: usize = 2;

/// The same where the numbers alone tell less.
const LONG_NOUN: usize = 4;

/// What two figures leave.
struct Remainder<'a> {
    line: usize,
    whole: Term<'a>,
    done: Term<'a>,
    value: Decimal,
    /// The sentence up to what was done.
    said: &'a str,
    /// Shown with a finding.
    place: std::ops::Range<usize>,
    /// Whether a ； stands between the two.
    is_apart: bool,
}

/// Whether a line tells what is left.
fn tells_what_is_left(line: &LineFacts) -> bool {
    if line.figures.is_empty() || !LEFT.iter().chain(&[UNDER_WAY]).any(|word| line.text.contains(word)) {
        return false;
    }
    let passage = Passage::new(line);
    passage.terms.iter().any(|term| is_counted(term) && words_of_left(&passage, term).is_some())
}

fn is_counted(term: &Term<'_>) -> bool {
    term.is_exact() && term.is_amount()
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    if anchors.is_empty() {
        return;
    }
    let lines = facts.lines.iter().enumerate().filter(|(_, line)| line.figures.len() >= 2);
    let remainders: Vec<Remainder<'_>> =
        lines.flat_map(|(number, line)| remainders(number, &Passage::new(line))).collect();
    if remainders.is_empty() {
        return;
    }
    for &number in anchors {
        let Some(line) = facts.lines.get(number) else { continue };
        let passage = Passage::new(line);
        for left in passage.terms.iter().filter(|term| is_counted(term)) {
            let Some(words) = words_of_left(&passage, left) else { continue };
            findings.extend(conflict(&passage, (number, left), &words, &remainders));
        }
    }
}

/// Every two figures side by side of which the second was done with the first, or is what the first was reduced to.
fn remainders<'a>(line: usize, passage: &Passage<'a>) -> Vec<Remainder<'a>> {
    let mut found = Vec::new();
    for (index, done) in passage.terms.iter().enumerate() {
        if !done.is_exact() || !done.is_amount() || done.is_led_by(&["未", "力争"]) {
            continue;
        }
        let is_reduced =
            done.lead.ends_with("减少到") || done.lead.ends_with("下降到") || done.lead.ends_with("减至");
        let start = passage.sentence(done).next().map_or(0, |first| first.clause_start);
        let said = passage.text.get(start..done.start()).unwrap_or("");
        let is_long =
            |term: &Term<'_>| term.value() >= Decimal::ONE_HUNDRED && term.sentence == done.sentence;
        let before = passage.terms[..index]
            .iter()
            .rev()
            .filter(|term| term.sentence == done.sentence || is_long(term));
        for other in before.filter(|other| done.clause - other.clause <= 4) {
            let is_apart = other.part != done.part && !is_long(other);
            let is_target = done.is_led_by(&["任务", "计划", "目标"]) && is_whole(done, other);
            let (whole, done) = if is_target { (done, other) } else { (other, done) };
            // 涉及居民3240户；两个小区已完工，受益居民1458户
            // 1450个自然村中已有1386个通硬化路
            let has_some = || passage.between(other, done).ends_with("中已有");
            let is_told_done = || {
                has_some()
                    || DONE.iter().any(|word| passage.between(other, done).contains(&format!("已{word}")))
            };
            if !is_whole(whole, done) || !(is_target || is_reduced || done.is_led_by(DONE) || is_told_done())
            {
                continue;
            }
            let Some(value) = whole.value().checked_sub(done.value()) else { continue };
            let value = if is_reduced { done.value() } else { value };
            let place = passage.place(whole);
            found.push(Remainder {
                line,
                whole: whole.clone(),
                done: done.clone(),
                value,
                said,
                place,
                is_apart,
            });
        }
    }
    found
}

/// Whether something was done with the first: it is larger, of the same unit, or both are counts.
fn is_whole(whole: &Term<'_>, done: &Term<'_>) -> bool {
    let are_counts = whole.is_exact() && whole.figure.is_whole_count() && done.figure.is_whole_count();
    whole.value() > done.value() && whole.is_amount() && (whole.is_like(done) || are_counts)
}

/// The clause of what is left, when its figure is said to be that.
fn words_of_left(passage: &Passage<'_>, left: &Term<'_>) -> Option<String> {
    let is_said = left.is_led_by(LEFT)
        || LEFT.iter().any(|word| left.tail.contains(word))
        || left.tail.starts_with(UNDER_WAY);
    let clause = format!("{}{}", passage.clause_before(left), left.tail);
    let before = passage.text.get(..left.start())?.rsplit(['。', '；', '：']).next()?;
    // What stands before its clause is asked only where the clause names nothing itself: …增多，13件未审结.
    let names_itself = left.lead.chars().count() > NOUN;
    let words = if names_itself { clause.clone() } else { format!("{before}{}", left.tail) };
    let is_told = is_said && !["未来", "未成年", "计划", "每"].iter().any(|word| clause.contains(word));
    is_told.then_some(words)
}

fn conflict(
    passage: &Passage<'_>,
    (number, left): (usize, &Term<'_>),
    words: &str,
    remainders: &[Remainder<'_>],
) -> Option<Finding<Span>> {
    let like =
        || remainders.iter().filter(|one| one.whole.figure.unit.dimension == left.figure.unit.dimension);
    let base = base_of(passage, left);
    // 14个中还有5个: only what leaves some of fourteen counts, whatever else is five.
    let is_of_whole = |one: &Remainder<'_>| base.is_none_or(|base| base.value() == one.whole.value());
    let is_told = |one: &Remainder<'_>| one.value == left.value() || one.whole.value() == left.value();
    let counts = base.is_some_and(|_| like().any(|one| is_of_whole(one) && is_same_deed(one, words)));
    if like().any(|one| is_told(one) && if counts { is_of_whole(one) } else { !one.is_apart }) {
        return None;
    }
    let beside = |one: &&Remainder<'_>| one.line != number || one.whole.sentence != left.sentence;
    let is_of_base = |one: &&Remainder<'_>| {
        base.is_some_and(|base| base.value() == one.whole.value()) && is_same_deed(one, words)
    };
    let one =
        like().filter(beside).find(|one| is_of_base(one) || !one.is_apart && is_meant(one, left, words))?;
    let message = format!(
        "“{}”与别处“{}”“{}”之差不符",
        passage.statement(left),
        one.whole.lead.to_owned() + &one.whole.figure.number.to_string(),
        one.done.lead.to_owned() + &one.done.figure.number.to_string(),
    );
    let finding = Finding::new(&RULE, Severity::Warning, Span::new(number, passage.place(left)), message)
        .against(Span::new(one.line, one.place.clone()))
        .against(Span::new(one.line, one.done.range()));
    Some(finding)
}

/// 46个 of 46个项目中仍有9个没有竣工.
fn base_of<'p, 'a>(passage: &'p Passage<'a>, left: &Term<'_>) -> Option<&'p Term<'a>> {
    let base = passage.terms.iter().rfind(|term| term.start() < left.start())?;
    let is_base = base.clause == left.clause && passage.between(base, left).contains('中');
    (is_base && base.is_like(left)).then_some(base)
}

fn is_same_deed(one: &Remainder<'_>, words: &str) -> bool {
    DONE.iter().any(|word| one.done.lead.contains(word) && words.contains(word))
}

/// Whether a clause says what is left: 剩余1.53亿元投资, 尚有278个投放点未建成分类亭.
fn is_said_left(words: &str) -> bool {
    let is_still = STILL.iter().any(|word| words.contains(word));
    let is_undone =
        DONE.iter().any(|deed| ["未", "没有"].iter().any(|not| words.contains(&format!("{not}{deed}"))));
    ["剩余", "余下"].iter().any(|word| words.contains(word)) || is_still && is_undone
}

/// Whether a remainder is told with the same words and only a slip of the pen apart.
fn is_meant(one: &Remainder<'_>, left: &Term<'_>, words: &str) -> bool {
    let shares = |text: &str, length: usize| {
        let characters: Vec<char> = text.chars().collect();
        let is_said = |piece: &[char]| words.contains(&piece.iter().collect::<String>());
        characters.windows(length).any(|piece| piece.iter().all(|ch| ch.is_alphanumeric()) && is_said(piece))
    };
    let digits = left.figure.number.mantissa().unsigned_abs();
    let is_same_deed = is_same_deed(one, words);
    let is_same_thing = shares(one.whole.lead, NOUN) || shares(one.done.lead, NOUN);
    let is_exact = is_transposition(left.figure, one.value) || is_scale_slip(left.figure, one.value);
    let is_close = is_neighbour(left.figure, one.value) && digits < 100;
    let is_told_again = shares(one.said, NOUN) && is_same_deed || shares(one.said, LONG_NOUN);
    // 还有8处隐患没有治理: few things are told with their own words, and without any that single some out.
    let is_told_whole = (STILL.iter().any(|word| words.contains(word)) || left.tail.starts_with(UNDER_WAY))
        && !["重大", "个别", "其中", "部分", "较大"].iter().any(|word| words.contains(word));
    let things = DONE
        .iter()
        .chain(&["整治", "排查"])
        .fold(one.whole.lead.to_owned(), |lead, word| lead.replace(word, "，"));
    if digits < 10 && is_told_whole && is_same_deed && shares(&things, NOUN) {
        return true;
    }
    let is_digit_off = digits >= 100 && apart(left.figure, one.value) == Some(Apart::One);
    let is_told_at_length = shares(one.said, LONG_NOUN) && is_said_left(words);
    digits >= 10
        && (is_digit_off && is_told_at_length
            || is_exact && (is_same_thing || is_same_deed)
            || is_close && is_told_again)
}
