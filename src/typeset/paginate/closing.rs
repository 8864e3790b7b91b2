//! What stands below the text: attachment note, signature and date.

use super::Cutter;
use crate::typeset::flow::Role;

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

impl Cutter<'_> {
    /// Rows that attachment note, signature and date take when they begin at galley `index`, the empty row
    /// before the note and before the signature included (GB/T 9704-2012 §7.3.4, §7.3.5.2).
    pub(super) fn closing_rows(&self, index: usize) -> u32 {
        let mut rows = 0;
        let mut before = None;
        for text in (index..).map_while(|i| self.text(i)) {
            let Some(part) = ClosingPart::of(text.role) else { break };
            rows += text.rows() + u32::from(before != Some(part));
            before = Some(part);
        }
        rows
    }

    pub(super) fn place_closing(&mut self) {
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
}
