//! Commands (命令): everything the window can be asked to do, as data.
//!
//! Menus, toolbar, palette, shortcuts and the list of shortcuts are all made from [`TABLE`]; what a command does is
//! the business of `dispatch`.

mod shortcut;
mod table;

pub(super) use shortcut::{Keys, pressed};
pub(super) use table::TABLE;

/// A command by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum CommandId {
    New,
    RollOver,
    Open,
    Start,
    Save,
    SaveAs,
    Versions,
    ExportPdf,
    Export,
    Print,
    Sample,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Find,
    Replace,
    FindNext,
    FindPrevious,
    GoTo,
    Tidy,
    InsertSymbol,
    InsertDate,
    InsertPercent,
    InsertEnumeration,
    AddSection,
    AddTable,
    RemoveTable,
    RenameSection,
    SectionUp,
    SectionDown,
    SectionHide,
    SectionLevel,
    SectionDelete,
    ShowOutline,
    ShowRight,
    FitWidth,
    FitPage,
    ZoomIn,
    ZoomOut,
    PageStrip,
    NextPage,
    PreviousPage,
    LargerText,
    SmallerText,
    LightTheme,
    DarkTheme,
    SystemTheme,
    Check,
    NextFinding,
    PreviousFinding,
    Ledger,
    LastYear,
    CompareLastYear,
    ConfirmCarried,
    LockName,
    Count,
    Settings,
    Palette,
    Shortcuts,
    Tour,
    About,
}

/// The menus, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Menu {
    File,
    Edit,
    Insert,
    Section,
    View,
    Check,
    Help,
}

impl Menu {
    pub(super) const ALL: [Self; 7] =
        [Self::File, Self::Edit, Self::Insert, Self::Section, Self::View, Self::Check, Self::Help];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::File => "文件",
            Self::Edit => "编辑",
            Self::Insert => "插入",
            Self::Section => "部分",
            Self::View => "视图",
            Self::Check => "校核",
            Self::Help => "帮助",
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) id: CommandId,
    pub(super) menu: Menu,
    /// What it is called.
    pub(super) label: &'static str,
    /// What it does, in a sentence.
    pub(super) tip: &'static str,
    /// Its shortcut.
    pub(super) keys: Option<Keys>,
    /// Whether a line divides it from the entry before it in the menu.
    pub(super) divided: bool,
    /// Whether it stands in the toolbar.
    pub(super) toolbar: bool,
}

impl Entry {
    /// The tooltip: what it does and its shortcut.
    pub(super) fn tooltip(&self) -> String {
        match self.keys {
            Some(keys) => format!("{}（{keys}）", self.tip),
            None => self.tip.to_owned(),
        }
    }
}

impl CommandId {
    /// Its row in the table.
    pub(super) fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| entry.id == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_and_no_shortcut_stands_twice() {
        for (index, entry) in TABLE.iter().enumerate() {
            for other in &TABLE[index + 1..] {
                assert_ne!(entry.id, other.id);
                assert_ne!(entry.label, other.label);
                assert!(entry.keys.is_none() || entry.keys != other.keys, "{:?}", entry.id);
            }
        }
    }

    /// The table of the manual: every command with its shortcut, menu by menu.
    #[test]
    fn the_manual_lists_every_command() {
        let mut menu = None;
        let rows = TABLE.iter().map(|entry| {
            let name = if menu.replace(entry.menu) == Some(entry.menu) { "" } else { entry.menu.name() };
            let keys = entry.keys.map(|keys| format!(" `{keys}`")).unwrap_or_default();
            format!("| {name} | {} |{keys} | {} |\n", entry.label, entry.tip)
        });
        let table: String = rows.collect();
        let manual = include_str!("../../../README.zh-CN.md");
        assert!(manual.contains(&table), "the manual is to hold this table:\n{table}");
    }

    #[test]
    fn every_menu_has_commands() {
        for menu in Menu::ALL {
            assert!(TABLE.iter().any(|entry| entry.menu == menu), "{menu:?}");
        }
    }
}
