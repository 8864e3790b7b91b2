//! 分项与总数不符: 接待7530人，其中本地4120人，外地3052人，境外385人 adds up to 7557.
//!
//! Why it matters: the reader adds up. The list behind 其中 may leave things out, so a sum that is too small speaks
//! only where one slip of the pen explains it or the names of the parts leave nothing over.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{is_share, printed_sum};
use crate::check::relation::partition::{List, Partition, Verdict};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::sum_finding;
use super::total_mismatch::says_together;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "parts-sum",
    kind: Kind::Sum,
    name: "分项与总数不符",
    summary: "“其中”之后各分项相加与总数不符",
    scope: Scope::Line(check),
};

/// What a figure behind 其中 is that is no part: a total, a comparison, an average.
const NOT_A_PART: &[&str] = &[
    "合计",
    "总计",
    "总数",
    "总额",
    "总量",
    "总面积",
    "总投资",
    "总人",
    "总长",
    "总户",
    "总收",
    "总产",
    "总里程",
    "总规模",
    "比上年",
    "较上年",
    "同比",
    "增加",
    "减少",
    "平均",
    "均",
    "每",
    "下降",
];

/// What the figure before 其中 is that is no whole.
const NOT_A_WHOLE: &[&str] =
    &["平均", "人均", "户均", "每", "比上年", "同比", "上年", "去年", "净增", "净减"];

/// Words with which a statement of its own begins.
const TIMES: &[&str] = &["全年", "年末", "年底", "年内", "当年", "今年", "累计", "目前"];

/// Words of what was planned.
const GOAL: &[&str] = &["计划", "任务", "目标"];

/// Fewest parts in the sentence behind their whole.
const FEWEST: usize = 3;

/// Such parts miss their whole by at most one in so many.
const NEAR: i64 = 8;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !line.text.contains("其中") {
        return;
    }
    let passage = Passage::new(line);
    for (at, word) in line.text.match_indices("其中") {
        let behind = at + word.len();
        let Some(first) = passage.terms.iter().position(|term| term.start() >= behind) else { break };
        check_list(&passage, first, at, findings);
    }
}

fn check_list(passage: &Passage<'_>, first: usize, at: usize, findings: &mut Vec<Finding<Range<usize>>>) {
    let (before, behind) = passage.terms.split_at(first);
    let Some(head) = behind.first() else { return };
    // A second 其中 divides one part of the list around it, which goes on behind the ；.
    let begin =
        before.iter().find(|term| term.sentence == head.sentence).map_or(at, |term| term.clause_start);
    let is_nested = passage.text.get(begin..at).is_some_and(|text| text.contains("其中"));
    let mut list = items(passage, behind);
    list.retain(|term| !is_nested || term.part == head.part);
    let mut seen: Vec<&Term<'_>> = Vec::new();
    let mut found: Vec<Partition<'_, '_>> = Vec::new();
    let mut companion_holds = false;
    for whole in before.iter().rev().take_while(|term| term.sentence == head.sentence) {
        let is_new = (whole.bracket == head.bracket || head.bracket != 0)
            && whole.is_exact()
            && whole.is_amount()
            && !seen.iter().any(|other| other.is_like(whole));
        // 新增4320个，完成年度计划4000个的108%，其中…: what was done is divided, not what was planned.
        let is_goal = whole.is_led_by(GOAL)
            && before.iter().any(|term| {
                term.sentence == head.sentence && term.is_like(whole) && term.start() != whole.start()
            });
        if !is_new
            || is_goal
            || whole.is_led_by(NOT_A_WHOLE)
            || is_average(whole)
            || is_change(whole)
            || is_number_of_parts(whole, &list)
        {
            continue;
        }
        seen.push(whole);
        let parts: Vec<&Term<'_>> = one_of_each(&list, whole);
        if let [only] = parts[..] {
            findings.extend(exceeding(passage, whole, only));
        }
        if parts.len() < 2
            || any_reading_holds(before, head, &parts, whole)
            || are_told_apart(passage, whole, &parts)
        {
            companion_holds |= parts.len() >= 2;
            continue;
        }
        found.push(Partition { whole, list: completeness(passage, whole, &parts), parts });
    }
    findings.extend(of_mixed_units(passage, before, &list));
    if !before.iter().any(|term| term.sentence == head.sentence) {
        findings.extend(of_sentence_before(passage, before, &list));
    }
    for partition in found {
        let mut partition = shortened(partition, head);
        // 户 adds up, so the list is complete for 人 as well.
        if companion_holds && partition.list == List::Unsaid {
            partition.list = List::Complete;
        }
        if let Some(verdict) = partition.verdict().or(too_large(&partition)) {
            findings.push(sum_finding(&RULE, passage, &partition, verdict));
        }
    }
}

