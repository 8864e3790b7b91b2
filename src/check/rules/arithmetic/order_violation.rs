//! 大小颠倒: 立案16起，结案19起 settles more cases than were opened.
//!
//! Why it matters: what is done with things cannot be more than the things there are. Cases carried over from the
//! year before make it possible, so any word of them keeps the rule silent.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::is_share;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::longest_common;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "order-violation",
    kind: Kind::Order,
    name: "大小颠倒",
    summary: "办结多于受理、整改多于排查、结案多于立案等",
    scope: Scope::Line(check),
};

/// What is done with things, and what the things are called before: the first cannot be more than the second.
const PAIRS: &[(&[&str], &[&str])] = &[
    (
        &[
            "结案",
            "审结",
            "办结",
            "执结",
            "化解",
            "调处成功",
            "成功调处",
            "调解成功",
            "成功调解",
            "处理",
            "答复",
            "办复",
            "解决",
        ],
        &[
            "立案", "受理", "收案", "接收", "接到", "收到", "接访", "承办", "交办", "转办", "应办", "新收",
            "登记", "办理", "查处", "接件", "收件", "接报", "派单", "接待",
        ],
    ),
    (
        &[
            "整改",
            "销号",
            "治理",
            "消除",
            "处置",
            "拆除",
            "查处",
            "取缔",
            "整治完成",
            "办结",
            "解决",
            "清理",
            "改到位",
        ],
        &[
            "排查",
            "发现",
            "查出",
            "检查出",
            "查摆",
            "摸排",
            "梳理",
            "交办",
            "反馈",
            "共有",
            "发生",
            "排出",
            "查找",
            "检出",
            "巡查",
        ],
    ),
    (
        &["调处成功", "成功调处", "化解", "调解成功", "成功调解", "调处", "成功"],
        &["排查", "受理", "调解", "调处", "摸排", "发生"],
    ),
    (&["合格", "达标", "通过"], &["抽检", "抽查", "检测", "检验", "抽样", "申报", "参评", "检查"]),
    (&["破案", "破获"], &["立案", "发案", "发生"]),
    (&["缴纳", "收缴", "已缴"], &["处罚", "罚款", "应缴", "应收"]),
    (&["开工", "竣工", "完工"], &["计划实施", "计划建设", "安排", "实施", "谋划"]),
    (&["竣工", "完工", "建成", "投产"], &["开工"]),
    (&["脱贫"], &["贫困"]),
    (&["录取", "录用", "入选", "获批"], &["报名", "报考", "申报", "推荐"]),
    (&["采纳", "采用"], &["提出", "收集", "征集", "报送", "上报", "收到", "意见", "建议"]),
    (
        &["实检", "实到", "实收", "实缴", "实参", "实际参加", "实考", "实种"],
        &["应检", "应到", "应收", "应缴", "应参", "应考", "应种"],
    ),
    (&["查实", "属实"], &["举报", "线索", "受理", "核查", "办理", "收到"]),
    (&["到位", "支出", "拨付", "使用"], &["批复", "下达资金", "安排资金"]),
];

/// How many clauses away the things may be told.
const REACH: usize = 4;

/// Most bytes of a list up to one of its items.
const LONGEST_ITEM: usize = 120;

/// Words that bring in things from before, or say that the counts are of different things.
const CARRIED: &[&str] = &[
    "上年",
    "去年",
    "结转",
    "旧存",
    "往年",
    "历年",
    "累计",
    "存量",
    "积案",
    "遗留",
    "结存",
    "含",
    "以前年度",
    "陈案",
    "跨年",
    "高于",
    "多于",
    "超过",
    "大于",
];

/// Words of what is carried over, wherever in the sentence before.
const CARRIED_OVER: &[&str] = &["结转", "旧存", "存量", "积案", "遗留", "结存", "陈案"];

/// Words that make the smaller count another thing: a plan, or what is left.
const OTHER: &[&str] = &["未", "力争", "计划", "拟", "目标", "每", "平均", "增加", "减少", "比"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 {
        return;
    }
    let passage = Passage::new(line);
    let has_totals = line.text.contains("累计");
    for (index, done) in passage.terms.iter().enumerate() {
        if !done.is_amount() || !done.is_exact() || done.is_led_by(OTHER) || is_inverted(&passage, index) {
            continue;
        }
        if let Some(base) = base_of(&passage, index) {
            findings.push(finding(&passage, done, base));
        } else if let Some(base) = whole_of(&passage, index).or_else(|| planned(&passage, index)) {
            findings.push(finding(&passage, done, base));
        } else if let Some(total) = has_totals.then(|| cumulative_of(&passage, index)).flatten() {
            findings.push(exceeded(&passage, done, total));
        }
    }
}

