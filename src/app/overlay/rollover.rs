//! Starting from last year's file (沿用去年): what will change, what is kept, what must be looked at, and what last
//! year's plan promised, to be gone through before this year's document is made.

use std::path::PathBuf;

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Frame, Label, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui};

use crate::app::action::{Action, Actions};
use crate::app::long_list::LongList;
use crate::app::theme::{self, CORNER, SMALL_TEXT};
use crate::app::{naming, tabs};
use crate::document::Promise;
use crate::document::meta::YEARS;
use crate::import::ImportReport;
use crate::rollover::{Decision, YearChange};
use crate::session::rollover::{Beginning, begin_with};

/// What is being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Changes(Decision),
    Promises,
    Import,
}

/// Last year's file, on its way to become this year's.
#[derive(Debug)]
pub(in crate::app) struct RollOver {
    path: PathBuf,
    beginning: Beginning,
    year: u16,
    tab: Tab,
    list: LongList,
    /// Why the chosen year cannot be.
    complaint: Option<String>,
}

impl RollOver {
    pub(in crate::app) fn new(path: PathBuf, beginning: Beginning) -> Self {
        let year = beginning.rollover.to;
        let tab = Tab::Changes(Decision::Roll);
        Self { path, beginning, year, tab, list: LongList::default(), complaint: None }
    }

    /// Draws the sheet; returns whether it stays open.
    pub(in crate::app) fn ui(&mut self, context: &egui::Context, actions: &mut Actions) -> bool {
        super::wide_sheet(context, "rollover", |ui| {
            self.head(ui);
            let before = self.tab;
            let tabs = self.tabs();
            let names: Vec<_> = tabs.iter().map(|(tab, name)| (*tab, name.as_str(), 0)).collect();
            tabs::show(ui, &names, &mut self.tab);
            if self.tab != before {
                self.list.forget();
            }
            let height = ui.available_height() - 52.0;
            ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                self.body(ui);
            });
            self.foot(ui, actions)
        })
    }

    fn head(&mut self, ui: &mut Ui) {
        let colors = *theme::colors(ui);
        ui.horizontal(|ui| {
            ui.label(RichText::new("从去年的文件开始").size(17.0).color(colors.text));
            let told = format!("“{}”", self.beginning.last_year.name);
            ui.add(Label::new(RichText::new(told).color(colors.secondary)).truncate());
        });
        ui.horizontal(|ui| {
            ui.label(format!("{}年的总结，改写成", self.beginning.rollover.from));
            let drag = egui::DragValue::new(&mut self.year).range(YEARS).suffix("年");
            let response = ui.add(drag);
            naming::name(&response, "新的年度");
            ui.label("的总结。去年的文件不会改动；沿用的段落都会做上标记，改过或确认后消失。");
        });
        if self.year != self.beginning.rollover.to {
            self.plan_again();
        }
        if let Some(complaint) = &self.complaint {
            ui.label(RichText::new(complaint).color(colors.error));
        }
        ui.add_space(6.0);
    }

    /// Plans for another year; what was switched by hand begins anew, promises stay as they were edited.
    fn plan_again(&mut self) {
        match begin_with(&self.beginning.rollover.source, &self.path, Some(self.year)) {
            Ok(mut planned) => {
                planned.report = self.beginning.report.take();
                planned.rollover.promises = std::mem::take(&mut self.beginning.rollover.promises);
                self.beginning = planned;
                self.complaint = None;
                self.list.forget();
            }
            Err(error) => self.complaint = Some(error.to_string()),
        }
    }

    fn tabs(&self) -> Vec<(Tab, String)> {
        let rollover = &self.beginning.rollover;
        let name = |decision| match decision {
            Decision::Roll => "会更新的年份",
            Decision::Ask => "要核对、不改动的",
            Decision::Keep => "保留不变的",
        };
        let mut tabs: Vec<(Tab, String)> = Decision::ALL
            .into_iter()
            .map(|it| (Tab::Changes(it), format!("{} {}", name(it), rollover.count(it))))
            .collect();
        tabs.push((Tab::Promises, format!("去年的打算 {}", rollover.promises.len())));
        if !self.notes().is_empty() {
            tabs.push((Tab::Import, "导入说明".into()));
        }
        tabs
    }

    fn notes(&self) -> Vec<String> {
        self.beginning.report.as_ref().map(ImportReport::summary).unwrap_or_default()
    }

    fn body(&mut self, ui: &mut Ui) {
        let notes = self.notes();
        let rollover = &mut self.beginning.rollover;
        let list = &mut self.list;
        let colors = *theme::colors(ui);
        ScrollArea::vertical().id_salt(("rollover", format!("{:?}", self.tab))).auto_shrink(false).show(
            ui,
            |ui| {
                ui.add_space(8.0);
                ui.spacing_mut().item_spacing.y = 6.0;
                match self.tab {
                    Tab::Changes(decision) => {
                        let of: Vec<usize> = (0..rollover.changes.len())
                            .filter(|&index| rollover.changes[index].decision == decision)
                            .collect();
                        let sections = &rollover.source;
                        let changes = &mut rollover.changes;
                        ui.label(RichText::new(advice(decision)).size(SMALL_TEXT).color(colors.secondary));
                        list.show(ui, of.len(), None, |ui, index| {
                            let change = changes.get_mut(of[index])?;
                            let section = sections.section_name(change.place.part);
                            change_row(ui, &section, change);
                            None::<()>
                        });
                    }
                    Tab::Promises => promises(ui, list, &mut rollover.promises),
                    Tab::Import => notes.iter().for_each(|note| {
                        ui.label(note);
                    }),
                }
            },
        );
    }

    fn foot(&mut self, ui: &mut Ui, actions: &mut Actions) -> bool {
        ui.separator();
        let (done, cancelled) = super::foot(ui, "开始写今年的总结", self.complaint.is_none());
        if done {
            match self.beginning.finish() {
                Ok(document) => actions.push(Action::StartFrom(self.path.clone(), Box::new(document))),
                Err(error) => {
                    self.complaint = Some(error.to_string());
                    return true;
                }
            }
        }
        !(done || cancelled)
    }
}

