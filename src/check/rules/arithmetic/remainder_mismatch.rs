//! 剩余数不符: 应换装水表960只，已换装885只，剩余57只 where 75 are left.
//!
//! Why it matters: what is left is what next year's work is planned by. It is the difference of what there was and
//! what is done, which stand right before it; when any run of figures before it gives it, the rule is silent.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, is_share, printed, sum};
use crate::check::relation::slip::{is_digit_slip, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Digits;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "remainder-mismatch",
    kind: Kind::Sum,
    name: "剩余数不符",
    summary: "“剩余”“余下”“尚有……未……”的数与总数减去已完成数不符",
    scope: Scope::Line(check),
};

/// Words of what is left.
const LEFT: &[&str] = &["剩余", "余下", "其余", "尚余", "还剩", "尚剩"];

/// Words of what is left that need another behind the figure: 尚有8个村未通.
const STILL: &[&str] = &["尚有", "仍有", "还有"];

/// Such words.
const UNDONE: [&str; 6] = ["未", "待", "没", "正在", "办理中", "在办"];

/// Words of what is open: 尚未销号的8个, 3件结转, 2批次正在复检.
const OPEN: [&str; 12] =
    ["尚未", "未", "没有", "结转", "正在", "在办", "另", "在建", "保留", "空置", "超期", "推进"];

/// Such words right before the figure.
const OPEN_LEADS: [&str; 2] = ["结转", "在办"];

/// Words right before the figure of what may be one state among several: only exchanged digits tell that it is not.
const ANOTHER_STATE: [&str; 10] =
    ["在建", "另有", "另", "保留", "空置", "超期", "超期办结", "正在办理", "正在推进", "正在建设"];

/// Most characters of what is not done: 尚未销号的.
const LONGEST_OPEN: usize = 8;

/// Words of what was done.
const DONE: &[&str] = &[
    "已", "完成", "整改", "办结", "审结", "结案", "销号", "化解", "建成", "开工", "完工", "竣工", "处置",
    "解决", "拆除", "兑现", "覆盖", "纳入", "接入", "启用", "兑付", "拨付", "支付", "使用", "安装", "投用",
    "脱贫", "安置", "通过", "开通",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !LEFT.iter().chain(STILL).chain(&OPEN).any(|word| line.text.contains(word)) {
        return;
    }
    let passage = Passage::new(line);
    for (index, left) in passage.terms.iter().enumerate() {
        let pair = || contradiction(&passage, index).or_else(|| of_sentence_before(&passage, index));
        if let Some((whole, done)) = Some(left).filter(|left| is_left(left)).and_then(|_| pair()) {
            findings.extend(finding(&passage, left, whole, done));
        } else if let Some((whole, done)) = of_rate(&passage, index) {
            findings.extend(finding(&passage, left, whole, done));
        } else if let Some((wrong, right, value)) = mistyped(&passage, index) {
            findings.extend(slip(&passage, wrong, right, value));
        }
    }
}

fn is_left(term: &Term<'_>) -> bool {
    let is_said = LEFT.iter().any(|word| term.lead.starts_with(word));
    let is_open = STILL.iter().any(|word| term.lead.starts_with(word))
        && UNDONE.iter().any(|word| term.tail.contains(word));
    term.is_amount() && term.is_exact() && (is_said || is_open)
}

/// What there was and what was done, when no run of figures before makes up what is left.
fn contradiction<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let left = passage.terms.get(index)?;
    let before: Vec<&Term<'_>> = passage.terms[..index]
        .iter()
        .filter(|term| term.sentence == left.sentence && term.is_like(left))
        .collect();
    let gives = |whole: &Term<'_>, run: &[&Term<'_>]| {
        let rest = sum(run).and_then(|done| Bounds::of(whole.figure).minus(done));
        rest.is_some_and(|rest| rest.meets(Bounds::of(left.figure)))
    };
    let count = before.len();
    let starts = |from: usize| {
        (from + 1..count).any(|at| (at + 1..=count).any(|to| gives(before[from], &before[at..to])))
    };
    if (0..count).any(starts) {
        return None;
    }
    let (whole, done) = pair(passage, &before).filter(|(whole, done)| !gives(whole, &[*done]))?;
    let is_near =
        left.clause - done.clause.max(whole.clause) <= 2 && left.part == whole.part && left.part == done.part;
    let is_pair = done.is_led_by(DONE) && !whole.is_led_by(LEFT) && done.value() < whole.value();
    // 其余 of a list behind 其中 is a part of it.
    let is_part = left.lead.starts_with("其余") && passage.between(whole, left).contains("其中");
    let is_outside = [whole, done].iter().all(|term| term.bracket == left.bracket);
    (is_near && is_pair && is_outside && !is_part).then_some((whole, done))
}

