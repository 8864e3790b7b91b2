//! Units (单位): what is counted or measured, and on which scale.

use rust_decimal::Decimal;

/// What a unit measures; only figures of one dimension can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// 元; base unit 1 元.
    Money,
    /// Foreign money such as 美元, by its name.
    ForeignMoney(String),
    /// 亩, 公顷, 平方米; base unit 1 平方米.
    Area,
    /// 米, 公里; base unit 1 米.
    Length,
    /// 吨, 公斤, 斤; base unit 1 克.
    Mass,
    /// 立方米, 升; base unit 1 升.
    Volume,
    /// 千瓦时, 度; base unit 1 千瓦时.
    Energy,
    /// 小时, 天, 个月; base unit 1 秒.
    Duration,
    /// ％, ‰, 成: a share of a whole; base unit 1 (so 48.88% is 0.4888).
    Percent,
    /// 百分点; base unit 1 百分点.
    PercentagePoint,
    /// 倍; base unit 1.
    Times,
    /// Things counted by a measure word: 人, 人次, 户, 件, 起, 个 …, by that word. 人 is not 人次, 件 is not 起.
    /// Words that mean the same stand for one: 名 and 位 are 人, 幢 is 栋. A rate counts by its whole unit: 元/人.
    Count(String),
    /// A number with no unit behind it.
    Bare,
}

/// The unit of a figure as written, with its multiplier (万元, 亿元, 平方公里).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units one of it is, multiplier of the numeral (万, 亿) included.
    pub factor: Decimal,
}
