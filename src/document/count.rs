//! Word counts (字数统计): how long a text, a section, the document is.
//!
//! Counted is what was written and prints: placeholders filled in, table cells included, hidden sections, advice
//! and computed heading numbers not.

use std::ops::{Add, AddAssign};

use crate::text::class::is_han;

use super::{Document, Section};

/// How long a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// 汉字数
    pub hanzi: usize,
    /// 字符数, white space not counted.
    pub characters: usize,
    /// 段落数: lines that are not blank. Headings are paragraphs, table cells are not.
    pub paragraphs: usize,
}

impl Count {
    /// Counts a text.
    pub fn of_text(text: &str) -> Self {
        text.split('\n').map(Self::of_line).sum()
    }

    /// Counts a section, hidden or not.
    pub fn of_section(document: &Document, section: &Section) -> Self {
        let cells = section.table.iter().flat_map(|table| table.rows.iter().flatten());
        let cells: Self = cells.map(|cell| Self { paragraphs: 0, ..Self::of_text(cell) }).sum();
        let heading = Self::of_text(&document.fill(&section.heading).text);
        heading + Self::of_text(&section.body) + cells
    }

    /// Counts the title and every section that prints.
    pub fn of_document(document: &Document) -> Self {
        let title = Self::of_text(&document.fill(&document.meta.title).text);
        let printed = document.sections.iter().filter(|section| !section.hidden);
        title + printed.map(|section| Self::of_section(document, section)).sum()
    }

    fn of_line(line: &str) -> Self {
        let mut count = Self::default();
        for ch in line.chars().filter(|ch| !ch.is_whitespace()) {
            count.characters += 1;
            count.hanzi += usize::from(is_han(ch));
        }
        count.paragraphs = usize::from(count.characters > 0);
        count
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            hanzi: self.hanzi + other.hanzi,
            characters: self.characters + other.characters,
            paragraphs: self.paragraphs + other.paragraphs,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{SectionKind, Table};

    fn count(hanzi: usize, characters: usize, paragraphs: usize) -> Count {
        Count { hanzi, characters, paragraphs }
    }

    #[test]
    fn white_space_and_blank_lines_do_not_count() {
        assert_eq!(Count::of_text("完成1.5亿元。\n\n　\n二〇二五 年"), count(9, 13, 2));
        assert_eq!(Count::of_text(""), count(0, 0, 0));
    }

    #[test]
    fn a_section_counts_as_it_prints() {
        let mut document = Document::default();
        document.meta.year = Some(2025);
        document.meta.title = "{year}年总结".into();
        document.push_section(SectionKind::Plan, "{next_year}年打算").body = "抓落实。".into();
        let table = document.push_section(SectionKind::Table, "");
        table.table = Some(Table::new(vec![vec!["项目".into(), "8%".into()]]));
        table.guidance = "提示".into();
        document.push_section(SectionKind::Area, "不印").hidden = true;
        let [plan, table, hidden] = [0, 1, 2].map(|i| Count::of_section(&document, &document.sections[i]));
        assert_eq!(plan, count(6, 11, 2));
        assert_eq!(table, count(2, 4, 0));
        assert_eq!(hidden, count(2, 2, 1));
        assert_eq!(Count::of_document(&document), plan + table + count(3, 7, 1));
    }
}
