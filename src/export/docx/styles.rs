//! Styles (样式): each role of a block has one, headings the real ones with their outline levels.

use crate::font::FontRole;
use crate::typeset::Role;

use super::fonts::FontNames;
use super::geometry::Geometry;
use super::markup::Markup;
use super::parts::WORD;

/// A paragraph style.
pub(super) struct Style {
    /// Its id in the file.
    pub(super) id: &'static str,
    /// Its name: English for those Word has itself and shows in its own language.
    name: &'static str,
    /// The role of its face.
    pub(super) font: FontRole,
    /// How the paragraph stands.
    stand: Stand,
    /// Outline level from 0.
    outline: Option<u8>,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Indented,
    Flush,
    Centered,
    Right,
    Cell,
}

const fn style(id: &'static str, name: &'static str, font: FontRole, stand: Stand) -> Style {
    Style { id, name, font, stand, outline: None }
}

const fn heading(id: &'static str, name: &'static str, font: FontRole, level: u8) -> Style {
    Style { id, name, font, stand: Stand::Indented, outline: Some(level) }
}

/// Every style below 正文, in the order of the file.
const STYLES: [Style; 16] = [
    heading("Heading1", "heading 1", FontRole::Heading1, 0),
    heading("Heading2", "heading 2", FontRole::Heading2, 1),
    heading("Heading3", "heading 3", FontRole::Body, 2),
    heading("Heading4", "heading 4", FontRole::Body, 3),
    style("Title", "Title", FontRole::Title, Stand::Centered),
    style("Subtitle", "Subtitle", FontRole::Heading2, Stand::Centered),
    style("NormalIndent", "Normal Indent", FontRole::Body, Stand::Indented),
    style("DocumentNumber", "发文字号", FontRole::Body, Stand::Centered),
    style("Recipient", "主送机关", FontRole::Body, Stand::Flush),
    style("AttachmentNote", "附件说明", FontRole::Body, Stand::Flush),
    style("Signature", "Signature", FontRole::Body, Stand::Right),
    style("Date", "Date", FontRole::Body, Stand::Right),
    style("AttachmentMark", "附件标记", FontRole::Heading1, Stand::Flush),
    style("AttachmentTitle", "附件标题", FontRole::Title, Stand::Centered),
    style("TableText", "表格文字", FontRole::Song, Stand::Cell),
    style("TableHeading", "表头文字", FontRole::Heading1, Stand::Cell),
];

/// The style of a block.
pub(super) fn of(role: Role) -> &'static Style {
    let id = match role {
        Role::Title => "Title",
        Role::Subtitle => "Subtitle",
        Role::Number => "DocumentNumber",
        Role::Recipient => "Recipient",
        Role::Heading(1) => "Heading1",
        Role::Heading(2) => "Heading2",
        Role::Heading(3) => "Heading3",
        Role::Heading(_) => "Heading4",
        Role::Paragraph => "NormalIndent",
        Role::AttachmentNote => "AttachmentNote",
        Role::Signature => "Signature",
        Role::Date => "Date",
        Role::AttachmentMark => "AttachmentMark",
        Role::AttachmentTitle => "AttachmentTitle",
        Role::Cell { header: true, .. } => "TableHeading",
        Role::Cell { header: false, .. } => "TableText",
    };
    STYLES.iter().find(|style| style.id == id).unwrap_or(&STYLES[6])
}

/// The part `styles`.
pub(super) fn part(geometry: &Geometry<'_>, fonts: &FontNames) -> String {
    let mut xml = Markup::part();
    xml.open("w:styles", &[WORD]);
    defaults(geometry, fonts, &mut xml);
    normal(geometry, &mut xml);
    for style in &STYLES {
        style.write(geometry, fonts, &mut xml);
    }
    footer(geometry, fonts, &mut xml);
    character(&mut xml);
    xml.close("w:styles");
    xml.finish()
}

fn defaults(geometry: &Geometry<'_>, fonts: &FontNames, xml: &mut Markup) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    fonts.write(FontRole::Body, xml);
    size(geometry.profile.body_pt, xml);
    xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.empty("w:pPrDefault", &[]);
    xml.close("w:docDefaults");
}

