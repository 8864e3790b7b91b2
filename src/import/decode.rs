//! Bytes → text: finds the encoding and refuses what is no text.
//!
//! Nothing is repaired or left out here: the decoded text holds every character of the file, the byte order
//! mark included. Knows nothing of what the text says.

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::error::ImportError;
use super::noise::is_zero_width;

/// The largest file that is read, in bytes. Whoever reads the file checks its size first.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The longest paragraph that is accepted, in characters.
pub const MAX_PARAGRAPH_CHARS: usize = 200_000;

/// How many bytes are looked at to recognise UTF-16 without a byte order mark.
const SNIFFED_BYTES: usize = 1 << 16;

/// An encoding that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceEncoding {
    /// UTF-8
    Utf8,
    /// UTF-16, low byte first
    Utf16Le,
    /// UTF-16, high byte first
    Utf16Be,
    /// GB 18030, with GBK and GB 2312 in it
    Gb18030,
}

impl SourceEncoding {
    /// Name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
        }
    }

    fn codec(self) -> &'static Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
        }
    }
}

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Every character of the file, the byte order mark included.
    pub text: String,
    /// The encoding it was in.
    pub encoding: SourceEncoding,
}

/// Decodes the bytes of a text file.
///
/// # Errors
/// When the bytes are empty, blank, too many, no text, damaged, or hold a paragraph that is too long.
pub fn decode(bytes: &[u8]) -> Result<Decoded, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len() as u64, limit: MAX_FILE_BYTES });
    }
    if let Some(name) = foreign_format(bytes) {
        return Err(ImportError::ForeignFormat { name });
    }
    let encoding = detect(bytes)?;
    let text = decode_strictly(encoding, bytes)?;
    refuse_binary(&text)?;
    refuse_long_paragraphs(&text)?;
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || is_zero_width(c)) {
        return Err(ImportError::Blank);
    }
    Ok(Decoded { text, encoding })
}

/// The Chinese name of a format people mistake for text, by its first bytes.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 11] = [
        (b"PK\x03\x04", "压缩包或Word文档（.docx、.wps）"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版Word文档（.doc、.wps）"),
        (b"%PDF-", "PDF文件"),
        (b"{\\rtf", "写字板文档（.rtf）"),
        (b"\x89PNG", "图片"),
        (b"\xFF\xD8\xFF", "图片"),
        (b"GIF8", "图片"),
        (b"\x7FELF", "程序文件"),
        (b"Rar!\x1A", "压缩包"),
        (b"\xFF\xFE\0\0", "UTF-32编码的文件"),
        (b"\0\0\xFE\xFF", "UTF-32编码的文件"),
    ];
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, name)| *name)
}

/// The encoding of the bytes: by byte order mark, else the first that fits of UTF-8, UTF-16 and GB 18030.
fn detect(bytes: &[u8]) -> Result<SourceEncoding, ImportError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Ok(SourceEncoding::Utf8),
        [0xFF, 0xFE, ..] => return Ok(SourceEncoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Ok(SourceEncoding::Utf16Be),
        _ => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        let wide = if bytes.contains(&0) { utf16_without_mark(bytes) } else { None };
        return Ok(wide.unwrap_or(SourceEncoding::Utf8));
    }
    if is_mostly_utf8(bytes) {
        return Ok(SourceEncoding::Utf8);
    }
    if let Some(wide) = utf16_without_mark(bytes) {
        return Ok(wide);
    }
    match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(_) => Ok(SourceEncoding::Gb18030),
        None if bytes.contains(&0) => Err(ImportError::Binary),
        None => Err(ImportError::UnknownEncoding),
    }
}

/// Whether the bytes are UTF-8 with a little damage, such as a cut at the end: GB 18030 could read them too,
/// but as nonsense.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 10 <= good
}

/// UTF-16 without a byte order mark: nearly every unit is a character of Chinese official prose, and marks
/// that no other encoding gives by accident are among them.
fn utf16_without_mark(bytes: &[u8]) -> Option<SourceEncoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    [(SourceEncoding::Utf16Le, 0), (SourceEncoding::Utf16Be, 1)].into_iter().find_map(|(encoding, low)| {
        let units = sample.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[1 - low], pair[low]]));
        let (mut total, mut plausible, mut certain) = (0usize, 0usize, 0usize);
        for unit in units {
            total += 1;
            plausible += usize::from(is_plausible_unit(unit));
            certain += usize::from(matches!(unit, 0x0A | 0x20..=0x7E | 0x3001 | 0x3002 | 0xFF0C));
        }
        (certain > 0 && plausible * 10 >= total * 9).then_some(encoding)
    })
}

