//! Small hand-made pages: text on the grid of 28 by 22 cells, without any line rules.

use annual_summary::font::{FontBook, FontRole};
use annual_summary::typeset::{
    Block, BlockId, Flow, Glyph, Length, Line, Page, PageNumber, Pages, Role, Rule,
};

pub(crate) const CELLS: usize = 28;
pub(crate) const ROWS: usize = 22;

/// Pages in the making.
pub(crate) struct Sheets {
    pages: Pages,
    row: usize,
}

fn x_of(cell: usize) -> Length {
    Length::mm(28.0) + Length::mm(156.0).scale(cell as i64, CELLS as i64)
}

fn baseline_of(row: usize) -> Length {
    Length::mm(37.0) + Length::mm(225.0).scale(row as i64, ROWS as i64) + Length::pt(16.0)
}

impl Sheets {
    pub(crate) fn new() -> Self {
        Self::with_fonts(FontBook::embedded())
    }

    pub(crate) fn with_fonts(fonts: FontBook) -> Self {
        let pages = Pages { flow: Flow::default(), pages: Vec::new(), fonts, warnings: Vec::new() };
        Self { pages, row: ROWS }
    }

    /// Adds a block without showing it.
    pub(crate) fn hidden(&mut self, role: Role, text: &str) -> BlockId {
        self.pages.flow.blocks.push(Block { role, text: text.to_owned(), runs: Vec::new() });
        BlockId(self.pages.flow.blocks.len() as u32 - 1)
    }

    /// Adds a block and shows it from the next row on.
    pub(crate) fn block(&mut self, role: Role, font: FontRole, text: &str) -> BlockId {
        let id = self.hidden(role, text);
        let indent = if role == Role::Paragraph { 2 } else { 0 };
        self.show(id, font, indent, false);
        id
    }

    /// Shows a block's text, a cell for every character.
    pub(crate) fn show(&mut self, id: BlockId, font: FontRole, indent: usize, repeated: bool) {
        let text = self.pages.flow.block(id).text.clone();
        let mut column = indent;
        let mut glyphs = Vec::new();
        for (offset, ch) in text.char_indices() {
            if column == CELLS || ch == '\n' {
                self.line(id, std::mem::take(&mut glyphs), repeated);
                column = 0;
            }
            if let (Some(placed), false) = (self.pages.fonts.glyph(font, ch), ch.is_whitespace()) {
                let x = x_of(column);
                glyphs.push(Glyph { x, face: placed.face, gid: placed.gid, ch, offset: offset as u32 });
            }
            column += usize::from(ch != '\n');
        }
        self.line(id, glyphs, repeated);
    }

    fn line(&mut self, block: BlockId, glyphs: Vec<Glyph>, repeated: bool) {
        if self.row == ROWS {
            self.page(false);
        }
        let line = Line { block, baseline: baseline_of(self.row), size: Length::pt(16.0), repeated, glyphs };
        self.row += 1;
        self.last().lines.push(line);
    }

    /// Begins a new page.
    pub(crate) fn page(&mut self, landscape: bool) -> &mut Page {
        let number = self.pages.pages.len() as u32 + 1;
        let (short, long) = (Length::mm(210.0), Length::mm(297.0));
        let (width, height) = if landscape { (long, short) } else { (short, long) };
        let page_number = Some(self.number(number));
        let (lines, rules) = (Vec::new(), Vec::new());
        self.pages.pages.push(Page { number, width, height, landscape, lines, rules, page_number });
        self.row = 0;
        self.last()
    }

    fn number(&self, number: u32) -> PageNumber {
        let size = Length::pt(14.0);
        let text = format!("— {number} —");
        let glyphs = text
            .chars()
            .enumerate()
            .filter(|(_, ch)| *ch != ' ')
            .map(|(offset, ch)| {
                let placed = self.pages.fonts.glyph(FontRole::Song, ch).unwrap();
                let x = Length::mm(150.0) + size * offset as i32 / 2;
                Glyph { x, face: placed.face, gid: placed.gid, ch, offset: offset as u32 }
            })
            .collect();
        PageNumber { baseline: Length::mm(269.0), size, glyphs }
    }

    pub(crate) fn last(&mut self) -> &mut Page {
        self.pages.pages.last_mut().expect("a page")
    }

    /// A stroke across the text area above the next row.
    pub(crate) fn rule(&mut self) {
        let y = baseline_of(self.row) - Length::pt(18.0);
        let rule = Rule { from: (x_of(0), y), to: (x_of(CELLS), y), width: Length::pt(0.5) };
        self.last().rules.push(rule);
    }

    pub(crate) fn finish(self) -> Pages {
        self.pages
    }
}

/// A document of the usual kind: title, headings, paragraphs, a landscape table, an attachment.
pub(crate) fn sample() -> Pages {
    let mut sheets = Sheets::new();
    sheets.block(Role::Title, FontRole::Title, "某某街道办事处\n年度工作总结");
    sheets.block(Role::Paragraph, FontRole::Body, &"今年以来，街道上下同心，各项工作稳步推进。".repeat(9));
    sheets.block(Role::Heading(1), FontRole::Heading1, "一、经济发展");
    sheets.block(Role::Heading(2), FontRole::Heading2, "（一）项目建设");
    sheets.block(Role::Paragraph, FontRole::Body, &"完成投资1.25亿元，同比增长9%·喆㎡•；".repeat(40));
    sheets.block(Role::Heading(3), FontRole::Body, "1.重点项目");
    sheets.block(Role::Paragraph, FontRole::Body, "GDP per head 为 100 USD　以上。");
    sheets.block(Role::Heading(1), FontRole::Heading1, "二、民生保障");
    sheets.page(true);
    let cell = |row, column, header| Role::Cell { table: 0, row, column, header };
    sheets.block(cell(0, 0, true), FontRole::Song, "指标");
    sheets.rule();
    sheets.block(cell(0, 1, true), FontRole::Song, "数值");
    sheets.block(cell(1, 0, false), FontRole::Song, "人口");
    sheets.hidden(cell(1, 1, false), "");
    sheets.page(false);
    sheets.block(Role::AttachmentMark, FontRole::Heading1, "附件1");
    sheets.block(Role::AttachmentTitle, FontRole::Title, "指标完成情况");
    sheets.block(Role::Heading(1), FontRole::Heading1, "一、说明");
    sheets.finish()
}
