//! Placeholders (占位符) in titles and headings: `{organ}`, `{organ_short}`, `{superior}`, `{year}`,
//! `{next_year}`, `{last_year}`.
//!
//! `{{` stands for a literal `{`. Unknown names and placeholders whose value is not known stay as written, so
//! that a gap is visible instead of silently empty.

use std::ops::Range;

use super::meta::Meta;

/// Every placeholder there is.
pub const PLACEHOLDERS: [&str; 6] =
    ["{organ}", "{organ_short}", "{superior}", "{year}", "{next_year}", "{last_year}"];

/// Text after filling, with the way back to the stored text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The text that prints.
    pub text: String,
    /// Filled ranges of `text` and the stored ranges they came from, ascending; between them both texts agree.
    substitutions: Vec<(Range<usize>, Range<usize>)>,
}

impl Filled {
    /// A text in which nothing is filled in.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self { text: text.into(), substitutions: Vec::new() }
    }

    /// The range of the stored text behind `range` of the filled text. Any part of a filled-in value maps to
    /// its whole placeholder.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        self.source_of(range.start, false)..self.source_of(range.end, true)
    }

    /// The range of the filled text that shows `range` of the stored text. Any part of a placeholder maps to its
    /// whole value.
    pub fn shown_range(&self, range: Range<usize>) -> Range<usize> {
        self.shown_at(range.start, false)..self.shown_at(range.end, true)
    }

    fn shown_at(&self, at: usize, is_end: bool) -> usize {
        let mut shift = 0isize;
        for (filled, stored) in &self.substitutions {
            if at < stored.start || (is_end && at == stored.start) {
                break;
            }
            if at < stored.end || (is_end && at == stored.end) {
                return if is_end { filled.end } else { filled.start };
            }
            shift = filled.end as isize - stored.end as isize;
        }
        at.saturating_add_signed(shift)
    }

    /// The filled-in parts in ascending order: their range in `text` and the stored range each came from.
    pub fn substitutions(&self) -> &[(Range<usize>, Range<usize>)] {
        &self.substitutions
    }

    fn source_of(&self, at: usize, is_end: bool) -> usize {
        let mut shift = 0isize;
        for (filled, stored) in &self.substitutions {
            if at < filled.start || (is_end && at == filled.start) {
                break;
            }
            if at < filled.end || (is_end && at == filled.end) {
                return if is_end { stored.end } else { stored.start };
            }
            shift = stored.end as isize - filled.end as isize;
        }
        at.saturating_add_signed(shift)
    }
}

/// Fills the placeholders of `text` from `meta`.
pub fn fill(text: &str, meta: &Meta) -> Filled {
    let mut out = Filled::default();
    let mut rest = 0;
    while let Some(at) = text[rest..].find('{').map(|i| i + rest) {
        out.text.push_str(&text[rest..at]);
        let (value, len) = match placeholder(&text[at..], meta) {
            Some(found) => found,
            None => ("{".to_string(), 1),
        };
        let start = out.text.len();
        out.text.push_str(&value);
        if value.len() != len || len > 1 {
            out.substitutions.push((start..out.text.len(), at..at + len));
        }
        rest = at + len;
    }
    out.text.push_str(&text[rest..]);
    out
}

/// Value and length of the placeholder at the start of `text`.
fn placeholder(text: &str, meta: &Meta) -> Option<(String, usize)> {
    if text.starts_with("{{") {
        return Some(("{".into(), 2));
    }
    let end = text.find('}')?;
    let year = |shift: i32| meta.year.map(|y| (i32::from(y) + shift).to_string());
    let known = |s: &str| (!s.is_empty()).then(|| s.to_string());
    let value = match &text[1..end] {
        "organ" => known(&meta.organ),
        "organ_short" => known(&meta.organ_short).or_else(|| known(&meta.organ)),
        "superior" => known(&meta.superior),
        "year" => year(0),
        "next_year" => year(1),
        "last_year" => year(-1),
        _ => None,
    }?;
    Some((value, end + 1))
}

/// Writes `text` so that [`fill`] gives it back unchanged.
pub fn escape_placeholders(text: &str) -> String {
    text.replace('{', "{{")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta() -> Meta {
        Meta { organ: "东关街道".into(), year: Some(2024), ..Meta::default() }
    }

    #[test]
    fn organ_and_years_are_filled_in() {
        assert_eq!(
            fill("{organ}{year}年工作总结和{next_year}年打算", &meta()).text,
            "东关街道2024年工作总结和2025年打算"
        );
        assert_eq!(fill("{unknown}{{year}{", &meta()).text, "{unknown}{year}{");
        assert_eq!(fill("{organ}", &Meta::default()).text, "{organ}");
    }

    #[test]
    fn ranges_lead_back_to_the_stored_text() {
        let stored = "甲{year}年乙";
        let filled = fill(stored, &meta());
        let at = filled.text.find('乙').unwrap();
        assert_eq!(&stored[filled.source_range(at..at + 3)], "乙");
        assert_eq!(&stored[filled.source_range(3..5)], "{year}");
        assert_eq!(&stored[filled.source_range(0..filled.text.len())], stored);
        assert_eq!(&stored[filled.source_range(0..3)], "甲");
        for stored_range in [0..3, 3..9, 9..15, 0..stored.len()] {
            let shown = filled.shown_range(stored_range.clone());
            assert_eq!(filled.source_range(shown), stored_range);
        }
    }

    #[test]
    fn escaped_text_comes_back() {
        for text in ["{year}", "a{{b", "{", "}{organ}"] {
            assert_eq!(fill(&escape_placeholders(text), &meta()).text, text);
        }
    }
}
