use super::*;
use crate::document::SectionKind;
use proptest::prelude::*;

fn document(rows: &[&[&str]]) -> (Document, SectionId) {
    let mut document = Document::default();
    let rows = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
    let section = document.push_section(SectionKind::Table, "");
    section.table = Some(Table::new(rows));
    let id = section.id;
    (document, id)
}

/// The table after a step as `甲|乙/丙|丁`, and a check that the step can be taken back.
fn after(document: &Document, id: SectionId, step: Result<Transaction, EditError>) -> String {
    let mut changed = document.clone();
    let undo = step.unwrap().apply(&mut changed).unwrap();
    let table = changed.section(id).unwrap().table.clone();
    undo.apply(&mut changed).unwrap();
    assert_eq!(&changed, document);
    let Some(table) = table else { return "无".into() };
    let rows: Vec<String> = table.rows.iter().map(|row| row.join("|")).collect();
    format!("{}:{}", table.header_rows, rows.join("/"))
}

#[test]
fn rows_come_go_and_move() {
    let (document, id) = document(&[&["甲", "乙"], &["1", "2"], &["3", "4"]]);
    let doc = &document;
    assert_eq!(after(doc, id, insert_rows(doc, id, 1, 1)), "1:甲|乙/|/1|2/3|4");
    assert_eq!(after(doc, id, insert_rows(doc, id, 0, 2)), "3:|/|/甲|乙/1|2/3|4");
    assert_eq!(after(doc, id, insert_rows(doc, id, 3, 1)), "1:甲|乙/1|2/3|4/|");
    assert_eq!(after(doc, id, remove_rows(doc, id, 0..2)), "0:3|4");
    assert_eq!(after(doc, id, remove_rows(doc, id, 1..2)), "1:甲|乙/3|4");
    assert_eq!(after(doc, id, remove_rows(doc, id, 0..3)), "无");
    assert_eq!(after(doc, id, move_row(doc, id, 2, 1)), "1:甲|乙/3|4/1|2");
    assert_eq!(after(doc, id, set_header_rows(doc, id, 2)), "2:甲|乙/1|2/3|4");
}

#[test]
fn columns_come_go_and_move_with_their_alignment() {
    let (mut document, id) = document(&[&["甲", "乙", "丙"], &["1", "2", "3"]]);
    set_align(&document, id, 2, Align::Center).unwrap().apply(&mut document).unwrap();
    let doc = &document;
    assert_eq!(after(doc, id, insert_columns(doc, id, 1, 1)), "1:甲||乙|丙/1||2|3");
    assert_eq!(after(doc, id, remove_columns(doc, id, 0..2)), "1:丙/3");
    assert_eq!(after(doc, id, remove_columns(doc, id, 0..3)), "无");
    assert_eq!(after(doc, id, move_column(doc, id, 2, 0)), "1:丙|甲|乙/3|1|2");
    move_column(&document, id, 2, 0).unwrap().apply(&mut document).unwrap();
    let aligns = document.section(id).unwrap().table.as_ref().unwrap().columns.iter().map(|c| c.align);
    assert_eq!(aligns.collect::<Vec<_>>(), [Align::Center, Align::Auto, Align::Auto]);
}

#[test]
fn pasted_cells_make_the_table_grow() {
    let (document, id) = document(&[&["甲", "乙"], &["1", "2"]]);
    let doc = &document;
    let cells = |rows: &[&[&str]]| {
        rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect::<Vec<Vec<String>>>()
    };
    let paste = |at, rows: &[&[&str]]| paste_cells(doc, id, at, cells(rows));
    assert_eq!(after(doc, id, paste((1, 1), &[&["x", "y"], &["z"]])), "1:甲|乙|/1|x|y/|z|");
    assert_eq!(after(doc, id, paste((0, 0), &[&["x"], &["", "y"]])), "1:x|乙/|y");
    assert_eq!(after(doc, id, paste((2, 2), &[&["x"]])), "1:甲|乙|/1|2|/||x");
    assert!(paste((0, 0), &[]).unwrap().is_empty());
    assert_eq!(after(doc, id, clear_cells(doc, id, 0..1, 1..9)), "1:甲|/1|2");
}

