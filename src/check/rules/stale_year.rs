//! 年份未改: a plan that still speaks of the year that is over, a report that begins with the year before.
//!
//! Why it matters: the commonest trace of last year's file. Years inside a sentence are left alone; only where a
//! title, a heading or a paragraph announces its time can the year be checked.

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Fix, Kind, Severity};
use super::super::manuscript::{Line, LineKind, Span};
use super::super::rule::{Rule, Scope};
use super::super::statement::{is_plan_title, leading_year};
use crate::document::{MetaField, SectionKind};
use crate::quantity::year_before;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "stale-year",
    kind: Kind::Year,
    name: "年份未改",
    summary: "工作打算仍写着总结的年份，或总结仍写着上一年",
    scope: Scope::Anchored { anchors: tells_time, check },
};

/// A year in a line.
struct Year {
    value: i32,
    start: usize,
    /// Byte behind 年.
    end: usize,
}

/// Bytes at the start of a line in which a year may have a number before it.
const NUMBER: usize = 8;

/// Bytes of a year in digits.
const DIGITS: usize = 4;

/// Whether a line can have a year that is out of date, or tells of what time others are. Most lines only go on.
fn tells_time(line: &LineFacts) -> bool {
    let text = line.text.as_str();
    match line.setting.kind {
        LineKind::Heading => true,
        LineKind::Meta(_) => false,
        LineKind::Paragraph => {
            text.starts_with('附')
                || has_digit_at_start(text)
                || leading_year(text).is_some()
                || text.contains("现将")
                || is_about_problems(text)
        }
        LineKind::Label | LineKind::Cell { .. } => has_digit_at_start(text),
    }
}

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let (report, title_plan) = title_years(facts, findings);
    let Some(report) = report.or(facts.year.map(i32::from)) else { return };
    let plan = title_plan.unwrap_or(report + 1);
    let plans_in_title = title_plan.is_some();
    let mut context = Context {
        report,
        plan,
        plans_in_title,
        plan_is_dated: anchors.iter().any(|line| names_at_start(facts, *line, plan)),
        in_plan: false,
        in_review: false,
        past_problems: false,
        told_problems: false,
        section: None,
    };
    for &line in anchors {
        context.enter(facts, line);
        if let Some((year, wanted)) = context.stale(facts, line) {
            findings.push(stale(facts, line, &year, wanted));
        }
    }
}

fn has_digit_at_start(text: &str) -> bool {
    text.bytes().take(NUMBER + DIGITS).any(|byte| byte.is_ascii_digit())
}

/// Whether a line begins with a year, its number left out.
fn names_at_start(facts: &Facts<'_>, line: usize, year: i32) -> bool {
    let Some(text) = facts.manuscript.lines.get(line).map(|line| line.text.as_str()) else { return false };
    // The first year of the line, unless a year in characters stands before it.
    has_digit_at_start(text)
        && text.find(&year.to_string()).is_some_and(|at| at <= NUMBER)
        && years(text).first().is_some_and(|first| first.value == year && first.start <= NUMBER)
}

/// The years of the title: the report's, and the plan's when it names one. Says when both are the same.
fn title_years(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) -> (Option<i32>, Option<i32>) {
    // The organ may stand on a line of its own above.
    let is_title = |kind: &LineKind| matches!(kind, LineKind::Meta(MetaField::Title | MetaField::Subtitle));
    let mut lines = facts.manuscript.lines.iter();
    let title = lines.position(|line| is_title(&line.kind) && !years(&line.text).is_empty());
    let Some(line) = title else { return (None, None) };
    let text = &facts.manuscript.lines[line].text;
    let found = years(text);
    let plan = found.iter().find(|year| {
        let behind: String = text[year.end..].chars().take(12).collect();
        is_plan_title(&behind)
    });
    let report = found.iter().find(|year| {
        let behind: String = text[year.end..].chars().take(16).collect();
        ["总结", "完成情况", "情况报告", "工作报告", "工作汇报"].iter().any(|word| behind.contains(word))
    });
    if let Some(year) = report.filter(|year| looks_back(facts, &text[year.end..], year.value)) {
        return (Some(year.value - 1), Some(year.value));
    }
    let (Some(report), Some(plan)) = (report, plan) else { return (report.map(|year| year.value), None) };
    if report.start >= plan.start {
        return (Some(report.value), None);
    }
    if plan.value <= report.value {
        findings.push(stale(facts, line, plan, report.value + 1));
        return (Some(report.value), None);
    }
    // 2024年工作总结及2026年工作打算: which of the two is out of date, the text tells.
    if plan.value == report.value + 2 && tells_year(facts, report.value + 1) {
        findings.push(stale(facts, line, report, report.value + 1));
        return (Some(report.value + 1), Some(plan.value));
    }
    (Some(report.value), Some(plan.value))
}

