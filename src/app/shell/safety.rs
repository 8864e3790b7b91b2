//! What keeps people from losing each other's work: earlier versions, files that somebody else has written, documents
//! that somebody else works on.

use std::path::{Path, PathBuf};

use super::super::comparison::ComparisonSheet;
use super::super::dialog::{Choice, ChoiceRole, Question};
use super::super::overlay::{ChangedAnswer, Overlay, SharedAnswer, VersionDeed, VersionsSheet};
use super::App;
use super::effects::name_of;
use crate::edit::Transaction;
use crate::session;
use crate::session::comparing::Source;
use crate::session::desk::{Command, Occasion, Sharing};
use crate::storage::Difference;
use crate::storage::Versions;
use crate::storage::lock::{Holder, Lock};

/// The folder of the configuration directory that holds earlier versions.
const VERSIONS: &str = "versions";

impl App {
    /// When a save happens now, and on whose behalf.
    pub(super) fn occasion(&self) -> Occasion {
        Occasion {
            moment: jiff::Zoned::now(),
            versions: self.preferences.folder(VERSIONS),
            holder: Some(self.services.holder.clone()),
        }
    }

    /// Lists the earlier versions of the document's file.
    pub(super) fn show_versions(&mut self) {
        let (Some(path), Some(directory)) = (self.desk.path(), self.preferences.folder(VERSIONS)) else {
            return;
        };
        let versions = Versions::of(&directory, path);
        self.overlay = Overlay::Versions(Box::new(VersionsSheet::new(name_of(path), versions)));
    }

    /// Does something with an earlier version.
    pub(super) fn version(&mut self, deed: VersionDeed) {
        match deed {
            VersionDeed::Compare(name, document) => {
                let sheet = ComparisonSheet::new(name, *document, Source::SameDocument);
                self.overlay = Overlay::Comparison(Box::new(sheet.with_restore("恢复到左边这一版")));
            }
            VersionDeed::Restore(name, document) => {
                let step = Transaction::between(format!("恢复到{name}"), self.desk.document(), &document);
                self.overlay = Overlay::None;
                if step.is_empty() {
                    return self.services.toasts.info("与现在的文稿一样，不用恢复");
                }
                self.perform(Command::Apply(step));
                self.services.toasts.info(format!("已恢复到{name}，按 Ctrl+Z 退回"));
            }
        }
    }

    /// Asks what to do about a file that somebody else has written.
    pub(super) fn ask_changed(&mut self, path: &Path, difference: Difference) {
        let name = name_of(path);
        let save_as = |role| Choice::new("另存为", role, ChangedAnswer::SaveAs);
        let cancel = Choice::new("取消", ChoiceRole::Cancel, ChangedAnswer::Cancel);
        self.overlay = Overlay::Changed(match difference {
            Difference::Changed { modified } => {
                let when = modified.and_then(|time| jiff::Timestamp::try_from(time).ok());
                let when = when.map(|when| format!("在{}", clock(when))).unwrap_or_default();
                Question::new(
                    "文件被别人改过了",
                    format!("“{name}”{when}被另外的人或程序改过，还没有保存。可以先对照，看看对方改了什么。"),
                    [
                        Choice::new("对照", ChoiceRole::Primary, ChangedAnswer::Compare),
                        save_as(ChoiceRole::Other),
                        Choice::new("覆盖", ChoiceRole::Other, ChangedAnswer::Overwrite),
                        cancel,
                    ],
                )
            }
            Difference::Gone => Question::new(
                "原来的文件不在了",
                format!("“{name}”被移走、改名或删除了，还没有保存。"),
                [
                    Choice::new("存回原处", ChoiceRole::Primary, ChangedAnswer::Overwrite),
                    save_as(ChoiceRole::Other),
                    cancel,
                ],
            ),
        });
    }

    /// The answer to that.
    pub(super) fn settle_changed(&mut self, answer: ChangedAnswer) {
        match answer {
            ChangedAnswer::SaveAs => self.perform(Command::SaveAs),
            ChangedAnswer::Overwrite => self.perform(Command::Overwrite),
            ChangedAnswer::Cancel => self.perform(Command::SaveCancelled),
            ChangedAnswer::Compare => {
                self.perform(Command::SaveCancelled);
                let Some(path) = self.desk.path().map(Path::to_owned) else { return };
                match session::open(&path) {
                    Ok(theirs) => {
                        let sheet =
                            ComparisonSheet::new("文件里现在的", theirs.document, Source::SameDocument);
                        self.overlay = Overlay::Comparison(Box::new(sheet.with_restore("用文件里的")));
                    }
                    Err(error) => self.services.toasts.error(error.to_string()),
                }
            }
        }
    }

    /// Asks what to do about a document that somebody else works on.
    pub(super) fn ask_shared(&mut self, path: PathBuf, holder: &Holder) {
        let text = format!(
            "“{}”正由{holder}编辑。两边都保存时，后保存的会先问，不会悄悄盖掉对方；拿不准就作为副本打开。",
            name_of(&path)
        );
        self.overlay = Overlay::Shared(Question::new(
            "有人正在编辑这份文稿",
            text,
            [
                Choice::new("作为副本打开", ChoiceRole::Primary, SharedAnswer::AsCopy),
                Choice::new("继续编辑", ChoiceRole::Cancel, SharedAnswer::Anyway(path)),
            ],
        ));
    }

    /// The answer to that.
    pub(super) fn settle_shared(&mut self, answer: SharedAnswer) {
        let sharing = match answer {
            SharedAnswer::AsCopy => Sharing::AsCopy,
            SharedAnswer::Anyway(path) => Sharing::Anyway(Lock::take_over(&path, &self.services.holder)),
        };
        self.perform(Command::Share(sharing));
    }
}

/// A moment for people, in this machine's time zone.
fn clock(moment: jiff::Timestamp) -> String {
    moment.to_zoned(jiff::tz::TimeZone::system()).strftime("%-m月%-d日 %H:%M").to_string()
}
