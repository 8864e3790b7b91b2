//! 平均数不符: 开讲座15场，听众2400人次，平均每场140人次 where 2400 ÷ 15 is 160.
//!
//! Why it matters: an average stands beside its total and its count. When any total and count of the paragraph give
//! it, the rule is silent.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as, quotient};
use crate::check::relation::slip::{is_digit_slip, is_transposition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

use super::report::{change, with_fix};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "average-mismatch",
    kind: Kind::Ratio,
    name: "平均数不符",
    summary: "人均、村均、平均每期等与总数除以个数不符",
    scope: Scope::Line(check),
};

/// Characters before 均 that are no measure words: 平均, 年均 and the like.
const NOT_OVER: &str = "平年日月季周天时不分全已各都";

/// How near a count the noun stands that is counted, in characters.
const NOUN: usize = 4;

/// Measure words that begin 每个警务室.
const MEASURES: &[&str] = &[
    "个",
    "名",
    "位",
    "所",
    "家",
    "户",
    "支",
    "村",
    "场",
    "期",
    "件",
    "次",
    "座",
    "台",
    "亩",
    "公里",
    "平方米",
];

/// Places an organ has, of which it is told once how many.
const PLACES: &[char] = &['村', '镇', '乡', '校', '园', '站', '社'];

/// Base units of a ton.
const GRAMS_A_TON: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

const SQUARE_METRES_A_SQUARE_KILOMETRE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Most counts among which the nearest is taken for the one that is meant.
const MOST_COUNTS: usize = 5;

/// Words of averages that are measured, not computed from the figures beside them.
pub(super) const MEASURED: &[&str] = &[
    "人均可支配",
    "人均纯收入",
    "人均收入",
    "人均公园",
    "人均消费",
    "人均预期",
    "人均绿地",
    "人均住房",
    "人均寿命",
    "人均GDP",
    "人均生产总值",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !["均", "每", "亩产"].iter().any(|word| line.text.contains(word)) {
        return;
    }
    let passage = Passage::new(line);
    for (index, average) in passage.terms.iter().enumerate() {
        let clause = passage.clause_before(average);
        // 较全省人均花费低174.19元 is a difference, 年人均 of whatever was paid a year.
        let is_other = average.lead.ends_with(['低', '高', '多', '少']) || average.lead.contains("年人均");
        let is_average = average.is_exact() && average.is_amount() && !is_other;
        let Some(over) = Over::of(average).filter(|_| is_average) else { continue };
        let is_measured = MEASURED.iter().any(|word| clause.contains(word));
        let found = if is_measured { scaled(&passage, index, &over) } else { judge(&passage, index, &over) };
        findings.extend(found);
    }
}

/// What an average is over.
pub(super) struct Over {
    /// The measure words of its count.
    units: Vec<String>,
    /// 社 of 社均: 个 counts what begins or ends with it.
    noun: Option<char>,
    /// 企业 of 企业平均用工20人.
    name: Option<String>,
    /// 社区 of 平均每个社区: what stands behind the measure word.
    thing: Option<String>,
}

impl Over {
    /// 场 of 平均每场160人次, 村 of 村均6万元, 亩 of 亩产440公斤.
    pub(super) fn of(average: &Term<'_>) -> Option<Self> {
        let lead = average.lead.trim_end_matches(['为', '达', '约', '到', '是']);
        let each = ["平均每", "折合每"].iter().find_map(|each| lead.get(lead.rfind(each)? + each.len()..));
        if let Some(word) = each {
            let unit = MEASURES.iter().find(|unit| word.starts_with(*unit)).copied().unwrap_or(word);
            let is_short = (1..=4).contains(&unit.chars().count());
            let unit = if matches!(unit, "名" | "位") { "人" } else { unit };
            let noun = unit.chars().next().filter(|ch| !"个名位".contains(*ch));
            let units =
                if unit == "家" { vec!["家".to_owned(), "户".to_owned()] } else { vec![unit.to_owned()] };
            let thing = word.strip_prefix(unit).filter(|thing| thing.chars().count() >= 2).map(str::to_owned);
            return is_short.then_some(Self { units, noun, name: None, thing });
        }
        if lead.ends_with("亩产") {
            return Some(Self { units: vec!["亩".into()], noun: None, name: None, thing: None });
        }
        if let Some(over) = Self::named(lead) {
            return Some(over);
        }
        let at = lead.rfind('均')?;
        let word = lead.get(..at)?.chars().next_back().filter(|word| !NOT_OVER.contains(*word))?;
        // 月人均: the total is of a year, the average of a month.
        if ['月', '日', '季'].iter().any(|span| lead.contains(&format!("{span}{word}均"))) {
            return None;
        }
        let rest = lead.get(at + '均'.len_utf8()..)?;
        if rest.starts_with("每") {
            return None;
        }
        let others: &[&str] = match word {
            '人' | '生' => &["人", "人次"],
            '户' => &["户", "家"],
            '次' => &["次", "人次", "例次"],
            '案' => &["件", "起", "宗"],
            '站' | '点' | '棚' => &["座", "个", "处"],
            '校' | '园' => &["所"],
            '床' => &["张"],
            '企' | '店' => &["家"],
            '车' => &["辆", "台"],
            '队' => &["支"],
            _ => &[],
        };
        let units = std::iter::once(word.to_string()).chain(others.iter().map(|&word| word.to_owned()));
        (rest.chars().count() <= 4).then(|| Self {
            units: units.collect(),
            noun: Some(word),
            name: None,
            thing: None,
        })
    }

