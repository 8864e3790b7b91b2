//! Clauses with figures (含数分句), recognised again in last year's text whatever year they name.
//!
//! Derived from the line alone.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::quantity::{Figure, clauses};

/// A clause with a figure. Ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureClause {
    /// The clause, end mark included.
    pub range: Range<usize>,
    /// Index of its first figure among those of the line.
    pub figure: usize,
    /// How many figures it has.
    pub count: usize,
    /// Hash of its words and figures; years, white space, width and the end mark do not count.
    pub hash: u64,
}

/// The clauses of a line that hold figures, in order.
pub(super) fn figure_clauses(text: &str, figures: &[Figure]) -> Vec<FigureClause> {
    if figures.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut first = 0;
    for range in clauses(text) {
        let within = figures[first..].iter().take_while(|figure| figure.range.start < range.end).count();
        if within > 0 {
            let hash = hash(text.get(range.clone()).unwrap_or_default());
            found.push(FigureClause { range, figure: first, count: within, hash });
        }
        first += within;
    }
    found
}

/// Hash of a clause without its year and end mark.
fn hash(clause: &str) -> u64 {
    let narrow = |ch: char| match ch {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        '％' => '%',
        _ => ch,
    };
    let text: String = clause.chars().filter(|ch| !ch.is_whitespace()).map(narrow).collect();
    let mut words = text.trim_end_matches(['，', '。', '；', '：', '！', '？', ',', ';']);
    let mut hasher = DefaultHasher::new();
    while let Some(at) = words.find('年') {
        let (before, behind) = words.split_at(at);
        let is_digit = |ch: char| ch.is_ascii_digit();
        let is_year = before.len() - before.trim_end_matches(is_digit).len() == 4;
        hasher.write(if is_year { before.trim_end_matches(is_digit) } else { before }.as_bytes());
        words = behind.strip_prefix("年度").unwrap_or(&behind['年'.len_utf8()..]);
    }
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    #[test]
    fn a_clause_is_the_same_in_another_year() {
        let of = |text: &str| {
            figure_clauses(text, &figures(text)).into_iter().map(|it| it.hash).collect::<Vec<_>>()
        };
        assert_eq!(of("2023年完成投资1.25亿元，增长9％。"), of("2024年 完成投资1.25亿元；增长9%。"));
        assert_ne!(of("完成投资1.25亿元。"), of("完成投资1.52亿元。"));
        assert_eq!(of("平稳运行，成效明显。"), [0u64; 0]);
    }
}