/// Whether a UTF-16 unit is likely in Chinese official prose.
fn is_plausible_unit(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2010..=0x2030
        | 0x3000..=0x301F | 0x4E00..=0x9FFF | 0xFF00..=0xFF5E)
}

fn decode_strictly(encoding: SourceEncoding, bytes: &[u8]) -> Result<String, ImportError> {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(capacity.unwrap_or(0));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true).0 {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::Malformed(..) | DecoderResult::OutputFull => {
            let line = text.bytes().filter(|&b| b == b'\n').count() + 1;
            Err(ImportError::Damaged { encoding, line })
        }
    }
}

/// One control character in fifty is more than any text has.
fn refuse_binary(text: &str) -> Result<(), ImportError> {
    let (mut chars, mut controls) = (0usize, 0usize);
    for ch in text.chars() {
        chars += 1;
        controls += usize::from(ch.is_control() && !ch.is_whitespace());
    }
    if controls * 50 > chars { Err(ImportError::Binary) } else { Ok(()) }
}

/// Refuses a paragraph above [`MAX_PARAGRAPH_CHARS`].
pub(super) fn refuse_long_paragraphs(text: &str) -> Result<(), ImportError> {
    for (index, line) in text.split('\n').enumerate().filter(|(_, line)| line.len() > MAX_PARAGRAPH_CHARS) {
        for paragraph in line.split('\r') {
            let chars = paragraph.chars().count();
            if chars > MAX_PARAGRAPH_CHARS {
                return Err(ImportError::LongParagraph { line: index + 1, chars });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "柳河镇2024年工作总结\r\n一、经济平稳。\r\n完成投资1.2亿元，增长5%。\r\n";

    fn wide(text: &str, encode: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(encode).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let marked = format!("\u{FEFF}{TEXT}");
        for (bytes, encoding, text) in [
            (TEXT.as_bytes().to_vec(), SourceEncoding::Utf8, TEXT),
            (marked.as_bytes().to_vec(), SourceEncoding::Utf8, &*marked),
            (wide(TEXT, u16::to_le_bytes), SourceEncoding::Utf16Le, TEXT),
            (wide(TEXT, u16::to_be_bytes), SourceEncoding::Utf16Be, TEXT),
            (wide(&marked, u16::to_le_bytes), SourceEncoding::Utf16Le, &marked),
            (wide(&marked, u16::to_be_bytes), SourceEncoding::Utf16Be, &marked),
            (wide("2024\r\nabc", u16::to_le_bytes), SourceEncoding::Utf16Le, "2024\r\nabc"),
            (GB18030.encode(TEXT).0.into_owned(), SourceEncoding::Gb18030, TEXT),
            (GB18030.encode("测试").0.into_owned(), SourceEncoding::Gb18030, "测试"),
            (GB18030.encode("㐀𠀀喆").0.into_owned(), SourceEncoding::Gb18030, "㐀𠀀喆"),
            (b"plain".to_vec(), SourceEncoding::Utf8, "plain"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let lone = [0xFF, 0xFE, 0x0A, 0x00, 0x00, 0xD8, 0x41, 0x00];
        let cut = &TEXT.as_bytes()[..TEXT.len() - 7];
        for (bytes, error) in [
            (&b""[..], ImportError::Empty),
            (" \u{3000}\r\n\u{FEFF}\t".as_bytes(), ImportError::Blank),
            (b"%PDF-1.7", ImportError::ForeignFormat { name: "PDF文件" }),
            (&[0; 64], ImportError::Binary),
            (b"\x00\x01\x02\xFF\xFE\xFD\x80", ImportError::Binary),
            (b"\xFF\xFF\xFF\xFF", ImportError::UnknownEncoding),
            (&lone, ImportError::Damaged { encoding: SourceEncoding::Utf16Le, line: 2 }),
            (&cut[..cut.len() - 1], ImportError::Damaged { encoding: SourceEncoding::Utf8, line: 3 }),
        ] {
            assert_eq!(decode(bytes), Err(error));
        }
    }

    #[test]
    fn limits_name_the_line() {
        let long = format!("短\n{}", "长".repeat(MAX_PARAGRAPH_CHARS + 1));
        let error = decode(long.as_bytes()).unwrap_err();
        assert_eq!(error, ImportError::LongParagraph { line: 2, chars: MAX_PARAGRAPH_CHARS + 1 });
        assert!(error.to_string().contains("第2行"));
        assert!(decode("长".repeat(MAX_PARAGRAPH_CHARS).as_bytes()).is_ok());
        let huge = vec![b'a'; MAX_FILE_BYTES as usize + 1];
        assert_eq!(
            decode(&huge),
            Err(ImportError::TooLarge { bytes: MAX_FILE_BYTES + 1, limit: MAX_FILE_BYTES })
        );
    }
}
