//! 合计与各项不符: 甲类打井146眼，乙类打井85眼，丙类打井52眼，三类合计238眼 adds up to 283.
//!
//! Why it matters: a total that stands behind its items is checked by every reader with a calculator. How many items
//! it takes in is told by 三项合计; without that, any run of items before it that adds up is enough to be silent.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind};
use crate::check::relation::measure::printed_sum;
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::slip::is_digit_slip;
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::sum_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "total-mismatch",
    kind: Kind::Sum,
    name: "合计与各项不符",
    summary: "“合计”“共计”“三项共”与前面列出的各项相加不符",
    scope: Scope::Line(check),
};

/// Words that make a figure the total of what stands before it.
const TOTAL: &[&str] = &["合计", "共计", "总计", "合共", "总共", "一共", "相加", "加起来", "总数"];

/// Words of totals that take in more than what stands before them.
const WIDER: &[&str] =
    &["累计", "历年", "全年", "全县", "全市", "全区", "全镇", "全乡", "全街道", "另", "目前", "现有"];

/// Words of a change or an average: 两项标准均提高30元 says so of each.
const OF_EACH: &[&str] = &["均", "每", "各", "提高", "增加", "增长", "减少", "下降", "降低", "超过"];

/// Most items that a total is said to take in.
const MOST_ITEMS: usize = 20;

/// Characters in common that make a name.
const NAME: usize = 3;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 3 {
        return;
    }
    let passage = Passage::new(line);
    for (index, total) in passage.terms.iter().enumerate() {
        let clause = passage.clause_before(total);
        let says_so = TOTAL.iter().any(|word| clause.contains(word));
        let count = counted_items(&passage, index);
        if !says_so && count.is_none() && !says_together(total.lead) {
            continue;
        }
        let is_number = total.is_amount() || is_unitless_sum(total);
        let is_total = total.is_exact() && is_number && total.bracket == 0 && !total.is_led_by(OF_EACH);
        // 甲拦蓄1.36亿立方米，乙拦蓄0.54亿立方米，全县合计…: of what stands before all the same.
        let is_summed = |wider: &str| TOTAL.iter().any(|word| clause.contains(&format!("{wider}{word}")));
        if !is_total || WIDER.iter().any(|word| clause.contains(word) && !is_summed(word)) {
            continue;
        }
        // 占公交车总数400辆 is what a share is of.
        let cue = says_so && !clause.contains('占');
        let cue = cue || count.is_some_and(|count| lists_exactly(&passage, index, count));
        let partition = match count {
            Some(count) => counted(&passage, index, count, cue),
            // 共有党组织63个、党员2386名: 共 belongs to the first of them.
            None if cue || says_together(total.lead) => uncounted(&passage, index),
            None => None,
        };
        let Some(partition) = partition else { continue };
        // A类建议共33件，B类建议共14件，C类建议共5件: each is the total of its kind.
        let totals = partition.parts.iter().filter(|part| says_together(part.lead)).count();
        if count.is_none()
            && !says_so
            && totals > usize::from(partition.parts.first().is_some_and(|first| first.lead.contains("共有")))
        {
            continue;
        }
        let verdict = partition.verdict().or_else(|| slip_of_row(&partition));
        let is_sure = count.is_some() && cue;
        if let Some(verdict) = verdict.map(|verdict| if is_sure { verdict } else { Verdict::Doubtful }) {
            findings.push(sum_finding(&RULE, &passage, &partition, verdict));
        }
    }
}

/// 新发26本，延续43本，共办理79本: right behind its items, one digit off what they add up to.
fn slip_of_row(partition: &Partition<'_, '_>) -> Option<Verdict> {
    let whole = partition.whole;
    let total = printed_sum(&partition.parts)?;
    let is_row = partition.parts.windows(2).all(|two| two[1].clause - two[0].clause <= 1)
        && partition.parts.last().is_some_and(|last| whole.clause - last.clause == 1);
    let is_slip = whole.lead.starts_with('共') && is_digit_slip(whole.figure, total);
    (is_row && is_slip && partition.is_near_miss(NEAR)).then_some(Verdict::Doubtful)
}

/// Such a total misses its items by at most one in so many.
const NEAR: i64 = 5;

/// 共 as a word of its own, not of 公共预算.
pub(super) fn says_together(clause: &str) -> bool {
    clause.match_indices('共').any(|(at, word)| {
        let (before, behind) = (&clause[..at], &clause[at + word.len()..]);
        !before.ends_with(['公', '中'])
            && !behind.starts_with(['体', '同', '享', '建', '治', '青', '富', '管', '赢'])
    })
}

/// 三 of 三项合计: a small count at the head of the total's clause.
fn counted_items(passage: &Passage<'_>, total: usize) -> Option<usize> {
    let total = passage.terms.get(total)?;
    let claim =
        passage.terms.iter().rfind(|term| term.start() < total.start() && term.clause == total.clause)?;
    let is_count = matches!(&claim.figure.unit.dimension, Dimension::Count(word) if "项类个种者笔批家处户".contains(word.as_str()));
    let is_head = matches!(claim.lead, "" | "以上" | "上述" | "这");
    let count = claim.figure.number.to_usize()?;
    let leads_on = claim.tail.chars().count() <= 8;
    (is_count && is_head && leads_on && claim.is_exact() && (2..=MOST_ITEMS).contains(&count))
        .then_some(count)
}

/// Whether 四类场所共86家 stands behind exactly four items.
fn lists_exactly(passage: &Passage<'_>, total: usize, count: usize) -> bool {
    passage.terms.get(total).is_some_and(|whole| {
        let items = items_before(passage, total, |term| is_addable(term, whole));
        let is_run = items.iter().all(|item| whole.clause - item.clause == 1);
        whole.lead.trim_end_matches(['有', '计']).ends_with('共') && is_run && items.len() == count
    })
}

