//! 增幅与去年文件不符: growth that this year's figure and last year's report do not give.
//!
//! Why it matters: the reader has last year's report too. Both figures must be stated in the same words, for the
//! same months, exactly, and once only; output measured at constant prices grows otherwise than its amounts and is
//! left alone, and so is a growth whose sentence tells its own base.

use rust_decimal::Decimal;

use crate::quantity::{Approximation, Dimension, Mention, Role};

use super::super::facts::{Facts, LastYear, LineFacts};
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::last_year::{Results, is_result};
use super::super::manuscript::Span;
use super::super::relation::measure::{Bounds, printed, prints_as};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "last-year-growth",
    kind: Kind::Growth,
    name: "增幅与去年文件不符",
    summary: "同比增幅与去年文件里的数字算出来的不一样",
    scope: Scope::Document(check),
};

/// Words that measure growth against the year before.
const AGAINST_LAST_YEAR: [&str; 6] = ["同比", "比上年", "较上年", "比去年", "较去年", "比上一年"];

/// Words of growth that amounts do not give.
const OTHER_MEASURES: [&str; 11] =
    ["可比", "不变价", "同口径", "剔除", "扣除", "生产总值", "总产值", "增加值", "GDP", "年均", "预计"];

/// Words of increase and of decrease right before a rate.
const UP: [&str; 5] = ["增长", "增加", "上升", "提高", "增幅"];
const DOWN: [&str; 5] = ["下降", "减少", "降低", "回落", "下滑"];

/// By what factor two years' values may differ and still be the same indicator.
const LARGEST_FACTOR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let Some(last_year) = facts.last_year.filter(|last| is_year_before(last, facts)) else { return };
    if !facts.mentions().any(|(_, mention)| mention.role == Role::Growth) {
        return;
    }
    let values = last_year.results();
    for (index, line) in facts.lines.iter().enumerate() {
        for pair in line.mentions.windows(2) {
            let [now, growth] = pair else { continue };
            if let Some(finding) = judge(line, now, growth, &values, last_year) {
                findings.extend(finding.locate(|range| Some(Span::new(index, range))));
            }
        }
    }
}

fn is_year_before(last: &LastYear, facts: &Facts<'_>) -> bool {
    last.year.zip(facts.year).is_some_and(|(last, this)| last + 1 == this)
}

fn judge(
    line: &LineFacts,
    now: &Mention,
    growth: &Mention,
    values: &Results<'_>,
    last_year: &LastYear,
) -> Option<Finding<std::ops::Range<usize>>> {
    let is_rate = growth.role == Role::Growth && growth.figure.unit.dimension == Dimension::Percent;
    if !is_rate || growth.figure.approximation != Approximation::Exact || !is_result(now, line.setting.year) {
        return None;
    }
    let between = line.text.get(now.figure.range.end..growth.figure.range.start)?;
    let sentence = line.sentence_at(growth.figure.range.start);
    let said = line.text.get(sentence.clone())?;
    let is_told_plainly = !between.contains(['。', '；'])
        && between.chars().count() <= 12
        && AGAINST_LAST_YEAR.iter().any(|word| between.contains(word))
        && !OTHER_MEASURES.iter().any(|word| said.contains(word));
    let has_own_base = line
        .mentions
        .iter()
        .any(|other| other.role == Role::LastYear && sentence.contains(&other.figure.range.start));
    if !is_told_plainly || has_own_base {
        return None;
    }
    let sign = direction(between)?;
    let (old_line, old) = values.get(&(now.indicator.name.as_str(), now.period.months)).copied().flatten()?;
    let is_like = old.figure.unit.dimension == now.figure.unit.dimension;
    let (low, high) =
        (now.figure.value().min(old.figure.value()), now.figure.value().max(old.figure.value()));
    let is_near = low > Decimal::ZERO && high.checked_div(low)? <= LARGEST_FACTOR;
    if !is_like || !is_near {
        return None;
    }
    let ratio = Bounds::of(&now.figure).over(Bounds::of(&old.figure))?;
    let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
    let grown = if sign > Decimal::ZERO { ratio.minus(one) } else { one.minus(ratio) };
    if prints_as(grown?, &growth.figure) {
        return None;
    }
    let old_quote = last_year.lines.get(old_line)?.text.get(old.figure.range.clone())?;
    finding(line, (now, growth), (old, old_quote), sign)
}

