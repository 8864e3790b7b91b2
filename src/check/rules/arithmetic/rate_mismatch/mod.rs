//! 比率不符: 检查电梯540部，已整改513部，整改率59% where 513 ÷ 540 is 95%.
//!
//! Why it matters: 整改率, 办结率 and their like are what superiors assess. The numerator is the count that is spoken
//! of with the word of the rate; the denominator is the count of the same unit before it.

mod row;

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{
    Bounds, in_unit_of, is_exchanged_share, is_share, is_share_of_completed, is_share_of_exchanged, printed,
    prints_as, quotient,
};
use crate::check::relation::slip::apart;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::{Apart, Dimension};

use super::report::{change, ratio_finding, with_fix};
use row::{ahead, bracketed, due, inside, negative, of_people, of_places, unequal, whole_behind};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "rate-mismatch",
    kind: Kind::Ratio,
    name: "比率不符",
    summary: "整改率、办结率、合格率等与句中的两个数不符",
    scope: Scope::Line(check),
};

/// Words of a rate and the words its numerator is spoken of with, beside the word itself.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("结案", &["审结", "办结", "结案", "执结"]),
    ("审结", &["结案"]),
    ("办结", &["结案", "办理", "答复"]),
    ("办理", &["办结", "答复"]),
    ("整改", &["销号", "治理", "完成"]),
    ("化解", &["调处", "调解", "成功"]),
    ("调处", &["化解", "调解", "成功"]),
    ("调解", &["化解", "调处", "成功"]),
    ("收缴", &["缴纳", "缴"]),
    ("缴纳", &["缴"]),
    ("处置", &["处理", "办结"]),
    ("处理", &["处置", "办结"]),
    ("回复", &["答复", "办结"]),
    ("答复", &["回复", "办结"]),
    ("破案", &["破获"]),
    ("销号", &["整改"]),
    ("拆除", &["拆"]),
    ("接种", &["种"]),
    ("就业", &["上岗", "安置"]),
];

/// Words before 率 that make it the rate of something that is not counted in the sentence.
const QUALIFIED: &[&str] = &[
    "按期",
    "按时",
    "及时",
    "一次",
    "首次",
    "当场",
    "当期",
    "限时",
    "平均",
    "同期",
    "增长",
    "满意",
    "群众",
    "响应",
    "初次",
    "按规定",
    "到期",
    "签收",
    "先行",
    "网上",
    "时效",
    "自动",
    "适用",
];

/// Words of a change, which is no share of anything.
const CHANGES: &[&str] =
    &["增", "降", "升", "减", "同比", "提高", "环比", "回落", "高于", "低于", "上年", "去年", "目标", "力争"];

/// What the word of a rate ends with that is of what is gone: 压减率, 压缩率, 精简率, 缩短率.
const REDUCED: [char; 6] = ['减', '降', '少', '缩', '简', '短'];

/// Words of a denominator that may stand further off, before a list of its parts.
const BASES: &[&str] =
    &["受理", "排查", "发现", "接到", "收到", "抽检", "检测", "立案", "应办", "转办", "交办", "查出"];

/// Words between a rate and its figure.
const LINKS: &[char] = &[
    '为', '达', '到', '均', '约', '都', '已', '在', '持', '保', '的', '是', '实', '现', '至', '仍', '降',
    '升', '提', '高', '了',
];

/// Words that make a count the opposite of the numerator.
const OPPOSITE: &[&str] = &["未", "不", "率", "正在", "尚", "拟", "计划", "力争"];

/// How many times larger a numerator may be than its denominator to be a slip and not another thing.
const MOST_OVER: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !line.text.contains(['率', '占', '比']) {
        return;
    }
    let passage = Passage::new(line);
    for (index, rate) in passage.terms.iter().enumerate() {
        if let Some(pair) = inside(&passage, index) {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, rate, pair));
        }
        if let Some(pair) = exchanged(&passage, index).or_else(|| proportion(&passage, index)) {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, rate, pair));
            continue;
        }
        let Some(word) = rate_word(rate) else { continue };
        // 按期办复率 is told of 按期办复2851件, and of nothing else.
        let is_told =
            || passage.sentence(rate).any(|term| term.start() < rate.start() && term.is_led_by(&[word]));
        // 比上年增长5220亿元，增长率为27.7% is a growth.
        if word.contains('增') || QUALIFIED.iter().any(|qualifier| word.contains(qualifier)) && !is_told() {
            continue;
        }
        if word.ends_with(REDUCED) && is_reduced(&passage, index) {
            findings.extend(reduced(&passage, index));
            continue;
        }
        let pair = contradiction(&passage, index, word)
            .or_else(|| earlier(&passage, index, word))
            .or_else(|| due(&passage, index))
            .or_else(|| bracketed(&passage, index))
            .or_else(|| unequal(&passage, index))
            .or_else(|| of_places(&passage, index, word))
            .or_else(|| of_people(&passage, index, word))
            .or_else(|| ahead(&passage, index, word))
            .or_else(|| whole_behind(&passage, index, word))
            .or_else(|| negative(&passage, index, word));
        if let Some((part, whole)) = pair.filter(|pair| !are_items_of_one_list(&passage, *pair)) {
            let is_short = is_share_of_completed(part, whole, rate.figure);
            let found = is_short.then(|| shortened(&passage, part, whole, rate)).flatten();
            let usual = || ratio_finding(&RULE, Severity::Warning, &passage, rate, (part, whole));
            findings.push(found.unwrap_or_else(usual));
        }
    }
}

