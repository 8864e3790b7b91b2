//! 比率超过百分之百: 整改率105%.
//!
//! Why it matters: a part is never more than its whole. Rates that measure against a plan (完成率, 收缴率 of arrears)
//! can be; the rule knows those that cannot.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Dimension;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "rate-over-hundred",
    kind: Kind::Ratio,
    name: "比率超过百分之百",
    summary: "整改率、合格率、覆盖率、满意率等不可能超过100%",
    scope: Scope::Line(check),
};

/// Rates of a part of a whole.
const BOUNDED: &[&str] = &[
    "整改率",
    "办结率",
    "合格率",
    "覆盖率",
    "满意率",
    "满意度",
    "参保率",
    "化解率",
    "调处率",
    "成功率",
    "入学率",
    "普及率",
    "达标率",
    "优良率",
    "知晓率",
    "处置率",
    "回复率",
    "答复率",
    "出勤率",
    "发生率",
    "死亡率",
    "巩固率",
    "毕业率",
    "火化率",
    "签约率",
    "入户率",
    "接种率",
    "绿化率",
    "销号率",
    "及格率",
    "录取率",
    "通过率",
    "参与率",
    "到课率",
    "出席率",
    "安葬率",
    "送达率",
    "接送率",
    "帮教率",
    "到会率",
    "开工率",
    "完工率",
    "破案率",
    "出庭率",
    "应诉率",
    "持证率",
    "就业率",
    "升学率",
    "入住率",
    "在线率",
    "安装率",
    "建档率",
    "规范率",
    "合规率",
    "清洁率",
    "供应率",
];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for figure in &line.figures {
        if figure.unit.dimension != Dimension::Percent || figure.value() <= Decimal::ONE {
            continue;
        }
        let before = line.text.get(..figure.range.start).unwrap_or("");
        let before = before.trim_end_matches(['为', '达', '到', '均', '已', '约']);
        if let Some(rate) = BOUNDED.iter().find(|rate| before.ends_with(*rate)) {
            let message = format!("{rate}不可能超过100%，此处写的是{}", &line.text[figure.range.clone()]);
            findings.push(Finding::new(&RULE, Severity::Error, figure.range.clone(), message));
        }
    }
}