/// The last `count` items before the total.
fn counted<'p, 'a>(
    passage: &'p Passage<'a>,
    total: usize,
    count: usize,
    cue: bool,
) -> Option<Partition<'p, 'a>> {
    let whole = passage.terms.get(total)?;
    let before = items_before(passage, total, |term| is_addable(term, whole));
    // 审核文件48件、合同132份，两项合计180件: pieces are counted together, whatever their measure word.
    let is_piece = |term: &Term<'a>| is_addable(term, whole) || cue && is_piece(term) && is_piece(whole);
    let before = if before.len() < count { items_before(passage, total, is_piece) } else { before };
    let parts = before.get(before.len().checked_sub(count)?..)?.to_vec();
    let list = if cue { List::Complete } else { List::Unsaid };
    Some(Partition { whole, parts, list })
}

/// The run of items before the total, unless some run of them holds.
fn uncounted<'p, 'a>(passage: &'p Passage<'a>, total: usize) -> Option<Partition<'p, 'a>> {
    let whole = passage.terms.get(total)?;
    let parts = items_before(passage, total, |term| term.is_like(whole));
    let start = passage.sentence(whole).next()?.clause_start;
    let is_whole_stated = passage.text.get(start..whole.start())?.contains("其中");
    if parts.len() < 2 || some_run_holds(whole, &parts) {
        return None;
    }
    if is_bare(passage, whole) {
        let before = passage.terms[..total].iter().filter(|term| term.is_like(whole) && term.bracket == 0);
        let run = run_before(whole, &parts);
        let text = run.first().and_then(|first| passage.text.get(first.clause_start..whole.start()));
        let is_clear = run.len() >= 2
            && text.is_some_and(|text| !text.contains("其中"))
            && !some_run_holds(whole, &before.collect::<Vec<_>>());
        return is_clear.then_some(Partition { whole, parts: run, list: List::Complete });
    }
    let list = if are_of(whole, &parts) { List::Complete } else { List::Unsaid };
    (!is_whole_stated).then_some(Partition { whole, parts, list })
}

/// Whether any two or more of the last items add up to the total.
fn some_run_holds(whole: &Term<'_>, items: &[&Term<'_>]) -> bool {
    (0..items.len().saturating_sub(1))
        .any(|from| Partition { whole, parts: items[from..].to_vec(), list: List::Unsaid }.holds())
}

/// Whether nothing but 合计 or 共 stands with the total: ，合计42例。 It is of what stands right before it.
fn is_bare(passage: &Passage<'_>, whole: &Term<'_>) -> bool {
    let word = whole.lead.trim_end_matches(['为', '达', '了', '有']);
    let is_word = word == "共" || TOTAL.contains(&word);
    is_word && whole.tail.is_empty() && passage.clause_before(whole) == whole.lead
}

/// The items that stand without a gap before a bare total, clause by clause.
fn run_before<'p, 'a>(whole: &Term<'a>, items: &[&'p Term<'a>]) -> Vec<&'p Term<'a>> {
    let mut clause = whole.clause;
    let is_next = |item: &&&Term<'a>| {
        let is_next = clause - item.clause <= 1 && item.part == whole.part;
        clause = item.clause;
        is_next
    };
    let count = items.iter().rev().take_while(is_next).count();
    items[items.len() - count..].to_vec()
}

/// Whether the words of the total name what every part is of: 改造甲、乙2个老旧小区，…，老旧小区共5个.
fn are_of(whole: &Term<'_>, parts: &[&Term<'_>]) -> bool {
    let words: Vec<char> = whole.lead.chars().collect();
    words.windows(NAME).any(|name| {
        let name: String = name.iter().collect();
        parts.iter().all(|part| part.lead.contains(&name) || part.tail.contains(&name))
    })
}

/// The items of the total's sentence, one term each.
fn items_before<'p, 'a>(
    passage: &'p Passage<'a>,
    total: usize,
    fits: impl Fn(&Term<'a>) -> bool,
) -> Vec<&'p Term<'a>> {
    let Some(whole) = passage.terms.get(total) else { return Vec::new() };
    let mut items: Vec<&Term<'_>> = Vec::new();
    for term in passage.terms[..total].iter().filter(|term| term.sentence == whole.sentence) {
        let is_own_item = items.last().is_none_or(|last| last.item != term.item);
        if term.clause != whole.clause && term.bracket == 0 && fits(term) && is_own_item {
            items.push(term);
        }
    }
    items
}

/// 9.36万 of 两项相加9.36万: what is counted in several ways is added up without a unit.
fn is_unitless_sum(term: &Term<'_>) -> bool {
    term.figure.unit.dimension == Dimension::Bare && term.is_led_by(TOTAL)
}

/// Whether it counts documents and the like.
fn is_piece(term: &Term<'_>) -> bool {
    let word = match &term.figure.unit.dimension {
        Dimension::Count(word) => word.as_str(),
        _ => return false,
    };
    term.is_exact() && ["件", "份", "项", "个", "条", "篇", "部", "起", "处"].contains(&word)
}

/// 人 and 人次 add up to 人次.
fn is_addable(part: &Term<'_>, whole: &Term<'_>) -> bool {
    let is_visits = |term: &Term<'_>, word: &str| term.figure.unit.dimension == Dimension::Count(word.into());
    let is_count = |term: &Term<'_>| matches!(term.figure.unit.dimension, Dimension::Count(_));
    part.is_like(whole)
        || is_unitless_sum(whole) && part.is_exact() && is_count(part)
        || part.is_exact() && part.is_amount() && is_visits(part, "人") && is_visits(whole, "人次")
}