/// 2026年某县政府工作报告: a report to the people's congress bears the year it is given in, and looks back on the one before.
fn looks_back(facts: &Facts<'_>, behind: &str, year: i32) -> bool {
    let is_review = |line: &Line| {
        let words = ["回顾", "工作总结", "工作情况"];
        line.kind == LineKind::Heading
            && words.iter().any(|word| line.text.contains(word))
            && years(&line.text).first().is_some_and(|told| told.value == year - 1)
    };
    behind.contains("政府工作报告") && facts.manuscript.lines.iter().any(is_review)
}

/// Whether the first paragraph speaks of this year.
fn tells_year(facts: &Facts<'_>, year: i32) -> bool {
    let first = facts.manuscript.lines.iter().find(|line| line.kind == LineKind::Paragraph);
    first.is_some_and(|line| years(&line.text).first().is_some_and(|told| told.value == year))
}

/// Every year with 年 behind it.
fn years(text: &str) -> Vec<Year> {
    let marks = text.match_indices('年');
    marks
        .filter_map(|(at, mark)| {
            let value = year_before(text, at).or_else(|| han_year_before(text, at))?;
            let digits: usize = text[..at].chars().rev().take(4).map(char::len_utf8).sum();
            Some(Year { value, start: at - digits, end: at + mark.len() })
        })
        .collect()
}

/// What has been read so far.
struct Context {
    report: i32,
    plan: i32,
    /// Whether the title announces the plan as well.
    plans_in_title: bool,
    /// Whether a heading or a paragraph begins with the year of the plan.
    plan_is_dated: bool,
    in_plan: bool,
    /// Whether the section says that it looks back: 2023年工作回顾.
    in_review: bool,
    /// Whether this section has come to what is not yet good.
    past_problems: bool,
    /// Whether a section before it has.
    told_problems: bool,
    section: Option<usize>,
}

impl Context {
    fn enter(&mut self, facts: &Facts<'_>, line: usize) {
        let section = facts.manuscript.lines[line].section;
        if section != self.section {
            self.section = section;
            let kind = facts.manuscript.section_kind(line);
            let title = section
                .and_then(|index| facts.manuscript.sections.get(index))
                .map_or("", |s| s.title.as_str());
            self.in_plan = kind == Some(SectionKind::Plan) || is_plan_title(title);
            let looks_back = ["回顾", "总结", "完成情况", "开展情况"].iter().any(|word| title.contains(word));
            // （二） is of what 一、 above it is of.
            let label =
                section.and_then(|index| facts.manuscript.sections.get(index)).map(|s| s.label.as_str());
            let is_below = label.is_some_and(|label| label.starts_with(['（', '(']));
            self.in_review = !self.in_plan && (looks_back || is_below && self.in_review);
            self.told_problems |= self.past_problems;
            self.past_problems = kind == Some(SectionKind::Problems);
        }
    }

    /// The year of a line that is out of date, and what it should be.
    fn stale(&mut self, facts: &Facts<'_>, line: usize) -> Option<(Year, i32)> {
        let kind = &facts.manuscript.lines[line].kind;
        let text = facts.manuscript.lines[line].text.as_str();
        if *kind == LineKind::Heading {
            let section = facts.manuscript.lines[line].section;
            let label = section
                .and_then(|at| facts.manuscript.sections.get(at))
                .map(|section| section.label.as_str());
            let is_appendix = label.is_some_and(|label| label.starts_with('附'));
            let appendix = || if is_appendix { self.summary(text) } else { self.appendix(text) };
            return self.heading(text).or_else(|| Some((appendix()?, self.report)));
        }
        if *kind != LineKind::Paragraph {
            return None;
        }
        if let Some(year) = self.appendix(text).or_else(|| self.announcement(text)) {
            return Some((year, self.report));
        }
        let told = leading_year(text);
        if told == Some(self.plan) {
            self.in_plan = true;
        }
        let result = told
            .and_then(|told| self.paragraph(facts, line, told))
            .and_then(|wanted| Some((years(text).into_iter().next()?, wanted)));
        self.past_problems |= is_about_problems(text);
        result
    }

    /// 附：2022年主要指标完成情况 behind the report of 2023: its figures are the report's.
    fn appendix(&self, text: &str) -> Option<Year> {
        let title = text.strip_prefix('附')?.trim_start_matches(['件', '表', '：', ':', ' ', '1']);
        self.summary(title)?;
        years(text).into_iter().next()
    }

