//! How a figure is told (说法): what its statement takes from its own line. Read once, with the line.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::quantity::{
    Approximation, Digits, Dimension, Figure, Mention, is_annual, is_event, is_generic, months,
};

use super::super::key::key_of;
use super::timing::spans_years;

/// What surrounds a figure in its line. Ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// First byte of its sentence.
    pub sentence: usize,
    /// Whether it is told as a part: 其中….
    pub is_part: bool,
    /// Whether it stands in a list of parts, behind 其中 of its sentence.
    pub is_listed: bool,
    /// Whether its sentence tells what is planned or granted: 年初预算为, 任务.
    pub is_budgeted: bool,
    /// Whether its clause speaks of another time or of a goal.
    pub is_compared: bool,
    /// The months its paragraph begins with, 11月份，…: later sentences are of them too.
    pub months: Option<(u8, u8)>,
    /// What it is computed by: 按户籍人口计算.
    pub basis: Option<u64>,
    /// The same for statements of one name and dimension; `None` for a name that does not tell what is meant.
    pub named: Option<u64>,
    /// Whether its indicator has one value a year.
    pub is_annual: bool,
    /// Whether its sentence speaks of several years together: 五年来.
    pub spans_years: bool,
    /// 全区, 全县 … at the start of its clause: the figure is that whole's, where the document is of a part of it.
    pub whole: Option<&'static str>,
    /// The same for figures of one dimension with as many digits and decimals: one may be the other mistyped.
    pub form: u64,
    /// The same for figures of one dimension and the same digits in any order; `None` for few digits.
    pub like: Option<u64>,
    /// The same for counts of whatever with the same digits in any order; `None` for few digits.
    pub like_count: Option<u64>,
}

/// Fewest digits of numbers that are told alike.
const FEWEST_DIGITS: usize = 3;

/// Whose figures stand in the report of a part of it.
const WHOLES: [&str; 5] = ["全区", "全县", "全市", "全省", "全国"];

impl Told {
    /// Reads the surroundings of a mention.
    pub(in crate::check) fn new(text: &str, sentences: &[Range<usize>], mention: &Mention) -> Self {
        let name = mention.indicator.name.as_str();
        let start = mention.figure.range.start;
        let after = sentences.partition_point(|sentence| sentence.end <= start);
        let sentence = sentences.get(after).map_or(0, |sentence| sentence.start);
        let before = text.get(sentence..start).unwrap_or("");
        // Back to the full stop, ； passed over.
        let told = text.get(..start).and_then(|text| text.rsplit('。').next()).unwrap_or("");
        let clause = before.rsplit(['，', '；', '：']).next().unwrap_or("").trim_start();
        Self {
            sentence,
            is_part: is_part(text, mention),
            is_listed: told.contains("其中"),
            is_budgeted: BUDGETED.iter().any(|word| told.contains(word)),
            is_compared: ["上年", "去年", "同期", "目标"].iter().any(|word| clause.contains(word)),
            months: opening_months(text),
            basis: basis(before),
            named: (!is_generic(name) && !is_place(mention) && !is_attribute(text, &mention.figure))
                .then(|| key_of(&(name, &mention.figure.unit.dimension))),
            is_annual: is_annual(name) && !is_event(name),
            spans_years: spans_years(before),
            whole: WHOLES.into_iter().find(|whole| clause.starts_with(whole)),
            form: form(&mention.figure),
            like: like(&mention.figure),
            like_count: like_count(&mention.figure),
        }
    }
}

/// Words of what is planned or granted, of which the result is another figure.
const BUDGETED: [&str; 6] = ["预算为", "年初预算", "调整预算", "预算安排", "预期目标", "任务"];

/// Most characters of a clause that tells the months of its paragraph.
const LONGEST_TIME: usize = 14;

/// The months a paragraph begins with.
fn opening_months(text: &str) -> Option<(u8, u8)> {
    let clause = text.split(['，', '。']).next()?;
    let is_time = clause.chars().count() <= LONGEST_TIME
        && ["月", "月份", "累计", "季度", "半年"].iter().any(|end| clause.ends_with(end));
    if is_time { months(clause) } else { None }
}

/// 按户籍人口计算: the last such words before a figure.
fn basis(before: &str) -> Option<u64> {
    let (_, words) = before.rsplit_once('按')?;
    let end = ["计算", "折算", "口径", "统计"].iter().filter_map(|end| words.find(end)).min()?;
    words.get(..end).map(key_of)
}

/// 贫困发生率在20%以上的村92个: only says which things are counted.
fn is_attribute(text: &str, figure: &Figure) -> bool {
    let is_bound = figure.approximation != Approximation::Exact || figure.upper.is_some();
    is_bound && text.get(figure.range.end..).is_some_and(|behind| behind.starts_with('的'))
}

/// 瓦都西村83户302人: a place has many counts of people.
fn is_place(mention: &Mention) -> bool {
    let is_of_people =
        matches!(&mention.figure.unit.dimension, Dimension::Count(word) if word == "人" || word == "户");
    is_of_people && mention.indicator.name.ends_with(['村', '镇', '乡'])
}

/// Whether 其中 or 含 introduces the name.
fn is_part(line: &str, mention: &Mention) -> bool {
    let before = line.get(..mention.indicator.range.start).unwrap_or("");
    let before = before.trim_end_matches(['：', '，', ':', ',', ' ']);
    before.ends_with("其中") || before.ends_with("包括") || before.ends_with('含')
}

fn form(figure: &Figure) -> u64 {
    key_of(&(&figure.unit.dimension, figure.number.scale(), Digits::of(figure).len()))
}

fn like(figure: &Figure) -> Option<u64> {
    let digits = Digits::of(figure).sorted();
    if digits.len() < FEWEST_DIGITS {
        return None;
    }
    // 86万 without its unit is money as 86万元 is.
    let is_unitless = figure.unit.dimension == Dimension::Bare && figure.unit.factor > Decimal::ONE;
    let dimension = if is_unitless { &Dimension::Money } else { &figure.unit.dimension };
    Some(key_of(&(dimension, digits.as_slice(), figure.number.scale())))
}

fn like_count(figure: &Figure) -> Option<u64> {
    let is_count = matches!(figure.unit.dimension, Dimension::Count(_)) && figure.is_whole_count();
    let digits = Digits::of(figure).sorted();
    (is_count && digits.len() >= FEWEST_DIGITS).then(|| key_of(digits.as_slice()))
}
