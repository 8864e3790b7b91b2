//! Keys of the file dialog (键盘操作). They are taken before the fields see them.

use egui::{Context, Event, Id, Key, Modifiers};

use super::{Chooser, FileMode};

/// Rows moved by Page Up and Page Down.
const PAGE: isize = 10;

/// The fields of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Path,
    Search,
    Name,
    NewFolder,
}

impl Field {
    /// Its widget.
    pub(super) fn id(self) -> Id {
        Id::unique("file chooser").with(match self {
            Self::Path => "path",
            Self::Search => "search",
            Self::Name => "name",
            Self::NewFolder => "new folder",
        })
    }

    fn focused(context: &Context) -> Option<Self> {
        let focused = context.memory(|memory| memory.focused());
        [Self::Path, Self::Search, Self::Name, Self::NewFolder]
            .into_iter()
            .find(|field| focused == Some(field.id()))
    }
}

impl Chooser {
    /// Where typing goes when nothing else was chosen.
    fn main_field(&self) -> Field {
        match (&self.new_folder, self.request.mode) {
            (Some(_), _) => Field::NewFolder,
            (None, FileMode::Save) => Field::Name,
            (None, FileMode::Open | FileMode::Folder) => Field::Search,
        }
    }

    /// Does what the keys of this frame ask for. Leaves the keyboard with a field, so that typing always does
    /// something.
    pub(super) fn take_keys(&mut self, context: &Context) {
        let focused = context.memory(|memory| memory.focused());
        let field = Field::focused(context);
        if focused.is_none() {
            context.memory_mut(|memory| memory.request_focus(self.main_field().id()));
        }
        // Keys belong to the input method while it composes, and to a button that has the keyboard.
        let composes = context.input(|input| input.events.iter().any(|event| matches!(event, Event::Ime(_))));
        if composes || (focused.is_some() && field.is_none()) {
            return;
        }
        let take = |modifiers, key| context.input_mut(|input| input.consume_key(modifiers, key));
        if take(Modifiers::ALT, Key::ArrowUp) {
            self.up();
        }
        for (key, steps) in
            [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, PAGE), (Key::PageUp, -PAGE)]
        {
            // A slow frame brings several presses at once.
            let presses = context.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            for _ in 0..presses {
                self.step(steps);
            }
        }
        let nothing_to_delete = match field {
            None => true,
            Some(Field::Search) => self.search.is_empty(),
            Some(_) => false,
        };
        if nothing_to_delete && take(Modifiers::NONE, Key::Backspace) {
            self.up();
        }
        if take(Modifiers::NONE, Key::Enter) {
            match field {
                Some(Field::Path) => self.enter_path(),
                Some(Field::NewFolder) => self.create_folder(),
                _ => self.go_on(),
            }
        }
    }
}
