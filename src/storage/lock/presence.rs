//! Whether the holder of a notice lives, as the system knows it: the holder keeps the notice open in a way that other
//! processes can find out, and that ends with the process however it ends.

use std::fs::File;
use std::path::Path;

/// A notice that is kept open.
#[derive(Debug)]
pub(super) struct Presence(Option<File>);

impl Presence {
    /// The open notice, where it could be kept open.
    pub(super) fn file(&self) -> Option<&File> {
        self.0.as_ref()
    }
}

#[cfg(not(windows))]
pub(super) use elsewhere::{announce, is_held};

#[cfg(windows)]
pub(super) use windows::{announce, is_held};

#[cfg(not(windows))]
mod elsewhere {
    use std::fs::TryLockError;

    use super::{File, Path, Presence};
    use crate::storage::disk;

    /// Keeps the notice, which is open as `file` and locked since it was made, open and locked.
    pub(in super::super) fn announce(_: &Path, file: File) -> Presence {
        Presence(Some(file))
    }

    /// Whether somebody keeps the notice open; `None` where that cannot be told.
    pub(in super::super) fn is_held(path: &Path) -> Option<bool> {
        match disk::open_to_write(path, false).ok()?.try_lock() {
            Ok(()) => Some(false),
            Err(TryLockError::WouldBlock) => Some(true),
            Err(TryLockError::Error(_)) => None,
        }
    }
}

#[cfg(windows)]
mod windows {
    use std::os::windows::fs::OpenOptionsExt;

    use super::{File, Path, Presence};

    /// Others may read and remove the file, but not open it for writing.
    const SHARE_READ_AND_DELETE: u32 = 1 | 4;
    /// The file is in use in a way that does not allow this one.
    const SHARING_VIOLATION: i32 = 32;

    /// Keeps the notice open so that nobody else can open it for writing. Locks would keep others from reading it.
    pub(in super::super) fn announce(path: &Path, file: File) -> Presence {
        drop(file);
        let open = File::options().read(true).write(true).share_mode(SHARE_READ_AND_DELETE).open(path);
        Presence(open.ok())
    }

    /// Whether somebody keeps the notice open; `None` where that cannot be told.
    pub(in super::super) fn is_held(path: &Path) -> Option<bool> {
        match File::options().write(true).open(path) {
            Ok(_) => Some(false),
            Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Some(true),
            Err(_) => None,
        }
    }
}
