//! From the text of a data file to a value.

use super::error::{DataFileError, Position};
use super::message;

/// Reads any RON struct from the text of a file.
pub(crate) fn parse_ron<T: serde::de::DeserializeOwned>(
    kind: &'static str,
    name: &str,
    text: &str,
) -> Result<T, DataFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(DataFileError::whole(kind, name, "文件是空的，请写入内容或删去这个文件"));
    }
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| {
        let cursor = Position { line: error.span.start.line, column: error.span.start.col };
        match first_ink(text, cursor) {
            Some(position) => DataFileError::at(kind, name, position, message::explain(&error.code)),
            None => DataFileError::at(kind, name, cursor, message::explain(&ron::Error::Eof)),
        }
    })
}

/// The first character at or after `from` that is not blank: the reader's cursor stands before the blanks that
/// lead to the value at fault. `None` when nothing but blanks follows.
fn first_ink(text: &str, from: Position) -> Option<Position> {
    let lines = text.split('\n').enumerate().skip(from.line.saturating_sub(1));
    lines.into_iter().find_map(|(index, line)| {
        let before = if index + 1 == from.line { from.column.saturating_sub(1) } else { 0 };
        let column = line.chars().skip(before).position(|c| !c.is_whitespace())? + before + 1;
        Some(Position { line: index + 1, column })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_before_the_fault_are_skipped() {
        let at = |line, column| Position { line, column };
        let text = "甲 乙\r\n\n  丙 \n";
        assert_eq!(first_ink(text, at(1, 1)), Some(at(1, 1)));
        assert_eq!(first_ink(text, at(1, 2)), Some(at(1, 3)));
        assert_eq!(first_ink(text, at(1, 4)), Some(at(3, 3)));
        assert_eq!(first_ink(text, at(3, 4)), None);
        assert_eq!(first_ink(text, at(9, 9)), None);
    }
}