    /// 站点 of 站点平均20人: what is counted is named before 平均.
    fn named(lead: &str) -> Option<Self> {
        let (before, rest) = lead.split_once("平均")?;
        let is_name =
            (2..=4).contains(&before.chars().count()) && rest.chars().count() <= 4 && !rest.starts_with('每');
        let is_other =
            ["全年", "全县", "全市", "全区", "年度", "每"].iter().any(|word| before.contains(word));
        (is_name && !is_other).then(|| Self {
            units: Vec::new(),
            noun: None,
            name: Some(before.to_owned()),
            thing: None,
        })
    }

    /// Whether it tells what the things are, not only how they are counted.
    pub(super) fn has_things(&self) -> bool {
        self.thing.is_some() || self.name.is_none() && self.noun.is_some_and(|noun| PLACES.contains(&noun))
    }

    /// Whether a figure of another paragraph counts the things: 12个社区.
    pub(super) fn counts_things(&self, term: &Term<'_>) -> bool {
        let is_named = self
            .thing
            .as_deref()
            .is_none_or(|thing| term.tail.starts_with(thing) || term.lead.ends_with(thing));
        is_named && self.counts(term)
    }

    /// Whether a figure counts what the average is over.
    pub(super) fn counts(&self, term: &Term<'_>) -> bool {
        if let Some(name) = &self.name {
            let is_counter = matches!(&term.figure.unit.dimension, Dimension::Count(word) if "个家所处户座".contains(word.as_str()));
            let is_named = term.lead.ends_with(name.as_str())
                || term.tail.starts_with(name.as_str())
                || term.tail.contains(name.as_str()) && term.tail.chars().count() <= 8;
            return is_counter && is_named && term.is_exact() && term.value() > Decimal::ONE;
        }
        let is_unit = match &term.figure.unit.dimension {
            Dimension::Count(word) => {
                let is_unit = |word: &str| self.units.iter().any(|unit| unit == word);
                is_unit(word)
                    || word.strip_suffix('次').is_some_and(|word| word != "人" && is_unit(word))
                    || self.is_noun_of(term)
            }
            Dimension::Area => {
                self.units.iter().any(|unit| ["亩", "平方米", "平方公里"].contains(&unit.as_str()))
            }
            Dimension::Length => self.units.iter().any(|unit| unit == "公里"),
            Dimension::Mass => self.units.iter().any(|unit| unit == "吨"),
            _ => false,
        };
        let is_unit =
            is_unit && !term.is_led_by(&["目标", "计划", "年度任务", "任务为", "下达", "上年", "去年"]);
        is_unit && term.is_exact() && term.value() > Decimal::ONE
    }

    /// 全县120个行政村, 律师事务所41家: the noun stands beside the measure word.
    fn is_noun_of(&self, term: &Term<'_>) -> bool {
        let is_general = matches!(&term.figure.unit.dimension, Dimension::Count(word) if ["个", "家", "支", "所", "座"].contains(&word.as_str()));
        let is_beside = |noun: char| {
            term.tail.chars().take(NOUN).any(|ch| ch == noun)
                || term.lead.chars().rev().take(NOUN).any(|ch| ch == noun)
        };
        is_general && self.noun.is_some_and(is_beside)
    }
}

/// Total by count; per 亩, 公里 or 平方米 when that is what is counted.
fn share(total: &Term<'_>, count: &Term<'_>, average: &Term<'_>) -> Option<Bounds> {
    let ratio = Bounds::of(total.figure).over(Bounds::of(count.figure))?;
    let per = per(count, average);
    Some(Bounds { low: ratio.low.checked_mul(per)?, high: ratio.high.checked_mul(per)? })
}

