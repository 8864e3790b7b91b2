//! Who works on a document, as a notice says it.

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::storage::read_file;
use crate::text::on_one_line;

/// The largest notice that is read, in bytes.
const LIMIT: u64 = 1 << 14;

/// Most characters that are shown of a name.
const SHOWN: usize = 40;

/// Who works on a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The machine; empty where it has no name.
    pub host: String,
    /// The user's name on that machine; empty where it is not known.
    pub user: String,
    /// The process on that machine.
    pub process: u32,
    /// Since when, in seconds since 1970 by that machine's clock.
    pub since: u64,
}

impl Holder {
    /// This process, working on a document since this moment, in seconds since 1970.
    pub fn this_process(since: u64) -> Self {
        let user = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(named);
        Self { host: host(), user: user.unwrap_or_default(), process: std::process::id(), since }
    }

    /// Whether this is another process than `holder`.
    pub(super) fn is_other(&self, holder: &Self) -> bool {
        (&self.host, self.process) != (&holder.host, holder.process)
    }
}

impl fmt::Display for Holder {
    /// Who and on which machine, such as 张三（计算机“ZHANG-PC”）.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |name: &str| on_one_line(&name.chars().take(SHOWN).collect::<String>());
        match (self.user.trim(), self.host.trim()) {
            ("", "") => f.write_str("另一个窗口"),
            (user, "") => write!(f, "{}", show(user)),
            ("", host) => write!(f, "计算机“{}”上的另一个窗口", show(host)),
            (user, host) => write!(f, "{}（计算机“{}”）", show(user), show(host)),
        }
    }
}

/// What a notice says. Fields may be added; those missing or unknown do no harm.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Notice {
    pub(super) holder: Holder,
    /// Tells the notices of one process apart.
    pub(super) serial: u64,
}

impl Notice {
    /// The text of the notice.
    pub(super) fn encode(&self) -> String {
        ron::to_string(self).unwrap_or_default()
    }

    /// The notice at `path`; `None` when there is none that can be understood.
    pub(super) fn read(path: &Path) -> Option<Self> {
        ron::from_str(&Self::text(path)?).ok()
    }

    /// The text of the notice at `path`.
    pub(super) fn text(path: &Path) -> Option<String> {
        String::from_utf8(read_file(path, LIMIT).ok()?).ok()
    }
}

fn host() -> String {
    let told =
        || std::fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|name| name.trim().to_owned());
    let told = told().filter(|name| !name.is_empty());
    told.or_else(|| ["COMPUTERNAME", "HOSTNAME"].into_iter().find_map(named)).unwrap_or_default()
}

fn named(variable: &str) -> Option<String> {
    std::env::var(variable).ok().filter(|value| !value.is_empty())
}
