//! 元后小数过多: 补缴318.4075元 is less than a cent exact; 万元 is meant.
//!
//! Why it matters: a lost 万 makes a sum ten thousand times too small. Prices and rates per unit may have more decimals.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "sub-cent-amount",
    kind: Kind::Unit,
    name: "元后小数过多",
    summary: "金额以元为单位却有三位以上小数，疑漏写“万”",
    scope: Scope::Line(check),
};

/// Words of prices, which may be finer than a cent.
const PRICES: &[&str] = &["价", "费率", "汇率", "每", "净值", "标准", "/", "／", "股", "单位成本"];

/// How far before an amount a word of price may stand, in characters.
const REACH: usize = 15;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for figure in &line.figures {
        let is_fine = figure.unit.dimension == Dimension::Money
            && figure.unit.factor == Decimal::ONE
            && figure.number.normalize().scale() > 2;
        if !is_fine || is_price(&line.text, &figure.range) {
            continue;
        }
        let quote = &line.text[figure.range.clone()];
        let message = format!("“{quote}”小数多于两位，金额到分为止，疑为{}", quote.replace('元', "万元"));
        let at = figure.unit_range.clone();
        let fix = Fix::replace("改为万元", at, "万元");
        findings.push(Finding::new(&RULE, Severity::Warning, figure.range.clone(), message).fix(fix));
    }
}

fn is_price(text: &str, range: &Range<usize>) -> bool {
    let before: String = text[..range.start].chars().rev().take(REACH).collect();
    let behind = text[range.end..].chars().next();
    let says = |word: &&str| before.contains(&word.chars().rev().collect::<String>());
    PRICES.iter().any(says) || matches!(behind, Some('/' | '／' | '每'))
}