/// Whether a rate behind two counts is that of the first by the second: they were put in each other's place, of which
/// another rule tells.
fn is_inverted(passage: &Passage<'_>, index: usize) -> bool {
    let run = index.checked_sub(1).and_then(|from| passage.terms.get(from..index + 2));
    let Some([base, done, rate]) = run else { return false };
    rate.is_percent() && base.is_like(done) && rate.part == done.part && is_share(base, done, rate.figure)
}

/// What a rate behind a figure says it is a part of: 建成12套，已出租21套，出租率57%. No rate below 100% allows that.
fn whole_of<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let [base, done, rate] = passage.terms.get(index.checked_sub(1)?..index + 2)? else { return None };
    let (_, named) = rate.lead.rsplit_once(['，', '；']).unwrap_or(("", rate.lead));
    let deed = named.trim_end_matches(['为', '达', '到']).strip_suffix('率')?;
    let is_rate = rate.is_percent() && rate.is_exact() && rate.value() < rust_decimal::Decimal::ONE;
    let is_done = deed.chars().count() >= 2 && done.lead.ends_with(deed) && done.lead.contains('已');
    let is_row = base.part == done.part && rate.clause == done.clause + 1 && done.clause == base.clause + 1;
    let is_over = base.is_like(done) && base.is_exact() && done.value() > base.value();
    // A larger count before is the whole: 隐患4309条，重大15条，已整改4298条.
    let has_larger = passage
        .sentence(done)
        .any(|term| term.start() < done.start() && term.is_like(done) && term.value() >= done.value());
    let is_pair = is_done && is_row && base.bracket == done.bracket;
    (is_rate && is_pair && is_over && !has_larger).then_some(base)
}

/// What the clause before has counted, of which so many are done already: 改造150户，已验收174户.
fn planned<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    const DEED: usize = 3;
    let [base, done] = passage.terms.get(index.checked_sub(1)?..=index)? else { return None };
    let said = done.lead.trim_start_matches(['均', '现', '目', '前', '当', '年', '内']);
    let deed = said.strip_prefix('已')?;
    let is_deed = (1..=DEED).contains(&deed.chars().count()) && !deed.contains(['有', '达', '累']);
    let is_next = base.part == done.part && done.clause == base.clause + 1 && base.bracket == done.bracket;
    let is_over = base.is_like(done) && base.is_exact() && done.value() > base.value();
    let is_new = base.is_led_by(&["新", "增", "再", "又", "其中", "今年", "本年", "当年"]);
    let has_larger = passage
        .sentence(done)
        .any(|term| term.start() < done.start() && term.is_like(done) && term.value() >= done.value());
    let is_exceeded = is_deed && is_next && is_over && !is_new && !has_larger;
    (is_exceeded && !is_carried(passage, base, done)).then_some(base)
}

/// 加装电梯23部，…；自2021年以来累计加装电梯17部: what was done in all years is no less than what was done in one.
fn cumulative_of<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let done = passage.terms.get(index)?;
    let name = done.lead.trim_start_matches(['全', '今', '本', '当', '年', '内', '新', '共']);
    let is_name = name.chars().count() >= 4 && !done.lead.contains("累计");
    let near = passage.terms[index + 1..].iter().take_while(|total| total.sentence <= done.sentence + 1);
    let mut totals = near.filter(|total| {
        let said = passage.clause_before(total);
        said.rsplit_once("累计").is_some_and(|(_, rest)| rest == name)
    });
    let total =
        totals.next().filter(|total| is_name && total.is_like(done) && total.value() < done.value())?;
    (total.bracket == done.bracket).then_some(total)
}

/// The count of things that stands before what was done with them, when it is the smaller.
fn base_of<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<&'p Term<'a>> {
    let done = passage.terms.get(index)?;
    let before = passage.terms[..index].iter().rev().filter(|term| term.is_like(done));
    let near: Vec<&Term<'a>> = before
        .take_while(|term| term.sentence == done.sentence && done.clause - term.clause <= REACH)
        .collect();
    if near.iter().all(|base| base.value() >= done.value()) {
        return None;
    }
    // The longest word counts: 调处成功 of what was 调处.
    let deed = |small: &[&'static str]| {
        small.iter().copied().filter(|word| done.lead.contains(word)).max_by_key(|word| word.len())
    };
    let said: Vec<(&str, &[&str])> =
        PAIRS.iter().filter_map(|(small, large)| Some((deed(small)?, *large))).collect();
    let is_base = |base: &Term<'_>| {
        said.iter().any(|(deed, large)| {
            let of = large.iter().find(|word| base.lead.contains(*word));
            of.is_some_and(|of| !base.lead.contains(deed) && can_be_one(base.lead, of, done.lead, deed))
        })
    };
    // What stands between may only be a list of its parts, in the same part of the sentence or one before.
    let is_exceeded = |base: &&Term<'a>| {
        let mut between = near.iter().filter(|term| term.start() > base.start());
        base.value() < done.value()
            && between.all(|term| term.value() < base.value())
            && is_adjacent_or_listed(passage, base, done)
            && !is_carried(passage, base, done)
    };
    // 受理线索19件，立案7件，结案8件: cases are closed that were opened, not those received.
    let opened = near.first().copied().filter(|base| {
        base.lead.ends_with("立案") && ["结案", "审结", "办结"].iter().any(|word| done.lead.ends_with(word))
    });
    if let Some(opened) = opened.filter(|opened| done.clause - opened.clause == 1) {
        return Some(opened).filter(is_exceeded);
    }
    // The largest of them are the things; the others are parts of those.
    near.iter().copied().filter(|base| is_base(base)).max_by_key(|base| base.value()).filter(is_exceeded)
}

