//! Page sections (节): paper, margins, grid and page numbers of upright and landscape pages.

use super::geometry::Geometry;
use super::markup::Markup;
use super::parts::{EVEN_FOOTER, ODD_FOOTER};

/// `sectPr` of upright or landscape pages.
pub(super) fn properties(geometry: &Geometry<'_>, landscape: bool) -> String {
    let page = if landscape { geometry.landscape() } else { geometry.portrait() };
    let mut xml = Markup::default();
    xml.open("w:sectPr", &[]);
    for (kind, id) in [("default", ODD_FOOTER), ("even", EVEN_FOOTER)] {
        xml.empty("w:footerReference", &[("w:type", kind), ("r:id", id)]);
    }
    xml.value("w:type", "nextPage");
    let (width, height) = (page.width.to_string(), page.height.to_string());
    let mut size = vec![("w:w", &*width), ("w:h", &*height)];
    if landscape {
        size.push(("w:orient", "landscape"));
    }
    xml.empty("w:pgSz", &size);
    let [top, right, bottom, left, footer] =
        [page.top, page.right, page.bottom, page.left, page.footer].map(|length| length.to_string());
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &right),
            ("w:bottom", &bottom),
            ("w:left", &left),
            ("w:header", "851"),
            ("w:footer", &footer),
            ("w:gutter", "0"),
        ],
    );
    let (pitch, space) = (geometry.pitch.to_string(), geometry.char_space().to_string());
    xml.empty("w:docGrid", &[("w:type", "linesAndChars"), ("w:linePitch", &pitch), ("w:charSpace", &space)]);
    xml.close("w:sectPr");
    xml.finish()
}
