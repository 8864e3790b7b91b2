//! A whole and its parts (总数与分项): whether the parts must add up, and whether they do.

use rust_decimal::Decimal;

use crate::quantity::Dimension;

use super::measure::{Bounds, printed_sum, sum};
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

/// Words of qualities that one person or household can have beside others: such parts overlap.
const OVERLAPPING: &[&str] = &[
    "岁",
    "学历",
    "文化程度",
    "女",
    "少数民族",
    "党员",
    "团员",
    "大专",
    "本科",
    "硕士",
    "高中",
    "职称",
    "残疾",
    "老人",
    "老年",
    "儿童",
    "困难",
    "常住",
    "退役",
    "代表",
    "委员",
    "青年",
    "骨干",
    "重点",
    "规上",
    "规模以上",
    "高新",
];

/// Words of which each excludes the others of its family.
const FAMILIES: &[&[&str]] = &[
    &["博士", "硕士", "研究生", "大学", "本科", "大专", "专科", "高中", "中专", "中职", "初中", "小学"],
    &["学前", "幼儿", "义务教育", "小学", "初中", "高中", "中职", "职业", "特殊教育", "高等教育"],
    &["高级", "中级", "初级", "高职", "正高", "副高"],
    &["规上", "规模以上", "限上", "限额以上", "资质", "房地产", "服务业"],
];

/// Words of parts of anything that say another time or an open end.
const ANOTHER_SCOPE: &[&str] =
    &["以上", "以下", "含", "累计", "上年", "去年", "同期", "比上年", "新增", "党纪"];

/// Names of classes that hold such a word.
const CLASSES: &[&str] = &["资质以上", "规模以上", "限额以上"];

/// Words that, at the head of the last part, take in all that is left.
const REST: &[&str] = &["其他", "其它", "其余", "剩余", "余下", "另有", "另外"];

/// Pairs that leave nothing between them.
const COMPLEMENTS: &[(&str, &str)] = &[
    ("已", "正在"),
    ("已", "在建"),
    ("已", "未"),
    ("已", "尚未"),
    ("完工", "在建"),
    ("竣工", "在建"),
    ("已", "续建"),
    ("已", "跨年"),
    ("竣工", "续建"),
    ("完工", "转入"),
    ("竣工", "转入"),
    ("完工", "结转"),
    ("竣工", "结转"),
    ("开工", "未开工"),
    ("新任", "连任"),
    ("建成", "在建"),
    ("完成", "未完成"),
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("线上", "线下"),
    ("重大", "一般"),
    ("新建", "改建"),
    ("新建", "续建"),
    ("新开工", "续建"),
    ("预备", "正式"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("中央", "地方"),
    ("境内", "境外"),
    ("国内", "涉外"),
    ("专职", "兼职"),
    ("集中", "分散"),
    ("夏粮", "秋粮"),
    ("优", "良"),
    ("上半年", "下半年"),
    ("划拨", "出让"),
    ("过夜", "一日"),
    ("内资", "外资"),
    ("存量", "新增"),
    ("关闭", "保留"),
    ("当场", "限期"),
    ("立即", "限期"),
    ("投诉", "举报"),
    ("人大", "政协"),
];

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
        let labels: Vec<&str> = self.parts.iter().map(|part| label(part)).collect();
        // 其中18个品牌入库，3个品牌获奖: what is told of some may be told of others too.
        let is_told_of_some = self.parts.iter().all(|part| part.lead.trim_start_matches("其中").is_empty());
        match self.list {
            List::Unsaid if is_told_of_some && !exceeds && !self.is_exchange(total) => None,
            List::Complete if is_slip || self.is_near(total, 2) => Some(Verdict::Wrong),
            List::Complete => Some(Verdict::Doubtful),
            List::Open => (exceeds && is_slip).then_some(Verdict::Doubtful),
            List::Unsaid if self.has_wrong_scale() => Some(Verdict::Doubtful),
            List::Unsaid if self.overlaps(&labels) => {
                let is_exact = !self.is_of_another_scope(&labels) && self.is_exchange(total);
                let is_near = self.is_near(total, if exceeds { 3 } else { 4 });
                (is_exact && is_near).then_some(Verdict::Doubtful)
            }
            List::Unsaid if exceeds && (is_slip || are_parallel(&labels)) => Some(Verdict::Doubtful),
            List::Unsaid => {
                let is_dropped = || self.parts.len() > 2 && are_parallel(&labels) && self.has_dropped_digit();
                (is_slip || are_exhaustive(&labels) || is_dropped()).then_some(Verdict::Doubtful)
            }
        }
    }

    /// Whether two neighbouring digits exchanged in one number, whole or part, explain why it does not hold. So exact
    /// an explanation needs no word that says these are the parts.
    pub(crate) fn has_exchanged_digits(&self) -> bool {
        let Some(total) = printed_sum(&self.parts) else { return false };
        let labels: Vec<&str> = self.parts.iter().map(|part| label(part)).collect();
        let is_whole_larger = self.parts.iter().all(|part| part.value() < self.whole.value());
        // Either may be the mistyped one, and too small.
        let apart = (total - self.whole.value()).abs().checked_mul(Decimal::from(3));
        let is_near = apart.is_some_and(|apart| apart <= total.max(self.whole.value()));
        let is_candidate = is_whole_larger && !self.holds() && is_near;
        // So many parts do not come out by accident, whoever may be in two of them.
        let overlaps = if labels.len() >= 4 { say(&labels, ANOTHER_SCOPE) } else { self.overlaps(&labels) };
        is_candidate && !overlaps && self.is_exchange(total)
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
        let labels: Vec<&str> = self.parts.iter().map(|part| label(part)).collect();
        are_parallel(&labels) && !self.overlaps(&labels)
    }

    fn is_exchange(&self, total: Decimal) -> bool {
        let explains = |part: &Term<'_>| {
            self.should_be(part, total).is_some_and(|wanted| is_transposition(part.figure, wanted))
        };
        is_transposition(self.whole.figure, total) || self.parts.iter().any(|part| explains(part))
    }

    /// Whether the parts are two that leave nothing between them (已完工, 在建) and miss the whole.
    pub(crate) fn is_broken_pair(&self) -> bool {
        let labels: Vec<&str> = self.parts.iter().map(|part| label(part)).collect();
        let Some(total) = printed_sum(&self.parts) else { return false };
        let is_whole_larger = self.parts.iter().all(|part| part.value() < self.whole.value());
        labels.len() == 2 && is_pair(&labels) && is_whole_larger && !self.holds() && self.is_near(total, 2)
    }

    /// Whether the parts are two that leave nothing between them: 男, 女.
    pub(crate) fn is_pair(&self) -> bool {
        let labels: Vec<&str> = self.parts.iter().map(|part| label(part)).collect();
        is_pair(&labels)
    }

    /// Whether the names of two parts end alike: 集中供养, 分散供养.
    pub(crate) fn has_like_names(&self) -> bool {
        let labels: Vec<&str> = self.parts.iter().map(|part| label(part)).collect();
        is_pair(&labels) || end_alike(&labels)
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
    fn overlaps(&self, labels: &[&str]) -> bool {
        let unit = &self.whole.figure.unit.dimension;
        let is_bearer =
            matches!(unit, Dimension::Count(word) if ["人", "户", "家", "人次"].contains(&word.as_str()));
        let is_rest = labels.last().is_some_and(|last| REST.iter().any(|word| last.starts_with(word)));
        // 硕士14人、本科98人: who has one degree does not have the other.
        let is_family = FAMILIES.iter().any(|family| labels.iter().all(|label| say(&[label], family)));
        // 商贸类27家、文化创意类8家: a class takes in what no other does.
        let are_classes = labels.iter().all(|label| label.ends_with('类'));
        let is_bearer =
            is_bearer && !is_rest && !is_family && !are_classes && !end_alike(labels) && !is_pair(labels);
        // 存量3150平方米、新增1270平方米: each says what the other is not.
        !is_pair(labels) && self.is_of_another_scope(labels) || is_bearer && say(labels, OVERLAPPING)
    }

    /// Whether parts are of another time or open, where the whole is not: 新增650个 of 新增1240个 is of its time, and
    /// 资质以上 names a class.
    fn is_of_another_scope(&self, labels: &[&str]) -> bool {
        let named =
            |label: &&str| CLASSES.iter().fold((*label).to_owned(), |label, class| label.replace(class, ""));
        let labels: Vec<String> = labels.iter().map(named).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let words: Vec<&str> =
            ANOTHER_SCOPE.iter().filter(|word| !self.whole.lead.contains(**word)).copied().collect();
        say(&labels, &words)
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

/// The words that name a part: before it, or behind it when nothing stands before.
fn label<'a>(part: &Term<'a>) -> &'a str {
    let lead = part.lead.trim_start_matches("其中");
    if lead.is_empty() { part.tail } else { lead }
}

