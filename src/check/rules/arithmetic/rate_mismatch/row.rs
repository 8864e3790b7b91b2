//! Numerator and denominator in a row with their rate (紧挨着的分子、分母), known by where they stand.

use rust_decimal::Decimal;

use crate::check::relation::measure::{Bounds, is_share, prints_as};
use crate::check::relation::slip::is_transposition;
use crate::check::relation::{Passage, Term};

use crate::quantity::Dimension;

use super::{BASES, OPPOSITE, is_numerator, stem};

/// 应报送年报12480户，实际报送11856户，年报率95%; 3640家单位中，实施2376家，覆盖率65.3%: what there was to be done, or among what,
/// what was done, and the rate in a row.
pub(super) fn due<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [whole, part, rate] = passage.terms.get(index.checked_sub(2)?..=index)? else { return None };
    let is_row = (part.is_like(whole) || is_population(whole, part))
        && whole.part == rate.part
        && part.clause - whole.clause == 1
        && rate.clause - part.clause == 1
        && [whole, part].iter().all(|term| term.bracket == rate.bracket);
    let is_due = whole.lead.contains('应') && ["实", "已"].iter().any(|word| part.lead.contains(word));
    let is_among = whole.tail.ends_with('中') && passage.between(whole, part).starts_with(whole.tail);
    let is_plain = !part.is_about(OPPOSITE) && (is_due || part.value() <= whole.value());
    let is_wrong = is_row && (is_due || is_among) && is_plain && !is_share(part, whole, rate.figure);
    let mut sentence =
        passage.sentence(rate).filter(|term| term.is_like(part) && term.start() < rate.start());
    let mut is_given = || {
        sentence.any(|one| {
            one.start() != part.start() && one.start() != whole.start() && is_share(part, one, rate.figure)
        })
    };
    (is_wrong && !is_given()).then_some((part, whole))
}

/// 52.6万农村人口中: people counted without their unit.
fn is_population(whole: &Term<'_>, part: &Term<'_>) -> bool {
    let is_of_people = matches!(&part.figure.unit.dimension, Dimension::Count(word) if word == "人");
    whole.figure.unit.dimension == Dimension::Bare
        && whole.tail.contains("人口")
        && is_of_people
        && [whole, part].iter().all(|term| term.is_exact())
}

/// 合格率98.2%，抽检560批次，合格541批次: the rate before what it is of.
pub(super) fn ahead<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [rate, whole, part] = passage.terms.get(index..index + 3)? else { return None };
    let is_row = part.is_like(whole)
        && part.part == rate.part
        && whole.clause - rate.clause == 1
        && part.clause - whole.clause == 1
        && part.value() <= whole.value();
    let is_told = part.lead.contains(stem(word)) && !part.is_about(OPPOSITE) && !part.lead.contains("其中");
    let is_base = whole.is_led_by(BASES) || whole.lead.starts_with('共');
    let mut before = passage.terms[..index].iter().filter(|term| term.sentence == rate.sentence);
    let is_first = before.all(|term| !term.is_amount());
    (is_row && is_told && is_base && is_first && !is_share(part, whole, rate.figure)).then_some((part, whole))
}

/// 流转土地2.6万亩，流转率达65%，全镇耕地面积4.8万亩: the whole right behind the rate.
pub(super) fn whole_behind<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let [part, rate, whole] = passage.terms.get(index.checked_sub(1)?..index + 2)? else { return None };
    let is_row = part.is_like(whole)
        && [part, whole].iter().all(|term| term.part == rate.part && term.bracket == rate.bracket)
        && rate.clause - part.clause == 1
        && whole.clause - rate.clause == 1;
    let is_whole = WHOLES.iter().any(|start| whole.lead.starts_with(start)) && part.value() <= whole.value();
    let is_told = part.lead.contains(stem(word)) && !part.is_about(OPPOSITE);
    let mut sentence =
        passage.sentence(rate).filter(|term| term.is_like(part) && term.start() != part.start());
    let is_given = sentence.any(|other| is_share(part, other, rate.figure));
    (is_row && is_whole && is_told && !is_given).then_some((part, whole))
}

/// Words with which a whole of the place begins.
const WHOLES: [&str; 8] = ["全镇", "全乡", "全街道", "全县", "全区", "全市", "现有", "总"];

/// A denominator in the bracket right behind the rate: 安装312户，安装率80%（应装390户）.
pub(super) fn bracketed<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let (rate, whole) = (passage.terms.get(index)?, passage.terms.get(index + 1)?);
    let is_said =
        ["共", "应", "全", "总", "现有"].iter().any(|word| passage.between(rate, whole).contains(word));
    let opens = rate.bracket == 0 && passage.between(rate, whole).starts_with(['（', '(']);
    let is_whole = opens && is_said && !whole.is_led_by(&["上年", "去年"]);
    let numerator = passage.terms[..index].iter().rfind(|term| term.is_amount())?;
    let is_own =
        numerator.is_like(whole) && rate.clause - numerator.clause <= 1 && numerator.value() <= whole.value();
    let mut sentence =
        passage.sentence(rate).filter(|term| term.is_like(whole) && term.start() != whole.start());
    let is_wrong = is_whole
        && is_own
        && !sentence.any(|part| is_share(part, whole, rate.figure))
        && !is_of_several(&passage.terms[..index], numerator, whole, rate);
    is_wrong.then_some((numerator, whole))
}

