//! The page the window opens with (开始): new, open, recent files, the sample.

use egui::{Button, RichText, Ui, vec2};

use crate::app::action::{Action, Actions};
use crate::app::command::CommandId;
use crate::app::shell::Preferences;
use crate::app::theme::{self, SMALL_TEXT};
use crate::session::recent::RecentFile;

/// The page the window opens with.
#[derive(Debug)]
pub(in crate::app) struct Start {
    recent: Vec<RecentFile>,
}

impl Start {
    pub(super) fn new(preferences: &Preferences) -> Self {
        Self { recent: preferences.recent.files().to_vec() }
    }

    /// Draws the page; returns whether it stays open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        super::sheet(context, "写年度工作总结", 640.0, |ui| {
            let mut open = true;
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                open = ways(left, actions) & self.files(right, actions);
            });
            open
        })
    }

    fn files(&mut self, ui: &mut Ui, actions: &mut Actions) -> bool {
        let colors = theme::colors(ui);
        let mut open = true;
        ui.label(RichText::new("最近打开").size(SMALL_TEXT).color(colors.secondary));
        ui.add_space(4.0);
        if self.recent.is_empty() {
            ui.label(RichText::new("还没有打开过文稿").color(colors.hint));
        }
        let mut gone = None;
        for file in self.recent.iter().take(8) {
            let name =
                file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let title = if file.title.is_empty() { &name } else { &file.title };
            let exists = file.path.exists();
            let text = RichText::new(title).color(if exists { colors.text } else { colors.hint });
            let button = Button::new(text)
                .frame_when_inactive(false)
                .truncate()
                .min_size(vec2(ui.available_width(), 26.0));
            let place = file.path.display().to_string();
            let tip = if exists {
                place
            } else {
                format!("{place}\n文件已经不在，点击从列表中去掉")
            };
            if ui.add(button).on_hover_text(tip).clicked() {
                if exists {
                    actions.push(Action::Open(file.path.clone()));
                    open = false;
                } else {
                    gone = Some(file.path.clone());
                }
            }
        }
        if let Some(path) = gone {
            self.recent.retain(|file| file.path != path);
            actions.push(Action::Forget(path));
        }
        open
    }
}

/// The ways to begin.
fn ways(ui: &mut Ui, actions: &mut Actions) -> bool {
    let colors = theme::colors(ui);
    let mut open = true;
    let ways = [
        (CommandId::New, "从模板新建", "街道、乡镇、部门的年度总结，标题和提纲已经搭好"),
        (CommandId::RollOver, "从去年的文件开始", "去年的 Word、文本或岁稿文稿，改写成今年的"),
        (CommandId::Open, "打开文稿", "岁稿文稿、Word 或文本文件；也可以把文件拖进窗口"),
        (CommandId::Sample, "看一看样例", "一份写好的总结，随便看、随便改"),
    ];
    for (index, (id, name, note)) in ways.into_iter().enumerate() {
        let size = vec2(ui.available_width() - 16.0, 34.0);
        let button = if index == 0 {
            Button::new(RichText::new(name).color(colors.on_accent)).fill(colors.accent)
        } else {
            Button::new(name)
        };
        if ui.add(button.min_size(size)).clicked() {
            actions.run(id);
            open = false;
        }
        ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.hint));
        ui.add_space(10.0);
    }
    open
}
