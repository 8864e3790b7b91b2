//! Work found again (恢复): what an earlier run did not get to save.

use crate::app::action::{Action, Actions};
use crate::app::theme;
use crate::session::desk::{Command, Origin};
use crate::storage::recovery::Orphan;

/// Work of earlier runs that no file holds.
#[derive(Debug)]
pub(in crate::app) struct Lost {
    pub(in crate::app) orphans: Vec<Orphan>,
    pub(in crate::app) discarded: Vec<Orphan>,
}
