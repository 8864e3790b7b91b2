//! The content of a page: marked sequences of text and strokes, in reading order.

use std::collections::BTreeMap;

use printpdf::{CurTransMat, DictItem, Line as Stroke, LinePoint, Op, Point};

use crate::typeset::page::Line;
use crate::typeset::{BlockId, Length, Page, Pages, Rule};

use super::fonts::DocumentFonts;
use super::glyphs::{Shown, shown};
use super::structure::tag;
use super::text::{TextState, points, show_line};

/// What a page draws.
pub(super) struct PageContent {
    /// The operators.
    pub(super) ops: Vec<Op>,
    /// The block of each marked sequence, in the order of their numbers.
    pub(super) marked: Vec<BlockId>,
}

/// Why something on a page is not part of the text.
enum Artifact {
    /// It belongs to the page: its number, or a table heading shown again.
    Pagination,
    /// It is there for the looks: a stroke.
    Layout,
}

/// Writes the content of `page`.
pub(super) fn page_content(page: &Page, pages: &Pages, fonts: &DocumentFonts) -> PageContent {
    let mut writer =
        Writer { pages, fonts, state: TextState::default(), ops: Vec::new(), marked: Vec::new() };
    if page.landscape {
        writer.ops.push(Op::SaveGraphicsState);
        writer.ops.push(Op::SetTransformationMatrix { matrix: turned(page) });
    }
    for lines in page.lines.chunk_by(|one, next| (one.block, one.repeated) == (next.block, next.repeated)) {
        writer.text(lines, page.height);
    }
    writer.rules(&page.rules, page.height);
    if page.landscape {
        writer.ops.push(Op::RestoreGraphicsState);
        writer.state = TextState::default();
    }
    writer.page_number(page);
    PageContent { ops: writer.ops, marked: writer.marked }
}

/// Takes the page as it is read to the paper as it is printed: the top edge becomes the left edge.
fn turned(page: &Page) -> CurTransMat {
    CurTransMat::Raw([0.0, 1.0, -1.0, 0.0, points(page.height).0, 0.0])
}

struct Writer<'a> {
    pages: &'a Pages,
    fonts: &'a DocumentFonts,
    state: TextState,
    ops: Vec<Op>,
    marked: Vec<BlockId>,
}

impl Writer<'_> {
    /// Shows consecutive lines of one block.
    fn text(&mut self, lines: &[Line], height: Length) {
        let Some(first) = lines.first() else { return };
        if lines.iter().all(|line| line.glyphs.is_empty()) {
            return;
        }
        let block = self.pages.flow.blocks.get(first.block.0 as usize);
        match block {
            Some(block) if !first.repeated => {
                let number = DictItem::Int(self.marked.len() as i64);
                self.begin(tag(block.role), "MCID", number);
                self.marked.push(first.block);
            }
            _ => self.begin_artifact(&Artifact::Pagination),
        }
        let text = block.map_or("", |block| &block.text);
        self.ops.push(Op::StartTextSection);
        for line in lines {
            let glyphs = shown(&line.glyphs, text, &self.pages.fonts);
            let y = height - line.baseline;
            show_line(glyphs, y, line.size, self.fonts, &mut self.state, &mut self.ops);
        }
        self.ops.push(Op::EndTextSection);
        self.end();
    }

    fn rules(&mut self, rules: &[Rule], height: Length) {
        if rules.is_empty() {
            return;
        }
        self.begin_artifact(&Artifact::Layout);
        let mut width = None;
        for rule in rules {
            if width != Some(rule.width) {
                self.ops.push(Op::SetOutlineThickness { pt: points(rule.width) });
                width = Some(rule.width);
            }
            let end = |(x, y): (Length, Length)| LinePoint {
                p: Point { x: points(x), y: points(height - y) },
                bezier: false,
            };
            let line = Stroke { points: vec![end(rule.from), end(rule.to)], is_closed: false };
            self.ops.push(Op::DrawLine { line });
        }
        self.end();
    }

    fn page_number(&mut self, page: &Page) {
        let Some(number) = &page.page_number else { return };
        let paper_height = if page.landscape { page.width } else { page.height };
        self.begin_artifact(&Artifact::Pagination);
        self.ops.push(Op::StartTextSection);
        let glyphs = number.glyphs.iter().map(|glyph| Shown {
            face: glyph.face,
            gid: glyph.gid,
            ch: glyph.ch,
            x: Some(glyph.x),
        });
        let y = paper_height - number.baseline;
        show_line(glyphs, y, number.size, self.fonts, &mut self.state, &mut self.ops);
        self.ops.push(Op::EndTextSection);
        self.end();
    }

    fn begin_artifact(&mut self, artifact: &Artifact) {
        let kind = match artifact {
            Artifact::Pagination => "Pagination",
            Artifact::Layout => "Layout",
        };
        self.begin("Artifact", "Type", DictItem::Name(kind.into()));
    }

    fn begin(&mut self, tag: &str, key: &str, value: DictItem) {
        let properties = DictItem::Dict { map: BTreeMap::from([(key.to_owned(), value)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }
}
