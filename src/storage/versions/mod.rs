//! Versions (历史版本): a dated copy of a document's file for every save, in the program's own directory.
//!
//! Every document has a folder, named after its file; every version is one compressed file, whose name tells its
//! moment, length and content, so that listing opens none. The number and size of the versions are bounded
//! (`thinning`). What does not belong here or is damaged is passed over. Knows no clock: the moment is given.

mod name;
mod thinning;

use std::fmt;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::{Timestamp, Zoned};

use crate::document::Document;

use super::digest::Digest;
use super::error::{LoadError, ReadCause, ReadError, StorageError, WriteCause, WriteError};
use super::read::{SIZE_LIMIT, read_file, read_with_metadata};
use super::{Backup, atomic_write, decode, disk, foreign};

pub use thinning::{MAX_BYTES, MAX_VERSIONS};

/// The versions of one document.
#[derive(Debug, Clone)]
pub struct Versions {
    folder: PathBuf,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// When it was saved.
    pub moment: Timestamp,
    /// Characters of its sections' headings, bodies and table cells, without white space.
    pub characters: usize,
    /// What it takes on disk, in bytes.
    pub bytes: u64,
    digest: Digest,
    path: PathBuf,
}

impl Versions {
    /// Those of the document in `file`, kept in `directory`. Neither need exist.
    pub fn of(directory: &Path, file: &Path) -> Self {
        Self { folder: directory.join(name::folder(file)) }
    }

    /// Keeps the text of a document's file as the version of this moment. A content that is kept already is not kept
    /// twice: it gets the later moment. Makes room by thinning the older ones out.
    ///
    /// # Errors
    /// When the text is no document or the version cannot be written. Nothing that was kept is lost then.
    pub fn keep(&self, text: &str, moment: &Zoned) -> Result<(), StorageError> {
        let digest = Digest::of(text.as_bytes());
        let seconds = Timestamp::from_second(moment.timestamp().as_second()).unwrap_or(moment.timestamp());
        let list = self.list();
        if let Some(known) = list.iter().find(|version| version.digest == digest)
            && self.read_text(known).is_ok_and(|kept| kept == text)
        {
            return self.date(known, seconds);
        }
        let document = decode(text).map_err(|error| self.unfit(error))?;
        self.write(text, &name::file(seconds, characters(&document), digest))?;
        self.thin(moment);
        Ok(())
    }

    /// Keeps the content that the document's file has before it is overwritten, dated when it was written, if it is a
    /// document that is not kept yet.
    ///
    /// # Errors
    /// When the version cannot be written.
    pub fn keep_previous(&self, file: &Path, now: &Zoned) -> Result<(), StorageError> {
        let Ok((bytes, metadata)) = read_with_metadata(file, SIZE_LIMIT) else { return Ok(()) };
        let Ok(text) = foreign::text(&bytes) else { return Ok(()) };
        let digest = Digest::of(text.as_bytes());
        if self.list().iter().any(|version| version.digest == digest) || decode(text).is_err() {
            return Ok(());
        }
        let written = metadata.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        // A clock that was wrong when the file was written must not put it after the save that follows.
        let moment = written.unwrap_or(now.timestamp()).min(now.timestamp());
        self.keep(text, &moment.to_zoned(now.time_zone().clone()))
    }

    /// The versions, the newest first. A folder that does not exist or cannot be read holds none.
    pub fn list(&self) -> Vec<Version> {
        let entries = disk::entries(&self.folder).unwrap_or_default();
        let mut versions: Vec<_> = entries.into_iter().filter_map(Version::at).collect();
        versions.sort_by(|a, b| b.moment.cmp(&a.moment).then_with(|| b.path.cmp(&a.path)));
        versions
    }

    /// The document as it was.
    ///
    /// # Errors
    /// When the version is damaged or gone.
    pub fn read(&self, version: &Version) -> Result<Document, StorageError> {
        let text = self.read_text(version)?;
        decode(&text).map_err(|error| ReadError::new(&version.path, ReadCause::Content(error)).into())
    }

    /// The text of the document's file as it was.
    ///
    /// # Errors
    /// When the version is damaged or gone.
    pub fn read_text(&self, version: &Version) -> Result<String, StorageError> {
        let packed = read_file(&version.path, SIZE_LIMIT)?;
        let damaged = |error| ReadError::new(&version.path, ReadCause::Content(error));
        let mut bytes = Vec::new();
        let unpacked = GzDecoder::new(packed.as_slice()).take(SIZE_LIMIT).read_to_end(&mut bytes);
        if unpacked.is_err() || Digest::of(&bytes) != version.digest {
            return Err(damaged(LoadError::Damaged).into());
        }
        String::from_utf8(bytes).map_err(|_| damaged(LoadError::Damaged).into())
    }

    /// Gives a version a later moment.
    fn date(&self, version: &Version, moment: Timestamp) -> Result<(), StorageError> {
        if version.moment >= moment {
            return Ok(());
        }
        let path = self.folder.join(name::file(moment, version.characters, version.digest));
        Ok(disk::rename(&version.path, &path).map_err(|error| failed(&path, error))?)
    }

    fn write(&self, text: &str, name: &str) -> Result<(), StorageError> {
        let path = self.folder.join(name);
        disk::create_private_directory(&self.folder).map_err(|error| failed(&self.folder, error))?;
        disk::sweep(&self.folder);
        let packed = pack(text).map_err(|error| failed(&path, error))?;
        Ok(atomic_write(&path, &packed, Backup::None)?)
    }

    /// Removes what is too much. What cannot be removed stays until the next time.
    fn thin(&self, now: &Zoned) {
        for surplus in thinning::surplus(self.list(), now) {
            let _ = disk::remove(&surplus.path);
        }
    }

    fn unfit(&self, error: LoadError) -> StorageError {
        ReadError { path: self.folder.clone(), cause: ReadCause::Content(error), backup: None }.into()
    }
}

impl Version {
    /// The version in this file, if its name is that of one.
    fn at(path: PathBuf) -> Option<Self> {
        let (moment, characters, digest) = name::parse(path.file_name()?.to_str()?)?;
        let metadata = disk::metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
        Some(Self { moment, characters, bytes: metadata.len(), digest, path })
    }
}

/// Why a save was not kept as a version. The save itself is done.
#[derive(Debug)]
pub struct NotKept(pub StorageError);

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "文稿已保存，但没有留下历史版本：{}", self.0)
    }
}

fn characters(document: &Document) -> usize {
    let count = |text: &str| text.chars().filter(|ch| !ch.is_whitespace()).count();
    let section = |section: &crate::document::Section| {
        let cells = section.table.iter().flat_map(|table| table.rows.iter().flatten());
        count(&section.heading) + count(&section.body) + cells.map(|cell| count(cell)).sum::<usize>()
    };
    document.sections.iter().map(section).sum()
}

fn pack(text: &str) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()
}

fn failed(path: &Path, error: std::io::Error) -> WriteError {
    WriteError { path: path.into(), cause: WriteCause::from(error) }
}

#[cfg(test)]
mod tests;
