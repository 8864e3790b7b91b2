//! Pagination: cutting the galleys into pages of whole rows.
//!
//! A heading stays with the text it announces, the signature with text before it. When a page would end
//! badly, a paragraph on it is set one line tighter or looser at the smallest cost, as a compositor would do,
//! so that pages stay full. Every page end is looked at a bounded number of times: time is linear in the
//! number of pages.

use super::flow::Role;
use super::frame::Frame;
use super::galley::{Galley, TextGalley};
use super::mend::{Defect, mend};
use super::profile::Profile;

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

/// What stands below the text, with an empty row before each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ClosingPart {
    Note,
    Signature,
}

impl ClosingPart {
    fn of(role: Role) -> Option<Self> {
        match role {
            Role::AttachmentNote => Some(Self::Note),
            Role::Signature | Role::Date => Some(Self::Signature),
            _ => None,
        }
    }
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

    /// Title lines are wider apart than the grid; together they take whole rows.
    fn place_title(&mut self) {
        let is_title = self.text(self.next).is_some_and(|t| t.role == Role::Title);
        if is_title {
            self.row += self.profile.title_space_before;
        }
        let rows = if is_title { self.title_rows(self.next) } else { self.rows_of(self.next) };
        if rows > self.room() {
            self.new_page(false);
        }
        self.put_whole(rows);
        let more = self.text(self.next).is_some_and(|t| matches!(t.role, Role::Subtitle | Role::Number));
        if !more {
            self.row += self.profile.title_space_after;
        }
    }

    fn title_rows(&self, index: usize) -> u32 {
        let below_first = f64::from(self.rows_of(index).max(1) - 1) * self.profile.title_pitch;
        below_first.round() as u32 + 1
    }

    /// “附件1” on the first line of a new page, the title on the third (GB/T 9704-2012 §7.3.7).
    fn place_attachment_mark(&mut self) {
        let titles =
            (self.next + 1..).take_while(|&i| self.text(i).is_some_and(|t| t.role == Role::AttachmentTitle));
        match self.galleys.get(self.next + 1 + titles.count()) {
            Some(Galley::Table(table)) if table.landscape => self.turn_page(),
            _ => self.upright_page(),
        }
        self.put_whole(1);
        self.row += 1;
    }

    fn place_attachment_title(&mut self) {
        let rows = self.title_rows(self.next);
        if rows > self.room() && !self.is_empty_page() {
            self.new_page(false);
        }
        self.put_whole(rows);
        self.row += 1;
    }

    /// A heading goes with the headings after it and the first line, or first rows, of what they announce.
    fn place_heading(&mut self) {
        let (end, mut need) = self.heading_chain();
        match self.galleys.get(end) {
            Some(Galley::Table(table)) if table.landscape => self.turn_page(),
            Some(Galley::Table(table)) => need += self.frame().rows_for(table.opening_height()),
            // When the closing parts do not fit, they take the last line with them: of a text of one line
            // nothing would stay with the heading.
            Some(Galley::Text(text)) if text.role == Role::Paragraph && text.rows() == 1 => {
                need += 1 + self.closing_rows(end + 1);
            }
            Some(Galley::Text(text)) => need += u32::from(!matches!(text.role, Role::Heading(_))),
            None => {}
        }
        if need > self.room() && !self.is_empty_page() && need <= self.frame().rows {
            if self.mended(Defect::Short { empty: self.room(), excess: need - self.room() }, false) {
                return;
            }
            self.new_page(false);
        }
        let rows = self.rows_of(self.next);
        if rows > self.room() { self.place_paragraph() } else { self.put_whole(rows) }
    }

    /// End of the headings that belong together from the next galley on, and the rows they take. Headings of
    /// level three and below that follow one another at one level are a list and may be parted.
    fn heading_chain(&self) -> (usize, u32) {
        let mut end = self.next;
        let mut need = 0;
        let mut above = 0;
        while let Some(Role::Heading(level)) = self.text(end).map(|t| t.role) {
            if level > 2 && level <= above {
                break;
            }
            above = level;
            need += self.rows_of(end);
            end += 1;
        }
        (end, need)
    }

