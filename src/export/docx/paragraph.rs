//! Paragraphs: a block's runs, and how it stands where its style does not say all.

use std::ops::Range;

use crate::font::FontRole;
use crate::typeset::{Block, Flow, Role, TitleBreak};

use super::BALANCE_STYLE;
use super::fonts::FontNames;
use super::geometry::Geometry;
use super::markup::Markup;
use super::styles;

/// What lines are made with.
pub(super) struct Lines<'a> {
    pub(super) geometry: &'a Geometry<'a>,
    pub(super) fonts: &'a FontNames,
    /// Widths of signature and date, the longest line of each.
    pub(super) closing: Closing,
}

/// What stands around a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// Empty lines above.
    pub(super) above: u32,
    /// Empty lines below.
    pub(super) below: u32,
    /// Whether its page section has just begun.
    pub(super) begins_section: bool,
    /// Whether its last line goes with the paragraph below: a signature never stands alone on a page.
    pub(super) with_next: bool,
}

/// Widths of the lines below the text, in half cells.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Closing {
    organ: i32,
    date: i32,
}

impl Closing {
    /// Measures the signature and the date of a flow.
    pub(super) fn of(flow: &Flow) -> Self {
        let widest = |role: Role| {
            let blocks = flow.blocks.iter().filter(|block| block.role == role);
            blocks.map(|block| half_cells(&block.text)).max().unwrap_or(0)
        };
        Self { organ: widest(Role::Signature), date: widest(Role::Date) }
    }

    /// From the right margin to a line of this role, in half cells (GB/T 9704-2012 §7.3.5.2): the organ two
    /// characters in, the date two to the right of the organ's first; when the date is the longer one, it
    /// keeps the two characters and the organ moves.
    fn right_indent(self, role: Role, width: i32) -> i32 {
        let start = match role {
            Role::Signature if self.date > self.organ => self.date + 8,
            Role::Signature => self.organ + 4,
            _ if self.organ == 0 => self.date + 8,
            _ if self.date > self.organ => self.date + 4,
            _ => self.organ,
        };
        // Lines of one part begin together.
        (start - width).max(0)
    }
}

/// Width of a text in half cells.
fn half_cells(text: &str) -> i32 {
    text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum()
}

impl Lines<'_> {
    /// The properties of the paragraph of a block, without the surrounding `pPr`.
    pub(super) fn properties(&self, block: &Block, around: Around) -> String {
        let mut xml = Markup::default();
        xml.value("w:pStyle", styles::of(block.role).id);
        if around.with_next {
            xml.empty("w:keepNext", &[]);
        }
        if around.begins_section && block.role == Role::AttachmentMark {
            xml.value("w:pageBreakBefore", "0");
        }
        let pitch = self.geometry.pitch;
        let [above, below] = [around.above, around.below].map(|rows| (rows as i32 * pitch).to_string());
        let mut spacing = Vec::new();
        if around.above > 0 {
            spacing.push(("w:before", above.as_str()));
        }
        if around.below > 0 {
            spacing.push(("w:after", below.as_str()));
        }
        if !spacing.is_empty() {
            xml.empty("w:spacing", &spacing);
        }
        match block.role {
            Role::Signature | Role::Date => {
                let halves = self.closing.right_indent(block.role, half_cells(&block.text));
                self.indent(&[("right", halves)], &mut xml);
            }
            Role::AttachmentNote => self.note_indent(&block.text, &mut xml),
            _ => {}
        }
        xml.finish()
    }

    /// “附件：” begins with the usual indent, later notes below the first one's number, and turned lines stand
    /// below the name (GB/T 9704-2012 §7.3.4).
    fn note_indent(&self, text: &str, xml: &mut Markup) {
        const LEAD: &str = "附件：";
        let rest = text.strip_prefix(LEAD).unwrap_or(text);
        let lead = half_cells(&text[..text.len() - rest.len()]);
        let number = rest.find('.').filter(|at| rest[..*at].bytes().all(|b| b.is_ascii_digit()));
        let label = lead + number.map_or(0, |at| at as i32 + 1);
        let indent = self.geometry.profile.indent as i32 * 2;
        let first = if lead > 0 { indent } else { indent + 6 };
        self.indent(&[("left", first + label), ("hanging", label)], xml);
    }

    /// `ind` with these sides, in half cells; both in characters and in twips, for programs that know one.
    fn indent(&self, sides: &[(&str, i32)], xml: &mut Markup) {
        let values: Vec<(String, String)> = sides
            .iter()
            .flat_map(|(side, halves)| {
                let chars = (format!("w:{side}Chars"), (halves * 50).to_string());
                [chars, (format!("w:{side}"), (halves * self.geometry.cell / 2).to_string())]
            })
            .collect();
        let attributes: Vec<(&str, &str)> = values.iter().map(|(name, value)| (&**name, &**value)).collect();
        xml.empty("w:ind", &attributes);
    }
}

/// The runs of a block in a paragraph whose style has the face `base`; `breaks` balance a title.
pub(super) fn runs(
    block: &Block,
    base: FontRole,
    breaks: &[TitleBreak],
    lines: &Lines<'_>,
    xml: &mut Markup,
) {
    for run in &block.runs {
        let mut from = run.range.start;
        for cut in breaks.iter().filter(|cut| !cut.forced && run.range.contains(&cut.at)) {
            pieces(block, from..cut.at, run.font, base, lines, xml);
            if cut.at > 0 {
                balance(xml);
            }
            from = cut.at;
        }
        pieces(block, from..run.range.end, run.font, base, lines, xml);
    }
}

/// A line break that only balances a title.
fn balance(xml: &mut Markup) {
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.value("w:rStyle", BALANCE_STYLE);
    xml.close("w:rPr");
    xml.empty("w:br", &[]);
    xml.close("w:r");
}

/// One run; newlines are line breaks.
fn pieces(
    block: &Block,
    range: Range<usize>,
    font: FontRole,
    base: FontRole,
    lines: &Lines<'_>,
    xml: &mut Markup,
) {
    let Some(text) = block.text.get(range).filter(|text| !text.is_empty()) else { return };
    xml.open("w:r", &[]);
    if font != base {
        xml.open("w:rPr", &[]);
        lines.fonts.write(font, xml);
        xml.close("w:rPr");
    }
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            xml.empty("w:br", &[]);
        }
        for (index, piece) in line.split('\t').enumerate() {
            if index > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                xml.leaf("w:t", &[("xml:space", "preserve")], piece);
            }
        }
    }
    xml.close("w:r");
}
