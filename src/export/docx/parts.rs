//! The small parts of the package: content types, relationships, settings, properties, page numbers.

use jiff::Timestamp;

use super::geometry::Geometry;
use super::markup::Markup;

/// Namespace of WordprocessingML.
pub(super) const WORD: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// Namespace of relationships within parts.
pub(super) const RELATIONS: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Relationship ids of the page numbers.
pub(super) const ODD_FOOTER: &str = "rId4";
/// See [`ODD_FOOTER`].
pub(super) const EVEN_FOOTER: &str = "rId5";

/// The part `[Content_Types].xml`.
pub(super) fn content_types() -> String {
    const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const PACKAGE: &str = "application/vnd.openxmlformats-package.";
    let mut xml = Markup::part();
    xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    let relations = format!("{PACKAGE}relationships+xml");
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", &relations)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    for (name, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("fontTable", "fontTable"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ] {
        let (part, kind) = (format!("/word/{name}.xml"), format!("{DOCUMENT}{kind}+xml"));
        xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
    }
    let core = format!("{PACKAGE}core-properties+xml");
    xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", &core)]);
    xml.close("Types");
    xml.finish()
}

/// The relationships of the package.
pub(super) fn package_relations() -> String {
    const CORE: &str =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let document = format!("{}/officeDocument", RELATIONS.1);
    relations(&[("rId1", &document, "word/document.xml"), ("rId2", CORE, "docProps/core.xml")])
}

/// The relationships of the document.
pub(super) fn document_relations() -> String {
    let kind = |name: &str| format!("{}/{name}", RELATIONS.1);
    relations(&[
        ("rId1", &kind("styles"), "styles.xml"),
        ("rId2", &kind("settings"), "settings.xml"),
        ("rId3", &kind("fontTable"), "fontTable.xml"),
        (ODD_FOOTER, &kind("footer"), "footer1.xml"),
        (EVEN_FOOTER, &kind("footer"), "footer2.xml"),
    ])
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut xml = Markup::part();
    xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
    for (id, kind, target) in all {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.close("Relationships");
    xml.finish()
}

/// The part `settings`: page numbers of odd and even pages differ, punctuation is squeezed where lines need
/// it, and Word lays the page out as it does today.
pub(super) fn settings() -> String {
    let mut xml = Markup::part();
    xml.open("w:settings", &[WORD]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.value("w:defaultTabStop", "640");
    xml.empty("w:evenAndOddHeaders", &[]);
    xml.value("w:characterSpacingControl", "compressPunctuation");
    xml.open("w:compat", &[]);
    xml.empty("w:balanceSingleByteDoubleByteWidth", &[]);
    xml.empty("w:doNotLeaveBackslashAlone", &[]);
    xml.empty("w:doNotExpandShiftReturn", &[]);
    xml.empty("w:useFELayout", &[]);
    let uri = ("w:uri", "http://schemas.microsoft.com/office/word");
    xml.empty("w:compatSetting", &[("w:name", "compatibilityMode"), uri, ("w:val", "15")]);
    xml.close("w:compat");
    xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
    xml.close("w:settings");
    xml.finish()
}

/// The part with title and author; without a time the file carries no dates.
pub(super) fn core(title: &str, author: &str, created: Option<Timestamp>) -> String {
    let mut xml = Markup::part();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], title);
    xml.leaf("dc:creator", &[], author);
    if let Some(created) = created {
        let time = created.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &time);
        }
    }
    xml.close("cp:coreProperties");
    xml.finish()
}

/// A page number between dashes, one character in from the right on odd pages, from the left on even ones
/// (GB/T 9704-2012 §7.5).
pub(super) fn footer(geometry: &Geometry<'_>, odd: bool) -> String {
    let one = geometry.cell.to_string();
    let side = if odd {
        [("w:rightChars", "100"), ("w:right", &*one)]
    } else {
        [("w:leftChars", "100"), ("w:left", &*one)]
    };
    let mut xml = Markup::part();
    xml.open("w:ftr", &[WORD]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", "Footer");
    xml.empty("w:ind", &side);
    xml.value("w:jc", if odd { "right" } else { "left" });
    xml.close("w:pPr");
    run("— ", &mut xml);
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
    run("1", &mut xml);
    xml.close("w:fldSimple");
    run(" —", &mut xml);
    xml.close("w:p");
    xml.close("w:ftr");
    xml.finish()
}

fn run(text: &str, xml: &mut Markup) {
    xml.open("w:r", &[]);
    xml.leaf("w:t", &[("xml:space", "preserve")], text);
    xml.close("w:r");
}
