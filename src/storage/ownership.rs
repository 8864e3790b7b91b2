//! Owner and permissions of the files a write makes. Only Unix has more of them than a read-only mark.

#[cfg(unix)]
pub(super) use unix::{keep_owner, usual_permissions};

#[cfg(not(unix))]
pub(super) use elsewhere::{keep_owner, usual_permissions};

#[cfg(unix)]
mod unix {
    use std::fs::{File, Metadata, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    use tempfile::Builder;

    /// Lets a temporary file get the permissions of any new file instead of those of a private one: all that
    /// the user's umask does not forbid.
    pub(in super::super) fn usual_permissions(
        mut builder: Builder<'static, 'static>,
    ) -> Builder<'static, 'static> {
        builder.permissions(Permissions::from_mode(0o666));
        builder
    }

    /// Gives `file` the owner and group of the one it replaces, as far as the user may: only a privileged one
    /// may give files away, for others the file becomes their own.
    pub(in super::super) fn keep_owner(file: &File, replaced: &Metadata) {
        let _ = fchown(file, Some(replaced.uid()), Some(replaced.gid()));
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::fs::{File, Metadata};

    use tempfile::Builder;

    /// New files get the permissions of their directory anyway.
    pub(in super::super) fn usual_permissions(
        builder: Builder<'static, 'static>,
    ) -> Builder<'static, 'static> {
        builder
    }

    /// The owner is the user.
    pub(in super::super) fn keep_owner(_: &File, _: &Metadata) {}
}
