//! How text looks while it is written (突出显示): headings, leads, numbers and enumerations set apart by the same parse
//! the page uses. What lies behind the letters is the business of [`super::backdrop`].

use std::ops::Range;

use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontFamily, FontId};

use crate::app::theme::Colors;
use crate::document::{ParagraphKind, parse_paragraph};

/// What a stretch of text is marked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) enum Mark {
    /// A search found it.
    Found,
    /// It is the one of a search where the caret is.
    Current,
    /// It was taken over from last year and neither edited nor confirmed.
    Carried,
    /// Something is doubtful.
    Warning,
    /// Something is wrong.
    Error,
}

/// The looks of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct Look {
    /// Text size in points.
    pub(in crate::app) size: f32,
    /// Line height in points.
    pub(in crate::app) line: f32,
    /// First-line indent in points.
    pub(in crate::app) indent: f32,
    /// Whether lines are parsed as paragraphs of a body.
    pub(in crate::app) prose: bool,
    /// Colour of plain text.
    pub(in crate::app) color: Color32,
}

/// The layout of `text`, lines as wide as `width`.
pub(in crate::app) fn job(text: &str, width: f32, look: &Look, colors: &Colors) -> LayoutJob {
    let mut job = LayoutJob { text: text.to_owned(), break_on_newline: true, ..LayoutJob::default() };
    job.wrap.max_width = width;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut indent = look.indent;
        for (range, color) in stretches(line, look, colors) {
            job.sections.push(section(at + range.start..at + range.end, color, indent, look));
            indent = 0.0;
        }
        at += line.len();
    }
    if text.is_empty() || text.ends_with('\n') {
        job.sections.push(section(at..at, look.color, look.indent, look));
    }
    job
}

/// The stretches of a line and their colours, without gaps.
fn stretches(line: &str, look: &Look, colors: &Colors) -> Vec<(Range<usize>, Color32)> {
    if !look.prose {
        return vec![(0..line.len(), look.color)];
    }
    let paragraph = parse_paragraph(line.trim_end_matches('\n'));
    let is_text = matches!(paragraph.kind, ParagraphKind::Plain | ParagraphKind::Enumeration);
    if !is_text {
        return vec![(0..line.len(), colors.accent)];
    }
    let label = paragraph.label.end;
    let lead = paragraph.lead.map_or(label, |lead| lead.end);
    [(0..label, colors.accent), (label..lead, colors.lead), (lead..line.len(), look.color)]
        .into_iter()
        .filter(|(range, _)| !range.is_empty())
        .collect()
}

fn section(range: Range<usize>, color: Color32, indent: f32, look: &Look) -> LayoutSection {
    let format = TextFormat {
        font_id: FontId::new(look.size, FontFamily::Proportional),
        line_height: Some(look.line),
        color,
        ..TextFormat::default()
    };
    let byte_range = ByteIndex(range.start)..ByteIndex(range.end);
    LayoutSection { leading_space: indent, byte_range, format }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_cover_the_line() {
        let colors = crate::app::theme::of(&egui::Visuals::light());
        let look = Look { size: 15.0, line: 27.0, indent: 30.0, prose: true, color: colors.text };
        for line in
            ["（一）抓产业", "一是抓产业。产值12亿元。\n", "经济稳中有进。全年增长5%。", "\n", "平常的话"]
        {
            let stretches = stretches(line, &look, colors);
            let mut at = 0;
            for (range, _) in &stretches {
                assert_eq!(range.start, at);
                at = range.end;
            }
            assert_eq!(at, line.len());
        }
        let job = job("甲\n", 100.0, &look, colors);
        assert_eq!(job.sections.len(), 2);
    }
}
