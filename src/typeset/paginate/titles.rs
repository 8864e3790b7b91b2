//! Titles: that of the document with what stands around it, and those of attachments.

use super::Cutter;
use crate::typeset::flow::Role;
use crate::typeset::galley::Galley;

impl Cutter<'_> {
    /// Title lines are wider apart than the grid; together they take whole rows.
    pub(super) fn place_title(&mut self) {
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
    pub(super) fn place_attachment_mark(&mut self) {
        let titles =
            (self.next + 1..).take_while(|&i| self.text(i).is_some_and(|t| t.role == Role::AttachmentTitle));
        match self.galleys.get(self.next + 1 + titles.count()) {
            Some(Galley::Table(table)) if table.landscape => self.turn_page(),
            _ => self.upright_page(),
        }
        self.put_whole(1);
        self.row += 1;
    }

    pub(super) fn place_attachment_title(&mut self) {
        let rows = self.title_rows(self.next);
        if rows > self.room() && !self.is_empty_page() {
            self.new_page(false);
        }
        self.put_whole(rows);
        self.row += 1;
    }
}
