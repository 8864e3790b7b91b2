//! How text looks while it is written (突出显示): headings, leads, enumerations and figures set apart by the same
//! parse the page uses, with the marks of findings and searches on top.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Stroke};

use crate::app::theme::Colors;
use crate::document::{ParagraphKind, parse_paragraph};
use crate::typeset::figures;

/// What a stretch of text is marked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) enum Mark {
    /// A search found it.
    Found,
    /// It is the place of a search where the caret is.
    Current,
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

/// Lays out `text` with its marks.
pub(in crate::app) fn job(
    text: &str,
    width: f32,
    look: &Look,
    colors: &Colors,
    marks: &[(Range<usize>, Mark)],
) -> LayoutJob {
    let mut job = LayoutJob { text: text.to_owned(), ..LayoutJob::default() };
    job.wrap.max_width = width;
    job.break_on_newline = true;
    let mut painter = Painter { job: &mut job, look, colors };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        painter.line(at, line, marks);
        at += line.len();
    }
    if text.is_empty() || text.ends_with('\n') {
        painter.section(at..at, &Style::plain(look.color), look.indent);
    }
    job
}

/// How one stretch looks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Style {
    color: Color32,
    background: Color32,
    underline: Stroke,
}

impl Style {
    fn plain(color: Color32) -> Self {
        Self { color, background: Color32::TRANSPARENT, underline: Stroke::NONE }
    }
}

struct Painter<'a> {
    job: &'a mut LayoutJob,
    look: &'a Look,
    colors: &'a Colors,
}

impl Painter<'_> {
    fn line(&mut self, start: usize, line: &str, marks: &[(Range<usize>, Mark)]) {
        let end = start + line.len();
        let mut layers: Vec<(Range<usize>, Layer)> = Vec::new();
        let mut base = Style::plain(self.look.color);
        if self.look.prose {
            base.color = self.read(start, line, &mut layers);
        }
        let marks = marks.iter().filter(|(range, _)| range.start < end && range.end > start);
        layers.extend(marks.map(|(range, mark)| (range.clone(), Layer::Mark(*mark))));
        let mut edges: Vec<usize> =
            layers.iter().flat_map(|(r, _)| [r.start.clamp(start, end), r.end.clamp(start, end)]).collect();
        edges.extend([start, end]);
        edges.sort_unstable();
        edges.dedup();
        for pair in edges.windows(2) {
            let style = self.style(base, pair[0], &layers);
            let indent = if pair[0] == start { self.look.indent } else { 0.0 };
            self.section(pair[0]..pair[1], &style, indent);
        }
    }

    /// Finds what the line is made of, and the colour of its plain text.
    fn read(&self, start: usize, line: &str, layers: &mut Vec<(Range<usize>, Layer)>) -> Color32 {
        let text = line.trim_end_matches('\n');
        let paragraph = parse_paragraph(text);
        let shifted = |range: &Range<usize>| start + range.start..start + range.end;
        if let Some(lead) = &paragraph.lead {
            layers.push((shifted(lead), Layer::Lead));
        }
        if !paragraph.label.is_empty() {
            layers.push((shifted(&paragraph.label), Layer::Label));
        }
        match paragraph.kind {
            ParagraphKind::Enumeration | ParagraphKind::Plain => {
                layers.extend(figures(text).iter().map(|range| (shifted(range), Layer::Figure)));
                self.look.color
            }
            _ => self.colors.accent,
        }
    }

    /// The style at byte `at`, where `layers` lie over the `base`.
    fn style(&self, base: Style, at: usize, layers: &[(Range<usize>, Layer)]) -> Style {
        let colors = self.colors;
        layers.iter().filter(|(range, _)| range.contains(&at)).fold(base, |style, (_, layer)| match layer {
            Layer::Lead => Style { color: colors.lead, ..style },
            Layer::Label if base.color == self.look.color => Style { color: colors.accent, ..style },
            Layer::Label => style,
            Layer::Figure => Style { background: colors.figure, ..style },
            Layer::Mark(Mark::Found) => Style { background: colors.found, ..style },
            Layer::Mark(Mark::Current) => {
                Style { background: colors.found, underline: Stroke::new(2.0, colors.accent), ..style }
            }
            Layer::Mark(Mark::Warning) => Style {
                background: colors.warning_faint,
                underline: Stroke::new(1.5, colors.warning),
                ..style
            },
            Layer::Mark(Mark::Error) => Style {
                background: colors.error_faint,
                underline: Stroke::new(1.5, colors.error),
                ..style
            },
        })
    }

    fn section(&mut self, range: Range<usize>, style: &Style, indent: f32) {
        let format = TextFormat {
            font_id: FontId::new(self.look.size, FontFamily::Proportional),
            line_height: Some(self.look.line),
            color: style.color,
            background: style.background,
            underline: style.underline,
            ..TextFormat::default()
        };
        self.job.sections.push(egui::text::LayoutSection {
            leading_space: indent,
            byte_range: egui::text::ByteIndex(range.start)..egui::text::ByteIndex(range.end),
            format,
        });
    }
}

/// One reason for a stretch to look different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Label,
    Lead,
    Figure,
    Mark(Mark),
}
