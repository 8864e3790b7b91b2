//! Saving: where to, what may be overwritten, what follows.

use std::path::PathBuf;

use super::command::{Effect, Sharing};
use super::store::{Store, Stored};
use super::{Desk, Origin};

impl Desk {
    pub(super) fn save(&mut self) -> Vec<Effect> {
        match self.path() {
            Some(path) => vec![self.store(path.to_owned())],
            None => vec![self.pick_save()],
        }
    }

    pub(super) fn pick_save(&self) -> Effect {
        Effect::PickSave { suggested: self.file_name("ron") }
    }

    /// Writes to `path`. Whoever picked another file has been asked about overwriting it; the document's own file must
    /// be as it was left.
    pub(super) fn store(&self, path: PathBuf) -> Effect {
        let is_own = self.path() == Some(&path);
        let expected = self.stamp.filter(|_| is_own);
        let announces = !is_own || self.lock.is_none();
        let state = self.history.state();
        Effect::Store(Box::new(Store { path, document: self.document.clone(), state, expected, announces }))
    }

    /// Writes to the document's file whatever is there.
    pub(super) fn overwrite(&mut self) -> Vec<Effect> {
        let mut effects = self.save();
        for effect in &mut effects {
            if let Effect::Store(store) = effect {
                store.expected = None;
            }
        }
        effects
    }

    pub(super) fn saved(&mut self, path: PathBuf, state: u64, stored: Stored) -> Vec<Effect> {
        if self.path() != Some(&path) {
            // The notice is at the file that was left.
            self.lock = None;
        }
        self.history.mark_saved_at(state);
        self.origin = Origin::File(path.clone());
        self.stamp = stored.stamp;
        self.lock = stored.lock.or(self.lock.take());
        let mut effects = vec![Effect::Remember(path.clone()), Effect::Saved(path)];
        effects.extend(stored.warning.map(Effect::Complain));
        if let Some(intent) = self.intent.take() {
            // Writing may have gone on while the file was written.
            effects.extend(self.unless_unsaved(intent));
        }
        effects
    }

    /// What to do with a document that somebody else works on.
    pub(super) fn share(&mut self, sharing: Sharing) -> Vec<Effect> {
        match sharing {
            Sharing::Anyway(lock) => self.lock = lock.or(self.lock.take()),
            Sharing::AsCopy => {
                if let Origin::File(path) = &self.origin {
                    self.origin = Origin::Copy(path.clone());
                    (self.stamp, self.lock) = (None, None);
                }
            }
        }
        Vec::new()
    }
}
