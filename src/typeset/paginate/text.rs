//! Headings and paragraphs.

use super::Cutter;
use super::mend::Defect;
use crate::typeset::flow::Role;
use crate::typeset::galley::Galley;

impl Cutter<'_> {
    /// A heading goes with the headings after it and the first line, or first rows, of what they announce.
    pub(super) fn place_heading(&mut self) {
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
    pub(super) fn place_paragraph(&mut self) {
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
}
