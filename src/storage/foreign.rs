//! Telling a document of this program from files of other kinds by their first bytes.

use std::fmt;

use super::envelope::FORMAT;
use super::error::{LoadError, Position};

/// How far from the start the format's name stands in a file of ours, in bytes.
const HEAD: usize = 1024;

/// A kind of file that is not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignFormat {
    /// Word, Excel and other packages (.docx .xlsx), or another archive.
    Package,
    /// Word or WPS of the old kind (.doc .wps).
    OldOffice,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// Text in UTF-16, which some editors call Unicode.
    Utf16,
    /// Any other text.
    Text,
    /// Nothing but zero bytes.
    Zeros,
    /// Any other bytes.
    Binary,
}

impl fmt::Display for ForeignFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Package => "这是Word等办公软件的文件（或压缩包），不是岁稿文稿；.docx请用“导入”",
            Self::OldOffice => "这是旧版Word或WPS的文件，不是岁稿文稿；请另存为.docx后用“导入”",
            Self::Pdf => "这是PDF文件，不是岁稿文稿；请选择由岁稿保存的文件",
            Self::Rtf => "这是RTF文件，不是岁稿文稿；请另存为.docx后用“导入”",
            Self::Utf16 => "这是UTF-16编码的文本，不是岁稿文稿；若是被记事本改存的，请另存为UTF-8后再打开",
            Self::Text => "这是普通文本，不是岁稿文稿；请改用.txt作扩展名后“导入”，或选择由岁稿保存的文件",
            Self::Zeros => "文件里全是空字节，内容已经丢失，多半是保存时断电造成的",
            Self::Binary => "这不是岁稿文稿，也不是文本；请选择由岁稿保存的文件",
        })
    }
}

/// The text in the bytes of a file.
///
/// # Errors
/// When the bytes are those of another kind of file, or not UTF-8.
pub fn text(bytes: &[u8]) -> Result<&str, LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty);
    }
    if let Some(format) = signature(bytes) {
        return Err(LoadError::Foreign(format));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        if names_format(bytes) {
            let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            // A character cut in two at the very end is the mark of an incomplete copy.
            let at = end_position(&good);
            return if error.error_len().is_none() {
                LoadError::Truncated(at)
            } else {
                LoadError::NotUtf8(at)
            };
        }
        let binary = bytes.iter().take(HEAD).any(|&b| b == 0);
        LoadError::Foreign(if binary { ForeignFormat::Binary } else { ForeignFormat::Text })
    })
}

/// The kind of file that begins like this, or `None` for what may be ours.
fn signature(bytes: &[u8]) -> Option<ForeignFormat> {
    use ForeignFormat::*;
    const SIGNATURES: [(&[u8], ForeignFormat); 6] = [
        (b"PK\x03\x04", Package),
        (b"\xD0\xCF\x11\xE0", OldOffice),
        (b"%PDF", Pdf),
        (b"{\\rtf", Rtf),
        (b"\xFF\xFE", Utf16),
        (b"\xFE\xFF", Utf16),
    ];
    if bytes.iter().all(|&b| b == 0) {
        return Some(Zeros);
    }
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, format)| *format)
}

/// Whether the head of the file names our format.
pub(super) fn names_format(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    head.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes())
}

/// Where `text` ends.
pub(super) fn end_position(text: &str) -> Position {
    let last = text.rsplit('\n').next().unwrap_or_default();
    Position { line: text.matches('\n').count() + 1, column: last.chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_kinds_are_named() {
        use ForeignFormat::*;
        for (bytes, format) in [
            (&b"PK\x03\x04\x14\x00"[..], Package),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", OldOffice),
            (b"%PDF-1.7", Pdf),
            (b"{\\rtf1\\ansi", Rtf),
            (b"\xFF\xFE(\x00", Utf16),
            (b"\0\0\0\0", Zeros),
            (b"\x7fELF\0\0\xff\xff", Binary),
            ("（）".as_bytes().split_at(4).0, Text),
        ] {
            assert_eq!(text(bytes), Err(LoadError::Foreign(format)));
        }
        assert_eq!(text(b""), Err(LoadError::Empty));
    }

    #[test]
    fn damaged_bytes_in_a_file_of_ours_are_located() {
        let mut bytes = "(\nformat: \"annual-summary\", 甲".as_bytes().to_vec();
        let end = Position { line: 2, column: 28 };
        bytes.push(0xE4);
        assert_eq!(text(&bytes), Err(LoadError::Truncated(end)));
        bytes.push(b'a');
        assert_eq!(text(&bytes), Err(LoadError::NotUtf8(end)));
    }
}
