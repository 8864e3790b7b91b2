//! 缺单位: 社会捐赠收入86万。
//!
//! Why it matters: 86万 of what? In print an amount needs its unit (GB/T 15835-2011). Only amounts on a scale of
//! 万 or 亿 that end a clause and whose name tells money are reported: 人口突破100万 is left alone.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::quantity::{Dimension, Mention};

use super::super::facts::LineFacts;
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-unit",
    kind: Kind::Unit,
    name: "缺单位",
    summary: "金额只有“万”“亿”，没有“元”",
    scope: Scope::Line(check),
};

/// What names of money end with.
const MONEY: &[&str] = &[
    "额",
    "收入",
    "支出",
    "投资",
    "总投资",
    "资金",
    "产值",
    "总值",
    "税收",
    "利税",
    "利润",
    "增加值",
    "补贴",
    "补助",
    "存款",
    "贷款",
    "经费",
    "款",
    "金",
    "费",
    "税",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for mention in line.mentions.iter().filter(|mention| is_unitless_money(&line.text, mention)) {
        let range = mention.figure.range.clone();
        let quote = &line.text[range.clone()];
        let end = mention.figure.unit_range.end;
        let message = format!("“{}{quote}”缺少单位“元”", mention.indicator.name);
        let start = mention.indicator.range.start.min(range.start);
        let is_near =
            mention.indicator.range.end <= range.start && line.text[start..range.start].chars().count() < 20;
        let shown = if is_near { start..range.end } else { range };
        let fix =
            Fix::replace(format!("改为{}元", &line.text[mention.figure.numeral.start..end]), end..end, "元");
        findings.push(Finding::new(&RULE, Severity::Error, shown, message).fix(fix));
    }
}

fn is_unitless_money(text: &str, mention: &Mention) -> bool {
    let figure = &mention.figure;
    let is_scaled = figure.unit.dimension == Dimension::Bare && figure.unit.factor >= Decimal::from(10_000);
    let behind = text[figure.range.end..].chars().next();
    let ends = behind.is_none_or(|ch| matches!(ch, '。' | '，' | '；' | '、' | '）'));
    let name = &mention.indicator.name;
    is_scaled && ends && MONEY.iter().any(|end| name.ends_with(end))
}
