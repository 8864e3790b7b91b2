//! 数字与去年相同: a clause that reports a result in exactly last year's words and figures.
//!
//! Why it matters: a result that is the same to the last digit two years running is nearly always last year's text.
//! What an office consists of (辖4个村), targets, rates of 100% and round or small numbers do stay the same; they
//! are at most a hint. Only with last year's text at hand.

use crate::document::SectionKind;
use crate::quantity::{Approximation, Dimension, Figure};

use super::super::facts::{Facts, LineFacts};
use super::super::figure_clause::FigureClause;
use super::super::finding::{Finding, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unchanged-figure",
    kind: Kind::CarryOver,
    name: "数字与去年相同",
    summary: "整句连同数字与去年完全一样",
    scope: Scope::Document(check),
};

/// Words of what was done in a year.
const RESULTS: [&str; 31] = [
    "完成", "实现", "新增", "发放", "开展", "排查", "化解", "调解", "拆除", "举办", "培训", "救助", "收入",
    "办理", "受理", "处置", "整改", "清理", "改造", "栽植", "清运", "走访", "慰问", "接待", "引进", "签约",
    "查处", "检查", "达到", "同比", "增长",
];

/// Words of what is so every year, of aims and of totals over years.
const STANDING: [&str; 21] = [
    "辖",
    "现有",
    "共有",
    "设有",
    "人口",
    "户籍",
    "面积",
    "位于",
    "目标",
    "计划",
    "任务",
    "预算",
    "力争",
    "标准",
    "每人",
    "每月",
    "总投资",
    "累计",
    "编制",
    "容量",
    "年租金",
];

/// Fewest digits that tell, zeros at the ends not counted.
const TELLING_DIGITS: usize = 3;

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let Some(last_year) = facts.last_year.filter(|last| last.year.is_none() || last.year != facts.year)
    else {
        return;
    };
    for (index, line) in facts.lines.iter().enumerate() {
        if !line.is_prose() || line.setting.section == Some(SectionKind::Plan) {
            continue;
        }
        for clause in &line.figure_clauses {
            let Some(&old) = last_year.by_clause.get(&clause.hash) else { continue };
            let Some((figure, severity)) = judge(line, clause) else { continue };
            let quote = line.text.get(clause.range.clone()).unwrap_or_default();
            let quote = quote.trim_end_matches(['，', '。', '；', '：']);
            let message = format!("“{quote}”与去年一字不差，请核对数字是否更新");
            let section = last_year.manuscript.lines.get(old).and_then(|line| line.section);
            let section = section.and_then(|section| last_year.manuscript.sections.get(section));
            let place = section.map(|section| section.title.as_str()).filter(|title| !title.is_empty());
            let finding = Finding::new(&RULE, severity, Span::new(index, figure.range.clone()), message);
            findings.push(match place {
                Some(title) => finding.because(format!("去年见于“{title}”")),
                None => finding,
            });
        }
    }
}

/// The figure of a clause that should have changed, and how surely; `None` when there is none.
fn judge<'a>(line: &'a LineFacts, clause: &FigureClause) -> Option<(&'a Figure, Severity)> {
    let figures = line.figures.get(clause.figure..clause.figure + clause.count)?;
    let text = line.text.get(clause.range.clone())?;
    let figure =
        figures.iter().max_by_key(|figure| (digits(figure), std::cmp::Reverse(figure.range.start)))?;
    let is_result = RESULTS.iter().any(|word| text.contains(word));
    let is_standing = STANDING.iter().any(|word| text.contains(word));
    if !is_result || is_standing || digits(figure) < 2 {
        return None;
    }
    let is_telling = digits(figure) >= TELLING_DIGITS
        && figure.approximation == Approximation::Exact
        && figure.unit.dimension != Dimension::Bare;
    Some((figure, if is_telling { Severity::Warning } else { Severity::Hint }))
}

/// How many digits of a figure tell: 3 for 1560万元, 1 for 300余场, 1 for 100%.
fn digits(figure: &Figure) -> usize {
    let digits = figure.number.mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{LastYear, Options, check};
    use crate::document::Document;

    fn document(year: u16, body: &str) -> Document {
        let mut document = Document::default();
        document.meta.year = Some(year);
        document.push_section(SectionKind::Area, "产业").body = body.into();
        document
    }

    fn told(old: &str, new: &str) -> Vec<(String, Severity)> {
        let last_year = LastYear::new(&document(2023, old));
        let new = document(2024, new);
        let findings = check(&new, Some(&last_year), &Options::default());
        let of_rule = findings.iter().filter(|finding| finding.rule == &RULE);
        of_rule.map(|it| (new.text_at(&it.spans[0]).unwrap().to_owned(), it.severity)).collect()
    }

    #[test]
    fn results_to_the_last_digit_are_told() {
        let old = "2023年完成投资1.25亿元，增长9.2%。开展活动35场，调解纠纷48余件。";
        let new = "2024年完成投资1.25亿元，增长9.6%。开展活动35场，调解纠纷51件。";
        assert_eq!(told(old, new), [("1.25亿元".into(), Severity::Warning), ("35场".into(), Severity::Hint)]);
    }

    #[test]
    fn what_is_so_every_year_is_not() {
        let text = "全街道辖12个社区，户籍人口12456人。一般公共预算收入目标2415万元。办结率100%。";
        assert_eq!(told(text, text), []);
    }

    #[test]
    fn without_last_year_nothing_is_told() {
        let new = document(2024, "完成投资1.25亿元。");
        let findings = check(&new, None, &Options::default());
        assert!(findings.iter().all(|finding| finding.rule != &RULE));
        assert!(
            check(&new, Some(&LastYear::new(&new)), &Options::default()).iter().all(|it| it.rule != &RULE)
        );
    }
}