/// Whether what two deeds were done with can be the same: 受理投诉举报998起, 处理劳动人事争议案件3854起 are not.
fn can_be_one(base: &str, of: &str, done: &str, deed: &str) -> bool {
    let noun = |lead: &str, verb: &str| lead.rsplit_once(verb).map_or("", |(_, noun)| noun).to_owned();
    let (things, rival) = (noun(base, of), noun(done, deed));
    let is_named = [&things, &rival].iter().all(|noun| noun.chars().count() >= 4);
    !is_named || longest_common(&things, &rival) >= 2
}

/// Whether the words around two counts say that they are not of the same things, or of more than those.
fn is_carried(passage: &Passage<'_>, base: &Term<'_>, done: &Term<'_>) -> bool {
    told_apart(passage, base, done).unwrap_or(true)
}

fn told_apart(passage: &Passage<'_>, base: &Term<'_>, done: &Term<'_>) -> Option<bool> {
    let start = passage.sentence(done).next()?.clause_start;
    let own = passage.sentence(done).find(|term| term.part == done.part)?.clause_start;
    let end = done.figure.range.end + done.tail.len();
    let (sentence, part) = (passage.text.get(start..base.start())?, passage.text.get(own..end)?);
    let behind = passage.text.get(end..)?.chars().take(8).collect::<String>();
    let is_other = passage.text.get(own..done.start())?.contains('另');
    // 结案53起，另办结上年遗留案件6起: those are told apart.
    let behind = if behind.starts_with("，另") { "" } else { behind.as_str() };
    let is_carried = is_other
        || CARRIED.iter().any(|word| part.contains(word) || behind.contains(word))
        || CARRIED_OVER.iter().any(|word| sentence.contains(word));
    // 其中甲395起、乙112起: a part of a list bounds nothing that follows the list.
    let is_item = sentence.rsplit_once("其中").is_some_and(|(before, rest)| {
        let is_second = || {
            let from = start + before.len();
            let between =
                passage.terms.iter().filter(|term| term.start() >= from && term.start() < base.start());
            between.clone().any(|term| term.is_like(base))
        };
        rest.contains('、') && !rest.contains(['，', '；']) || !rest.contains('；') && is_second()
    });
    let is_same = !is_item && base.bracket == done.bracket && !base.is_led_by(OTHER);
    Some(!is_same || is_carried)
}

/// Whether two figures stand near each other, or nothing but a list of items is between them.
fn is_adjacent_or_listed(passage: &Passage<'_>, base: &Term<'_>, done: &Term<'_>) -> bool {
    if base.part == done.part && done.clause - base.clause <= 2 {
        return true;
    }
    let mut between =
        passage.terms.iter().filter(|term| term.start() > base.start() && term.start() < done.start());
    let is_item = |term: &Term<'_>| term.is_like(done) && passage.clause_before(term).len() < LONGEST_ITEM;
    between.clone().count() >= 2 && between.all(is_item)
}

fn exceeded(passage: &Passage<'_>, done: &Term<'_>, total: &Term<'_>) -> Finding<Range<usize>> {
    let (small, large) = (passage.statement(total), passage.statement(done));
    let message = format!("累计数“{small}”少于其中一段时间的“{large}”");
    Finding::new(&RULE, Severity::Warning, passage.place(total), message)
        .against(passage.place(done))
        .because(format!("{} < {}", passage.quote(total), passage.quote(done)))
}

fn finding(passage: &Passage<'_>, done: &Term<'_>, base: &Term<'_>) -> Finding<Range<usize>> {
    let (small, large) = (passage.statement(done), passage.statement(base));
    let message = format!("“{small}”多于“{large}”，如含往年结转请写明，否则其中一个数有误");
    Finding::new(&RULE, Severity::Warning, passage.place(done), message)
        .against(passage.place(base))
        .because(format!("{} > {}", passage.quote(done), passage.quote(base)))
}