#[test]
fn text_of_a_spreadsheet_is_pasted_and_copied() {
    let (mut document, id) = document(&[&["甲", "乙"], &["1", "2"]]);
    let text = "\u{feff}项目\t\"一行\n二行\"\r\n道路\t\u{a0}1,286.4 \r\n";
    let paste = paste_text(&document, id, (0, 0), text);
    assert_eq!(after(&document, id, paste), "1:项目|一行 二行/道路|1,286.4");
    paste_text(&document, id, (0, 0), text).unwrap().apply(&mut document).unwrap();
    let table = document.sections[0].table.as_ref().unwrap();
    assert_eq!(copy_cells(table, 0..2, 0..2), "项目\t一行 二行\n道路\t1,286.4\n");
    assert_eq!(copy_cells(table, 1..9, 1..9), "1,286.4\n");
    assert_eq!(copy_cells(table, 9..9, 0..1), "");
}

#[test]
fn a_new_table_takes_the_place_of_the_old() {
    let (document, id) = document(&[&["甲"]]);
    assert_eq!(after(&document, id, new_table(&document, id, 2, 3)), "1:||/||");
    assert_eq!(after(&document, id, new_table(&document, id, 0, 0)), "1:");
    assert_eq!(after(&document, id, remove_table(&document, id)), "无");
}

#[test]
fn what_is_not_there_or_too_large_is_refused() {
    let (mut document, id) = document(&[&["甲", "乙"]]);
    let gone = |result: Result<Transaction, EditError>| matches!(result, Err(EditError::NoSuchPart(_)));
    assert!(gone(insert_rows(&document, id, 2, 1)));
    assert!(gone(remove_columns(&document, id, 1..3)));
    assert!(gone(move_row(&document, id, 0, 1)));
    assert!(gone(set_align(&document, id, 2, Align::Left)));
    assert!(gone(set_header_rows(&document, id, 2)));
    let nobody = SectionId(99);
    assert_eq!(new_table(&document, nobody, 1, 1), Err(EditError::NoSuchSection(nobody)));
    let large =
        |result: Result<Transaction, EditError>| matches!(result, Err(EditError::TableTooLarge { .. }));
    assert!(large(insert_rows(&document, id, 0, usize::MAX)));
    assert!(large(insert_columns(&document, id, 0, MAX_CELLS)));
    assert!(large(new_table(&document, id, usize::MAX, usize::MAX)));
    let mut ragged = vec![vec![String::new()]; 2000];
    ragged[0] = vec![String::new(); 2000];
    assert!(large(paste_cells(&document, id, (0, 0), ragged)));
    document.sections[0].table = None;
    assert!(gone(insert_rows(&document, id, 0, 1)));
}

proptest! {
    #[test]
    fn every_step_leaves_a_table_in_shape(steps in proptest::collection::vec((0u8..9, 0usize..5, 0usize..5), 1..20)) {
        let (mut document, id) = document(&[&["甲", "乙"], &["1", "2"]]);
        for (kind, a, b) in steps {
            let doc = &document;
            let step = match kind {
                0 => insert_rows(doc, id, a, b),
                1 => remove_rows(doc, id, a..b),
                2 => move_row(doc, id, a, b),
                3 => insert_columns(doc, id, a, b),
                4 => remove_columns(doc, id, a..b),
                5 => move_column(doc, id, a, b),
                6 => set_header_rows(doc, id, a),
                7 => new_table(doc, id, a, b),
                _ => paste_cells(doc, id, (a, b), vec![vec!["x".into(); b], vec!["y".into(); a]]),
            };
            let Ok(step) = step else { continue };
            step.apply(&mut document).unwrap();
            if let Some(table) = &document.sections[0].table {
                let mut tidy = table.clone();
                tidy.normalise();
                prop_assert_eq!(&tidy, table);
                prop_assert!(!table.rows.is_empty() && !table.columns.is_empty());
            }
        }
    }
}