    /// Lines of a paragraph, over as many pages as it takes.
    fn place_paragraph(&mut self) {
        if self.is_landscape() {
            self.new_page(false);
        }
        let lines = self.rows_of(self.next) as usize;
        let keep = self.closing_rows(self.next + 1);
        let mut from = 0;
        loop {
            if self.room() == 0 {
                self.new_page(false);
            }
            let to = lines.min(from + self.room() as usize);
            let rest = lines - to;
            if rest > 0 && lines > 2 && (rest == 1 || (from == 0 && to == 1)) {
                let defect = if rest == 1 { Defect::Widow } else { Defect::Orphan };
                if self.mended(defect, from == 0) {
                    return;
                }
            }
            let need = (to - from) as u32 + keep;
            if rest == 0 && keep > 0 && need > self.room() {
                // The signature does not fit below; the last line goes with it.
                let empty = self.room() - (to - from) as u32 + 1;
                if self.mended(Defect::Short { empty, excess: need - self.room() }, from == 0) {
                    return;
                }
                let last = to.saturating_sub(1).max(from);
                if last > from || self.row > 0 {
                    self.put_if(from, last);
                    self.new_page(false);
                    self.put(last, to, (to - last) as u32);
                    break;
                }
            }
            self.put_if(from, to);
            from = to;
            if from >= lines {
                break;
            }
        }
        self.next += 1;
    }

    fn put_if(&mut self, from: usize, to: usize) {
        if to > from {
            self.put(from, to, (to - from) as u32);
        }
    }

    /// Rows that attachment note, signature and date take when they begin at galley `index`, the empty row
    /// before the note and before the signature included (GB/T 9704-2012 §7.3.4, §7.3.5.2).
    fn closing_rows(&self, index: usize) -> u32 {
        let mut rows = 0;
        let mut before = None;
        for text in (index..).map_while(|i| self.text(i)) {
            let Some(part) = ClosingPart::of(text.role) else { break };
            rows += text.rows() + u32::from(before != Some(part));
            before = Some(part);
        }
        rows
    }

    fn place_closing(&mut self) {
        let part_at = |index: usize| self.text(index).and_then(|t| ClosingPart::of(t.role));
        let part = part_at(self.next);
        let before = self.next.checked_sub(1).and_then(part_at);
        if before.is_none() && self.closing_rows(self.next) > self.room() || self.is_landscape() {
            self.upright_page();
        }
        if part != before && !self.is_empty_page() {
            self.row += 1;
        }
        if self.room() == 0 {
            self.new_page(false);
        }
        let rows = self.rows_of(self.next);
        self.put_whole(rows);
    }

    /// Begins a landscape page, or turns the current one while nothing stands on it.
    fn turn_page(&mut self) {
        if self.is_empty_page() {
            if let Some(last) = self.out.landscape.last_mut() {
                *last = true;
            }
        } else {
            self.new_page(true);
        }
    }

    /// Rows of a table over as many pages as it takes, the headings repeated on each.
    fn place_table(&mut self) {
        let Some(Galley::Table(table)) = self.galleys.get(self.next) else { return };
        let landscape = table.landscape;
        let heights: Vec<_> = table.rows.iter().map(|r| r.height).collect();
        let header = table.rows.iter().take_while(|r| r.header).count();
        let opening = table.opening_height();
        if landscape != self.is_landscape() {
            if landscape { self.turn_page() } else { self.upright_page() }
        }
        if self.frame().rows_for(opening) > self.room() && !self.is_empty_page() {
            self.new_page(landscape);
        }
        let mut from = 0;
        while from < heights.len() {
            let repeated: super::Length =
                if from > 0 { heights[..header].iter().copied().sum() } else { super::Length::ZERO };
            let available = self.frame().pitch * self.room() as i32;
            let mut used = repeated;
            let mut to = from;
            while to < heights.len() && (used + heights[to] <= available || to == from) {
                used += heights[to];
                to += 1;
            }
            let rows = self.frame().rows_for(used).min(self.room().max(1));
            self.put(from, to, rows);
            from = to;
            if from < heights.len() {
                self.new_page(landscape);
            }
        }
        self.next += 1;
        if landscape {
            let continues = matches!(self.galleys.get(self.next), Some(Galley::Table(t)) if t.landscape);
            if !continues && self.next < self.galleys.len() {
                self.new_page(false);
            }
        }
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