/// 排查4215条，已整改415条，整改率98.6%: the rate tells that a digit is missing in what was done.
fn shortened(
    passage: &Passage<'_>,
    part: &Term<'_>,
    whole: &Term<'_>,
    rate: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let unit = passage.text.get(part.figure.unit_range.clone())?;
    let about = whole.value().checked_mul(rate.value())?;
    let (said, rate_quote) = (passage.statement(part), passage.quote(rate));
    let message = format!(
        "“{said}”似乎少了一位数字，按“{}”和“{rate_quote}”推算约为{}{unit}",
        passage.statement(whole),
        printed(about, part.figure)?
    );
    let working =
        format!("{} × {rate_quote} ≈ {}{unit}", passage.quote(whole), in_unit_of(about, part.figure));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(part), message)
        .against(passage.place(whole))
        .against(passage.place(rate));
    Some(finding.because(working))
}

/// Two amounts right before a rate that give it with two neighbouring digits exchanged: 幼儿园45所，普惠园39所，占比87.6%.
fn exchanged<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index).filter(|rate| rate.is_percent() && rate.is_exact())?;
    let [whole, part] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let is_change = CHANGES.iter().any(|word| passage.clause_before(rate).contains(word));
    let is_run =
        whole.sentence == rate.sentence && rate.clause - part.clause <= 1 && part.clause - whole.clause <= 1;
    let is_part = part.is_like(whole) && part.value() < whole.value();
    let is_long = rate.figure.number.mantissa().unsigned_abs() >= 100;
    let all: Vec<&Term<'_>> = passage.sentence(rate).filter(|term| term.is_amount()).collect();
    let is_given = all.iter().any(|one| {
        all.iter().any(|other| {
            one.start() != other.start() && is_comparable(one, other) && is_share(one, other, rate.figure)
        })
    });
    let is_wrong = is_run && is_part && is_long && !is_change && !is_given;
    if is_wrong && is_exchanged_share(part, whole, rate.figure) {
        return Some((part, whole));
    }
    // 参保38.25万人，…；以常住人口39万人为基数，参保率98.08%
    let base = passage.terms.get(index - 1).filter(|base| base.tail.starts_with("为基数"))?;
    let part = all.iter().find(|part| {
        part.start() < base.start() && part.is_like(base) && is_exchanged_share(part, base, rate.figure)
    })?;
    (is_long && !is_given).then_some((*part, base))
}

/// 上转6210人次，下转4968人次，下转与上转之比达到80%.
fn proportion<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index).filter(|rate| rate.is_percent() && rate.is_exact())?;
    let [whole, part] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let is_told = rate.lead.trim_end_matches(LINKS).ends_with("之比") && rate.lead.contains('与');
    let is_run = whole.sentence == rate.sentence && part.is_like(whole) && rate.clause - whole.clause <= 2;
    let is_given = is_share(part, whole, rate.figure) || is_share(whole, part, rate.figure);
    (is_told && is_run && !is_given).then_some((part, whole))
}

/// Whether a rate stands behind what there was and what it came to.
fn is_reduced(passage: &Passage<'_>, index: usize) -> bool {
    let run = index.checked_sub(2).and_then(|from| passage.terms.get(from..=index));
    let Some([was, is, rate]) = run else { return false };
    is.lead.ends_with(['到', '至', '为'])
        && is.is_like(was)
        && rate.clause - is.clause <= 1
        && is.clause - was.clause <= 1
}

