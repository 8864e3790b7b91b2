//! A message (提示): what happened, and what to do.

use egui::{Context, Id};

use super::sheet;
use crate::app::theme;

const WIDTH: f32 = 460.0;

/// Something the user has to know before going on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::app) struct Message {
    /// What happened, in a few words.
    pub(in crate::app) title: String,
    /// What happened, to which file.
    pub(in crate::app) text: String,
    /// What to do.
    pub(in crate::app) advice: String,
}

impl Message {
    /// The message `text` under `title`, without advice.
    pub(in crate::app) fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into(), ..Self::default() }
    }

    /// With what to do about it.
    pub(in crate::app) fn with_advice(self, advice: impl Into<String>) -> Self {
        Self { advice: advice.into(), ..self }
    }

    /// Draws the message; true in the frame in which it is closed. The caller then shows it no more.
    pub(in crate::app) fn show(&self, context: &Context) -> bool {
        let id = Id::unique("message").with(&self.title).with(&self.text);
        let (pressed, keys) = sheet::show(context, id, &self.title, WIDTH, |ui, appearing| {
            sheet::paragraph(ui, &self.text, theme::colors(ui).text);
            if !self.advice.is_empty() {
                sheet::paragraph(ui, &self.advice, theme::colors(ui).secondary);
            }
            sheet::buttons(ui, [("知道了", true)].into_iter(), appearing)
        });
        pressed.is_some() || keys.enter || keys.escape
    }
}
