//! Reading XML: local names, attributes, text; document types refused, depth bounded.
//!
//! Knows nothing of Word. Prefixes are left aside: no part uses one local name for two things at one place.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::error::WordError;

/// The most elements within one another. Word itself gives up far earlier.
const MAX_DEPTH: usize = 4_000;

/// The text of a part, in UTF-8 or UTF-16; `None` when it is in neither.
pub(super) fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = wide {
        return encoding.decode_with_bom_removal(&bytes).0.into_owned().into();
    }
    let text = String::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// A piece of XML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// The innermost element ends.
    End,
    /// Text between tags.
    Text(Cow<'a, str>),
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> &str {
        std::str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }

    /// The value of an attribute, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found =
            all.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name.as_bytes())?;
        let value = std::str::from_utf8(&found.value).ok()?;
        Some(unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned))
    }

    /// The attribute `val`, which most properties have.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.value()?.parse().ok()
    }

    /// Whether a switch is on: its `val` is missing or not a no.
    pub(super) fn is_on(&self) -> bool {
        self.value().is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
    }
}

/// Reads a part token by token.
pub(super) struct XmlReader<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

impl<'a> XmlReader<'a> {
    /// A reader of the part `part` with this text.
    pub(super) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, part, depth: 0 }
    }

    /// The next token; `None` at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, WordError> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.malformed())?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(self.too_deep());
                    }
                    Token::Start(Element(start))
                }
                Event::End(_) => {
                    self.depth -= 1;
                    Token::End
                }
                Event::Text(text) => Token::Text(self.text(text.into_inner())?),
                Event::CData(text) => Token::Text(self.text(text.into_inner())?),
                Event::GeneralRef(reference) => Token::Text(Cow::Owned(self.character(&reference)?)),
                Event::DocType(_) => return Err(WordError::DocumentType { part: self.part.to_owned() }),
                Event::Eof if self.depth > 0 => return Err(self.malformed()),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// Goes on behind the end of the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), WordError> {
        self.each(|_| Visit::Into)
    }

    /// Shows `visit` every element within the one that has just begun, and goes on behind its end.
    pub(super) fn each(&mut self, mut visit: impl FnMut(&Element<'a>) -> Visit) -> Result<(), WordError> {
        let outside = self.depth.saturating_sub(1);
        let mut passed_by: Option<usize> = None;
        while self.depth > outside {
            match self.next()? {
                Some(Token::Start(element)) if passed_by.is_none() => {
                    if visit(&element) == Visit::PassBy {
                        passed_by = Some(self.depth);
                    }
                }
                Some(Token::End) if passed_by.is_some_and(|depth| self.depth < depth) => passed_by = None,
                Some(_) => {}
                None => return Err(self.malformed()),
            }
        }
        Ok(())
    }

    fn text(&self, bytes: Cow<'a, [u8]>) -> Result<Cow<'a, str>, WordError> {
        match bytes {
            Cow::Borrowed(bytes) => {
                std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| self.malformed())
            }
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|_| self.malformed()),
        }
    }

    /// The character a reference stands for. Only those that XML itself knows: an entity of a document's own
    /// needs a document type.
    fn character(&self, reference: &BytesRef<'_>) -> Result<String, WordError> {
        let name = std::str::from_utf8(reference).map_err(|_| self.malformed())?;
        unescape(&format!("&{name};")).map(Cow::into_owned).map_err(|_| self.malformed())
    }

    /// The error of elements nested beyond any sense.
    pub(super) fn too_deep(&self) -> WordError {
        WordError::TooDeep { part: self.part.to_owned() }
    }

    fn malformed(&self) -> WordError {
        WordError::Malformed { part: self.part.to_owned() }
    }
}

/// What to do with an element that is being visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visit {
    /// Visit what is in it.
    Into,
    /// Leave out what is in it.
    PassBy,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Result<Vec<String>, WordError> {
        let mut xml = XmlReader::new(text, "a.xml");
        let mut seen = Vec::new();
        while let Some(token) = xml.next()? {
            seen.push(match token {
                Token::Start(element) => format!("<{} {:?}", element.name(), element.value()),
                Token::End => ">".into(),
                Token::Text(text) => text.into_owned(),
            });
        }
        Ok(seen)
    }

    #[test]
    fn elements_attributes_and_references() {
        let seen =
            tokens("<?xml version='1.0'?><w:a w:val='1&lt;'><b/>甲&amp;乙&#x4E00;<![CDATA[<c>]]></w:a>")
                .unwrap();
        assert_eq!(seen, ["<a Some(\"1<\")", "<b None", ">", "甲", "&", "乙", "一", "<c>", ">"]);
    }

    #[test]
    fn what_word_never_writes_is_refused() {
        let part = || "a.xml".to_owned();
        let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
        assert_eq!(tokens(bomb), Err(WordError::DocumentType { part: part() }));
        assert_eq!(tokens("<a>&b;</a>"), Err(WordError::Malformed { part: part() }));
        assert_eq!(tokens("<a></b>"), Err(WordError::Malformed { part: part() }));
        assert_eq!(tokens("<a><b>"), Err(WordError::Malformed { part: part() }));
        assert_eq!(tokens("</a>"), Err(WordError::Malformed { part: part() }));
        assert_eq!(tokens(&"<a>".repeat(100_000)), Err(WordError::TooDeep { part: part() }));
    }

    #[test]
    fn each_passes_by_what_it_is_told_to() {
        let mut xml = XmlReader::new("<a><b><c/></b><d><e/></d><f/></a>", "a.xml");
        xml.next().unwrap();
        let mut seen = Vec::new();
        xml.each(|element| {
            seen.push(element.name().to_owned());
            if element.name() == "b" { Visit::PassBy } else { Visit::Into }
        })
        .unwrap();
        assert_eq!(seen, ["b", "d", "e", "f"]);
        assert!(xml.next().unwrap().is_none());
    }

    #[test]
    fn both_encodings_are_read() {
        let text = "<a>甲</a>";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = "\u{FEFF}<a>甲</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [text.as_bytes().to_vec(), format!("\u{FEFF}{text}").into_bytes(), wide, marked] {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
    }
}
