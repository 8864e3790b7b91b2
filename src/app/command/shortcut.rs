//! Shortcuts (快捷键): which keys a command listens to.

use std::fmt;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{CommandId, TABLE};

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Keys {
    pub(in crate::app) control: bool,
    pub(in crate::app) shift: bool,
    pub(in crate::app) alt: bool,
    pub(in crate::app) key: Key,
}

impl Keys {
    pub(super) const fn plain(key: Key) -> Self {
        Self { control: false, shift: false, alt: false, key }
    }

    pub(super) const fn control(key: Key) -> Self {
        Self { control: true, ..Self::plain(key) }
    }

    pub(super) const fn control_shift(key: Key) -> Self {
        Self { shift: true, ..Self::control(key) }
    }

    pub(super) const fn shift(key: Key) -> Self {
        Self { shift: true, ..Self::plain(key) }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { alt: true, ..Self::plain(key) }
    }

    /// What is listened to: on most keyboards `+` shares its key with `=` and wants Shift, which nobody holds.
    fn shortcuts(self) -> impl Iterator<Item = KeyboardShortcut> {
        let mut modifiers = Modifiers::NONE;
        modifiers.command = self.control;
        modifiers.shift = self.shift;
        modifiers.alt = self.alt;
        let twin = (self.key == Key::Plus).then_some(Key::Equals);
        [Some(self.key), twin].into_iter().flatten().map(move |key| KeyboardShortcut::new(modifiers, key))
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.control, "Ctrl+"), (self.shift, "Shift+"), (self.alt, "Alt+")] {
            if held {
                f.write_str(name)?;
            }
        }
        f.write_str(match self.key {
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Plus => "+",
            Key::Minus => "-",
            Key::Comma => ",",
            Key::Period => ".",
            key => key.name(),
        })
    }
}

/// Takes the pressed shortcuts out of the input, so that no widget sees them, and says which commands they mean.
pub(in crate::app) fn pressed(
    context: &egui::Context,
    allowed: impl Fn(CommandId) -> bool,
) -> Vec<CommandId> {
    // With more modifiers first: Ctrl+Shift+S would pass for Ctrl+S otherwise.
    let mut entries: Vec<_> = TABLE.iter().filter_map(|entry| Some((entry.id, entry.keys?))).collect();
    entries.sort_by_key(|(_, keys)| !(keys.shift || keys.alt));
    context.input_mut(|input| {
        let hit = |(id, keys): &(CommandId, Keys)| {
            let is_pressed =
                allowed(*id) && keys.shortcuts().any(|shortcut| input.consume_shortcut(&shortcut));
            is_pressed.then_some(*id)
        };
        entries.iter().filter_map(hit).collect()
    })
}