/// 由38家压减到3家，压减率92.1%: what is gone is measured against what there was.
fn reduced(passage: &Passage<'_>, index: usize) -> Option<Finding<Range<usize>>> {
    let [was, is, rate] = passage.terms.get(index.checked_sub(2)?..=index)? else { return None };
    let left = Bounds::of(is.figure).over(Bounds::of(was.figure))?;
    let gone = Bounds { low: Decimal::ONE, high: Decimal::ONE }.minus(left)?;
    if prints_as(gone, rate.figure) {
        return None;
    }
    let value = Decimal::ONE.checked_sub(is.value().checked_div(was.value())?)?;
    let right = printed(value, rate.figure)?;
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{right}%",
        passage.quote(rate),
        passage.statement(was),
        passage.statement(is)
    );
    let working =
        format!("1 – {} ÷ {} = {}%", passage.quote(is), passage.quote(was), in_unit_of(value, rate.figure));
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(rate), message)
        .against(passage.place(was))
        .against(passage.place(is))
        .because(working);
    Some(with_fix(finding, change(passage, rate, value)))
}

/// 其中委托处置1.86万吨、自行利用0.34万吨: parts beside each other are no part and whole.
fn are_items_of_one_list(passage: &Passage<'_>, (one, other): (&Term<'_>, &Term<'_>)) -> bool {
    let (first, last) = if one.start() < other.start() { (one, other) } else { (other, one) };
    let between = passage.between(first, last);
    first.clause == last.clause && between.contains('、') && first.lead.contains("其中")
}

/// 整改 of 整改率为98%: the words before 率, back to the mark before.
pub(super) fn rate_word<'a>(rate: &Term<'a>) -> Option<&'a str> {
    if !rate.is_percent() || !rate.is_exact() {
        return None;
    }
    // 消除率（按户计）75%
    let lead = rate.lead.trim_end_matches(LINKS);
    let lead = lead.strip_suffix('）').and_then(|lead| lead.rsplit_once('（')).map_or(lead, |(lead, _)| lead);
    // 优良天数比率, 整改完成率: the words before are what it is of.
    let word = lead.strip_suffix('率')?;
    let word = ["比", "完成"].iter().find_map(|end| {
        word.strip_suffix(end).filter(|word| word.chars().count() >= 2 && !word.contains("增"))
    });
    word.or_else(|| lead.strip_suffix('率')).filter(|word| word.chars().count() >= 2)
}

/// Numerator and denominator that do not give the rate.
fn contradiction<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let sentence: Vec<&Term<'_>> = passage.sentence(rate).filter(|term| term.is_amount()).collect();
    let pairs = || sentence.iter().flat_map(|one| sentence.iter().map(move |other| (*one, *other)));
    if pairs().any(|(one, other)| {
        one.start() != other.start() && is_comparable(one, other) && is_share(one, other, rate.figure)
    }) {
        return None;
    }
    let stem = stem(word);
    let before =
        || sentence.iter().copied().filter(|term| term.start() < rate.start() && term.part == rate.part);
    // 集中供养率 is of 集中供养412人, not of 供养人员.
    let is_of_word = |term: &&Term<'_>| term.is_led_by(&[word]) && !term.is_about(OPPOSITE);
    let named = before().filter(|term| term.is_exact() && is_of_word(term)).collect::<Vec<_>>();
    let numerator = match named[..] {
        [named] => named,
        _ => before().rfind(|term| is_numerator(term, stem))?,
    };
    // 甲村整改42处，乙村整改30处，两村整改率…: the rate may be of both.
    let last_rate = passage.terms[..index].iter().rfind(|term| term.is_percent()).map_or(0, Term::start);
    let numerators = before().filter(|term| term.start() >= last_rate && is_numerator(term, stem)).count();
    let is_named = named.len() == 1;
    let is_only = numerators == 1 || is_named;
    let is_near = is_only && rate.clause - numerator.clause <= 2;
    let (denominator, reach) = denominator_of(&sentence, rate, numerator, word)?;
    // 春季参与28600人，秋季参与37422人，秋季参与率90%: what is told alike and smaller is no whole.
    let is_numerator = denominator.is_led_by(&[word])
        || is_numerator(denominator, stem) && (!is_named || denominator.value() < numerator.value());
    // 14个街道、168个社区全部换届，换届率100% are no part and whole.
    let is_whole = denominator.value() * MOST_OVER > numerator.value();
    let is_base = is_whole && !is_numerator && !denominator.is_led_by(&["上年", "去年", "率"]);
    // 旧存 may make the numerator larger than the base that is named.
    let start = sentence.first().map_or(0, |term| term.clause_start);
    let said = passage.text.get(start..rate.start()).unwrap_or("");
    let carries = ["旧存", "结转", "累计", "往年", "存量"].iter().any(|word| said.contains(word))
        && numerator.value() > denominator.value();
    (is_near && is_base && !carries && numerator.clause - denominator.clause <= reach)
        .then_some((numerator, denominator))
}