/// Whether a figure is what is open: 尚未销号的8个, 结转3件.
fn is_open(term: &Term<'_>) -> bool {
    let lead = term.lead;
    let is_short = lead.chars().count() <= LONGEST_OPEN;
    let is_undone = ["尚未", "未", "没有"].iter().any(|word| lead.starts_with(word)) && lead.ends_with('的');
    let is_carried = OPEN_LEADS.contains(&lead) || ANOTHER_STATE.contains(&lead);
    let is_under_way =
        lead.is_empty() && ["正在", "尚未", "未"].iter().any(|word| term.tail.starts_with(word));
    is_short && (is_undone || is_carried || is_under_way) && term.is_amount() && term.is_exact()
}

/// Things, what is done of them and what is left, in a row, of which one is the other two but for a slip of the pen: it,
/// the other two, and what it should be.
fn mistyped<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
) -> Option<(&'p Term<'a>, [&'p Term<'a>; 2], Decimal)> {
    let left = passage.terms.get(index)?;
    let mut alike = passage.terms[..index].iter().enumerate().rev().filter(|(_, term)| term.is_like(left));
    let ((_, done), (first, whole)) = (alike.next()?, alike.next()?);
    // 改造小区18个，涉及居民3460户，已完工15个: one amount of another thing may stand between.
    let is_row = index - first <= 3
        && [done, left].iter().all(|term| term.part == whole.part && term.bracket == whole.bracket)
        && done.clause - whole.clause < index - first
        && left.clause - done.clause <= 1;
    let is_rest = is_open(left) || is_left(left) && !passage.between(whole, left).contains("其中");
    let others = passage.terms[..first].iter().filter(|term| term.sentence == left.sentence);
    let is_part = done.lead.starts_with("其中") || done.is_led_by(LEFT) || whole.is_led_by(LEFT);
    if !is_row || !is_rest || is_part || whole.value() <= left.value() {
        return None;
    }
    let (sum, rest) = (done.value().checked_add(left.value())?, whole.value().checked_sub(left.value())?);
    // 覆盖45家，占应覆盖48家的93.8%，其余3家: the whole may be told second.
    let is_turned = whole.value().checked_add(left.value()) == Some(done.value());
    if sum == whole.value()
        || is_turned
        || others.clone().any(|term| term.is_like(left) && term.value() >= sum)
    {
        return None;
    }
    // 26个项目中，已竣工14个，在建9个，开展前期工作3个: the list may go on.
    let behind =
        passage.terms[index + 1..].iter().take_while(|term| term.part == left.part && term.is_like(left));
    let goes_on = behind.scan(sum, |sum, term| {
        *sum = sum.checked_add(term.value())?;
        Some(*sum)
    });
    if goes_on.into_iter().any(|sum| sum == whole.value()) {
        return None;
    }
    // 上年结转5件，新接31件，办结34件，尚有2件: what was there before is part of what there was.
    let mut carried = others.filter(|term| term.is_like(left));
    if carried.any(|term| term.value().checked_add(whole.value()) == Some(sum)) {
        return None;
    }
    let is_one_of_several = ANOTHER_STATE.contains(&left.lead);
    let is_slip = |term: &Term<'_>, wanted| {
        if is_one_of_several { is_transposition(term.figure, wanted) } else { is_slip(term, wanted) }
    };
    if is_slip(done, rest) {
        return Some((done, [whole, left], rest));
    }
    is_slip(whole, sum).then_some((whole, [done, left], sum))
}

/// Whether a number of two digits or more is `wanted` but for one digit, or two exchanged.
fn is_slip(term: &Term<'_>, wanted: Decimal) -> bool {
    Digits::of(term.figure).len() >= 2 && is_digit_slip(term.figure, wanted)
}

