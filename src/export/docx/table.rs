//! Tables: the grid, its borders, heading rows repeated on every page.

use crate::typeset::{Block, CellAlign, Flow, FlowTable, Role, TablePlan};

use super::geometry::twips;
use super::markup::Markup;
use super::paragraph::{Lines, runs};
use super::styles;

/// Space between a border and the text beside it, in twips.
const PADDING: &str = "80";

/// Space above and below the text of a cell, in twips.
const PADDING_ABOVE: &str = "40";

/// Thickness of borders in eighths of a point.
const BORDER: &str = "4";

/// `tbl` of a table of the flow.
pub(super) fn table(flow: &Flow, table: &FlowTable, plan: &TablePlan, lines: &Lines<'_>) -> String {
    let widths: Vec<String> = plan.widths.iter().map(|width| twips(*width).to_string()).collect();
    let total: i32 = plan.widths.iter().map(|width| twips(*width)).sum();
    let mut xml = Markup::default();
    xml.open("w:tbl", &[]);
    properties(total, &mut xml);
    xml.open("w:tblGrid", &[]);
    for width in &widths {
        xml.empty("w:gridCol", &[("w:w", width)]);
    }
    xml.close("w:tblGrid");
    let cells = flow.blocks.get(table.cells.clone()).unwrap_or_default();
    for row in cells.chunks(table.columns.max(1)) {
        let is_header = matches!(row.first().map(|b| b.role), Some(Role::Cell { header: true, .. }));
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        if is_header {
            xml.empty("w:tblHeader", &[]);
        }
        xml.close("w:trPr");
        for (column, block) in row.iter().enumerate() {
            let align = if is_header { Some(CellAlign::Center) } else { plan.aligns.get(column).copied() };
            let width = widths.get(column).map_or("0", String::as_str);
            cell(block, align, width, twips(plan.leading), lines, &mut xml);
        }
        xml.close("w:tr");
    }
    xml.close("w:tbl");
    xml.finish()
}

fn properties(total: i32, xml: &mut Markup) {
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
    xml.value("w:jc", "center");
    xml.open("w:tblBorders", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", BORDER), ("w:space", "0"), ("w:color", "000000")]);
    }
    xml.close("w:tblBorders");
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.open("w:tblCellMar", &[]);
    for (side, width) in
        [("w:top", PADDING_ABOVE), ("w:left", PADDING), ("w:bottom", PADDING_ABOVE), ("w:right", PADDING)]
    {
        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close("w:tblCellMar");
    xml.close("w:tblPr");
}

fn cell(
    block: &Block,
    align: Option<CellAlign>,
    width: &str,
    leading: i32,
    lines: &Lines<'_>,
    xml: &mut Markup,
) {
    let style = styles::of(block.role);
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
    xml.value("w:vAlign", "center");
    xml.close("w:tcPr");
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style.id);
    xml.empty("w:spacing", &[("w:line", &leading.to_string()), ("w:lineRule", "exact")]);
    let side = match align {
        Some(CellAlign::Center) => "center",
        Some(CellAlign::Right) => "right",
        Some(CellAlign::Left) | None => "left",
    };
    xml.value("w:jc", side);
    xml.close("w:pPr");
    runs(block, style.font, &[], lines, xml);
    xml.close("w:p");
    xml.close("w:tc");
}