/// How many base units one of what is counted has.
fn per(count: &Term<'_>, average: &Term<'_>) -> Decimal {
    match &count.figure.unit.dimension {
        Dimension::Area if average.lead.contains("平方公里") => SQUARE_METRES_A_SQUARE_KILOMETRE,
        Dimension::Area if average.lead.contains("平方米") => Decimal::ONE,
        Dimension::Area => Decimal::new(666_666_666_666_667, 12),
        Dimension::Length => Decimal::ONE_THOUSAND,
        Dimension::Mass => GRAMS_A_TON,
        _ => Decimal::ONE,
    }
}

fn judge(passage: &Passage<'_>, index: usize, over: &Over) -> Option<Finding<Range<usize>>> {
    let average = passage.terms.get(index)?;
    let before = &passage.terms[..index];
    let gives = |total: &Term<'_>, count: &Term<'_>| {
        share(total, count, average).is_some_and(|ratio| prints_as(ratio, average.figure))
            && !is_exchanged(total, count, average)
    };
    // What is told in later sentences is of other things.
    let told = || passage.terms.iter().filter(|term| term.sentence <= average.sentence);
    let counts: Vec<&Term<'_>> = told().filter(|term| over.counts(term)).collect();
    let totals = told().filter(|term| is_total(term, average) && term.start() != average.start());
    if totals.clone().any(|total| counts.iter().any(|count| gives(total, count))) {
        return None;
    }
    let in_sentence = |term: &&Term<'_>| term.sentence == average.sentence;
    // 观众7300余人次，场均152人: the total is approximate, so no other amount of people is it.
    let is_visits = |term: &&Term<'_>| term.figure.unit.dimension == Dimension::Count("人次".into());
    let nearest = |term: &&Term<'_>| {
        term.figure.unit.dimension == average.figure.unit.dimension
            || is_total(term, average)
            || is_visits(term)
    };
    let behind = passage
        .terms
        .get(index + 1)
        .filter(|term| is_total_behind(average, term) || is_mistyped_total(&counts, average, term));
    let total = before.iter().filter(in_sentence).rfind(nearest);
    let total = total.filter(|total| total.part == average.part).or(behind)?;
    // 2023年分别净增1270万人次和131亿元，人均花费…: an increase is no total.
    let clause = passage.clause_before(total);
    let is_added = ["净增", "净减", "多"].iter().any(|word| clause.contains(word));
    let total =
        Some(total).filter(|total| is_total(total, average) && total.part == average.part && !is_added)?;
    let mut near: Vec<&Term<'_>> =
        before.iter().filter(in_sentence).filter(|term| over.counts(term)).collect();
    near.retain(|count| count.start() != total.start());
    if near.iter().any(|count| count.part == average.part) {
        near.retain(|count| count.part == average.part);
    }
    let Some((first, rest)) = near.split_first() else {
        return of_sentence_before(passage, average, total, &counts);
    };
    // Further counts may only be parts of the first.
    let is_clear =
        rest.iter().all(|part| part.value() < first.value() && passage.between(first, part).contains("其中"));
    if is_clear {
        let is_sane = total.value() > average.value() || is_scaled(total, first, average);
        return is_sane.then(|| finding(passage, average, total, first)).flatten();
    }
    let scaled = near.iter().rev().find(|count| is_scaled(total, count, average));
    // Of several counts the nearest is meant, when it stands right before the total.
    let nearest =
        near.last().filter(|count| count.start() < total.start() && total.clause - count.clause <= 1);
    let count = scaled.or(nearest.filter(|_| near.len() <= MOST_COUNTS && total.value() > average.value()))?;
    finding(passage, average, total, count)
}

/// 接待游客86万人次，综合收入3.44万元，人均消费400元: what is measured is wrong only where 万 or 亿 more or less gives it.
fn scaled(passage: &Passage<'_>, index: usize, over: &Over) -> Option<Finding<Range<usize>>> {
    let average = passage.terms.get(index)?;
    let before = || {
        passage.sentence(average).filter(|term| term.start() < average.start() && term.part == average.part)
    };
    let (total, count) = before().filter(|total| is_total(total, average)).find_map(|total| {
        let mut counts = before().filter(|count| over.counts(count));
        Some((total, counts.find(|count| is_scaled(total, count, average))?))
    })?;
    finding(passage, average, total, count)
}

