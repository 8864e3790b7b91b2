//! Writing in a field: what the window shows of it, and the change behind a change of what is shown.
//!
//! Titles and headings show their placeholders filled in. Who changes the words around a placeholder keeps it; who
//! changes the filled-in words themselves replaces it by what was written.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Document, Filled, Part, Place, escape_placeholders};
use crate::edit::{Coalesce, Transaction, difference};

use super::command::Effect;
use super::{Desk, misfit};

/// How a text came to be in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Typed, character by character.
    Typed,
    /// Pasted.
    Pasted,
    /// Cut out.
    Cut,
}

/// What the window shows of a part, or `None` when the document has no such part.
pub fn displayed(document: &Document, part: Part) -> Option<Cow<'_, str>> {
    let text = document.text(part)?;
    if part.is_filled() && text.contains('{') {
        return Some(Cow::Owned(document.fill(text).text));
    }
    Some(Cow::Borrowed(text))
}

impl Desk {
    pub(super) fn write(&mut self, part: Part, shown: &str, writing: Writing) -> Vec<Effect> {
        let Some(transaction) = rewrite(&self.document, part, shown, writing) else { return Vec::new() };
        let coalesce = if writing == Writing::Typed { Coalesce::Typing } else { Coalesce::Never };
        match self.history.apply(&mut self.document, &transaction, coalesce) {
            Ok(()) => Vec::new(),
            Err(error) => vec![Effect::Complain(misfit(&error))],
        }
    }
}

/// The change that makes `part` show `new`; `None` when it does already.
fn rewrite(document: &Document, part: Part, new: &str, writing: Writing) -> Option<Transaction> {
    let stored = document.text(part)?;
    let filled = if part.is_filled() { document.fill(stored) } else { Filled::verbatim(stored) };
    if filled.text == new {
        return None;
    }
    let (range, written) = difference(&filled.text, new);
    let title = match writing {
        Writing::Pasted => "粘贴",
        Writing::Cut => "剪切",
        Writing::Typed if written.is_empty() => "删除文字",
        Writing::Typed => "键入",
    };
    let whole = widen(&filled, &range);
    let text = [&filled.text[whole.start..range.start], written, &filled.text[range.end..whole.end]].concat();
    let text = if part.is_filled() { escape_placeholders(&text) } else { text };
    Some(Transaction::replace(title, Place::new(part, filled.source_range(whole)), text))
}

/// `range` and the whole of every filled-in value it reaches into.
fn widen(filled: &Filled, range: &Range<usize>) -> Range<usize> {
    let mut whole = range.clone();
    for (value, _) in filled.substitutions() {
        let touched = range.start < value.end && range.end > value.start;
        if touched {
            whole = whole.start.min(value.start)..whole.end.max(value.end);
        }
    }
    whole
}