/// Whether the last amounts together are the numerator: 职工参保2万人，居民参保6万人，参保率98%（应参保8.2万人）.
fn is_of_several(before: &[Term<'_>], numerator: &Term<'_>, whole: &Term<'_>, rate: &Term<'_>) -> bool {
    let parts = before.iter().rev().filter(|term| term.sentence == rate.sentence && term.is_like(numerator));
    let sums = parts.scan(Decimal::ZERO, |sum, part| {
        *sum = sum.checked_add(part.value())?;
        Some(*sum)
    });
    sums.skip(1).any(|sum| {
        let ratio = Bounds { low: sum, high: sum }.over(Bounds::of(whole.figure));
        ratio.is_some_and(|ratio| prints_as(ratio, rate.figure))
    })
}

/// 在册286人，签约268份，签约率100%: what all of them did is as many as they are.
pub(super) fn unequal<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index).filter(|rate| rate.value() == Decimal::ONE)?;
    let [all, done] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let is_count = |term: &Term<'_>| term.is_exact() && term.figure.is_whole_count() && term.is_amount();
    let is_run =
        rate.clause - done.clause == 1 && done.clause - all.clause == 1 && all.sentence == rate.sentence;
    let is_exchanged = all.value() != done.value() && is_transposition(done.figure, all.value());
    (is_run && is_count(all) && is_count(done) && is_exchanged).then_some((done, all))
}

/// What is taken by one each.
const PLACES: [&str; 9] = ["床位", "车位", "泊位", "学位", "住房", "房源", "摊位", "工位", "铺位"];

/// Places and who takes them: 床位520张，入住416人，入住率80%. The units differ, so both stand side by side.
pub(super) fn of_places<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let [first, second] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let is_reversed = PLACES.iter().any(|place| second.lead.ends_with(place));
    let (places, taken) = if is_reversed { (second, first) } else { (first, second) };
    let is_count = |term: &Term<'_>| term.is_exact() && term.figure.is_whole_count() && term.is_amount();
    let are_places = PLACES.iter().any(|place| places.lead.ends_with(place));
    let is_run =
        rate.clause - second.clause <= 1 && second.clause - first.clause <= 1 && first.part == rate.part;
    let is_pair = are_places && !places.is_like(taken) && is_numerator(taken, stem(word));
    let is_wrong =
        is_run && is_pair && is_count(places) && is_count(taken) && !is_share(taken, places, rate.figure);
    is_wrong.then_some((taken, places))
}

/// 常住人口42.8万人，建立居民健康档案39.1万份，建档率94.1%: people and what each has one of, told with both characters of the
/// rate.
pub(super) fn of_people<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let [people, things] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let is_unit = |term: &Term<'_>, units: &[&str]| matches!(&term.figure.unit.dimension, Dimension::Count(word) if units.contains(&word.as_str()));
    let mut characters = word.chars();
    let is_told = characters.clone().count() == 2 && {
        let mut rest = things.lead.chars();
        characters.all(|ch| rest.any(|other| other == ch))
    };
    let is_row =
        rate.clause - things.clause <= 1 && things.clause - people.clause <= 1 && people.part == rate.part;
    let are_counts = is_unit(people, &["人", "户"]) && is_unit(things, &["份", "张", "本", "册"]);
    let is_pair = are_counts && people.is_exact() && things.is_exact() && things.value() <= people.value();
    (is_told && is_row && is_pair && !is_share(things, people, rate.figure)).then_some((things, people))
}

/// 抽查582批次，不合格47批次，不合格率8.1%: the rate of what is not so, right behind both counts.
pub(super) fn negative<'p, 'a>(
    passage: &'p Passage<'a>,
    index: usize,
    word: &str,
) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let [whole, part] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let name: String = word.chars().take(3).collect();
    let is_named = word.starts_with(['不', '未']) && part.lead.contains(&name);
    let is_run = rate.clause - part.clause == 1 && part.clause - whole.clause <= 1 && whole.part == rate.part;
    // 合格233份，不合格7份 are both parts of what is not told.
    let is_complement = whole.is_led_by(&[name.trim_start_matches(['不', '未'])]);
    let is_pair = part.is_like(whole) && part.value() < whole.value() && !is_complement;
    (is_named && is_run && is_pair && !is_share(part, whole, rate.figure)).then_some((part, whole))
}

/// 报到312人，报到率为录取390人的80%: the denominator stands in the phrase.
pub(super) fn inside<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let rate = passage.terms.get(index)?;
    let [part, whole] = passage.terms.get(index.checked_sub(2)?..index)? else { return None };
    let clause = passage.clause_before(whole);
    let is_phrase = rate.is_percent()
        && rate.is_exact()
        && rate.lead == "的"
        && rate.clause == whole.clause
        && (clause.contains("率为") || clause.contains("率达"));
    let is_part = part.is_like(whole) && whole.clause - part.clause == 1 && part.value() <= whole.value();
    (is_phrase && is_part && !is_share(part, whole, rate.figure)).then_some((part, whole))
}
