//! A whole and its parts (总数与分项): whether the parts must add up, and whether they do.

use rust_decimal::Decimal;

use crate::quantity::Dimension;

use super::measure::{Bounds, printed_sum, sum};
use super::part_names::PartNames;
use super::slip::{
    is_dropped_digit, is_exchange, is_neighbour, is_scale_slip, is_transposition, is_unit_slip,
};
use super::{Passage, Term};

/// What the text says about the list of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// It is complete: 三项合计, a bracket that lists them all.
    Complete,
    /// Nothing is said: 其中….
    Unsaid,
    /// It goes on: …等.
    Open,
}

/// How sure it is that whole and parts contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They cannot both be right.
    Wrong,
    /// Probably a slip of the pen.
    Doubtful,
}

/// A whole with its parts, all of one unit.
#[derive(Debug)]
pub(crate) struct Partition<'p, 'a> {
    /// The whole.
    pub whole: &'p Term<'a>,
    /// The parts in order.
    pub parts: Vec<&'p Term<'a>>,
    /// What is said of the list.
    pub list: List,
}

/// Words of a figure that is no part of a list: a total, a comparison, an average, a goal.
pub(crate) const NO_PART: &[&str] =
    &["合计", "共计", "总计", "比上年", "较上年", "同比", "平均", "均", "每", "上年", "去年", "目标", "任务"];

/// What else a figure is that belongs to no list.
const OUTSIDE: &[&str] = &["增加", "减少", "计划", "累计"];

impl Term<'_> {
    /// Whether its words say that it belongs to no list of parts; 增加值 is no increase. Asked of every term many times,
    /// so it is remembered.
    pub(crate) fn is_outside(&self) -> bool {
        let says = |lead: &str| NO_PART.iter().chain(OUTSIDE).any(|word| lead.contains(word));
        *self.outside.get_or_init(|| {
            says(self.lead) && (!self.lead.contains("增加值") || says(&self.lead.replace("增加值", "")))
        })
    }
}

