//! Dialogs (对话框): choosing files, questions, messages, and notes that pass by themselves.
//!
//! Knows nothing of documents and commands: whoever asks gets the answer back and decides.

mod confirm;
mod file;
mod message;
mod sheet;
mod toast;

pub(super) use confirm::{Choice, ChoiceRole, Question};
pub(super) use file::{FileDialogs, FileMode, FileRequest};
pub(super) use message::Message;
pub(super) use toast::Toasts;
