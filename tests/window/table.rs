//! Tables.

use egui::Key;

use crate::story::{Home, Story};

const TABLE: &str = "年主要指标完成情况表";

fn cell(story: &Story, row: usize, column: usize) -> String {
    let table = story.section(TABLE).table.as_ref().unwrap();
    table.cell(row - 1, column - 1).unwrap().to_owned()
}

fn at_the_table(home: &Home) -> Story {
    let mut story = home.sample();
    story.row(TABLE).click();
    story.settle();
    story
}

#[test]
fn a_cell_is_written_in() {
    let home = Home::new();
    let mut story = at_the_table(&home);
    story.fill_in("第2行第4栏", "50");
    assert_eq!(cell(&story, 2, 4), "50");
}

#[test]
fn cells_copied_from_a_spreadsheet_fill_as_many_cells() {
    let home = Home::new();
    let mut story = at_the_table(&home);
    let before = story.document().clone();
    story.focus("第2行第2栏");
    story.paste("甲\t亿元\t1\r\n乙\t万元\t2\r\n");
    for (row, column, text) in
        [(2, 2, "甲"), (2, 3, "亿元"), (2, 4, "1"), (3, 2, "乙"), (3, 3, "万元"), (3, 4, "2")]
    {
        assert_eq!(cell(&story, row, column), text, "row {row}, column {column}");
    }
    story.control(Key::Z);
    assert_eq!(story.document().sections, before.sections, "one step");
}

#[test]
fn a_paste_larger_than_the_table_makes_it_grow() {
    let home = Home::new();
    let mut story = at_the_table(&home);
    let rows = story.section(TABLE).table.as_ref().unwrap().rows.len();
    story.focus("第2行第1栏");
    let pasted: Vec<String> = (0..rows + 3).map(|row| format!("{row}\t指标{row}")).collect();
    story.paste(&pasted.join("\n"));
    assert_eq!(story.section(TABLE).table.as_ref().unwrap().rows.len(), rows + 4);
    assert_eq!(cell(&story, rows + 4, 2), format!("指标{}", rows + 2));
}

#[test]
fn a_row_and_a_column_are_added() {
    let home = Home::new();
    let mut story = at_the_table(&home);
    let size = |story: &Story| {
        let table = story.section(TABLE).table.as_ref().unwrap();
        (table.rows.len(), table.columns.len())
    };
    let (rows, columns) = size(&story);
    for button in ["加一行", "加一栏"] {
        story.node(button).scroll_to_me();
        story.settle();
        story.click(button);
    }
    assert_eq!(size(&story), (rows + 1, columns + 1));
}
