//! What folders and files of versions are called.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::storage::digest::Digest;
use crate::storage::target::follow_links;

/// How a moment is written, in universal time, so that names sort by it.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// Ending of every version: the text of a `.ron` file, packed so that common tools unpack it.
const ENDING: &str = ".ron.gz";

/// Most characters of the readable part of a folder's name.
const READABLE: usize = 24;

/// The folder of the document in `file`: readable, and different for files of the same name in different places.
pub(super) fn folder(file: &Path) -> String {
    let path = place(file);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let fit = |ch: &char| ch.is_alphanumeric() || matches!(ch, '-' | '_');
    let readable: String = stem.chars().filter(fit).take(READABLE).collect();
    let digest = Digest::of(path.as_os_str().as_encoded_bytes()).to_string();
    format!("{readable}-{}", digest.get(..16).unwrap_or_default())
}

/// Where a file is, by whatever way it was reached; it need not exist.
fn place(file: &Path) -> PathBuf {
    let file = follow_links(file).unwrap_or_else(|_| file.to_owned());
    let file = std::path::absolute(&file).unwrap_or(file);
    let (Some(directory), Some(name)) = (file.parent(), file.file_name()) else { return file };
    directory.canonicalize().map_or_else(|_| file.clone(), |directory| directory.join(name))
}

/// The name of a version.
pub(super) fn file(moment: Timestamp, characters: usize, digest: Digest) -> String {
    format!("{}-{characters}-{digest}{ENDING}", moment.strftime(MOMENT))
}

/// Moment, characters and content, if this is the name of a version.
pub(super) fn parse(name: &str) -> Option<(Timestamp, usize, Digest)> {
    let mut parts = name.strip_suffix(ENDING)?.split('-');
    let (moment, characters, digest) = (parts.next()?, parts.next()?, parts.next()?);
    let civil = jiff::civil::DateTime::strptime(MOMENT, moment).ok()?;
    let moment = civil.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let parsed = (moment, characters.parse().ok()?, digest.parse().ok()?);
    (parts.next().is_none()).then_some(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written_and_other_names_are_not() {
        let moment = Timestamp::from_second(1_700_000_000).unwrap();
        let name = file(moment, 321, Digest::of(b"a"));
        assert_eq!(name, "20231114T221320Z-321-d228cb696f1a8caf78912b704e4a8964.ron.gz");
        assert_eq!(parse(&name), Some((moment, 321, Digest::of(b"a"))));
        for wrong in [
            "",
            "总结.ron.gz",
            "20231114T221320Z-321-d228.ron.gz",
            "20231314T221320Z-1-d228cb696f1a8caf78912b704e4a8964.ron.gz",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_has_one_folder_however_it_is_reached() {
        let directory = tempfile::tempdir().unwrap();
        let here = directory.path();
        std::fs::create_dir(here.join("夹")).unwrap();
        let name = folder(&here.join("2025 年/总结.ron"));
        assert!(name.starts_with("总结-") && name.len() == "总结-".len() + 16, "{name}");
        assert_eq!(folder(&here.join("总结.ron")), folder(&here.join("夹/../总结.ron")));
        assert_ne!(folder(&here.join("总结.ron")), folder(&here.join("夹/总结.ron")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("夹/总结.ron", here.join("链.ron")).unwrap();
            assert_eq!(folder(&here.join("链.ron")), folder(&here.join("夹/总结.ron")));
        }
    }
}
