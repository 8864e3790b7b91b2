//! Which commands can be used now.

use super::super::bars::Availability;
use super::super::command::CommandId;
use crate::session::desk::Desk;

use super::Panes;

/// The state of the window as menus see it.
pub(super) struct State<'a> {
    pub(super) desk: &'a Desk,
    pub(super) panes: &'a Panes,
}

impl Availability for State<'_> {
    fn enabled(&self, id: CommandId) -> bool {
        use CommandId as C;
        let section = || self.panes.section().and_then(|id| self.desk.document().section(id));
        match id {
            C::Undo => self.desk.history().undo_title().is_some(),
            C::Redo => self.desk.history().redo_title().is_some(),
            C::RenameSection
            | C::SectionUp
            | C::SectionDown
            | C::SectionHide
            | C::SectionLevel
            | C::SectionDelete => section().is_some(),
            C::CompareLastYear => {
                let file = self.desk.document().review.last_year.as_ref();
                file.is_some_and(|file| !file.text.is_empty())
            }
            C::Versions => self.desk.path().is_some(),
            C::ConfirmCarried => !self.desk.document().review.carried.is_empty(),
            C::LockName => self.panes.editor.caret().is_some_and(|place| !place.range.is_empty()),
            C::AddTable => section().is_some_and(|section| section.table.is_none()),
            C::RemoveTable => section().is_some_and(|section| section.table.is_some()),
            C::Tidy
            | C::InsertSymbol
            | C::InsertDate
            | C::InsertPercent
            | C::InsertEnumeration
            | C::SelectAll => self.panes.editor.caret().is_some(),
            C::FitWidth
            | C::FitPage
            | C::ZoomIn
            | C::ZoomOut
            | C::PageStrip
            | C::NextPage
            | C::PreviousPage => self.panes.shows_pages(),
            _ => true,
        }
    }

    fn name(&self, id: CommandId) -> Option<String> {
        let title = match id {
            CommandId::Undo => self.desk.history().undo_title(),
            CommandId::Redo => self.desk.history().redo_title(),
            _ => None,
        }?;
        Some(format!("{}：{title}", id.entry()?.label))
    }
}
