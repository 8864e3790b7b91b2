//! The package (OPC, ISO/IEC 29500-2): a zip archive of parts, and the relationships that name them.
//!
//! Every part is unpacked within limits. Relationships to places outside the package are never followed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::WordError;
use super::xml::{Token, XmlReader, decode};

/// The most bytes one part may unpack to.
const MAX_PART_BYTES: u64 = 64 << 20;

/// The most bytes all parts that are read may unpack to.
const MAX_TOTAL_BYTES: u64 = 200 << 20;

/// The most times a part may be larger than its packed form: text of one repeated word packs by about 300,
/// nothing of ten megabytes and more that a person wrote packs by more.
const MAX_RATIO: u64 = 400;

/// Below this size the ratio is not looked at.
const RATIO_FROM_BYTES: u64 = 8 << 20;

/// The most files an archive may hold.
const MAX_FILES: usize = 20_000;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

/// A relationship to another part of the package.
struct Relationship {
    /// Last word of its type, such as `styles`.
    kind: String,
    /// Name of the part.
    target: String,
}

impl<'a> Package<'a> {
    /// Opens the archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, WordError> {
        const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        if bytes.starts_with(OLE) {
            return Err(if is_encrypted(bytes) { WordError::Encrypted } else { WordError::OldFormat });
        }
        if !bytes.starts_with(b"PK") {
            return Err(WordError::NotWord);
        }
        let broken = || WordError::Broken { part: String::new() };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.len() > MAX_FILES {
            return Err(WordError::TooLarge);
        }
        Ok(Self { archive, unpacked: 0 })
    }

    /// The text of a part; `None` when the package has no such part.
    pub(super) fn read(&mut self, part: &str) -> Result<Option<String>, WordError> {
        let Some(index) = self.index(part) else { return Ok(None) };
        let broken = || WordError::Broken { part: part.to_owned() };
        let file = self.archive.by_index(index).map_err(|_| broken())?;
        if file.encrypted() {
            return Err(WordError::Encrypted);
        }
        let packed = file.compressed_size();
        let room = MAX_PART_BYTES.min(MAX_TOTAL_BYTES.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        // One byte more than allowed tells a part that is too large from one that just fits.
        file.take(room + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        let size = bytes.len() as u64;
        if size > room || (size > RATIO_FROM_BYTES && size / packed.max(1) > MAX_RATIO) {
            return Err(WordError::TooLarge);
        }
        self.unpacked += size;
        decode(bytes).map(Some).ok_or_else(|| WordError::Malformed { part: part.to_owned() })
    }

    /// Index of a part; names of parts do not tell letter cases apart.
    fn index(&self, part: &str) -> Option<usize> {
        let name = part.trim_start_matches('/');
        self.archive.index_for_name(name).or_else(|| {
            let same = |found: &[u8]| {
                let found = String::from_utf8_lossy(found).replace('\\', "/");
                found.trim_start_matches('/').eq_ignore_ascii_case(name)
            };
            self.archive.file_names_raw().position(same)
        })
    }

    /// The name of the main document part.
    pub(super) fn document(&mut self) -> Result<String, WordError> {
        const USUAL: &str = "word/document.xml";
        let named = self.relationships("")?.into_iter().find(|one| one.kind == "officeDocument");
        [named.map(|one| one.target), Some(USUAL.to_owned())]
            .into_iter()
            .flatten()
            .find(|part| self.index(part).is_some())
            .ok_or(WordError::NoDocument)
    }

    /// The text of the part that `part` relates to as `kind`, such as `styles`; `None` when there is none or it
    /// cannot be read: a document can do without.
    pub(super) fn related(&mut self, part: &str, kind: &str) -> Result<Option<(String, String)>, WordError> {
        let named = match self.relationships(part) {
            Ok(all) => all.into_iter().find(|one| one.kind == kind).map(|one| one.target),
            Err(WordError::TooLarge) => return Err(WordError::TooLarge),
            Err(_) => None,
        };
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let target = named.unwrap_or_else(|| format!("{folder}/{kind}.xml"));
        match self.read(&target) {
            Ok(text) => Ok(text.map(|text| (target, text))),
            Err(WordError::TooLarge) => Err(WordError::TooLarge),
            Err(_) => Ok(None),
        }
    }

    /// The relationships of a part within the package; those of the package itself for an empty name.
    fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, WordError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let place = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let rels = format!("{place}_rels/{name}.rels");
        let Some(text) = self.read(&rels)? else { return Ok(Vec::new()) };
        let mut xml = XmlReader::new(&text, &rels);
        let mut found = Vec::new();
        while let Some(token) = xml.next()? {
            let Token::Start(element) = token else { continue };
            if element.name() != "Relationship"
                || element.attribute("TargetMode").as_deref().is_some_and(is_external)
            {
                continue;
            }
            let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target")) else {
                continue;
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relationship { kind, target: resolve(folder, &target) });
        }
        Ok(found)
    }
}

fn is_external(mode: &str) -> bool {
    mode.eq_ignore_ascii_case("external")
}

/// The name of the part a target means, seen from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Whether an OLE container holds an encrypted package: its directory names a stream for it, in UTF-16.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_within_the_package() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../docProps/./core.xml"), "docProps/core.xml");
        assert_eq!(resolve("", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn containers_of_other_programs_are_named() {
        let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 WordDocument".to_vec();
        assert_eq!(Package::open(&ole).err(), Some(WordError::OldFormat));
        let stream = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
        let locked: Vec<u8> = ole.iter().copied().chain(stream).collect();
        assert_eq!(Package::open(&locked).err(), Some(WordError::Encrypted));
        assert_eq!(Package::open(b"text").err(), Some(WordError::NotWord));
        assert_eq!(Package::open(b"PK\x03\x04").err(), Some(WordError::Broken { part: String::new() }));
    }
}