    /// 现将我局2020年工作完成情况报告如下 in the report of 2021.
    fn announcement(&self, text: &str) -> Option<Year> {
        let at = text.find("现将")?;
        let sentence = text.get(at..)?.split('。').next()?;
        let is_report = sentence.contains("如下") && sentence.contains("工作");
        let mut told = years(text).into_iter().filter(|year| (at..at + sentence.len()).contains(&year.start));
        let first = told.next().filter(|year| is_report && year.value == self.report - 1)?;
        told.all(|year| year.value != self.report).then_some(first)
    }

    /// The year of the title of an appendix, when it is the one before the report's.
    fn summary(&self, title: &str) -> Option<Year> {
        let is_of_year = leading_year(title) == Some(self.report - 1);
        let is_summary = ["指标", "完成情况", "数据", "任务", "统计"].iter().any(|word| title.contains(word))
            && !title.contains('。');
        (is_of_year && is_summary).then(|| years(title).into_iter().next())?
    }

    /// 五、2006年工作打算 in the report of 2006; 一、2022年工作总结 in that of 2023.
    fn heading(&self, text: &str) -> Option<(Year, i32)> {
        let mut found = years(text);
        if found.len() != 1 {
            return None;
        }
        let year = found.pop()?;
        let is_plan = is_plan_title(text) && !is_plan_title(text.get(..year.start)?);
        // 三、2025年重点工作 behind the problems of 2025.
        let is_agenda =
            ["重点工作", "工作重点", "主要任务"].iter().any(|word| text[year.end..].starts_with(word));
        if is_agenda && self.plans_in_title && self.told_problems && year.value == self.report {
            return Some((year, self.plan));
        }
        let is_report = ["工作总结", "工作回顾", "主要工作", "工作完成情况", "工作开展情况", "工作情况"]
            .iter()
            .any(|word| {
                text[year.end..].starts_with(word)
                    || text[year.end..].strip_prefix('度').is_some_and(|rest| rest.starts_with(word))
            });
        if is_plan && year.value <= self.report && !text.contains("季度") && !text.contains("下半年") {
            return Some((year, self.plan));
        }
        (is_report && !is_plan && year.value == self.report - 1).then_some((year, self.report))
    }

    /// What the year at the start of a paragraph should be, when it is out of date.
    fn paragraph(&self, facts: &Facts<'_>, line: usize, told: i32) -> Option<i32> {
        let text = facts.manuscript.lines[line].text.as_str();
        let first = facts.lines[line].sentences.first().map_or(text, |sentence| &text[sentence.clone()]);
        let is_past = told < self.plan;
        let plans = speaks_of_future(first);
        let reports = speaks_of_past(first);
        if is_past && told <= self.report && !reports {
            let opens_year = first.contains("之年") || first.contains("一年");
            let is_late = self.plans_in_title && !self.in_review && line * 2 > facts.manuscript.lines.len();
            let is_sure = plans && (self.in_plan || self.past_problems || is_late || first.contains('将'));
            let is_year_of_plan = opens_year && (self.in_plan || self.past_problems || first.contains('将'));
            let lists_plans = self.past_problems || self.in_plan;
            // The plan the title announces is nowhere else.
            let is_behind = self.plans_in_title && !self.in_review && line * 3 > facts.manuscript.lines.len();
            let aims = ["目标是", "重点推进", "着力实施"].iter().any(|word| text.contains(word));
            // 2021年，全县重点实施四大行动 right behind 三、2022年工作思路.
            let is_agenda = self.in_plan
                && ["重点实施", "重点推进", "重点开展", "着力实施"].iter().any(|word| first.contains(word));
            let is_only_plan = is_behind && !self.plan_is_dated && (speaks_of_future(text) || aims);
            if is_sure
                || is_agenda
                || is_only_plan
                || is_year_of_plan
                || lists_plans && count_future(text) >= 2 && !speaks_of_past(text)
            {
                return Some(self.plan);
            }
        }
        let is_preface = facts.manuscript.section_kind(line) == Some(SectionKind::Preface);
        let names_report = years(text).iter().any(|year| year.value == self.report);
        let is_first = is_preface && told == self.report - 1 && !names_report && !plans;
        (is_first && first.contains("领导下")).then_some(self.report)
    }
}

/// Where a sentence begins to speak of the future.
fn future_at(sentence: &str) -> Option<usize> {
    let shall = sentence.match_indices('将').map(|(at, _)| at).find(|&at| is_shall(sentence, at));
    let plans = [
        "力争",
        "计划",
        "打算",
        "拟",
        "要重点",
        "重点做好",
        "重点抓好",
        "着力抓好",
        "主要抓好",
        "突出抓好",
        "着重",
        "要打",
        "要抓",
        "要以",
        "要坚持",
        "要紧",
        "要做",
        "一要",
        "总体要求",
        "总体思路",
        "预期目标",
    ];
    // 计划的面积 names a plan of this year.
    let is_plan = |word: &str, at: usize| {
        word != "计划" || !sentence[at + word.len()..].starts_with(['的', '任', '生', '内', '外'])
    };
    let planned = plans
        .iter()
        .filter_map(|word| sentence.match_indices(word).map(|(at, _)| at).find(|at| is_plan(word, *at)));
    planned.chain(shall).min()
}

