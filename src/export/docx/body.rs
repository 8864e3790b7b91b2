//! The body: the blocks of the flow as paragraphs and tables, cut into upright and landscape sections.

use crate::font::FontBook;
use crate::typeset::{Block, BlockId, Flow, Plan, Role, plan};

use super::fonts::FontNames;
use super::geometry::Geometry;
use super::markup::Markup;
use super::paragraph::{Around, Closing, Lines, runs};
use super::parts::{RELATIONS, WORD};
use super::{section, styles, table};

/// A paragraph or a table of the body.
enum Node {
    /// Properties and runs.
    Paragraph(String, String),
    Table(String),
}

/// The part `document`.
pub(super) fn part(flow: &Flow, geometry: &Geometry<'_>, fonts: &FontNames) -> String {
    let plan = plan(flow, geometry.profile, &FontBook::embedded());
    let lines = Lines { geometry, fonts, closing: Closing::of(flow) };
    let mut writer = Writer { flow, plan, lines, nodes: Vec::new(), landscape: false, begins_section: true };
    writer.blocks();
    let last = section::properties(geometry, writer.landscape);
    let mut xml = Markup::part();
    xml.open("w:document", &[WORD, RELATIONS]);
    xml.open("w:body", &[]);
    for node in &writer.nodes {
        match node {
            Node::Paragraph(properties, runs) => {
                xml.raw("<w:p><w:pPr>");
                xml.raw(properties);
                xml.raw("</w:pPr>");
                xml.raw(runs);
                xml.close("w:p");
            }
            Node::Table(table) => xml.raw(table),
        }
    }
    xml.raw(&last);
    xml.close("w:body");
    xml.close("w:document");
    xml.finish()
}

struct Writer<'a> {
    flow: &'a Flow,
    plan: Plan,
    lines: Lines<'a>,
    nodes: Vec<Node>,
    /// Whether the present section is landscape.
    landscape: bool,
    /// Whether nothing stands in the present section yet.
    begins_section: bool,
}

impl Writer<'_> {
    fn blocks(&mut self) {
        let flow = self.flow;
        let wanted = self.wanted_landscape();
        let mut at = 0;
        while let Some(block) = flow.blocks.get(at) {
            self.turn(wanted.get(at).copied().unwrap_or(false));
            if let Role::Cell { table, .. } = block.role {
                let cells = flow.tables.get(table as usize).map_or(at..at + 1, |table| table.cells.clone());
                self.table(table as usize);
                at = cells.end.max(at + 1);
            } else {
                self.paragraph(at, block);
                at += 1;
            }
            self.begins_section = false;
        }
        // Word wants a paragraph after the last table.
        if matches!(self.nodes.last(), None | Some(Node::Table(_))) {
            self.nodes.push(filler());
        }
    }

    /// For each block, whether it stands on a landscape page: tables that lie across, and the headings that
    /// announce them.
    fn wanted_landscape(&self) -> Vec<bool> {
        let mut wanted = vec![false; self.flow.blocks.len()];
        let mut below = false;
        for (block, wanted) in self.flow.blocks.iter().zip(&mut wanted).rev() {
            below = match block.role {
                Role::Cell { table, .. } => {
                    self.plan.tables.get(&(table as usize)).is_some_and(|table| table.landscape)
                }
                Role::Heading(_) | Role::AttachmentMark | Role::AttachmentTitle => below,
                _ => false,
            };
            *wanted = below;
        }
        wanted
    }

    /// Ends the present section when the pages turn.
    fn turn(&mut self, landscape: bool) {
        if landscape == self.landscape {
            return;
        }
        if !self.nodes.is_empty() {
            if matches!(self.nodes.last(), Some(Node::Table(_))) {
                self.nodes.push(filler());
            }
            if let Some(Node::Paragraph(properties, _)) = self.nodes.last_mut() {
                properties.push_str(&section::properties(self.lines.geometry, self.landscape));
            }
            self.begins_section = true;
        }
        self.landscape = landscape;
    }

    fn table(&mut self, index: usize) {
        let Some((found, plan)) = self.flow.tables.get(index).zip(self.plan.tables.get(&index)) else {
            return;
        };
        // Two tables without a paragraph between them would become one.
        if matches!(self.nodes.last(), Some(Node::Table(_))) {
            self.nodes.push(filler());
        }
        self.nodes.push(Node::Table(table::table(self.flow, found, plan, &self.lines)));
    }

    fn paragraph(&mut self, at: usize, block: &Block) {
        let properties = self.lines.properties(block, self.around(at, block.role));
        let breaks = self.plan.titles.get(&BlockId(at as u32)).map_or(&[][..], Vec::as_slice);
        let mut xml = Markup::default();
        runs(block, styles::of(block.role).font, breaks, &self.lines, &mut xml);
        self.nodes.push(Node::Paragraph(properties, xml.finish()));
    }

    /// Empty lines around the title, before the attachment note and the signature, below the head of an
    /// attachment; and what stays together.
    fn around(&self, at: usize, role: Role) -> Around {
        let profile = self.lines.geometry.profile;
        let role_at = |at: Option<usize>| at.and_then(|at| self.flow.blocks.get(at)).map(|block| block.role);
        let (before, next) = (role_at(at.checked_sub(1)), role_at(Some(at + 1)));
        let (above, below) = match role {
            Role::Title | Role::Subtitle | Role::Number => {
                let ends = !matches!(next, Some(Role::Title | Role::Subtitle | Role::Number));
                let above = if role == Role::Title { profile.title_space_before } else { 0 };
                (above, if ends { profile.title_space_after } else { 0 })
            }
            Role::AttachmentNote => (u32::from(before != Some(Role::AttachmentNote)), 0),
            Role::Signature | Role::Date => {
                (u32::from(!matches!(before, Some(Role::Signature | Role::Date))), 0)
            }
            Role::AttachmentMark | Role::AttachmentTitle => (0, 1),
            _ => (0, 0),
        };
        let with_next = matches!(next, Some(Role::AttachmentNote | Role::Signature | Role::Date));
        Around { above, below, begins_section: self.begins_section, with_next }
    }
}

/// A paragraph of no height to speak of.
fn filler() -> Node {
    let mut xml = Markup::default();
    xml.value("w:snapToGrid", "0");
    xml.empty("w:spacing", &[("w:line", "20"), ("w:lineRule", "exact")]);
    Node::Paragraph(xml.finish(), String::new())
}