/// 正文: exact line pitch, no space of its own between Chinese and digits.
fn normal(geometry: &Geometry<'_>, xml: &mut Markup) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    xml.value("w:name", "Normal");
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    for off in ["w:widowControl", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"] {
        xml.value(off, "0");
    }
    exact(geometry.pitch, xml);
    xml.value("w:jc", "both");
    xml.close("w:pPr");
    // The cells of the grid are measured by the size of this very style.
    xml.open("w:rPr", &[]);
    xml.value("w:spacing", &geometry.body_spacing().to_string());
    size(geometry.profile.body_pt, xml);
    xml.close("w:rPr");
    xml.close("w:style");
}

/// The page number's style.
fn footer(geometry: &Geometry<'_>, fonts: &FontNames, xml: &mut Markup) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", "Footer")]);
    xml.value("w:name", "footer");
    xml.value("w:basedOn", "Normal");
    xml.open("w:pPr", &[]);
    xml.value("w:snapToGrid", "0");
    exact(geometry.footer_pitch(), xml);
    xml.close("w:pPr");
    xml.open("w:rPr", &[]);
    fonts.write(FontRole::Song, xml);
    xml.value("w:spacing", "0");
    size(geometry.profile.page_number_pt, xml);
    xml.close("w:rPr");
    xml.close("w:style");
}

/// The style that marks line breaks which only balance a title.
fn character(xml: &mut Markup) {
    xml.open(
        "w:style",
        &[("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", super::BALANCE_STYLE)],
    );
    xml.value("w:name", "标题排列换行");
    xml.close("w:style");
}

impl Style {
    fn is_own(&self) -> bool {
        !self.name.is_ascii()
    }

    fn is_title(&self) -> bool {
        self.font == FontRole::Title
    }

    fn write(&self, geometry: &Geometry<'_>, fonts: &FontNames, xml: &mut Markup) {
        let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", self.id)];
        if self.is_own() {
            attributes.insert(1, ("w:customStyle", "1"));
        }
        xml.open("w:style", &attributes);
        xml.value("w:name", self.name);
        xml.value("w:basedOn", "Normal");
        if self.outline.is_some() {
            xml.value("w:next", "NormalIndent");
        }
        xml.empty("w:qFormat", &[]);
        self.paragraph(geometry, xml);
        xml.open("w:rPr", &[]);
        fonts.write(self.font, xml);
        if self.is_title() || self.stand == Stand::Cell {
            xml.value("w:spacing", "0");
        }
        let profile = geometry.profile;
        size(
            match self.stand {
                Stand::Cell => profile.table_pt,
                _ if self.is_title() => profile.title_pt,
                _ => profile.body_pt,
            },
            xml,
        );
        xml.close("w:rPr");
        xml.close("w:style");
    }

    fn paragraph(&self, geometry: &Geometry<'_>, xml: &mut Markup) {
        xml.open("w:pPr", &[]);
        if self.outline.is_some() || matches!(self.id, "AttachmentMark" | "AttachmentTitle") {
            xml.empty("w:keepNext", &[]);
        }
        if self.id == "AttachmentMark" {
            xml.empty("w:pageBreakBefore", &[]);
        }
        let is_free = self.is_title() || self.stand == Stand::Cell;
        if is_free {
            xml.value("w:snapToGrid", "0");
        }
        if self.is_title() {
            exact(geometry.title_pitch(), xml);
        }
        if self.stand == Stand::Indented {
            let indent = geometry.profile.indent as i32;
            let (chars, length) = ((indent * 100).to_string(), (indent * geometry.cell).to_string());
            xml.empty("w:ind", &[("w:firstLineChars", &chars), ("w:firstLine", &length)]);
        }
        match self.stand {
            Stand::Centered => xml.value("w:jc", "center"),
            Stand::Right => xml.value("w:jc", "right"),
            Stand::Indented | Stand::Flush | Stand::Cell => {}
        }
        if let Some(level) = self.outline {
            xml.value("w:outlineLvl", &level.to_string());
        }
        xml.close("w:pPr");
    }
}

/// Exact line pitch in twips.
fn exact(pitch: i32, xml: &mut Markup) {
    xml.empty("w:spacing", &[("w:line", &pitch.to_string()), ("w:lineRule", "exact")]);
}

/// Type size, in half points.
fn size(points: f64, xml: &mut Markup) {
    let halves = ((points * 2.0).round() as i32).to_string();
    xml.value("w:sz", &halves);
    xml.value("w:szCs", &halves);
}
