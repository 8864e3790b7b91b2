//! Changes (增减): whether a figure is a change and which way, and what an amount is compared with.

use rust_decimal::Decimal;

use super::{Passage, Term};

/// Words of increase.
pub(crate) const UP: &[&str] = &[
    "增长",
    "增加",
    "上升",
    "提高",
    "净增",
    "增收",
    "增支",
    "增",
    "上涨",
    "新增",
    "多",
    "提升",
    "扩大",
    "增幅",
    "增长幅度",
    "扩容",
    "上浮",
    "多出",
];

/// Words of decrease.
pub(crate) const DOWN: &[&str] = &[
    "下降",
    "减少",
    "降低",
    "回落",
    "减",
    "少",
    "缩短",
    "下滑",
    "压减",
    "减收",
    "减支",
    "降幅",
    "压缩",
    "负增长",
];

/// Words of an amount that stands a year before.
pub(crate) const BASE: &[&str] =
    &["上年", "去年", "上一年", "前年", "上届", "年初", "期初", "原来的", "由", "从", "上季"];

/// Words of a change that is measured by something else than the base in the sentence.
const OTHER_BASE: &[&str] = &[
    "环比",
    "目标",
    "计划",
    "年均",
    "平均增长",
    "可比口径",
    "同口径",
    "剔除",
    "扣除",
    "力争",
    "预计",
    "累计",
    "比全",
    "高于",
    "低于",
];

/// 1 for growth, -1 for a decrease, `None` for a figure that is neither.
pub(crate) fn direction(passage: &Passage<'_>, change: &Term<'_>) -> Option<Decimal> {
    if !change.is_exact() || change.value() <= Decimal::ZERO {
        return None;
    }
    let lead = change.lead.trim_end_matches(['了', '为', '达', '约', '到']);
    let ends = |words: &[&str]| words.iter().any(|word| lead.ends_with(word));
    let sign = if ends(UP) || is_done(passage, change, '多') {
        Decimal::ONE
    } else if ends(DOWN) || is_done(passage, change, '少') {
        -Decimal::ONE
    } else {
        return None;
    };
    let is_target = REACHED.iter().any(|word| change.lead.ends_with(word));
    let clause = passage.clause_before(change);
    (!is_target && !OTHER_BASE.iter().any(|word| clause.contains(word))).then_some(sign)
}

/// Words before what was reached, not by how much.
const REACHED: [&str; 11] =
    ["到", "至", "达到", "减为", "缩短为", "压缩为", "减少为", "降为", "增为", "增加为", "提高为"];

/// Whether more or less has been done than before: 比上年多采用, 与上年的8万元相比，多追回.
fn is_done(passage: &Passage<'_>, change: &Term<'_>, word: char) -> bool {
    let Some((before, verb)) = change.lead.rsplit_once(word) else { return false };
    let start = change.start().checked_sub(change.lead.len());
    let is_compared =
        || start.and_then(|start| passage.text.get(..start)).is_some_and(|text| text.ends_with("相比，"));
    (1..=3).contains(&verb.chars().count())
        && (before.ends_with(['年', '期']) || before.is_empty() && is_compared())
}

/// 2020年为98万元: an amount that nothing but its year names.
fn is_of_named_year(term: &Term<'_>) -> bool {
    let year = term.lead.strip_suffix(['为', '是']).and_then(|lead| lead.strip_suffix('年'));
    year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether an amount is of the time that another is compared with: 上年为12件, 比2020年的50件.
pub(crate) fn is_base(passage: &Passage<'_>, term: &Term<'_>) -> bool {
    // 占年初预算10065万元 is what was planned.
    let lead = term.lead.trim_end_matches(['为', '数', '的']);
    if ["预算", "任务", "计划", "目标"].iter().any(|word| lead.ends_with(word)) {
        return false;
    }
    // 比上年增加96万人次 is a change, not last year's amount.
    if direction(passage, term).is_some() {
        return false;
    }
    let is_of_year = term.lead.ends_with("年的") && term.lead.contains(['比', '较']);
    let is_compared = is_of_year || term.lead.starts_with(['比', '较', '与']) && term.lead.ends_with('的');
    if is_compared || term.is_led_by(BASE) || is_of_named_year(term) {
        return true;
    }
    // 上年同期为9起、受伤4人: the word stands at the head of the clause.
    let clause = passage.clause_before(term);
    ["上年", "去年"].iter().any(|word| clause.starts_with(word)) && !term.lead.contains('比')
}
