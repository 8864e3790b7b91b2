//! A question (询问) with its answers as data: “保存 / 不保存 / 取消”.

use egui::{Context, Id};

use super::sheet;
use crate::app::theme;

const WIDTH: f32 = 420.0;

/// What a button stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum ChoiceRole {
    /// What most people want: set apart by colour, and what Enter does.
    Primary,
    /// One of the others.
    Other,
    /// Leaves everything as it is; what Escape does.
    Cancel,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct Choice<A> {
    /// Text of the button: a verb, not “是”.
    pub(in crate::app) label: String,
    /// What it stands for.
    pub(in crate::app) role: ChoiceRole,
    /// What is given back.
    pub(in crate::app) answer: A,
}

impl<A> Choice<A> {
    /// The answer `answer` under the name `label`.
    pub(in crate::app) fn new(label: impl Into<String>, role: ChoiceRole, answer: A) -> Self {
        Self { label: label.into(), role, answer }
    }
}

/// A question that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct Question<A> {
    /// What is asked, in a few words.
    pub(in crate::app) title: String,
    /// What follows from the answers.
    pub(in crate::app) text: String,
    /// The answers, from left to right; the primary one is put to the right of all.
    pub(in crate::app) choices: Vec<Choice<A>>,
}

impl<A: Clone> Question<A> {
    /// Asks `title` about `text`, with the given answers.
    pub(in crate::app) fn new(
        title: impl Into<String>,
        text: impl Into<String>,
        choices: impl IntoIterator<Item = Choice<A>>,
    ) -> Self {
        Self { title: title.into(), text: text.into(), choices: choices.into_iter().collect() }
    }

    /// Draws the question; gives back the answer in the frame it is given. The caller then shows it no more.
    pub(in crate::app) fn show(&self, context: &Context) -> Option<A> {
        let id = Id::unique("question").with(&self.title);
        let (pressed, keys) = sheet::show(context, id, &self.title, WIDTH, |ui, appearing| {
            sheet::paragraph(ui, &self.text, theme::colors(ui).secondary);
            let labels =
                self.choices.iter().map(|choice| (choice.label.as_str(), choice.role == ChoiceRole::Primary));
            sheet::buttons(ui, labels, appearing)
        });
        let by_role = |role| self.choices.iter().find(|choice| choice.role == role);
        let chosen = match pressed {
            Some(index) => self.choices.get(index),
            None if keys.enter => by_role(ChoiceRole::Primary),
            None if keys.escape => by_role(ChoiceRole::Cancel),
            None => None,
        };
        chosen.map(|choice| choice.answer.clone())
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::app::{theme, typeface};

    fn ask() -> Harness<'static, Option<&'static str>> {
        let question = Question::new(
            "要保存文稿吗？",
            "“总结.ron”有尚未保存的修改。",
            [
                Choice::new("不保存", ChoiceRole::Other, "discard"),
                Choice::new("取消", ChoiceRole::Cancel, "cancel"),
                Choice::new("保存", ChoiceRole::Primary, "save"),
            ],
        );
        let mut dressed = false;
        let mut harness = Harness::builder().with_size(egui::vec2(960.0, 600.0)).build_ui_state(
            move |ui, answer| {
                if !dressed {
                    theme::install(ui.ctx());
                    typeface::install(ui.ctx());
                    dressed = true;
                }
                if answer.is_none() {
                    *answer = question.show(ui.ctx());
                }
            },
            None,
        );
        harness.run();
        harness
    }

    #[test]
    fn enter_is_the_primary_answer_and_escape_leaves_things_as_they_are() {
        for (key, answer) in [(Key::Enter, "save"), (Key::Escape, "cancel")] {
            let mut harness = ask();
            assert_eq!(*harness.state(), None);
            harness.key_press(key);
            harness.run();
            assert_eq!(*harness.state(), Some(answer));
        }
    }

    #[test]
    fn a_button_gives_its_own_answer() {
        let mut harness = ask();
        harness.get_by_label("不保存").click();
        harness.run();
        assert_eq!(*harness.state(), Some("discard"));
    }

    #[test]
    fn other_keys_answer_nothing() {
        let mut harness = ask();
        for key in [Key::A, Key::Backspace, Key::ArrowDown] {
            harness.key_press(key);
            harness.run();
        }
        assert_eq!(*harness.state(), None);
    }
}