/// 1 for growth, -1 for a decrease, `None` when the words do not tell.
fn direction(between: &str) -> Option<Decimal> {
    let lead = between.trim_end_matches(['了', '为', '达', '约']);
    if UP.iter().any(|word| lead.ends_with(word)) {
        return (!lead.ends_with("负增长")).then_some(Decimal::ONE);
    }
    DOWN.iter().any(|word| lead.ends_with(word)).then_some(-Decimal::ONE)
}

fn finding(
    line: &LineFacts,
    (now, growth): (&Mention, &Mention),
    (old, old_quote): (&Mention, &str),
    sign: Decimal,
) -> Option<Finding<std::ops::Range<usize>>> {
    let quote = |mention: &Mention| line.text.get(mention.figure.range.clone());
    let (now_quote, growth_quote) = (quote(now)?, quote(growth)?);
    let difference = now.figure.value().checked_sub(old.figure.value())?;
    let value = difference.checked_div(old.figure.value())? * sign;
    let unit = line.text.get(growth.figure.unit_range.clone())?;
    let text = printed(value, &growth.figure)?;
    let message = if value < Decimal::ZERO {
        format!("去年文件里是{old_quote}，今年是{now_quote}，与“{growth_quote}”的升降方向相反")
    } else {
        format!("去年文件里是{old_quote}，今年是{now_quote}，算下来是{text}{unit}，不是{growth_quote}")
    };
    let working = format!(
        "（{now_quote} – {old_quote}）÷ {old_quote} = {}{unit}",
        printed(value * sign, &growth.figure)?
    );
    let finding = Finding::new(&RULE, Severity::Warning, growth.figure.range.clone(), message)
        .against(now.figure.range.clone())
        .because(working);
    if value <= Decimal::ZERO {
        return Some(finding);
    }
    let label = format!("改为{text}{unit}");
    Some(finding.fix(Fix::replace(label, growth.figure.numeral.clone(), text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Options, check};
    use crate::document::Document;
    use crate::document::SectionKind;

    fn document(year: u16, body: &str) -> Document {
        let mut document = Document::default();
        document.meta.year = Some(year);
        document.push_section(SectionKind::Area, "产业").body = body.into();
        document
    }

    fn told(old: &str, new: &str) -> Vec<String> {
        let last_year = LastYear::new(&document(2023, old));
        let findings = check(&document(2024, new), Some(&last_year), &Options::default());
        let of_rule = findings.into_iter().filter(|finding| finding.rule == &RULE);
        of_rule
            .map(|finding| finding.fixes.first().map(|fix| fix.label.clone()).unwrap_or_default())
            .collect()
    }

    #[test]
    fn growth_is_computed_from_last_years_report() {
        let old = "固定资产投资完成2.40亿元，同比增长5%。";
        assert_eq!(told(old, "固定资产投资完成2.58亿元，同比增长9.5%。"), ["改为7.5%"]);
        assert_eq!(told(old, "固定资产投资完成2.58亿元，同比增长7.5%。"), [""; 0]);
        assert_eq!(told(old, "固定资产投资完成2.16亿元，同比增长10%。"), [""]);
        assert_eq!(told(old, "固定资产投资完成2.16亿元，同比下降10%。"), [""; 0]);
    }

    #[test]
    fn it_is_silent_where_the_figures_need_not_fit() {
        let old = "固定资产投资完成2.40亿元。地区生产总值20亿元。";
        for new in [
            "固定资产投资完成2.58亿元，按可比口径同比增长9.5%。",
            "1—9月固定资产投资完成2.58亿元，同比增长9.5%。",
            "固定资产投资完成25.8亿元，同比增长9.5%。",
            "地区生产总值21亿元，同比增长6.5%。",
            "工业投资完成2.58亿元，同比增长9.5%。",
        ] {
            assert_eq!(told(old, new), [""; 0], "{new}");
        }
        let ambiguous = "固定资产投资完成2.40亿元。固定资产投资完成2.60亿元。";
        assert_eq!(told(ambiguous, "固定资产投资完成2.58亿元，同比增长9.5%。"), [""; 0]);
    }
}
