//! Pagination: cutting the galleys into pages of whole rows.
//!
//! A heading stays with the text it announces, the signature with text before it. When a page would end
//! badly, a paragraph on it is set one line tighter or looser at the smallest cost, as a compositor would do,
//! so that pages stay full. Every page end is looked at a bounded number of times: time is linear in the
//! number of pages.

mod closing;
mod mend;
mod tables;
mod text;
mod titles;

use super::flow::Role;
use super::frame::Frame;
use super::galley::{Galley, TextGalley};
use super::profile::Profile;
use mend::{Defect, mend};

/// Where a piece of a galley goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placement {
    pub(crate) galley: usize,
    pub(crate) page: u32,
    /// First row it takes on the page.
    pub(crate) row: u32,
    /// First line, or first table row, of the galley shown here.
    pub(crate) from: usize,
    /// End of the lines or table rows shown here.
    pub(crate) to: usize,
}

/// The result: placements in order, and the orientation of each page.
#[derive(Debug, Default)]
pub(crate) struct Pagination {
    pub(crate) placements: Vec<Placement>,
    pub(crate) landscape: Vec<bool>,
}

/// Cuts `galleys` into pages; may change the line breaks of paragraphs to mend page ends.
pub(crate) fn paginate(galleys: &mut [Galley], profile: &Profile, portrait: Frame) -> Pagination {
    let mut cutter = Cutter {
        galleys,
        profile,
        portrait,
        out: Pagination::default(),
        row: 0,
        next: 0,
        first_on_page: 0,
        mends: 0,
    };
    cutter.run();
    cutter.out
}

/// How often the end of one page may be mended.
const MENDS_PER_PAGE: u32 = 6;

struct Cutter<'a> {
    galleys: &'a mut [Galley],
    profile: &'a Profile,
    portrait: Frame,
    out: Pagination,
    /// Next free row of the current page.
    row: u32,
    /// Next galley to place.
    next: usize,
    /// Index of the first placement on the current page.
    first_on_page: usize,
    mends: u32,
}

impl Cutter<'_> {
    fn run(&mut self) {
        self.out.landscape.push(false);
        while self.next < self.galleys.len() {
            match &self.galleys[self.next] {
                Galley::Table(_) => self.place_table(),
                Galley::Text(text) => match text.role {
                    Role::Title | Role::Subtitle | Role::Number => self.place_title(),
                    Role::AttachmentMark => self.place_attachment_mark(),
                    Role::AttachmentTitle => self.place_attachment_title(),
                    Role::Heading(_) => self.place_heading(),
                    Role::AttachmentNote | Role::Signature | Role::Date => self.place_closing(),
                    _ => self.place_paragraph(),
                },
            }
        }
    }

    fn frame(&self) -> Frame {
        if self.is_landscape() { self.portrait.turned() } else { self.portrait }
    }

    fn is_landscape(&self) -> bool {
        self.out.landscape.last().copied().unwrap_or(false)
    }

    fn room(&self) -> u32 {
        self.frame().rows.saturating_sub(self.row)
    }

    fn is_empty_page(&self) -> bool {
        self.first_on_page == self.out.placements.len()
    }

    fn text(&self, index: usize) -> Option<&TextGalley> {
        match self.galleys.get(index) {
            Some(Galley::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Number of rows galley `index` takes.
    fn rows_of(&self, index: usize) -> u32 {
        self.text(index).map_or(0, TextGalley::rows)
    }

    fn new_page(&mut self, landscape: bool) {
        self.out.landscape.push(landscape);
        self.row = 0;
        self.first_on_page = self.out.placements.len();
        self.mends = 0;
    }

    /// Ends the current page, turned back to upright; nothing happens on an empty upright page.
    fn upright_page(&mut self) {
        if self.is_landscape() || !self.is_empty_page() {
            self.new_page(false);
        }
    }

    fn put(&mut self, from: usize, to: usize, rows: u32) {
        let page = self.out.landscape.len() as u32 - 1;
        self.out.placements.push(Placement { galley: self.next, page, row: self.row, from, to });
        self.row += rows;
    }

    /// Places the whole next galley.
    fn put_whole(&mut self, rows: u32) {
        let lines = self.rows_of(self.next) as usize;
        self.put(0, lines, rows);
        self.next += 1;
    }

    /// Begins a landscape page, or turns the current one while nothing stands on it. Nothing happens where a
    /// heading that belongs to the same table has turned the page already.
    fn turn_page(&mut self) {
        if self.is_landscape() && self.announces(self.next.wrapping_sub(1)) {
            return;
        }
        if self.is_empty_page() {
            if let Some(last) = self.out.landscape.last_mut() {
                *last = true;
            }
        } else {
            self.new_page(true);
        }
    }

    /// Whether galley `index` announces what comes after it.
    fn announces(&self, index: usize) -> bool {
        self.text(index).is_some_and(|t| {
            matches!(t.role, Role::Heading(_) | Role::AttachmentMark | Role::AttachmentTitle)
        })
    }

    /// Tries to mend a bad end of the current page by re-breaking a paragraph on it. When it did, the page is
    /// taken back to that paragraph and set again from there.
    /// `and_next` says that the next galley begins on this page and may be changed, too.
    fn mended(&mut self, defect: Defect, and_next: bool) -> bool {
        if self.mends >= MENDS_PER_PAGE || self.is_landscape() {
            return false;
        }
        let mut candidates: Vec<(usize, u32)> = self.out.placements[self.first_on_page..]
            .iter()
            .filter(|p| p.from == 0)
            .map(|p| (p.galley, p.row))
            .collect();
        if and_next {
            candidates.push((self.next, self.row));
        }
        let Some(changed) = mend(self.galleys, &candidates, defect) else { return false };
        self.mends += 1;
        let Some(&(_, row)) = candidates.iter().find(|c| c.0 == changed) else { return false };
        let keep =
            self.out.placements[self.first_on_page..].iter().take_while(|p| p.galley < changed).count();
        self.out.placements.truncate(self.first_on_page + keep);
        self.next = changed;
        self.row = row;
        true
    }
}