/// What verbs and adverbs behind 将 begin with, where it says what is to come: 将着力, 将继续, 将围绕, 将新建.
const TO_COME: &str = "继进着重以坚围认全加大紧按抓推做实开完新建是举启力深不切聚锚努突统组在从有达迎持强牢立严积扎主狠争确健优提打改增投安召办创培发更贯落精充结把采制承支帮引用集奋扛瞄对向于拿始凝铆常逐依鼓稳保守拓构筑攻谋布遵自率参";

/// Whether 将 says what is to come; 将近, 即将, 将安全生产纳入考核 do not.
fn is_shall(sentence: &str, at: usize) -> bool {
    let behind = &sentence[at + '将'.len_utf8()..];
    let clause = behind.split(['，', '。', '；']).next().unwrap_or("");
    let is_object = [
        "作为",
        "纳入",
        "列入",
        "融入",
        "摆在",
        "放在",
        "打造成",
        "转化为",
        "落到",
        "贯穿",
        "与",
        "划归",
        "整合",
        "合并",
        "移交",
    ];
    // 将四所小学撤并为一所 is 把: what is to come is told with a verb right behind.
    let is_verb = behind.starts_with(|ch| TO_COME.contains(ch));
    is_verb
        && !behind.starts_with(['近', '军', '领'])
        && !sentence[..at].ends_with(['即', '大', '干', '健', '并', '时', '均', '已', '先', '别'])
        && !is_object.iter().any(|word| clause.contains(word))
}

fn speaks_of_future(sentence: &str) -> bool {
    future_at(sentence).is_some()
}

fn count_future(text: &str) -> usize {
    ["力争", "计划", "确保", "努力", "继续", "进一步", "抓好", "做好", "达到"]
        .iter()
        .filter(|word| text.contains(*word))
        .count()
}

/// Words of reports before the first word of a plan.
fn speaks_of_past(sentence: &str) -> bool {
    let told = &sentence[..future_at(sentence).unwrap_or(sentence.len())];
    let words = ["了", "已", "以来", "完成", "实现", "同比", "取得", "荣获", "累计", "较上年", "比上年"];
    words.iter().any(|word| told.contains(word))
}

fn is_about_problems(text: &str) -> bool {
    let tells = ["存在", "不足", "困难", "差距", "短板", "薄弱", "问题"];
    tells.iter().filter(|word| text.contains(*word)).count() >= 2
}

fn stale(facts: &Facts<'_>, line: usize, year: &Year, wanted: i32) -> Finding<Span> {
    let text = &facts.manuscript.lines[line].text;
    let clause = text[year.end..].find(['，', '。', '；', '：']).map_or(text.len(), |at| year.end + at);
    let few: usize = text[year.end..clause].chars().take(12).map(char::len_utf8).sum();
    let span = Span { line, start: year.start, end: year.end + few };
    let message = format!("“{}”应为{wanted}年", &text[span.range()]);
    let digits = Span { line, start: year.start, end: year.end - '年'.len_utf8() };
    let wanted = written(wanted, facts.manuscript.text(&digits));
    let fix = Fix::replace(format!("改为{wanted}年"), digits, wanted);
    Finding::new(&RULE, Severity::Error, span, message).fix(fix)
}

/// The digits of a year in Chinese characters.
const HAN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The year whose four Chinese characters end at a byte: 二〇二五年.
fn han_year_before(text: &str, at: usize) -> Option<i32> {
    let mut year = 0;
    let mut chars = text.get(..at)?.chars().rev();
    for power in [1, 10, 100, 1000] {
        let ch = chars.next()?;
        let digit = HAN.iter().position(|han| *han == ch)?;
        year += i32::try_from(digit).ok()? * power;
    }
    (1949..=2100).contains(&year).then_some(year)
}

/// A year in the characters of another: 2026, 二〇二六.
fn written(year: i32, like: &str) -> String {
    let is_han = like.contains(|ch| HAN.contains(&ch));
    let digit = |ch: char| ch.to_digit(10).and_then(|digit| HAN.get(digit as usize)).copied().unwrap_or(ch);
    year.to_string().chars().map(|ch| if is_han { digit(ch) } else { ch }).collect()
}
