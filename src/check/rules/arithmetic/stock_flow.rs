//! 存量增减不符: 年初在管480人，新增126人，减少94人，年末在管521人 where 512 are left.
//!
//! Why it matters: what there was, what came and what went give what there is. All four stand in one sentence, in this
//! order, and count the same.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed};
use crate::check::relation::partition::{List, Partition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::report::{change, sum_finding, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "stock-flow",
    kind: Kind::Sum,
    name: "存量增减不符",
    summary: "年初数加新增减去减少，与年末数不符",
    scope: Scope::Line(check),
};

/// Words of what there was.
const BEFORE: &[&str] = &["年初", "上年末", "上年底", "期初", "原有", "上年结转", "去年底"];

/// Words of what came.
const CAME: &[&str] = &[
    "新增",
    "新接收",
    "新收",
    "接收",
    "增加",
    "新入",
    "转入",
    "新纳",
    "新升",
    "新入库",
    "新登记",
    "立案",
    "新受理",
    "入库",
];

/// Words of what went.
const WENT: &[&str] = &[
    "减少", "解除", "退出", "转出", "注销", "核减", "期满", "办结", "审结", "销号", "清退", "取消", "死亡",
    "结案", "执结", "退库", "出库",
];

/// Words of what there is.
const AFTER: &[&str] = &[
    "年末",
    "年底",
    "期末",
    "现有",
    "在册",
    "实有",
    "目前",
    "未结",
    "结存",
    "在查",
    "在办",
    "未办结",
    "未审结",
    "在库",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 || !BEFORE.iter().any(|word| line.text.contains(word)) {
        return;
    }
    let passage = Passage::new(line);
    for three in passage.terms.windows(3).filter(|_| line.text.contains("累计")) {
        findings.extend(together(&passage, three));
    }
    for four in passage.terms.windows(4) {
        let [first, second, went, after] = four else { continue };
        // 新收437件，上年结转36件: what was there may be told second.
        let (before, came) = if second.is_led_by(BEFORE) && !first.is_led_by(BEFORE) {
            (second, first)
        } else {
            (first, second)
        };
        let is_flow = before.is_led_by(BEFORE)
            && came.is_led_by(CAME)
            && went.is_led_by(WENT)
            && after.is_led_by(AFTER)
            && !after.is_led_by(CAME)
            && before.sentence == after.sentence
            && [came, went, after].iter().all(|term| term.is_like(before) && term.bracket == before.bracket);
        if is_flow {
            findings.extend(judge(&passage, before, came, went, after));
        }
    }
}

/// 到去年底整改29个，今年又完成9个，累计销号38个; 新建56个，累计248个，去年底为192个: what was done until then and since make up
/// what is done.
fn together(passage: &Passage<'_>, three: &[Term<'_>]) -> Option<Finding<Range<usize>>> {
    let all = three.iter().find(|term| term.lead.starts_with("累计"))?;
    let before = three.iter().find(|term| term.is_led_by(BEFORE) && term.start() != all.start())?;
    let since = three.iter().find(|term| term.start() != all.start() && term.start() != before.start())?;
    let is_new =
        ["新建", "新增"].iter().any(|word| since.lead.contains(word)) && before.start() > all.start();
    let is_told =
        is_new || since.is_led_by(&["今年", "本年", "当年", "年内"]) && before.start() < since.start();
    let (Some(first), Some(last)) = (three.first(), three.last()) else { return None };
    let is_row = since.is_like(before)
        && all.is_like(before)
        && first.part == last.part
        && last.clause - first.clause == 2
        && three.iter().all(|term| term.bracket == first.bracket);
    let partition = Partition { whole: all, parts: vec![before, since], list: List::Complete };
    let verdict = partition.verdict().filter(|_| is_told && is_row)?;
    Some(sum_finding(&RULE, passage, &partition, verdict))
}

fn judge(
    passage: &Passage<'_>,
    before: &Term<'_>,
    came: &Term<'_>,
    went: &Term<'_>,
    after: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let bounds = |term: &Term<'_>| Bounds::of(term.figure);
    let left = bounds(before).plus(bounds(came))?.minus(bounds(went))?;
    if left.meets(bounds(after)) {
        return None;
    }
    let value = before.value().checked_add(came.value())?.checked_sub(went.value())?;
    let unit = passage.text.get(after.figure.unit_range.clone())?;
    let [a, b, c] = [before, came, went].map(|term| passage.quote(term));
    let working = format!("{a} + {b} – {c} = {}{unit}", in_unit_of(value, after.figure));
    let right = printed(value, after.figure)?;
    let message = format!("“{}”与前面的增减不符，按后者应为{right}{unit}", passage.statement(after));
    let finding = [before, came, went].into_iter().fold(
        Finding::new(&RULE, Severity::Warning, passage.place(after), message).because(working),
        |finding, term| finding.against(passage.place(term)),
    );
    Some(with_fix(finding, change(passage, after, value)))
}
