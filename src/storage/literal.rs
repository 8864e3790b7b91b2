//! How text stands in the file: strings with readable Chinese and visible invisibles, bodies with one
//! paragraph a line, small values on one line.

use ron::ser::PrettyConfig;
use ron::value::RawValue;
use serde::ser::{Error, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::envelope::options;

/// A string, written as it reads but for quotes, backslashes and characters that cannot be seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Text(pub(super) String);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        raw(quote(&self.0), serializer)
    }
}

/// A text of several lines, written as a list with one line an entry. The empty text is the empty list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Lines(pub(super) String);

impl Serialize for Lines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lines = || (!self.0.is_empty()).then(|| self.0.split('\n')).into_iter().flatten();
        let mut list = serializer.serialize_seq(Some(lines().count()))?;
        for line in lines() {
            list.serialize_element(&Text(line.to_string()))?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Vec::<String>::deserialize(deserializer)?.join("\n")))
    }
}

/// A value written on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct OneLine<T>(pub(super) T);

impl<T: Serialize> Serialize for OneLine<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let layout = PrettyConfig::new().compact_arrays(true).compact_structs(true);
        raw(options().to_string_pretty(&self.0, layout).map_err(S::Error::custom)?, serializer)
    }
}

/// Puts ready-made RON into the output.
fn raw<S: Serializer>(ron: String, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_boxed_ron(ron.into_boxed_str()).map_err(S::Error::custom)?.serialize(serializer)
}

/// `text` as a string literal on one line.
fn quote(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for ch in text.chars() {
        match ch {
            '"' | '\\' => literal.extend(['\\', ch]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            ch if is_invisible(ch) => literal.extend(ch.escape_unicode()),
            ch => literal.push(ch),
        }
    }
    literal.push('"');
    literal
}

/// Whether a reader of the file would not see `ch`, or see the text around it in another order: controls,
/// zero-width characters, line separators, marks of writing direction.
fn is_invisible(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_show_what_is_there() {
        for (text, literal) in [
            ("“街道”　'一'", "\"“街道”　'一'\""),
            ("a\"b\\c", r#""a\"b\\c""#),
            ("\r\n\t\0", r#""\r\n\t\u{0}""#),
            ("\u{feff}\u{202e}\u{200b}", r#""\u{feff}\u{202e}\u{200b}""#),
        ] {
            assert_eq!(quote(text), literal);
            assert_eq!(ron::from_str::<String>(literal).as_deref(), Ok(text));
        }
    }

    #[test]
    fn lines_tell_no_text_from_an_empty_line() {
        for text in ["", "\n", "甲", "甲\n", "\n甲\n\n"] {
            let written = ron::to_string(&Lines(text.into())).unwrap();
            assert_eq!(ron::from_str::<Lines>(&written).unwrap().0, text, "{written}");
        }
        assert_eq!(ron::to_string(&Lines(String::new())).unwrap(), "[]");
        assert_eq!(ron::to_string(&Lines("甲\n".into())).unwrap(), r#"["甲",""]"#);
    }
}
