//! Plain text: one block of the flow a line, a table row a line with its cells separated by tabs.
//!
//! Knows nothing of encodings and files; the result is the text itself.

use crate::typeset::{Block, Flow, Role};

/// The flow as plain text. Forced line breaks of a title become lines. The result ends with a newline; an
/// empty flow gives an empty text.
pub fn text(flow: &Flow) -> String {
    let mut out = String::new();
    let mut previous: Option<&Block> = None;
    for block in &flow.blocks {
        if let Some(previous) = previous {
            out.push(if same_row(previous, block) { '\t' } else { '\n' });
        }
        match block.role {
            Role::Cell { .. } => out.push_str(&block.text.replace(['\n', '\t'], " ")),
            _ => out.push_str(&block.text),
        }
        previous = Some(block);
    }
    if previous.is_some() {
        out.push('\n');
    }
    out
}

/// Whether two blocks are cells of the same table row.
fn same_row(a: &Block, b: &Block) -> bool {
    match (a.role, b.role) {
        (Role::Cell { table, row, .. }, Role::Cell { table: other_table, row: other_row, .. }) => {
            table == other_table && row == other_row
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, SectionKind, Table};
    use crate::typeset::compose::{FlowStyle, flow};

    #[test]
    fn rows_are_tab_separated_and_titles_keep_their_breaks() {
        let mut document = Document::default();
        document.meta.title = "柳河镇\n2024年工作总结".into();
        let section = document.push_section(SectionKind::Table, "指标表");
        section.body = "单位：万元".into();
        section.table = Some(Table::new(vec![
            vec!["指标".into(), "完成".into(), "备注".into()],
            vec!["收入".into(), "12\n34".into()],
        ]));
        document.push_section(SectionKind::Free, "说明");
        let text = text(&flow(&document, FlowStyle::default()));
        let expected =
            "柳河镇\n2024年工作总结\n一、指标表\n单位：万元\n指标\t完成\t备注\n收入\t12 34\t\n二、说明\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(text(&Flow::default()), "");
    }
}
