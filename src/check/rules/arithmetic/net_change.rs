//! 净增减不符: 净增17名，其中发展24名、转入31名、转出9名、去世11名 where what came less what went is 35.
//!
//! Why it matters: a net change has no parts, but what came and what went give it. Each figure of the list must say
//! which of the two it is; a list with anything else in it is let pass.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed};
use crate::check::relation::slip::{is_digit_slip, is_unit_slip};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "net-change",
    kind: Kind::Sum,
    name: "净增减不符",
    summary: "净增（净减）与随后列出的增加、减少各项不符",
    scope: Scope::Line(check),
};

/// Words of a net change, and whether more came than went.
const NET: &[(&str, bool)] = &[
    ("净增", true),
    ("净流入", true),
    ("净迁入", true),
    ("净转入", true),
    ("净减", false),
    ("净流出", false),
    ("净迁出", false),
    ("净转出", false),
];

/// Words of what came.
const CAME: &[&str] = &[
    "新", "转入", "调入", "迁入", "流入", "发展", "招录", "接收", "增加", "出生", "纳入", "恢复", "升规",
    "吸纳",
];

/// Words of what went.
const WENT: &[&str] = &[
    "注销", "吊销", "撤销", "退出", "转出", "调出", "迁出", "流出", "去世", "死亡", "减少", "关停", "关闭",
    "退休", "辞职", "除名", "开除", "核减", "清退", "取消", "报废", "撤并", "解除", "退库", "停业", "停办",
];

/// How many units of the last digit the sum may be off.
const NEXT: Decimal = Decimal::TWO;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains('净') {
        return;
    }
    let passage = Passage::new(line);
    for index in 0..passage.terms.len() {
        findings.extend(judge(&passage, index));
    }
}

fn judge(passage: &Passage<'_>, index: usize) -> Option<Finding<Range<usize>>> {
    let net = passage.terms.get(index).filter(|net| net.is_exact() && net.is_amount())?;
    let (_, is_gain) = NET.iter().find(|(word, _)| net.lead.contains(word))?;
    let list = Movements::behind(passage, index)?;
    let (more, fewer) = if *is_gain { (&list.came, &list.went) } else { (&list.went, &list.came) };
    let total = |terms: &[&Term<'_>]| {
        let none = Bounds { low: Decimal::ZERO, high: Decimal::ZERO };
        terms.iter().try_fold(none, |sum, term| sum.plus(Bounds::of(term.figure)))
    };
    if total(more)?.minus(total(fewer)?)?.meets(Bounds::of(net.figure)) {
        return None;
    }
    let sum =
        |terms: &[&Term<'_>]| terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(term.value()));
    let value = sum(more)?.checked_sub(sum(fewer)?)?;
    let apart = value.checked_sub(net.value())?;
    // By how much a movement is too large: what came by as much as the sum, what went by the contrary.
    let off =
        |term: &Term<'_>| if more.iter().any(|one| one.start() == term.start()) { apart } else { -apart };
    let meant = |term: &Term<'_>| term.value().checked_sub(off(term));
    let is_slip = |term: &Term<'_>, value: Decimal| {
        value > Decimal::ZERO && (is_digit_slip(term.figure, value) || is_unit_slip(term.figure, value))
    };
    let culprit = list
        .all()
        .filter(|term| meant(term).is_some_and(|value| is_slip(term, value)))
        .max_by_key(|term| term.figure.number.mantissa());
    let is_next = apart.abs() <= net.figure.step().checked_mul(NEXT)?;
    let is_told = value > Decimal::ZERO && (is_slip(net, value) || is_next) || culprit.is_some();
    is_told.then(|| {
        finding(passage, net, (more, fewer), (value, culprit.and_then(|term| Some((term, meant(term)?)))))
    })?
}

/// What came and what went, listed behind a net change.
struct Movements<'p, 'a> {
    came: Vec<&'p Term<'a>>,
    went: Vec<&'p Term<'a>>,
}

impl<'p, 'a> Movements<'p, 'a> {
    /// The list right behind the net change with this index, in a bracket or in its sentence; `None` when it has not
    /// both.
    fn behind(passage: &'p Passage<'a>, index: usize) -> Option<Self> {
        let net = passage.terms.get(index)?;
        let next = passage.terms.get(index + 1)?;
        let mut list = Self { came: Vec::new(), went: Vec::new() };
        let mut last = net;
        for term in &passage.terms[index + 1..] {
            let is_next = term.sentence == net.sentence
                && term.bracket == next.bracket
                && term.clause - last.clause <= 1
                && term.is_like(net);
            let (came, went) = (term.is_led_by(CAME), term.is_led_by(WENT));
            if !is_next || came == went {
                break;
            }
            if came {
                list.came.push(term);
            } else {
                list.went.push(term);
            }
            last = term;
        }
        (!list.came.is_empty() && !list.went.is_empty()).then_some(list)
    }

    fn all(&self) -> impl Iterator<Item = &'p Term<'a>> {
        self.came.iter().chain(&self.went).copied()
    }
}

fn finding(
    passage: &Passage<'_>,
    net: &Term<'_>,
    (more, fewer): (&[&Term<'_>], &[&Term<'_>]),
    (value, culprit): (Decimal, Option<(&Term<'_>, Decimal)>),
) -> Option<Finding<Range<usize>>> {
    let unit = passage.text.get(net.figure.unit_range.clone())?;
    let join = |terms: &[&Term<'_>], sign: &str| {
        terms.iter().map(|term| passage.quote(term)).collect::<Vec<_>>().join(sign)
    };
    let working =
        format!("{} – {} = {}{unit}", join(more, " + "), join(fewer, " – "), in_unit_of(value, net.figure));
    let message = format!(
        "“{}”与随后列出的增减不符，按各项应为{}{unit}",
        passage.statement(net),
        printed(value, net.figure)?
    );
    let mut finding = Finding::new(&RULE, Severity::Warning, passage.place(net), message).because(working);
    for term in more.iter().chain(fewer) {
        finding = finding.against(passage.place(term));
    }
    if let Some((term, value)) = culprit {
        finding = with_fix(finding, change(passage, term, value));
    }
    Some(with_fix(finding, change(passage, net, value)))
}
