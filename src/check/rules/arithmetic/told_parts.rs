//! 所列分项有误: 72项制度，新制定11项、修订16项 where 27 for 72 makes 11 + 16 come out.
//!
//! Why it matters: where the first digits of a number are exchanged, parts and whole are far apart, and nothing seems to
//! tie them to each other. But parts right behind a whole whose names say that they are its parts (省级, 市级; 续建,
//! 新建; the last is what is left), or that are announced (分别为, 包括, 28个项目中), and that add up once two neighbouring
//! digits are exchanged, are parts.

use std::ops::Range;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};

use super::parts_slip::run;
use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "told-parts",
    kind: Kind::Sum,
    name: "所列分项有误",
    summary: "总数后面列出的几类，颠倒其中一个数的两位数字就正好相加得总数",
    scope: Scope::Line(check),
};

/// Words of an amount that is divided by nothing behind it.
const NOT_A_WHOLE: &[&str] =
    &["平均", "人均", "户均", "每", "比上年", "较上年", "同比", "上年", "去年", "目标", "净", "其中"];

/// Words between a whole and its parts that announce them.
const ANNOUNCING: &[&str] = &["包括", "分别", "依次", "：", "按", "分为", "中，", "里，", "构成"];

/// How many clauses may stand between a whole and its parts, where these are announced or joined by 、.
const REACH: usize = 3;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 {
        return;
    }
    let passage = Passage::new(line);
    for index in 0..passage.terms.len() {
        if let Some(partition) = exchanged(&passage, index) {
            findings.push(sum_finding(&RULE, &passage, &partition, Verdict::Doubtful));
        }
    }
}

/// A whole and the parts behind it, all or the first of them, that hold but for two digits.
fn exchanged<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<Partition<'p, 'a>> {
    let (whole, next) = (passage.terms.get(index)?, passage.terms.get(index + 1)?);
    if next.part != whole.part
        || next.clause == whole.clause && next.bracket == whole.bracket && next.is_like(whole)
    {
        return None;
    }
    if !whole.is_exact() || !whole.is_amount() || whole.is_led_by(NOT_A_WHOLE) {
        return None;
    }
    let parts = run(passage, index + 1, whole);
    let first = parts.first()?;
    let between = passage.between(whole, first);
    let is_joined = parts.len() > 2 && parts.iter().all(|part| part.clause == first.clause);
    let is_announced = is_joined || ANNOUNCING.iter().any(|word| between.contains(word));
    let reach = if is_announced { REACH } else { 1 };
    let apart = first.clause - whole.clause;
    if parts.len() < 2 || !(1..=reach).contains(&apart) || between.contains("其中") {
        return None;
    }
    let list = |count: usize| Partition { whole, parts: parts[..count].to_vec(), list: List::Unsaid };
    let is_row =
        |list: &Partition<'_, '_>| list.parts.windows(2).all(|two| two[1].clause - two[0].clause <= 1);
    let is_all = |list: &Partition<'_, '_>| list.parts.len() == parts.len();
    let found = (2..=parts.len()).map(list).find(|list| {
        is_row(list)
            && (is_all(list) || list.is_told_as_list())
            && list.has_exchanged_digits_behind(is_announced && list.parts.len() > 2 && is_all(list))
    });
    found.filter(|_| !some_reading_holds(passage, whole, &parts))
}

/// Whether some run of the parts adds up to the whole, or the first of them to another amount of the sentence.
fn some_reading_holds(passage: &Passage<'_>, whole: &Term<'_>, parts: &[&Term<'_>]) -> bool {
    let holds = |whole: &Term<'_>, from: usize, to: usize| {
        Partition { whole, parts: parts[from..to].to_vec(), list: List::Unsaid }.holds()
    };
    let count = parts.len();
    let is_run = (0..count).any(|from| (from + 2..=count).any(|to| holds(whole, from, to)));
    let is_rival = |rival: &&Term<'_>| rival.start() < whole.start() && rival.is_like(whole);
    is_run || passage.sentence(whole).filter(is_rival).any(|rival| (2..=count).any(|to| holds(rival, 0, to)))
}
