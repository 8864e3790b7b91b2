//! Drawing what lies over the window.

use super::super::overlay::{ChangedAnswer, Overlay, SharedAnswer, about, count, insert, shortcuts};
use super::App;
use super::availability::State;
use crate::session::desk::{Answer, Command, Origin};

/// The answer to a question that lay over the window.
enum Answered {
    Unsaved(Answer),
    Changed(ChangedAnswer),
    Shared(SharedAnswer),
}

impl App {
    /// Draws what lies over the window, if anything does.
    pub(super) fn overlay(&mut self, context: &egui::Context) {
        if matches!(self.overlay, Overlay::None)
            && let Some(tour) = &mut self.panes.tour
            && !tour.ui(context, &self.panes.regions)
        {
            self.panes.tour = None;
        }
        let state = State { desk: &self.desk, panes: &self.panes };
        let (desk, actions) = (&self.desk, &mut self.actions);
        let mut answered = None;
        let open = match &mut self.overlay {
            Overlay::None => return,
            Overlay::Palette(palette) => palette.ui(context, desk, &state, actions),
            Overlay::Start(start) => start.ui(context, actions),
            Overlay::Begin(begin) => begin.ui(context, actions),
            Overlay::RollOver(sheet) => sheet.ui(context, actions),
            Overlay::Comparison(sheet) => sheet.ui(context, desk, actions),
            Overlay::Unsaved(question) => {
                answered = question.show(context).map(Answered::Unsaved);
                answered.is_none()
            }
            Overlay::Changed(question) => {
                answered = question.show(context).map(Answered::Changed);
                answered.is_none()
            }
            Overlay::Shared(question) => {
                answered = question.show(context).map(Answered::Shared);
                answered.is_none()
            }
            Overlay::Versions(sheet) => sheet.ui(context, actions),
            Overlay::Lost(lost) => {
                let open = lost.ui(context, desk, actions);
                if !open && *desk.origin() == Origin::Sample {
                    self.overlay = Overlay::start(&self.preferences);
                    return;
                }
                open
            }
            Overlay::Notice(message) => !message.show(context),
            Overlay::Export(sheet) => sheet.ui(context, desk, actions),
            Overlay::Settings(sheet) => sheet.ui(context, actions),
            Overlay::Symbols => insert::symbols(context, actions),
            Overlay::Dates => insert::dates(context, actions),
            Overlay::Percent(percent) => percent.ui(context, actions),
            Overlay::Count => count::show(context, desk),
            Overlay::Shortcuts => shortcuts::show(context),
            Overlay::About => about::show(context),
        };
        if !open {
            self.overlay = Overlay::None;
        }
        match answered {
            Some(Answered::Unsaved(answer)) => self.perform(Command::Answer(answer)),
            Some(Answered::Changed(answer)) => self.settle_changed(answer),
            Some(Answered::Shared(answer)) => self.settle_shared(answer),
            None => {}
        }
    }
}
