//! Notation (记法): marks of a line of which a whole document should use one form.
//!
//! Derived from the line alone, so document rules need not read the text again.

/// Where the marks stand, in bytes of the line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notation {
    /// Percent signs of half width, %, after a digit.
    pub half_percents: Vec<usize>,
    /// Percent signs of full width, ％, after a digit.
    pub full_percents: Vec<usize>,
    /// 、 between 》《 or ”“.
    pub pauses_between_titles: Vec<usize>,
}

impl Notation {
    /// Reads a line.
    pub(super) fn new(text: &str) -> Self {
        let mut notation = Self::default();
        let mut before = ' ';
        let mut chars = text.char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            match ch {
                '%' if is_digit(before) => notation.half_percents.push(at),
                '％' if is_digit(before) => notation.full_percents.push(at),
                '、' => {
                    let after = chars.peek().map_or(' ', |&(_, ch)| ch);
                    if matches!((before, after), ('》', '《') | ('”', '“')) {
                        notation.pauses_between_titles.push(at);
                    }
                }
                _ => {}
            }
            before = ch;
        }
        notation
    }
}

fn is_digit(ch: char) -> bool {
    matches!(ch, '0'..='9' | '０'..='９')
}