impl Partition<'_, '_> {
    /// What is wrong with it; `None` when nothing is, or nothing is certain enough.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        let total = printed_sum(&self.parts)?;
        if self.holds() || self.parts.len() < 2 {
            return None;
        }
        let exceeds = total > self.whole.value();
        let is_slip = self.is_slip(total);
        let names = PartNames::of(&self.parts);
        // 其中18个品牌入库，3个品牌获奖: what is told of some may be told of others too.
        let is_told_of_some = self.parts.iter().all(|part| part.lead.trim_start_matches("其中").is_empty());
        match self.list {
            List::Unsaid if is_told_of_some && !exceeds && !self.is_exchange(total) => None,
            List::Complete if is_slip || self.is_near(total, 2) => Some(Verdict::Wrong),
            List::Complete => Some(Verdict::Doubtful),
            List::Open => (exceeds && is_slip).then_some(Verdict::Doubtful),
            List::Unsaid if self.has_wrong_scale() => Some(Verdict::Doubtful),
            List::Unsaid if self.overlaps(&names) => {
                let is_exact = !names.are_of_another_scope(self.whole.lead) && self.is_exchange(total);
                let is_near = self.is_near(total, if exceeds { 3 } else { 4 });
                let is_sure = self.parts.len() > 2 && exceeds && names.are_parallel();
                (is_exact && (is_near || is_sure)).then_some(Verdict::Doubtful)
            }
            List::Unsaid if exceeds && (is_slip || names.are_parallel()) => Some(Verdict::Doubtful),
            List::Unsaid => {
                let is_dropped = || self.parts.len() > 2 && names.are_parallel() && self.has_dropped_digit();
                (is_slip || names.are_exhaustive() || is_dropped()).then_some(Verdict::Doubtful)
            }
        }
    }

    /// Whether two neighbouring digits exchanged in one number, whole or part, explain why it does not hold. So exact
    /// an explanation needs no word that says these are the parts.
    pub(crate) fn has_exchanged_digits(&self) -> bool {
        let Some(total) = printed_sum(&self.parts) else { return false };
        // Either may be the mistyped one, and too small.
        let apart = (total - self.whole.value()).abs().checked_mul(Decimal::from(3));
        let is_near = apart.is_some_and(|apart| apart <= total.max(self.whole.value()));
        self.is_larger_than_parts() && is_near && self.is_explained_by_exchange(total)
    }

    /// The same of parts right behind their whole, where their names, so many digits or words before them tell: then
    /// the sum may be far off, as it is with the first digits exchanged.
    pub(crate) fn has_exchanged_digits_behind(&self, is_announced: bool) -> bool {
        let is_told = is_announced || self.is_told_as_list() || self.is_of_long_numbers();
        is_told && printed_sum(&self.parts).is_some_and(|total| self.is_explained_by_exchange(total))
    }

    fn is_explained_by_exchange(&self, total: Decimal) -> bool {
        let names = PartNames::of(&self.parts);
        // So many parts do not come out by accident, whoever may be in two of them.
        let overlaps = if self.parts.len() >= 4 { names.are_of_other_time() } else { self.overlaps(&names) };
        !self.holds() && !overlaps && self.is_exchange(total)
    }

    /// Whether 万 or 亿 too many or too few in one number, whole or part, explains why it does not hold.
    pub(crate) fn has_wrong_scale(&self) -> bool {
        let values = || self.parts.iter().chain([&self.whole]).map(|term| term.value());
        let (Some(least), Some(most)) = (values().min(), values().max()) else { return false };
        if least.checked_mul(Decimal::ONE_THOUSAND).is_none_or(|bound| most < bound) {
            return false;
        }
        let Some(total) = printed_sum(&self.parts) else { return false };
        let explains = |part: &Term<'_>| {
            self.should_be(part, total).is_some_and(|wanted| is_unit_slip(part.figure, wanted))
        };
        !self.holds()
            && (is_unit_slip(self.whole.figure, total) || self.parts.iter().any(|part| explains(part)))
    }

    /// Whether a digit left out in one part explains the difference.
    pub(crate) fn has_dropped_digit(&self) -> bool {
        let Some(total) = printed_sum(&self.parts) else { return false };
        let explains = |part: &Term<'_>| {
            self.should_be(part, total).is_some_and(|wanted| is_dropped_digit(part.figure, wanted))
        };
        self.parts.iter().any(|part| explains(part))
    }

    /// Whether the parts are more than the whole.
    pub(crate) fn exceeds(&self) -> bool {
        printed_sum(&self.parts).is_some_and(|total| total > self.whole.value())
    }

    /// Whether every part is smaller than the whole.
    pub(crate) fn is_larger_than_parts(&self) -> bool {
        self.parts.iter().all(|part| part.value() < self.whole.value())
    }

    /// Whether the parts miss the whole, but by no more than one in `n`.
    pub(crate) fn is_near_miss(&self, n: i64) -> bool {
        printed_sum(&self.parts).is_some_and(|total| !self.holds() && self.is_near(total, n))
    }

    /// Whether the names of all parts begin or end alike: 来信, 来访, 来电.
    pub(crate) fn has_parallel_names(&self) -> bool {
        let names = PartNames::of(&self.parts);
        names.are_parallel() && !self.overlaps(&names)
    }

    fn is_exchange(&self, total: Decimal) -> bool {
        let explains = |part: &Term<'_>| {
            self.should_be(part, total).is_some_and(|wanted| is_transposition(part.figure, wanted))
        };
        is_transposition(self.whole.figure, total) || self.parts.iter().any(|part| explains(part))
    }

    /// Whether the parts are two that leave nothing between them (已完工, 在建) and miss the whole.
    pub(crate) fn is_broken_pair(&self) -> bool {
        let names = PartNames::of(&self.parts);
        let Some(total) = printed_sum(&self.parts) else { return false };
        let is_whole_larger = self.parts.iter().all(|part| part.value() < self.whole.value());
        names.are_complements() && is_whole_larger && !self.holds() && self.is_near(total, 2)
    }

    /// Whether the parts are two that leave nothing between them: 男, 女.
    pub(crate) fn is_pair(&self) -> bool {
        let names = PartNames::of(&self.parts);
        names.are_complements()
    }

    /// Whether the names of two parts leave nothing between them or end alike: 集中供养, 分散供养.
    pub(crate) fn has_like_names(&self) -> bool {
        let names = PartNames::of(&self.parts);
        names.are_complements() || names.end_alike()
    }

    /// Whether the names of the parts say that they are the parts of one thing: 续建, 新建; 省级, 市级; the last is 其余.
    pub(crate) fn is_told_as_list(&self) -> bool {
        PartNames::of(&self.parts).are_told_as_list()
    }

    /// Whether so many digits as those of the whole and of a part do not fit by chance.
    fn is_of_long_numbers(&self) -> bool {
        const LONG: i128 = 100;
        let is_long = |term: &Term<'_>| term.figure.number.mantissa() >= LONG;
        is_long(self.whole) && self.parts.iter().any(|part| is_long(part))
    }

    /// Whether the parts can add up to the whole.
    pub(crate) fn holds(&self) -> bool {
        sum(&self.parts).is_none_or(|sum| sum.meets(Bounds::of(self.whole.figure)))
    }

    /// Whether one slip of the pen, in the whole or in one part, explains the difference.
    fn is_slip(&self, total: Decimal) -> bool {
        let whole = self.whole.figure;
        is_transposition(whole, total)
            || is_exchange(whole, total)
            || is_scale_slip(whole, total)
            || (is_neighbour(whole, total) && self.is_near(total, 10))
            || self.parts.iter().any(|part| self.is_slip_of(part, total))
    }

    fn is_slip_of(&self, part: &Term<'_>, total: Decimal) -> bool {
        let wanted = self.should_be(part, total);
        wanted.is_some_and(|wanted| {
            is_transposition(part.figure, wanted)
                || is_exchange(part.figure, wanted)
                || is_scale_slip(part.figure, wanted)
                || (is_neighbour(part.figure, wanted) && self.is_near(total, 10))
        })
    }

    fn should_be(&self, part: &Term<'_>, total: Decimal) -> Option<Decimal> {
        let wanted = self.whole.value().checked_sub(total)?.checked_add(part.value())?;
        (wanted > Decimal::ZERO).then_some(wanted)
    }

    /// The one part that exchanged digits or a wrong unit explain, with the value it should have.
    pub(crate) fn culprit(&self) -> Option<(&Term<'_>, Decimal)> {
        let total = printed_sum(&self.parts)?;
        if is_transposition(self.whole.figure, total) || is_scale_slip(self.whole.figure, total) {
            return None;
        }
        let mut suspects = self.parts.iter().filter_map(|part| {
            let wanted = self.should_be(part, total)?;
            let explains = is_transposition(part.figure, wanted) || is_scale_slip(part.figure, wanted);
            explains.then_some((*part, wanted))
        });
        let first = suspects.next()?;
        suspects.next().is_none().then_some(first)
    }

    /// Whether total and whole are less than one in `n` apart.
    fn is_near(&self, total: Decimal, n: i64) -> bool {
        let apart = (total - self.whole.value()).abs();
        apart.checked_mul(Decimal::from(n)).is_some_and(|apart| apart <= self.whole.value())
    }

    /// Whether a thing can be in two parts, or the parts are of another time.
    fn overlaps(&self, names: &PartNames<'_>) -> bool {
        let unit = &self.whole.figure.unit.dimension;
        let is_bearer =
            matches!(unit, Dimension::Count(word) if ["人", "户", "家", "人次"].contains(&word.as_str()));
        names.overlap(self.whole.lead, is_bearer)
    }

    /// The sum written out: 21503件＋2935件＋166件＝24604件.
    pub(crate) fn working(&self, passage: &Passage<'_>) -> String {
        let terms: Vec<&str> = self.parts.iter().map(|part| passage.quote(part)).collect();
        let total = printed_sum(&self.parts).unwrap_or_default();
        let whole = self.whole.figure;
        let unit = passage.text.get(whole.unit_range.clone()).unwrap_or("");
        format!("{} = {}{unit}", terms.join(" + "), super::measure::in_unit_of(total, whole))
    }
}