/// The denominator before a numerator and how many clauses it may be away.
fn denominator_of<'p, 'a>(
    sentence: &[&'p Term<'a>],
    rate: &Term<'a>,
    numerator: &Term<'a>,
    word: &str,
) -> Option<(&'p Term<'a>, usize)> {
    let before =
        || sentence.iter().copied().filter(|term| term.start() < rate.start() && term.part == rate.part);
    // 参测238人，语文及格221人，及格率92.9%，数学及格209人，及格率87.8%: what has a rate of that word of its own is no whole, nor
    // is last year's amount.
    let is_other = |term: &&Term<'_>| term.is_led_by(&[word, "上年", "去年"]);
    let earlier = |term: &&Term<'_>| {
        term.start() < numerator.start() && is_comparable(term, numerator) && !is_other(term)
    };
    let far = || sentence.iter().copied().filter(earlier).find(|term| term.is_led_by(BASES));
    Some(match before().rfind(earlier) {
        // What is far smaller is a part of the denominator that was listed on the way.
        Some(near) if near.value() * MOST_OVER < numerator.value() => {
            let is_larger = |term: &&Term<'_>| earlier(term) && term.value() >= numerator.value();
            (before().find(is_larger)?, 4)
        }
        Some(near) => (near, 2),
        None => (far().filter(|base| base.value() >= numerator.value())?, 9),
    })
}

/// Numerator beside the rate and a denominator further off before it, when they give the rate with two neighbouring
/// digits exchanged in the rate or in the numerator: so far apart, nothing less tells that they belong together.
fn earlier<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let before = &passage.terms[..index];
    let own = before.iter().rev().take_while(|term| term.part == rate.part && rate.clause - term.clause <= 1);
    // 459户1604人，消除率（按户计）75%: the count that is named may not be the last.
    let numerator = own.filter(|term| term.is_amount()).find(|term| is_numerator(term, stem(word)))?;
    let like = || before.iter().filter(|term| term.is_like(numerator) && term.start() != numerator.start());
    if like().any(|whole| is_share(numerator, whole, rate.figure)) {
        return None;
    }
    let above = || like().filter(|whole| whole.part < rate.part);
    let exchanged = above().rfind(|whole| {
        numerator.value() < whole.value() && is_exchanged_share(numerator, whole, rate.figure)
            || is_share_of_exchanged(numerator, whole, rate.figure)
    });
    let named = || above().rfind(|whole| is_due(whole) && is_other_slip(numerator, whole, rate));
    Some((numerator, exchanged.or_else(named)?))
}

/// Whether an amount is what there was to be done: 应化解120件, 排查隐患4215条.
fn is_due(whole: &Term<'_>) -> bool {
    whole.is_led_by(BASES) || ["应", "需", "共"].iter().any(|word| whole.lead.contains(word))
}

/// Whether one digit of the rate is wrong, or one of the numerator is missing.
fn is_other_slip(numerator: &Term<'_>, whole: &Term<'_>, rate: &Term<'_>) -> bool {
    let is_digit_off =
        quotient(numerator, whole).and_then(|right| apart(rate.figure, right)) == Some(Apart::One);
    let is_within = numerator.value() <= whole.value();
    is_within && (is_digit_off || is_share_of_completed(numerator, whole, rate.figure))
}

/// The last two characters of the word of a rate.
fn stem(word: &str) -> &str {
    let from = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    word.get(from..).unwrap_or(word)
}

/// Whether two amounts are of one unit, or of people and people counted each time.
fn is_comparable(one: &Term<'_>, other: &Term<'_>) -> bool {
    let is_people = |term: &Term<'_>| matches!(&term.figure.unit.dimension, Dimension::Count(word) if word == "人" || word == "人次");
    one.is_like(other) || [one, other].iter().all(|term| is_people(term) && term.is_exact())
}

fn is_numerator(term: &Term<'_>, stem: &str) -> bool {
    let synonyms = SYNONYMS.iter().find(|(word, _)| *word == stem).map_or(&[][..], |(_, words)| words);
    let is_named = term.is_about(&[stem])
        || term.is_about(synonyms)
        || is_short_for(stem, term.lead)
        || is_short_for(stem, term.tail);
    // 应签约452户 is what 签约率 is measured against.
    let is_due = term.lead.rfind('应').is_some_and(|at| term.lead[at..].contains(stem));
    term.is_exact() && is_named && !is_due && !term.is_about(OPPOSITE)
}

/// Whether two characters are short for two words: 调撤 for 调解撤诉.
fn is_short_for(short: &str, words: &str) -> bool {
    let mut characters = short.chars();
    let (Some(first), Some(second)) = (characters.next(), characters.next()) else { return false };
    let words: Vec<char> = words.trim_start_matches("其中").chars().collect();
    words.len() == 4 && words[0] == first && words[2] == second
}
