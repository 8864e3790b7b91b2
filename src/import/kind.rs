//! What a section is for, by the words of its heading.
//!
//! Words of the trade in general, never of one office. Knows nothing of lines and order, except whether work
//! areas came before.

use crate::document::SectionKind;

use super::when;

/// Nouns for what went wrong.
pub(super) const PROBLEM_NOUNS: [&str; 8] =
    ["问题", "困难", "不足", "短板", "差距", "弱项", "薄弱环节", "挑战"];

/// Verbs that turn a problem into work done.
pub(super) const REMEDIES: [&str; 25] = [
    "解决", "破解", "整改", "整治", "化解", "针对", "聚焦", "导向", "补齐", "补强", "办理", "反映", "查摆",
    "排查", "发现", "督办", "处置", "攻坚", "破除", "克服", "应对", "直面", "缓解", "消除", "治理",
];

/// Nouns a plan goes by.
const PLAN_NOUNS: [&str; 10] =
    ["打算", "计划", "思路", "谋划", "设想", "展望", "安排", "部署", "要点", "举措"];

/// The longest heading of a plan that names no time, in characters: 下步工作打算.
const MAX_UNDATED_PLAN: usize = 7;

/// Words for a look back at how something went.
const REVIEWS: [&str; 8] =
    ["完成情况", "落实情况", "执行情况", "进展情况", "实现情况", "推进情况", "考核情况", "完成进度"];

/// What is known when a heading is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The year the document is about.
    pub(super) year: Option<u16>,
    /// Whether a work area came before.
    pub(super) after_areas: bool,
}

/// The kind a heading asks for, or `None` when it could head any work area.
pub(super) fn classify(heading: &str, context: Context) -> Option<SectionKind> {
    if is_honours(heading) {
        Some(SectionKind::Honours)
    } else if is_problems(heading) {
        Some(SectionKind::Problems)
    } else if is_plan(heading, context) {
        Some(SectionKind::Plan)
    } else if is_targets(heading, context) {
        Some(SectionKind::Targets)
    } else if is_aside(heading) {
        Some(SectionKind::Free)
    } else {
        None
    }
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// A heading without the mark at its end.
pub(super) fn bare(heading: &str) -> &str {
    heading.trim_end_matches(['。', '：', ':', '；', ' '])
}

fn is_honours(heading: &str) -> bool {
    has_any(heading, &["荣誉", "获奖", "表彰情况", "受表彰", "受到表彰", "奖项", "评优情况", "奖励情况"])
}

fn is_problems(heading: &str) -> bool {
    let named = PROBLEM_NOUNS.iter().filter_map(|noun| Some((heading.find(noun)?, *noun))).min();
    let Some((at, noun)) = named else { return false };
    let (before, after) = (&heading[..at], &heading[at + noun.len()..]);
    if has_any(before, &["存在", "面临"]) {
        return !has_any(before, &REMEDIES) && !after.starts_with("整改");
    }
    let goes_on = bare(after).is_empty()
        || ["和", "与", "及", "、", "以及", "分析", "原因", "表现", "方面"]
            .iter()
            .any(|w| after.starts_with(w));
    let begins =
        before.is_empty() || ends_with_any(before, &["的", "主要", "中", "当前", "目前", "几点", "和"]);
    begins && goes_on && !has_any(heading, &REMEDIES)
}

fn is_plan(heading: &str, context: Context) -> bool {
    if has_any(heading, &REVIEWS) {
        return false;
    }
    if when::is_later(heading, context.year) {
        return when::begins_later(heading, context.year)
            || has_any(heading, &PLAN_NOUNS)
            || has_any(heading, &["工作", "目标", "任务", "重点", "方向"]);
    }
    let years = when::years(heading);
    let is_short = bare(heading).chars().count() <= MAX_UNDATED_PLAN;
    // A plan dated with the year of the summary itself is still a plan, with a wrong year.
    let fits_time = match years.first() {
        Some((_, year)) => context.year.is_none_or(|this| *year >= this),
        None => is_short,
    };
    context.after_areas && fits_time && heading.contains("工作") && ends_with_any(bare(heading), &PLAN_NOUNS)
}

fn is_targets(heading: &str, context: Context) -> bool {
    let is_review = has_any(heading, &REVIEWS) || ends_with_any(bare(heading), &["一览", "一览表", "进度"]);
    let names_targets = has_any(heading, &["目标", "指标"]);
    let names_items =
        has_any(heading, &["任务", "重点工作", "重点项目", "重点事项", "实事", "《政府工作报告》"]);
    (is_review && (names_targets || (names_items && context.after_areas)))
        || ends_with_any(bare(heading), &["主要指标", "经济指标", "主要指标情况", "经济指标情况"])
}

/// Whether a heading speaks of a plan among other things.
pub(super) fn names_plan(heading: &str) -> bool {
    has_any(heading, &PLAN_NOUNS)
}

/// Parts that are neither work nor plan.
fn is_aside(heading: &str) -> bool {
    ends_with_any(
        bare(heading),
        &["基本情况", "概况", "基本概况", "机构设置", "主要职能", "主要职责", "体会", "启示", "经验", "建议"],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(heading: &str) -> Option<SectionKind> {
        classify(heading, Context { year: Some(2023), after_areas: true })
    }

    #[test]
    fn headings_name_their_kind() {
        use SectionKind::*;
        for (heading, expected) in [
            ("存在的主要问题", Some(Problems)),
            ("工作中的不足", Some(Problems)),
            ("问题和困难", Some(Problems)),
            ("存在问题及下一步打算", Some(Problems)),
            ("面临的困难与挑战", Some(Problems)),
            ("2024年工作思路", Some(Plan)),
            ("下一步工作重点", Some(Plan)),
            ("明年主要目标任务", Some(Plan)),
            ("工作打算", Some(Plan)),
            ("2026年总体思路、发展目标及重点举措。", Some(Plan)),
            ("2024年怎么干", Some(Plan)),
            ("2023年工作打算", Some(Plan)),
            ("2023年主要目标任务完成情况", Some(Targets)),
            ("2023年工作计划执行情况及指标完成情况", Some(Targets)),
            ("民生实事完成情况", Some(Targets)),
            ("主要经济指标", Some(Targets)),
            ("获得市级以上荣誉情况", Some(Honours)),
            ("基本情况", Some(Free)),
            ("几点体会", Some(Free)),
        ] {
            assert_eq!(kind(heading), expected, "{heading}");
        }
    }

    #[test]
    fn work_areas_are_not_taken_for_something_else() {
        for heading in [
            "着力解决群众急难愁盼问题",
            "补齐基础设施短板",
            "基层统计力量不足",
            "坚持问题导向，狠抓整改",
            "聚焦突出问题，提升治理水平",
            "2023年工作完成情况",
            "目标任务全面完成，经济平稳运行",
            "全面落实决策部署",
            "2023年工作安排落实情况",
            "科学统筹全年重点工作安排",
            "存在问题整改到位",
            "深化改革，激发活力",
        ] {
            assert_eq!(kind(heading), None, "{heading}");
        }
    }

    #[test]
    fn an_undated_plan_comes_after_the_work() {
        let first = Context { year: Some(2023), after_areas: false };
        assert_eq!(classify("工作思路", first), None);
        assert_eq!(classify("重点工作完成情况", first), None);
    }
}
