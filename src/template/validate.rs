//! Rules that join several fields of a template.

use crate::document::{Level, SectionKind};

use super::schema::{SectionTemplate, TableTemplate, Template};

/// Most sections a template may have.
const MAX_SECTIONS: usize = 100;

/// The first rule that `template` breaks, as a Chinese message.
pub(super) fn problem(template: &Template) -> Option<String> {
    let sections = &template.sections;
    if sections.is_empty() || sections.len() > MAX_SECTIONS {
        return Some(format!("sections 应有1到{MAX_SECTIONS}个部分，现在有{}个", sections.len()));
    }
    sections.iter().enumerate().find_map(|(index, section)| {
        let problem = section_problem(section, &sections[..index])?;
        let heading = if section.heading.is_empty() { "无标题" } else { &section.heading };
        Some(format!("第{}个部分（{heading}）{problem}", index + 1))
    })
}

/// What is wrong with one section after the sections `before` it.
fn section_problem(section: &SectionTemplate, before: &[SectionTemplate]) -> Option<String> {
    let is_preface = section.kind == SectionKind::Preface;
    if is_preface && !section.heading.is_empty() {
        return Some("是前言，前言不带标题，请删去 heading".into());
    }
    if is_preface && !before.is_empty() {
        return Some("是前言，前言只能有一个，并放在最前面".into());
    }
    if !is_preface && section.heading.trim().is_empty() {
        return Some("缺少标题，请补上 heading".into());
    }
    if section.level == Level::Two && !before.iter().any(|s| s.level == Level::One && !s.heading.is_empty()) {
        return Some("是二级标题，前面却没有一级标题".into());
    }
    match &section.table {
        Some(table) => table_problem(table),
        None if section.kind == SectionKind::Table => Some("是表格，却没有 table，请补上".into()),
        None => None,
    }
}

/// What is wrong with a table.
fn table_problem(table: &TableTemplate) -> Option<String> {
    let columns = usize::from(table.columns);
    let lists =
        [("header", table.header.len()), ("align", table.align.len()), ("widths", table.widths.len())];
    if let Some((field, len)) = lists.into_iter().find(|&(_, len)| len != 0 && len != columns) {
        return Some(format!("的表格有{columns}栏，{field} 却有{len}项，请改成一样多"));
    }
    if let Some(row) = table.rows.iter().position(|row| row.len() > columns) {
        let cells = table.rows[row].len();
        return Some(format!("的表格有{columns}栏，rows 第{}行却有{cells}格", row + 1));
    }
    let total: u32 = table.widths.iter().map(|&w| u32::from(w)).sum();
    if total > 100 {
        return Some(format!("的表格各栏 widths 合计{total}，不能超过100"));
    }
    let is_empty = table.header.is_empty() && table.rows.is_empty() && table.blank_rows == 0;
    is_empty.then(|| "的表格一行也没有，请给出 header、rows 或 blank_rows".into())
}