/// 受理来信640件，办结621件。其中举报210件、求助430件: the whole stands in the sentence before. Exchanged digits alone tell
/// which amount of it is meant.
fn of_sentence_before(
    passage: &Passage<'_>,
    before: &[Term<'_>],
    list: &[&Term<'_>],
) -> Option<Finding<Range<usize>>> {
    let sentence = before.last()?.sentence;
    let is_adjacent = list.first().is_some_and(|head| head.sentence == sentence + 1);
    let wholes: Vec<Partition<'_, '_>> = before
        .iter()
        .filter(|whole| is_adjacent && whole.sentence == sentence && whole.is_amount() && whole.is_exact())
        .filter(|whole| !whole.is_led_by(GOAL) && !whole.is_led_by(NOT_A_WHOLE))
        .map(|whole| Partition { whole, parts: one_of_each(list, whole), list: List::Unsaid })
        .filter(|partition| partition.parts.len() >= 2)
        .collect();
    // 项目18个，投资7020万元。其中：甲7个，3860万元；…: what adds up in one unit says nothing of the other.
    let holds = |whole: &Term<'_>| wholes.iter().any(|other| other.whole.is_like(whole) && other.holds());
    let wholes: Vec<&Partition<'_, '_>> = wholes.iter().filter(|partition| !holds(partition.whole)).collect();
    let exchanged = wholes.iter().find(|partition| {
        let is_list = partition.parts.len() >= FEWEST && partition.is_told_as_list();
        partition.has_exchanged_digits() || is_list && partition.has_exchanged_digits_behind(false)
    });
    // 完成投资7020万元。其中：交通项目3860万元；水利项目2215万元；…: parts named alike that miss the only amount by little.
    let near = || {
        let of_unit = |whole: &Term<'_>| wholes.iter().filter(|other| other.whole.is_like(whole)).count();
        wholes.iter().find(|partition| {
            of_unit(partition.whole) == 1
                && partition.parts.len() >= FEWEST
                && partition.is_larger_than_parts()
                && partition.has_parallel_names()
                && partition.is_near_miss(NEAR)
                && partition.exceeds()
        })
    };
    Some(sum_finding(&RULE, passage, exchanged.or_else(near)?, Verdict::Doubtful))
}

/// ，增加120人: by how much, not of what; 增加学位120个 can be divided.
fn is_change(whole: &Term<'_>) -> bool {
    ["增加", "减少", "多", "少"].iter().any(|word| whole.lead.trim_end_matches('了').ends_with(word))
}

/// 三个片区统筹推进，其中甲片区9个小区、乙片区8个小区、丙片区7个小区: how many parts there are.
fn is_number_of_parts(whole: &Term<'_>, list: &[&Term<'_>]) -> bool {
    let count = one_of_each(list, whole).len();
    count >= 2 && whole.figure.is_whole_count() && whole.value() == Decimal::from(count)
}

/// 日均6条, 乡均4名: an average has no parts.
fn is_average(whole: &Term<'_>) -> bool {
    whole.lead.trim_end_matches(['为', '达', '约', '仅', '有']).ends_with('均')
}

/// 业务2862件，其中结婚1842对，离婚613对，补证407件: counts by other measure words. Exchanged digits alone tell that they
/// add up.
fn of_mixed_units(
    passage: &Passage<'_>,
    before: &[Term<'_>],
    list: &[&Term<'_>],
) -> Option<Finding<Range<usize>>> {
    let whole = before.last()?;
    let is_count = |term: &Term<'_>| term.is_exact() && term.figure.is_whole_count() && term.is_amount();
    let mut parts: Vec<&Term<'_>> = list.to_vec();
    parts.dedup_by_key(|term| term.item);
    let is_mixed =
        parts.iter().any(|part| !part.is_like(whole)) && parts.iter().any(|part| part.is_like(whole));
    let is_list = is_mixed
        && parts.len() >= 3
        && is_count(whole)
        && parts
            .iter()
            .all(|part| is_count(part) && part.bracket == whole.bracket && part.sentence == whole.sentence);
    let partition = Partition { whole, parts, list: List::Unsaid };
    (is_list && partition.has_exchanged_digits())
        .then(|| sum_finding(&RULE, passage, &partition, Verdict::Doubtful))
}

/// The terms behind 其中 up to the end of the list: the sentence, a new 其中, a clause without figures.
fn items<'p, 'a>(passage: &Passage<'a>, behind: &'p [Term<'a>]) -> Vec<&'p Term<'a>> {
    let mut list: Vec<&Term<'_>> = Vec::new();
    for term in behind {
        if let Some(last) = list.last() {
            let skips_clause = term.clause > last.clause + 1 && term.bracket == last.bracket;
            // 铁路15.9万公里，其中高铁4.5万公里；公路543.68万公里，其中…: behind the ； stands another whole.
            let begins = term.part != last.part && opens_list(passage, term);
            // 其中甲5018万元，包括乙4525万元、丙493万元: one part is divided again.
            let begins = begins || term.lead.starts_with("包括");
            let is_new_list = begins || passage.between(last, term).contains("其中");
            if term.sentence != last.sentence || skips_clause || is_new_list {
                break;
            }
        }
        list.push(term);
    }
    list
}

/// Whether the part of the sentence of a term divides it: 公路543.68万公里，其中….
fn opens_list(passage: &Passage<'_>, term: &Term<'_>) -> bool {
    let behind = passage.text.get(term.figure.range.end..).unwrap_or("");
    behind.split(['；', '。']).next().is_some_and(|part| part.contains("其中"))
}

/// The first term of the whole's unit in each item.
fn one_of_each<'p, 'a>(list: &[&'p Term<'a>], whole: &Term<'a>) -> Vec<&'p Term<'a>> {
    let Some(bracket) = list.first().map(|term| term.bracket) else { return Vec::new() };
    let mut parts: Vec<&Term<'_>> = Vec::new();
    if has_other_counter(list, whole) {
        return parts;
    }
    for term in list.iter().filter(|term| term.bracket == bracket) {
        if !term.is_exact() && term.figure.unit.dimension == whole.figure.unit.dimension {
            return Vec::new();
        }
        if !term.is_like(whole) || parts.last().is_some_and(|last| last.item == term.item) {
            continue;
        }
        // 存栏31.2万头，其中能繁母猪2.9万头；全年出栏45.6万头: a time behind a ； begins another statement.
        let is_another = list.first().is_some_and(|head| head.part != term.part)
            && TIMES.iter().any(|word| term.lead.starts_with(word));
        // 其中机关8个、学校11个、工厂6个，累计建成48个: what there is in all is no part.
        let is_total = !parts.is_empty() && term.lead.starts_with("累计");
        if is_another || is_total || term.is_led_by(NOT_A_PART) || says_together(term.lead) {
            break;
        }
        parts.push(term);
    }
    parts
}

/// 竹鼠780只、蛇类690条、其他450只: one item among the others has another measure word, and belongs to the whole too.
fn has_other_counter(list: &[&Term<'_>], whole: &Term<'_>) -> bool {
    list.windows(3).any(|three| {
        let [before, term, behind] = three else { return false };
        let is_between = before.clause == behind.clause && before.item < term.item && term.item < behind.item;
        let is_count = matches!(term.figure.unit.dimension, Dimension::Count(_));
        let is_whole = matches!(whole.figure.unit.dimension, Dimension::Count(_));
        is_between
            && is_count
            && is_whole
            && !term.is_like(whole)
            && before.is_like(whole)
            && behind.is_like(whole)
    })
}

/// Whether each part has a share of its own behind it that is right, and the shares are more than all: such parts
/// overlap.
fn are_told_apart(passage: &Passage<'_>, whole: &Term<'_>, parts: &[&Term<'_>]) -> bool {
    let share = |part: &Term<'_>| {
        let next = passage.terms.iter().find(|term| term.start() > part.start())?;
        (next.is_percent() && is_share(part, whole, next.figure)).then(|| next.value())
    };
    let shares: Option<Vec<Decimal>> = parts.iter().map(|part| share(part)).collect();
    shares.is_some_and(|shares| shares.iter().sum::<Decimal>() > Decimal::ONE)
}

/// Whether any whole before 其中 holds with any beginning of the list.
fn any_reading_holds(before: &[Term<'_>], head: &Term<'_>, parts: &[&Term<'_>], whole: &Term<'_>) -> bool {
    let wholes = before.iter().filter(|term| term.sentence == head.sentence && term.is_like(whole));
    // Names joined by 、 belong together, so that the list does not end among them.
    let can_end = |count: usize| match (parts.get(count - 1), parts.get(count)) {
        (Some(last), Some(next)) => last.clause != next.clause,
        _ => true,
    };
    // 3个国控断面、5个省控断面均达到Ⅲ类，其中…: both counts together are divided.
    let are_together = |count: usize| {
        let total = printed_sum(&parts[..count]);
        before.windows(2).any(|two| {
            let is_pair = two.iter().all(|one| one.is_like(whole) && one.sentence == head.sentence);
            let both = two[0].value().checked_add(two[1].value());
            is_pair && two[0].clause == two[1].clause && both.is_some() && both == total
        })
    };
    let counts = (2..=parts.len()).filter(|count| can_end(*count));
    let is_together = counts.clone().any(are_together);
    is_together
        || wholes.into_iter().any(|whole| {
            counts
                .clone()
                .any(|count| Partition { whole, parts: parts[..count].to_vec(), list: List::Unsaid }.holds())
        })
}

fn completeness(passage: &Passage<'_>, whole: &Term<'_>, parts: &[&Term<'_>]) -> List {
    let is_open = parts.last().is_some_and(|last| last.tail.contains('等'));
    // 两笔贷款合计95万元，其中…，…: as many parts as are said.
    let is_counted = passage.terms.iter().any(|claim| {
        claim.clause == whole.clause
            && claim.start() < whole.start()
            && claim.figure.is_whole_count()
            && claim.value() == Decimal::from(parts.len())
    });
    // 市级以上荣誉12项，其中…、市级7项: the last level ends the list.
    let ends_levels = parts.last().is_some_and(|last| {
        let level: String = last.lead.chars().take(2).collect();
        level.ends_with('级') && whole.lead.contains(&format!("{level}以上")) && parts.len() >= 2
    });
    // 甲1042家、乙1863家，两类合计2905家，其中…: what is counted stands before.
    let count = parts.len();
    let earlier: Vec<&Term<'_>> = passage
        .sentence(whole)
        .filter(|term| term.start() < whole.start() && term.is_like(whole) && term.is_amount())
        .collect();
    let is_sum_of_earlier = earlier.len() >= count
        && Partition { whole, parts: earlier[earlier.len() - count..].to_vec(), list: List::Unsaid }.holds();
    if is_open || is_sum_of_earlier {
        List::Open
    } else if is_counted || ends_levels {
        List::Complete
    } else {
        List::Unsaid
    }
}

/// The list without figures behind it that are no parts: what a ； cuts off, and what stands behind parts of which
/// one has its digits exchanged.
fn shortened<'p, 'a>(partition: Partition<'p, 'a>, head: &Term<'_>) -> Partition<'p, 'a> {
    let Partition { whole, parts, list } = partition;
    let own = parts.iter().take_while(|part| part.part == head.part).count();
    let most = if own >= 2 { own } else { parts.len() };
    let full = Partition { whole, parts: parts[..most].to_vec(), list };
    if full.verdict().is_some() {
        return full;
    }
    let shorter = (2..most).map(|count| Partition { whole, parts: parts[..count].to_vec(), list });
    shorter
        .into_iter()
        .find(|shorter| {
            let is_clear = shorter.culprit().is_some()
                || shorter.has_exchanged_digits_behind(false)
                || shorter.has_exchanged_digits()
                || shorter.is_broken_pair();
            is_clear && shorter.verdict().is_some()
        })
        .unwrap_or(full)
}

/// A single part that is larger than the whole in the clause before it.
fn exceeding(passage: &Passage<'_>, whole: &Term<'_>, part: &Term<'_>) -> Option<Finding<Range<usize>>> {
    // 审结40件，未结3件，其中调解31件: what is left is told in passing; a highest value has no parts.
    if whole.is_led_by(&["未", "剩余", "其余", "尚有", "在办", "最高", "最多", "最大", "峰值", "单日"])
    {
        return None;
    }
    // 累计完成1.14亿元，占总投资的75%，其中当年完成…: a share on the way changes nothing.
    // 储备项目31个，估算总投资28.7亿元，其中完成批复42个: so does an amount of another unit.
    let is_alone = || {
        let mut between =
            passage.terms.iter().filter(|term| term.start() > whole.start() && term.start() < part.start());
        between.all(|term| !term.is_like(part))
    };
    let is_next = part.clause == whole.clause + 1 || part.clause == whole.clause + 2 && is_alone();
    let is_adjacent = is_next && part.lead.starts_with("其中") && part.value() > whole.value();
    let message = format!("“{}”大于它所属的“{}”", passage.statement(part), passage.statement(whole));
    is_adjacent.then(|| {
        Finding::new(&RULE, Severity::Warning, passage.place(part), message)
            .against(passage.place(whole))
            .because(format!("{} > {}", passage.quote(part), passage.quote(whole)))
    })
}

/// A part that is larger than its whole: the first, or one that 、 joins to it.
fn too_large(partition: &Partition<'_, '_>) -> Option<Verdict> {
    let first = partition.parts.first()?;
    let mut joined = partition.parts.iter().filter(|part| part.clause == first.clause);
    joined.any(|part| part.value() > partition.whole.value()).then_some(Verdict::Doubtful)
}
