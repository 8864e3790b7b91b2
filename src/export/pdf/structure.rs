//! The structure tree: what every piece of text is, for reading aloud and reuse (ISO 32000-1 §14.7).
//!
//! One element a block; a block that runs over pages has a piece on each. Cells stand in rows and tables,
//! empty ones too, so that rows keep their columns.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::typeset::{BlockId, Flow, Role};

/// The most children one element may have; archive standards limit arrays to 8,191 entries.
const MAX_CHILDREN: usize = 8_000;

/// A piece of a block: the marked sequence `number` of a page.
#[derive(Debug, Clone, Copy)]
struct Piece {
    page: usize,
    number: usize,
}

/// The structure type of a block.
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Title => "Title",
        Role::Heading(0 | 1) | Role::AttachmentTitle => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Cell { header: true, .. } => "TH",
        Role::Cell { header: false, .. } => "TD",
        _ => "P",
    }
}

/// Adds the structure tree of `flow`, whose blocks are shown by the marked sequences `marked` of each page,
/// and gives the tree's root.
pub(super) fn add_structure(
    document: &mut Document,
    flow: &Flow,
    marked: &[Vec<BlockId>],
    pages: &[ObjectId],
) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let mut builder = Builder { document, pages, pieces: pieces(flow, marked), elements: Vec::new() };
    let children = builder.blocks(flow, whole);
    let Builder { document, elements, .. } = builder;

    let children = grouped(document, children, whole);
    document.set_object(whole, element("Document", root, children));
    let numbers = parent_tree(marked, &elements);
    let parent_tree = document.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => whole,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => marked.len() as i64,
        "RoleMap" => dictionary! { "Title" => "P" },
    };
    document.set_object(root, tree);
    root
}

/// The pieces of every block, in reading order.
fn pieces(flow: &Flow, marked: &[Vec<BlockId>]) -> Vec<Vec<Piece>> {
    let mut pieces = vec![Vec::new(); flow.blocks.len()];
    for (page, blocks) in marked.iter().enumerate() {
        for (number, block) in blocks.iter().enumerate() {
            if let Some(pieces) = pieces.get_mut(block.0 as usize) {
                pieces.push(Piece { page, number });
            }
        }
    }
    pieces
}

/// For each page, the element of each of its marked sequences.
fn parent_tree(marked: &[Vec<BlockId>], elements: &[Option<ObjectId>]) -> Vec<Object> {
    let element = |block: &BlockId| {
        elements.get(block.0 as usize).copied().flatten().map_or(Object::Null, Object::Reference)
    };
    marked
        .iter()
        .enumerate()
        .flat_map(|(page, blocks)| {
            [Object::Integer(page as i64), Object::Array(blocks.iter().map(element).collect())]
        })
        .collect()
}

fn element(tag: &str, parent: ObjectId, children: Vec<Object>) -> Dictionary {
    dictionary! { "Type" => "StructElem", "S" => tag, "P" => parent, "K" => children }
}

/// Puts children that are too many for one element into divisions.
fn grouped(document: &mut Document, children: Vec<Object>, parent: ObjectId) -> Vec<Object> {
    if children.len() <= MAX_CHILDREN {
        return children;
    }
    let group = |children: &[Object]| {
        let division = document.new_object_id();
        for child in children {
            if let Ok(child) = child.as_reference().and_then(|id| document.get_dictionary_mut(id)) {
                child.set("P", division);
            }
        }
        document.set_object(division, element("Div", parent, children.to_vec()));
        Object::Reference(division)
    };
    children.chunks(MAX_CHILDREN).map(group).collect()
}

struct Builder<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    pieces: Vec<Vec<Piece>>,
    /// The element of each block.
    elements: Vec<Option<ObjectId>>,
}

/// A table or row being filled.
struct Open {
    number: u32,
    id: ObjectId,
    children: Vec<Object>,
}

impl Builder<'_> {
    /// Adds the elements of all blocks; gives the children of the whole document.
    fn blocks(&mut self, flow: &Flow, parent: ObjectId) -> Vec<Object> {
        let mut children = Vec::new();
        let mut table: Option<Open> = None;
        let mut row: Option<Open> = None;
        for (index, block) in flow.blocks.iter().enumerate() {
            let cell = match block.role {
                Role::Cell { table, row, .. } => Some((table, row)),
                _ => None,
            };
            if row
                .as_ref()
                .is_some_and(|open| cell != table.as_ref().map(|table| (table.number, open.number)))
            {
                self.close(row.take(), "TR", table.as_mut());
            }
            if table.as_ref().is_some_and(|open| cell.map(|(table, _)| table) != Some(open.number)) {
                children.extend(self.close_table(table.take(), parent));
            }
            if let Some((table_number, row_number)) = cell {
                table.get_or_insert_with(|| self.open(table_number));
                row.get_or_insert_with(|| self.open(row_number));
            }
            let owner = row.as_ref().map_or(parent, |row| row.id);
            let element = self.block(index, block.role, owner);
            self.elements.push(element);
            let siblings = row.as_mut().map_or(&mut children, |row| &mut row.children);
            siblings.extend(element.map(Object::Reference));
        }
        self.close(row, "TR", table.as_mut());
        children.extend(self.close_table(table, parent));
        children
    }

    fn open(&mut self, number: u32) -> Open {
        Open { number, id: self.document.new_object_id(), children: Vec::new() }
    }

    /// Adds a finished row to its table.
    fn close(&mut self, row: Option<Open>, tag: &str, table: Option<&mut Open>) {
        let (Some(row), Some(table)) = (row, table) else { return };
        self.document.set_object(row.id, element(tag, table.id, row.children));
        table.children.push(Object::Reference(row.id));
    }

    fn close_table(&mut self, table: Option<Open>, parent: ObjectId) -> Option<Object> {
        let table = table?;
        let rows = grouped(self.document, table.children, table.id);
        self.document.set_object(table.id, element("Table", parent, rows));
        Some(Object::Reference(table.id))
    }

    /// Adds the element of one block. A block without text has none, unless it is a cell.
    fn block(&mut self, index: usize, role: Role, parent: ObjectId) -> Option<ObjectId> {
        let is_cell = matches!(role, Role::Cell { .. });
        let pieces = self.pieces.get_mut(index).map(std::mem::take).unwrap_or_default();
        if pieces.is_empty() && !is_cell {
            return None;
        }
        let first_page = pieces.first().map(|piece| piece.page);
        let children = pieces.iter().map(|piece| self.piece(piece, first_page)).collect();
        let mut element = element(tag(role), parent, children);
        if let Some(page) = first_page.and_then(|page| self.pages.get(page)) {
            element.set("Pg", *page);
        }
        if matches!(role, Role::Cell { header: true, .. }) {
            element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        Some(self.document.add_object(element))
    }

    /// A reference to a marked sequence; a bare number on the element's own page.
    fn piece(&self, piece: &Piece, first_page: Option<usize>) -> Object {
        let number = piece.number as i64;
        match self.pages.get(piece.page) {
            Some(page) if Some(piece.page) != first_page => {
                Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => number })
            }
            _ => Object::Integer(number),
        }
    }
}