fn advice(decision: Decision) -> &'static str {
    match decision {
        Decision::Roll => "去掉勾选的，年份保留原样。",
        Decision::Ask => "这些说法换了年份可能不再成立，程序不会替您改；写作时请逐一核对，能更新的可以勾选。",
        Decision::Keep => "名称、文号和往年的事，年份不变；要更新的可以勾选。",
    }
}

fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let colors = theme::colors(ui);
    let frame = Frame::new()
        .fill(colors.panel)
        .stroke(Stroke::new(1.0, colors.line))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(12, 8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui)
    });
    shown.inner
}

fn change_row(ui: &mut Ui, section: &str, change: &mut YearChange) {
    let colors = *theme::colors(ui);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| {
            match &change.new {
                Some(new) => {
                    let text = format!("{} → {new}", change.old);
                    ui.checkbox(&mut change.is_on, RichText::new(text).color(colors.text));
                }
                None => {
                    ui.label(RichText::new(&change.old).color(colors.text));
                }
            }
            let note = format!("{} · {}", change.topic.name(), section);
            ui.label(RichText::new(note).size(SMALL_TEXT).color(colors.hint));
        });
        let mut job = context(change, &colors);
        job.wrap.max_width = ui.available_width();
        ui.label(job);
        ui.label(RichText::new(&change.reason).size(SMALL_TEXT).color(colors.secondary));
    });
}

/// The clause around the expression, which is set apart in it.
fn context(change: &YearChange, colors: &theme::Colors) -> LayoutJob {
    let format = |background| TextFormat {
        font_id: FontId::proportional(SMALL_TEXT + 1.0),
        color: colors.text,
        background,
        ..TextFormat::default()
    };
    let plain = format(egui::Color32::TRANSPARENT);
    let mut job = LayoutJob::default();
    job.append(&change.before, 0.0, plain.clone());
    job.append(&change.old, 0.0, format(colors.warning_faint));
    job.append(&change.behind, 0.0, plain);
    job
}

/// What last year's plan promised: each may be worded anew or struck off.
fn promises(ui: &mut Ui, list: &mut LongList, promises: &mut Vec<Promise>) {
    let colors = *theme::colors(ui);
    let text = if promises.is_empty() {
        "去年的文件里没有找到下一年打算。"
    } else {
        "去年说过今年要做的事，写作时逐件回应：完成、部分完成或没有完成。不是承诺的可以去掉。"
    };
    ui.label(RichText::new(text).size(SMALL_TEXT).color(colors.secondary));
    let removed = list.show(ui, promises.len(), None, |ui, index| {
        let promise = promises.get_mut(index)?;
        card(ui, |ui| {
            ui.horizontal_top(|ui| {
                let width = ui.available_width() - 64.0;
                let response =
                    ui.add(TextEdit::multiline(&mut promise.text).desired_rows(1).desired_width(width));
                naming::name(&response, &format!("打算第{}件", index + 1));
                ui.button(RichText::new("去掉").size(SMALL_TEXT)).clicked().then_some(index)
            })
            .inner
        })
    });
    if let Some(index) = removed {
        promises.remove(index);
        list.forget();
    }
}