fn slip(
    passage: &Passage<'_>,
    wrong: &Term<'_>,
    [one, other]: [&Term<'_>; 2],
    value: Decimal,
) -> Option<Finding<Range<usize>>> {
    let unit = passage.text.get(wrong.figure.unit_range.clone())?;
    let sign = if value > one.value() { '+' } else { '–' };
    let (a, b) = (passage.quote(one), passage.quote(other));
    let working = format!("{a} {sign} {b} = {}{unit}", in_unit_of(value, wrong.figure));
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}{unit}",
        passage.statement(wrong),
        passage.statement(one),
        passage.statement(other),
        printed(value, wrong.figure)?,
    );
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(wrong), message)
        .against(passage.place(one))
        .against(passage.place(other))
        .because(working);
    Some(with_fix(finding, change(passage, wrong, value)))
}

/// 问题40个。完成整改36个，剩余4个，整改率90%: the whole stands in the sentence before, and the rate tells that it is.
fn of_sentence_before<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [done, left, rate] = passage.terms.get(index.checked_sub(1)?..index + 2)? else { return None };
    let is_run = done.is_like(left) && done.is_led_by(DONE) && left.clause - done.clause <= 1;
    let is_rate = rate.is_percent() && rate.clause - left.clause <= 2 && rate.lead.contains('率');
    let before =
        passage.terms[..index].iter().filter(|term| term.is_like(left) && term.sentence < left.sentence);
    let mut wholes =
        before.filter(|whole| whole.sentence + 1 == left.sentence && is_share(done, whole, rate.figure));
    let whole = wholes.next()?;
    let is_right = whole.value().checked_sub(done.value()) == Some(left.value());
    (is_run && is_rate && !is_right).then_some((whole, done))
}

/// 排查4215条。已整改4158条，整改率98.6%；未整改的57条: the rate tells of what whole they are.
fn of_rate<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [done, rate, left] = passage.terms.get(index.checked_sub(2)?..=index)? else { return None };
    let is_run = rate.is_percent()
        && rate.clause - done.clause == 1
        && left.clause - rate.clause == 1
        && done.is_like(left)
        && (is_open(left) || is_left(left));
    let before = || passage.terms[..index - 2].iter().filter(|whole| whole.is_like(done));
    if before().any(|whole| whole.value().checked_sub(done.value()) == Some(left.value())) {
        return None;
    }
    let whole = before().rfind(|whole| is_share(done, whole, rate.figure) && whole.value() > done.value())?;
    is_run.then_some((whole, done))
}

/// What there was and what was done among the amounts before: the last one, and the amount before it that is larger
/// or, in 已换885只，占应换960只的92%, the other way round. Parts of what there was are passed over.
fn pair<'p, 'a>(passage: &Passage<'a>, before: &[&'p Term<'a>]) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [others @ .., last] = before else { return None };
    let nearest = others.last()?;
    if nearest.value() < last.value() && nearest.is_led_by(DONE) {
        return Some((last, nearest));
    }
    let larger: Vec<&Term<'_>> = others.iter().copied().filter(|term| term.value() > last.value()).collect();
    match larger[..] {
        [whole] => Some((whole, last)),
        [whole, ref rest @ ..] => {
            let is_list = rest.first().is_some_and(|part| passage.between(whole, part).contains("其中"));
            is_list.then_some((whole, last))
        }
        [] => None,
    }
}

fn finding(
    passage: &Passage<'_>,
    left: &Term<'_>,
    whole: &Term<'_>,
    done: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let value: Decimal = whole.value().checked_sub(done.value())?;
    let unit = passage.text.get(left.figure.unit_range.clone())?;
    let (a, b) = (passage.quote(whole), passage.quote(done));
    let working = format!("{a} – {b} = {}{unit}", in_unit_of(value, left.figure));
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}{unit}",
        passage.statement(left),
        passage.statement(whole),
        passage.statement(done),
        printed(value, left.figure)?,
    );
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(left), message)
        .against(passage.place(whole))
        .against(passage.place(done))
        .because(working);
    Some(with_fix(finding, change(passage, left, value)))
}