/// Whether the printed amounts give exactly the average with two neighbouring digits exchanged. Then it is wrong even
/// where roundly printed amounts would allow it: 2.1万亩, 8652吨, 亩产421公斤.
fn is_exchanged(total: &Term<'_>, count: &Term<'_>, average: &Term<'_>) -> bool {
    let wanted = quotient(total, count).and_then(|value| value.checked_mul(per(count, average)));
    let wanted = wanted.filter(|_| average.figure.number.mantissa() >= 100).and_then(|value| {
        let number = printed(value, average.figure)?.parse::<Decimal>().ok()?;
        let rounded = number.checked_mul(average.figure.unit.factor)?;
        let noise = average.figure.step().checked_div(Decimal::TEN)?;
        ((rounded - value).abs() < noise).then_some(rounded)
    });
    wanted.is_some_and(|wanted| is_transposition(average.figure, wanted))
}

/// Whether an amount is counted as the average is: 人次 for 人 and 次, 家次 for 家.
pub(super) fn is_total(total: &Term<'_>, average: &Term<'_>) -> bool {
    let (Dimension::Count(total_unit), Dimension::Count(unit)) =
        (&total.figure.unit.dimension, &average.figure.unit.dimension)
    else {
        return total.is_like(average);
    };
    let is_each_time =
        total_unit.strip_suffix('次').is_some_and(|word| word == unit || !word.is_empty() && unit == "次");
    total.is_like(average) || is_each_time && total.is_exact() && total.is_amount()
}

/// 立案40起。罚款100万元，起均2.5万元: the count stands in the sentence before. Exchanged digits alone tell which.
fn of_sentence_before(
    passage: &Passage<'_>,
    average: &Term<'_>,
    total: &Term<'_>,
    counts: &[&Term<'_>],
) -> Option<Finding<Range<usize>>> {
    let count = counts.iter().filter(|count| count.sentence + 1 == average.sentence).find(|count| {
        let value = quotient(total, count).and_then(|value| value.checked_mul(per(count, average)));
        let number = value.and_then(|value| printed(value, average.figure)?.parse::<Decimal>().ok());
        let wanted = number.and_then(|number| number.checked_mul(average.figure.unit.factor));
        wanted.is_some_and(|wanted| is_transposition(average.figure, wanted))
    })?;
    finding(passage, average, total, count)
}

/// 户均补助4000元，共补助60万元: the total may stand behind.
fn is_total_behind(average: &Term<'_>, term: &Term<'_>) -> bool {
    let is_said = term.lead.starts_with('共') || term.is_led_by(&["合计", "共计", "总计"]);
    is_said && term.is_like(average) && term.clause - average.clause == 1
}

/// 惠及2186户，户均投入1.8万元，总投资3394.8万元: the product to the digit, but for a slip of the pen.
fn is_mistyped_total(counts: &[&Term<'_>], average: &Term<'_>, total: &Term<'_>) -> bool {
    let is_told = total.lead.contains('总') && total.is_like(average) && total.clause - average.clause == 1;
    is_told
        && counts.iter().any(|count| {
            let product = count.value().checked_mul(average.value());
            let is_exact = |product: &Decimal| {
                let number = product.checked_div(total.figure.unit.factor);
                number.is_some_and(|number| number.normalize().scale() <= total.figure.number.scale())
            };
            product.filter(is_exact).is_some_and(|product| is_digit_slip(total.figure, product))
        })
}

/// Whether the average would be right with 万 or 亿 more or less in the total.
fn is_scaled(total: &Term<'_>, count: &Term<'_>, average: &Term<'_>) -> bool {
    let Some(ratio) = share(total, count, average) else { return false };
    [4, 8].into_iter().any(|places| {
        let scale = Decimal::new(1, places);
        let less = ratio.low.checked_mul(scale).zip(ratio.high.checked_mul(scale));
        let more = ratio.low.checked_div(scale).zip(ratio.high.checked_div(scale));
        [less, more].into_iter().flatten().any(|(low, high)| prints_as(Bounds { low, high }, average.figure))
    })
}

fn finding(
    passage: &Passage<'_>,
    average: &Term<'_>,
    total: &Term<'_>,
    count: &Term<'_>,
) -> Option<Finding<Range<usize>>> {
    let value = quotient(total, count)?.checked_mul(per(count, average))?;
    let unit = passage.text.get(average.figure.unit_range.clone())?;
    let message = format!(
        "“{}”与“{}”“{}”不符，按后者应为{}{unit}",
        passage.statement(average),
        passage.statement(total),
        passage.statement(count),
        printed(value, average.figure)?,
    );
    let working = format!(
        "{} ÷ {} = {}{unit}",
        passage.quote(total),
        passage.quote(count),
        in_unit_of(value, average.figure)
    );
    let finding = Finding::new(&RULE, Severity::Warning, passage.place(average), message)
        .against(passage.place(total))
        .against(passage.place(count))
        .because(working);
    Some(with_fix(finding, change(passage, average, value)))
}
