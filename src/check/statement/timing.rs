//! Of which year a line speaks, and whether it reports or plans.

use crate::document::SectionKind;
use crate::quantity::year_before;

use super::super::manuscript::{LineKind, Manuscript};

/// The time a line speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::check) struct Timing {
    /// The year; `None` when the document has none.
    pub year: Option<i32>,
    /// Whether it says what is to be done.
    pub is_plan: bool,
}

/// The timing of each line: plans have their own section or begin with next year's number.
pub(in crate::check) fn timings(manuscript: &Manuscript, year: Option<u16>) -> impl Iterator<Item = Timing> {
    let year = year.map(i32::from);
    let mut timing = Timing { year, is_plan: false };
    let mut section = None;
    manuscript.lines.iter().enumerate().map(move |(index, line)| {
        if index == 0 || line.section != section {
            section = line.section;
            timing = of_section(manuscript, index, year);
        }
        if matches!(line.kind, LineKind::Paragraph) && line.text.starts_with('附') {
            timing = Timing { year, is_plan: false };
        } else if leading_year(&line.text).is_some_and(|led| year.is_some_and(|year| led == year + 1)) {
            timing = Timing { year: year.map(|year| year + 1), is_plan: true };
        }
        timing
    })
}

fn of_section(manuscript: &Manuscript, line: usize, year: Option<i32>) -> Timing {
    let kind = manuscript.section_kind(line);
    let section = manuscript.lines[line].section.and_then(|index| manuscript.sections.get(index));
    let title = section.map_or("", |section| section.title.as_str());
    let is_plan = kind == Some(SectionKind::Plan) || is_plan_title(title);
    let is_of_this_year = ["季度", "下半年"].iter().any(|word| title.contains(word));
    let year = if is_plan && !is_of_this_year { year.map(|year| year + 1) } else { year };
    let year = year.filter(|_| !spans_years(title));
    Timing { year, is_plan }
}

/// Whether a text speaks of several years together: 五年来, “十三五”期间.
pub(in crate::check) fn spans_years(text: &str) -> bool {
    ["五年", "四年来", "三年来", "两年来", "近三年", "近两年", "“十", "几年", "以来累计", "本届"]
        .iter()
        .any(|word| text.contains(word))
}

/// Words of headings in which 计划 and 安排 are no plan of the year.
const NO_PLAN: [&str; 4] = ["计划生育", "计划财务", "安排就业", "行动计划"];

/// Whether a heading announces a plan.
pub(in crate::check) fn is_plan_title(title: &str) -> bool {
    let title = NO_PLAN.iter().fold(title.to_owned(), |title, word| title.replace(word, ""));
    ["打算", "计划", "安排", "思路", "下一步", "下步", "明年", "展望", "工作要点"]
        .iter()
        .any(|word| title.contains(word))
        && !["完成", "总结", "回顾", "情况"].iter().any(|word| title.contains(word))
}

/// The year with which a text begins: 2023年，….
pub(in crate::check) fn leading_year(text: &str) -> Option<i32> {
    let at = text.char_indices().take(5).find(|(_, ch)| *ch == '年').map(|(at, _)| at)?;
    let led = year_before(text, at)?;
    text[..at].chars().all(|ch| ch.is_numeric()).then_some(led)
}
