//! Amounts in cells (单元格里的数): a number and nothing else but its unit.
//!
//! Knows no rows and columns.

use std::ops::Range;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::quantity::{Approximation, Dimension, Figure, Unit, figures};

/// The amount that a cell is; `None` for words, ranges, 约12 and an empty cell. Ranges count bytes of the cell.
pub(in crate::check) fn amount(text: &str) -> Option<Figure> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let body = text.get(start..end)?;
    let unsigned = body.trim_start_matches(['-', '−', '－']);
    let sign = body.len() - unsigned.len();
    let digits = unsigned.find(|ch| !is_numeral(ch)).unwrap_or(unsigned.len());
    let number = Decimal::from_str(&narrow(unsigned.get(..digits)?)).ok()?;
    let signs = body.get(..sign)?.chars().count();
    let numeral = start..start + sign + digits;
    let unit = unit(unsigned.get(digits..)?.trim())?;
    (signs <= 1).then(|| Figure {
        range: start..end,
        unit_range: numeral.end..end,
        numeral,
        number: if signs == 1 { -number } else { number },
        upper: None,
        unit,
        approximation: Approximation::Exact,
    })
}

/// The unit a word names, multiplier included; the bare unit for no word, `None` for any other word.
pub(in crate::check) fn unit(word: &str) -> Option<Unit> {
    if word.is_empty() {
        return Some(Unit { dimension: Dimension::Bare, factor: Decimal::ONE });
    }
    let text = format!("5{word}");
    let found = figures(&text);
    let [figure] = found.as_slice() else { return None };
    let is_one = figure.upper.is_none() && figure.approximation == Approximation::Exact;
    let is_whole = is_one && figure.range == (0..text.len());
    is_whole.then(|| figure.unit.clone())
}

/// Whether a unit says nothing: a number without a unit.
pub(in crate::check) fn is_bare(unit: &Unit) -> bool {
    unit.dimension == Dimension::Bare && unit.factor == Decimal::ONE
}

/// Whether a cell says that there is nothing to say.
pub(in crate::check) fn is_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "—" | "——" | "-" | "--" | "–" | "/" | "\\" | "无")
}

/// A value in base units as a number in the unit of `like`, with its decimals or as many as it takes; `None` when
/// no short number tells it exactly.
pub(in crate::check) fn exact(value: Decimal, like: &Figure) -> Option<String> {
    const MOST_PLACES: u32 = 4;
    let mut number = value.checked_div(like.unit.factor)?.normalize();
    let is_exact = number.checked_mul(like.unit.factor)? == value;
    if !is_exact || number.scale() > MOST_PLACES.max(like.number.scale()) {
        return None;
    }
    if number.scale() < like.number.scale() {
        number.rescale(like.number.scale());
    }
    Some(number.to_string())
}

/// The range of the digits with their sign, in a line.
pub(in crate::check) fn signed(figure: &Figure) -> Range<usize> {
    figure.range.start..figure.numeral.end
}

fn is_numeral(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch) || matches!(ch, '.' | ',' | '．')
}

/// Digits of full width made narrow, separators of thousands taken out.
fn narrow(digits: &str) -> String {
    let narrow = |ch: char| match ch {
        '０'..='９' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        '．' => '.',
        _ => ch,
    };
    digits.chars().filter(|ch| *ch != ',').map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_one_number_with_its_unit() {
        for (text, number, dimension) in [
            ("1,286.4", Some("1286.4"), Dimension::Bare),
            (" ９４.0％ ", Some("94.0"), Dimension::Percent),
            ("-3.20%", Some("-3.20"), Dimension::Percent),
            ("2.5万元", Some("2.5"), Dimension::Money),
            ("约12", None, Dimension::Bare),
            ("≤5", None, Dimension::Bare),
            ("10—12", None, Dimension::Bare),
            ("3000余人", None, Dimension::Bare),
            ("—", None, Dimension::Bare),
            ("", None, Dimension::Bare),
        ] {
            let read = amount(text);
            assert_eq!(read.as_ref().map(|figure| figure.number.to_string()).as_deref(), number, "{text}");
            assert!(read.is_none_or(|figure| figure.unit.dimension == dimension), "{text}");
        }
    }

    #[test]
    fn values_are_told_exactly_or_not_at_all() {
        let like = amount("3.50亿元").unwrap();
        assert_eq!(exact(Decimal::new(4_200_000_000, 1), &like).as_deref(), Some("4.20"));
        assert_eq!(exact(Decimal::new(123_456, 0), &like), None);
    }
}