fn say(labels: &[&str], words: &[&str]) -> bool {
    // 图书馆（含书房）: what a bracket adds does not change the scope.
    let outside = |label: &&str| label.split(['（', '(']).next().unwrap_or("").to_owned();
    labels.iter().map(outside).any(|label| words.iter().any(|word| label.contains(word)))
}

/// Whether the names of the parts are built alike: 文体类, 服务类, 公益类.
fn are_parallel(labels: &[&str]) -> bool {
    let ends = |end: fn(&str) -> Option<char>| {
        let mut all = labels.iter().map(|label| end(label));
        let first = all.next().flatten();
        first.is_some() && all.all(|next| next == first)
    };
    ends(|label| label.chars().next_back()) || ends(|label| label.chars().next()) || are_exhaustive(labels)
}

/// Whether the names end with the same two characters: 学前教育, 义务教育.
fn end_alike(labels: &[&str]) -> bool {
    let end = |label: &str| label.char_indices().rev().nth(1).map(|(at, _)| label[at..].to_owned());
    let first = labels.first().and_then(|label| end(label));
    first.is_some() && labels.iter().all(|label| end(label) == first)
}

/// Whether the names of the parts leave nothing over.
fn are_exhaustive(labels: &[&str]) -> bool {
    let Some(last) = labels.last() else { return false };
    REST.iter().any(|word| last.starts_with(word)) || is_pair(labels)
}

/// Whether the names are two that leave nothing between them.
fn is_pair(labels: &[&str]) -> bool {
    let [first, last] = labels[..] else { return false };
    // 截至年底竣工9个，在建5个: the time may stand before the first.
    let is = |label: &str, word: &str| label.starts_with(word) || label.ends_with(word);
    let opposes = |(one, other): &(&str, &str)| {
        is(first, one) && last.starts_with(other) || is(first, other) && last.starts_with(one)
    };
    COMPLEMENTS.iter().any(opposes)
}
