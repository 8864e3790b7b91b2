//! 收支存结不符: 收入860万元，支出735万元，年末结余152万元 where the balance is 125.
//!
//! Why it matters: 收入–支出=结余, 旧存+新收=应办 and 应办–审结=未结 are identities; all three figures stand in one
//! paragraph.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "balance-mismatch",
    kind: Kind::Sum,
    name: "收支存结不符",
    summary: "收入减支出与结余、旧存加新收与应办、应办减办结与未结不符",
    scope: Scope::Line(check),
};

/// An identity: the first and the second, added or subtracted, give the result.
struct Identity {
    first: &'static [&'static str],
    second: &'static [&'static str],
    is_sum: bool,
    result: &'static [&'static str],
    /// Words in the result's clause that make it another thing.
    but_not: &'static [&'static str],
}

const IDENTITIES: &[Identity] = &[
    Identity {
        first: &["收入", "收到", "筹集", "征缴", "募集", "接收", "到账"],
        second: &["支出", "支付", "使用"],
        is_sum: false,
        result: &["结余", "盈余", "结存"],
        but_not: &["累计", "滚存", "历年", "上年", "年末结存", "可支付"],
    },
    Identity {
        first: &["旧存", "结转", "上年未结", "上年存"],
        second: &["新收", "受理", "收案", "新受理"],
        is_sum: true,
        result: &["应办", "共需办理", "应审", "共办理", "共受理"],
        but_not: &[],
    },
    Identity {
        first: &["应办", "受理", "收案", "立案", "办理", "接收", "收到", "登记", "交办", "转办"],
        second: &["审结", "办结", "结案", "执结"],
        is_sum: false,
        result: &["未结", "未办结", "尚在办理", "正在办理", "在办"],
        but_not: &["上年", "旧存"],
    },
    Identity {
        first: &["累计接收", "累计登记", "累计纳管", "累计收治", "累计收养"],
        second: &["累计解除", "累计解矫", "累计注销", "累计出院", "累计退出"],
        is_sum: false,
        result: &["在册", "在矫", "在管", "现有", "在院"],
        but_not: &[],
    },
    Identity {
        first: &["送审"],
        second: &["审定", "核定"],
        is_sum: false,
        result: &["核减", "审减"],
        but_not: &["率"],
    },
    Identity {
        first: &["预算"],
        second: &["采购金额", "成交", "中标", "实际采购"],
        is_sum: false,
        result: &["节约", "节省"],
        but_not: &["率"],
    },
    Identity {
        first: &["排查", "查出", "发现", "摸排", "检查出"],
        second: &["已整改", "完成整改", "已销号"],
        is_sum: false,
        result: &["正在整改", "未整改", "尚未整改", "限期整改", "未销号"],
        but_not: &["重大", "上年"],
    },
    Identity {
        first: &["新增", "新设", "新入库", "新登记", "新培育", "新建", "新发展", "新吸纳", "增加"],
        second: &["退出", "退库", "注销", "淘汰", "减少", "吊销", "撤并", "关停", "关闭", "核减", "清退"],
        is_sum: false,
        result: &["净增"],
        but_not: &["累计", "比上年", "年均"],
    },
    Identity {
        first: &["抽检", "抽查", "检测", "检验", "监测", "抽样"],
        second: &["合格"],
        is_sum: false,
        result: &["不合格"],
        but_not: &["合格率"],
    },
    Identity {
        first: &["编制", "核定"],
        second: &["实有", "在编", "在岗", "实际在编"],
        is_sum: false,
        result: &["空编", "缺编", "空缺"],
        but_not: &[],
    },
    Identity {
        first: &["转入", "迁入", "流入", "调入"],
        second: &["转出", "迁出", "流出", "调出"],
        is_sum: false,
        result: &["净流入", "净转入", "净迁入", "净增"],
        but_not: &[],
    },
    Identity {
        first: &["转出", "迁出", "流出", "调出"],
        second: &["转入", "迁入", "流入", "调入"],
        is_sum: false,
        result: &["净流出", "净转出", "净迁出", "净减"],
        but_not: &[],
    },
];

/// Most characters between the word of a result and its figure: 未结案件.
const LONGEST_NOUN: usize = 4;

/// Words of what was there before.
const CARRIED: &[&str] = &["结转", "旧存", "上年未结"];

/// Words of an amount that takes in what was there before.
const WITH_CARRIED: &[&str] = &["应办", "应审", "共需办理", "共办理", "共受理"];

