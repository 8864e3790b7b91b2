//! Where a line stands (处所): what the lines around it, its heading and the year tell of it.

use crate::document::SectionKind;

use super::super::manuscript::Manuscript;
use super::timing::{Timing, timings};

/// Words of a paragraph of shortcomings, near its start.
pub(in crate::check) const SHORTCOMINGS: [&str; 7] = ["问题", "不足", "差距", "短板", "困难", "薄弱", "弱项"];

/// Most characters of a line that only announces shortcomings.
const TITLE: usize = 12;

/// All that figures of a line mean beyond what the line itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The time it speaks of.
    pub(in crate::check) timing: Timing,
    /// Whether the line before announces shortcomings.
    pub follows_shortcomings: bool,
    /// Whether it belongs to an appendix.
    pub is_appended: bool,
}

/// The standing of each line of a document about this year.
pub fn standings(manuscript: &Manuscript, year: Option<u16>) -> Vec<Standing> {
    let mut follows_shortcomings = false;
    let mut appendix = None;
    let lines = manuscript.lines.iter().zip(timings(manuscript, year));
    lines
        .map(|(line, timing)| {
            let section = line.section.and_then(|section| manuscript.sections.get(section));
            // From the line that begins with 附 to the end of its section.
            appendix = appendix.filter(|of| *of == line.section);
            if line.text.starts_with('附') {
                appendix = Some(line.section);
            }
            let is_appended = appendix.is_some()
                || section.is_some_and(|section| {
                    section.kind == SectionKind::Attachment || section.label.starts_with('附')
                });
            let standing = Standing { timing, follows_shortcomings, is_appended };
            follows_shortcomings = announces_shortcomings(&line.text);
            standing
        })
        .collect()
}

/// 存在的问题: a short line that announces shortcomings.
fn announces_shortcomings(text: &str) -> bool {
    // A character has three bytes at most here.
    text.len() <= TITLE * 3
        && text.chars().count() <= TITLE
        && !text.contains('。')
        && SHORTCOMINGS.iter().any(|word| text.contains(word))
}