/// Words that bring a third amount into an identity.
const DISTURBING: &[&str] =
    &["另", "转出", "调入", "上解", "撤回", "撤销", "移送", "调剂", "年初结余", "上年结余", "期初"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 {
        return;
    }
    let mut identities =
        IDENTITIES.iter().filter(|one| one.result.iter().any(|word| line.text.contains(word))).peekable();
    if identities.peek().is_none() {
        return;
    }
    let passage = Passage::new(line);
    for identity in identities {
        // What was carried over is part of what was decided; the flow of stocks is another rule.
        let is_carried =
            CARRIED.iter().any(|word| line.text.contains(word) && !identity.first.contains(word));
        for (index, result) in passage.terms.iter().enumerate().skip(2) {
            if result.is_led_by(identity.result) && !is_disturbed(&line.text[..result.range().end], identity)
            {
                findings.extend(judge(&passage, index, (identity, is_carried)));
            }
        }
    }
}

/// Whether a third amount comes into an identity before its result; what stands behind it brings nothing in.
fn is_disturbed(told: &str, identity: &Identity) -> bool {
    DISTURBING
        .iter()
        .filter(|word| !identity.first.contains(word) && !identity.second.contains(word))
        .any(|word| told.contains(word))
}

fn judge(
    passage: &Passage<'_>,
    index: usize,
    (identity, is_carried): (&Identity, bool),
) -> Option<Finding<Range<usize>>> {
    let result = passage.terms.get(index)?;
    // 不合格产品生产企业立案41件 is no 不合格.
    let ends = |word: &&str| {
        result.lead.rsplit_once(*word).is_some_and(|(_, rest)| rest.chars().count() <= LONGEST_NOUN)
    };
    let is_result = identity.result.iter().any(ends) && !result.is_led_by(identity.but_not);
    if !is_result || !result.is_exact() || !result.is_amount() {
        return None;
    }
    let before = || {
        passage.terms[..index].iter().rev().filter(|term| is_comparable(term, result) && term.bracket == 0)
    };
    let gives = |first: &Term<'_>, second: &Term<'_>| {
        let (first, second) = (Bounds::of(first.figure), Bounds::of(second.figure));
        let value = if identity.is_sum { first.plus(second) } else { first.minus(second) };
        value.is_none_or(|value| value.meets(Bounds::of(result.figure)))
    };
    let firsts =
        || before().filter(|term| term.is_led_by(identity.first) && !term.is_led_by(identity.second));
    let seconds =
        || before().filter(|term| term.is_led_by(identity.second) && !term.is_led_by(identity.first));
    if before().any(|first| before().any(|second| first.start() != second.start() && gives(first, second))) {
        return None;
    }
    let second = seconds().next()?;
    let first = firsts().next()?;
    // What was carried over is part of what was decided; the flow of stocks is another rule.
    if is_carried && !identity.is_sum && !first.is_led_by(WITH_CARRIED) {
        return None;
    }
    let near = first.sentence.abs_diff(result.sentence) <= usize::from(identity.is_sum) * 9;
    let is_near = near && second.sentence.abs_diff(result.sentence) <= usize::from(identity.is_sum) * 9;
    is_near.then(|| finding(passage, identity, (first, second), result)).flatten()
}

/// Whether two amounts can be added: of one unit, or both counts, as posts and people are.
fn is_comparable(one: &Term<'_>, other: &Term<'_>) -> bool {
    one.is_like(other) || one.is_exact() && one.figure.is_whole_count() && other.figure.is_whole_count()
}

fn finding(
    passage: &Passage<'_>,
    identity: &Identity,
    (first, second): (&Term<'_>, &Term<'_>),
    result: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let (one, other) = (first.value(), second.value());
    let value = if identity.is_sum { one.checked_add(other)? } else { one.checked_sub(other)? };
    // What was there before is not told.
    if value < rust_decimal::Decimal::ZERO {
        return None;
    }
    let unit = passage.text.get(result.figure.unit_range.clone())?;
    let sign = if identity.is_sum { "+" } else { "–" };
    let (a, b) = (passage.quote(first), passage.quote(second));
    let working = format!("{a} {sign} {b} = {}{unit}", in_unit_of(value, result.figure));
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}{unit}",
        passage.statement(result),
        passage.statement(first),
        passage.statement(second),
        printed(value, result.figure)?,
    );
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(result), message)
        .against(passage.place(first))
        .against(passage.place(second))
        .because(working);
    Some(with_fix(finding, change(passage, result, value)))
}
