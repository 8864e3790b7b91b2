//! Finds the figures of a line in one pass.

use std::ops::Range;

use rust_decimal::Decimal;

use super::approximation::{before, behind, combine, inside};
use super::exclusion::{
    code_end, is_calendar, is_in_word, is_joined, is_ordinal, is_place, is_year, name_end,
};
use super::figure::{Approximation, Figure};
use super::numeral::{
    Numeral, arabic, char_at, char_before, counted, digit, han_end, han_value, is_han_digit,
};
use super::unit::{Dimension, Unit};
use super::unit_table::{multiplier_at, unit_at};

/// Every figure of a line, in order. What looks like a number and is none (names, codes, dates) is left out.
pub fn figures(text: &str) -> Vec<Figure> {
    let mut lexer = Lexer { text, figures: Vec::new() };
    let mut at = 0;
    while let Some(ch) = char_at(text, at) {
        at = lexer.step(ch, at).max(at + ch.len_utf8());
    }
    lexer.figures
}

struct Lexer<'a> {
    text: &'a str,
    figures: Vec<Figure>,
}

/// A number with its multiplier and unit.
#[derive(Debug, Clone)]
struct Amount {
    numeral: Range<usize>,
    number: Decimal,
    is_han: bool,
    /// 余, 多, 来 between number and unit.
    has_rest: bool,
    /// 万, 亿.
    multiplier: Decimal,
    unit_range: Range<usize>,
    dimension: Dimension,
    /// Base units of the unit without the multiplier.
    scale: Decimal,
    end: usize,
}

impl Amount {
    fn factor(&self) -> Decimal {
        self.multiplier * self.scale
    }

    fn is_bare(&self) -> bool {
        self.dimension == Dimension::Bare
    }
}

impl Lexer<'_> {
    /// Reads what starts at a byte and says where to go on.
    fn step(&mut self, ch: char, at: usize) -> usize {
        if let Some(end) = name_end(self.text, at) {
            return end;
        }
        if ch.is_ascii_alphabetic() {
            return code_end(self.text, at);
        }
        if digit(ch).is_some() {
            return self.arabic(at);
        }
        if self.text[at..].starts_with("翻") {
            return self.doubling(at);
        }
        if is_han_digit(ch) { self.han(at) } else { at }
    }

    fn arabic(&mut self, start: usize) -> usize {
        let start = self.sign(start);
        let (end, number) = arabic(self.text, start + self.sign_len(start));
        if is_joined(self.text, end) || char_before(self.text, start).is_some_and(|ch| "+＋×".contains(ch))
        {
            return code_end(self.text, end.max(start));
        }
        let Some(number) = number else { return code_end(self.text, end) };
        if is_ordinal(self.text, start, end) || is_calendar(self.text, start, end) {
            return end;
        }
        let number = if self.sign_len(start) > 0 { -number } else { number };
        let first = self.amount(start, Numeral { number, end, is_han: false });
        self.finish(first)
    }

    /// Where a number with its minus sign starts.
    fn sign(&self, start: usize) -> usize {
        let Some(sign) = char_before(self.text, start).filter(|ch| matches!(ch, '-' | '−' | '－')) else {
            return start;
        };
        let at = start - sign.len_utf8();
        let before = char_before(self.text, at);
        let is_dash = before.is_some_and(|c| {
            c.is_ascii_alphanumeric() || digit(c).is_some() || "-—－月日年%％号".contains(c)
        });
        if is_dash { start } else { at }
    }

    fn sign_len(&self, start: usize) -> usize {
        char_at(self.text, start).filter(|ch| digit(*ch).is_none()).map_or(0, char::len_utf8)
    }

    fn han(&mut self, start: usize) -> usize {
        let end = han_end(self.text, start);
        let run = &self.text[start..end];
        if let Some(figure) = self.share(start, end) {
            return self.push(figure);
        }
        let Some((run_end, number)) = counted(run) else { return self.round(start, end) };
        let run_end = start + run_end;
        if is_in_word(self.text, start, end) || is_calendar(self.text, start, end) {
            return end;
        }
        let amount = self.amount(start, Numeral { number, end: run_end, is_han: true });
        if amount.end < end || !is_counting(&amount, &self.text[start..]) {
            return end;
        }
        self.finish(amount).max(end)
    }

    /// 百余件, 千余人: hundreds and more. Without 余 or 多 such a word counts nothing.
    fn round(&mut self, start: usize, end: usize) -> usize {
        let number = match &self.text[start..end] {
            "百" => 100,
            "千" => 1_000,
            "万" => 10_000,
            _ => return end,
        };
        let is_vague = char_before(self.text, start).is_some_and(|ch| "数几上成".contains(ch));
        if is_vague || inside(&self.text[end..]).is_none() {
            return end;
        }
        let numeral = Numeral { number: Decimal::from(number), end, is_han: true };
        let amount = self.amount(start, numeral);
        if amount.is_bare() { end } else { self.finish(amount) }
    }

    /// 百分之三十, 千分之三, 一半.
    fn share(&self, start: usize, end: usize) -> Option<Figure> {
        let rest = &self.text[start..];
        let places = match rest {
            _ if rest.starts_with("百分之") => 2,
            _ if rest.starts_with("千分之") => 3,
            _ if rest.starts_with("万分之") => 4,
            _ if rest.starts_with("一半") && end == start + 3 => {
                let whole = start..start + "一半".len();
                return Some(Figure::percent(
                    whole.clone(),
                    whole,
                    Decimal::from(50),
                    2,
                    Approximation::About,
                ));
            }
            _ => return None,
        };
        let at = start + "百分之".len();
        let (end, number) = match arabic(self.text, at) {
            (end, Some(number)) => (end, number),
            _ => {
                let end = han_end(self.text, at);
                let run = &self.text[at..end];
                let value = if run == "百" { Some(100) } else { han_value(run) };
                (end, Decimal::from(value?))
            }
        };
        let mut figure = Figure::percent(start..end, at..end, number, places, Approximation::Exact);
        figure.unit_range = start..at;
        Some(figure)
    }

    /// 翻一番, 翻两番: as the growth it means, 1倍 and 3倍.
    fn doubling(&mut self, start: usize) -> usize {
        let at = start + '翻'.len_utf8();
        let end = han_end(self.text, at);
        let growth = match &self.text[at..end] {
            "一" => 1,
            "两" => 3,
            "三" => 7,
            _ => return at,
        };
        let fan = end + "番".len();
        if !self.text[end..].starts_with('番') {
            return at;
        }
        self.push(Figure {
            range: start..fan,
            numeral: at..end,
            unit_range: end..fan,
            number: Decimal::from(growth),
            upper: None,
            unit: Unit { dimension: Dimension::Times, factor: Decimal::ONE },
            approximation: Approximation::Exact,
        })
    }

    /// The number at `start` with what follows it.
    fn amount(&self, start: usize, numeral: Numeral) -> Amount {
        let (mut number, mut end) = (numeral.number, numeral.end);
        let mut at = self.blanks(end);
        let mut rest = inside(&self.text[at..]).unwrap_or(0);
        at += rest;
        let mut multiplier = Decimal::ONE;
        let mut unit_start = at;
        while let Some((length, factor)) = multiplier_at(&self.text[at..]) {
            at += length;
            // 3亿5000万: two numerals make one number, on the smaller scale.
            let (next, low) = arabic(self.text, at);
            let lower = multiplier_at(&self.text[next..]).map_or(Decimal::ONE, |(_, factor)| factor);
            let joined = low.filter(|_| lower < factor && rest == 0);
            let Some(joined) = joined.and_then(|low| (number * factor / lower).checked_add(low)) else {
                multiplier = factor;
                break;
            };
            (number, end, at, unit_start) = (joined.normalize(), next, next, next);
        }
        if rest == 0 {
            rest = inside(&self.text[at..]).unwrap_or(0);
            at += rest;
        }
        let unit_at_byte = self.blanks(at);
        let mut amount = Amount {
            numeral: start..end,
            number,
            is_han: numeral.is_han,
            has_rest: rest > 0,
            multiplier,
            unit_range: unit_start..at,
            dimension: Dimension::Bare,
            scale: Decimal::ONE,
            end: at,
        };
        if multiplier == Decimal::ONE {
            amount.unit_range = at..at;
        }
        if let Some(word) = unit_at(&self.text[unit_at_byte..]) {
            self.take_unit(&mut amount, unit_at_byte, word);
        }
        amount
    }

    fn take_unit(&self, amount: &mut Amount, at: usize, word: &super::unit_table::Word) {
        amount.end = at + word.text.len();
        let from = if amount.multiplier == Decimal::ONE { at } else { amount.unit_range.start };
        amount.unit_range = from..amount.end;
        (amount.dimension, amount.scale) = (word.dimension.clone(), word.factor);
        let behind = &self.text[amount.end..];
        // 元/人, 吨/日: a rate, its own dimension.
        if let Some(rest) = behind.strip_prefix(['/', '／']) {
            let per =
                unit_at(rest).map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), |w| w.text.len());
            let is_word = rest.starts_with(|ch: char| ch.is_alphabetic());
            if is_word {
                let end = amount.end + (behind.len() - rest.len()) + per;
                amount.dimension = Dimension::Count(self.text[at..end].into());
                (amount.scale, amount.end, amount.unit_range) = (Decimal::ONE, end, from..end);
            }
        }
    }

    fn blanks(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + (rest.len() - rest.trim_start_matches(' ').len())
    }

    /// Joins a range, adds the approximation and keeps the figure when it is one.
    fn finish(&mut self, mut first: Amount) -> usize {
        let mut upper = None;
        if let Some((second, is_range)) = self.second(&first) {
            if !is_range || second.is_bare() && !self.ends_bare(&second) {
                return second.end;
            }
            upper = Some(join(&mut first, &second));
        }
        let is_figure = self.is_figure(&first);
        if !is_figure {
            return first.end;
        }
        let figure = self.with_approximation(first, upper.flatten());
        self.push(figure)
    }

    /// The second number of a range and whether it is one: 5%～10%. 2019—2023年 and 1—9月 are none.
    fn second(&self, first: &Amount) -> Option<(Amount, bool)> {
        let rest = &self.text[first.end..];
        let mark = rest.chars().next().filter(|ch| "-－—–～~至".contains(*ch))?;
        let mut at = first.end + mark.len_utf8();
        if mark == '—' && self.text[at..].starts_with('—') {
            at += mark.len_utf8();
        }
        let (end, number) = arabic(self.text, at);
        let number = number?;
        let second = self.amount(at, Numeral { number, end, is_han: false });
        let joins = first.is_bare() || first.dimension == second.dimension;
        let is_change = mark == '至' && second.number * second.factor() < first.number * first.factor();
        if !joins && !second.is_bare() || is_change {
            return None;
        }
        let is_date = is_calendar(self.text, at, end)
            || is_joined(self.text, end)
            || self.text[end..].starts_with(['-', '－'])
                && char_at(self.text, end + 1).and_then(digit).is_some();
        Some((second, !is_date && joins))
    }

    /// Whether a number without unit may stand by itself: what follows is no word.
    fn ends_bare(&self, amount: &Amount) -> bool {
        let next = char_at(self.text, amount.end);
        next.is_none_or(|ch| !ch.is_alphanumeric() && !matches!(ch, '-' | '－' | '、' | '“' | '《' | '”'))
    }

    fn is_figure(&self, amount: &Amount) -> bool {
        let digits = &self.text[amount.numeral.clone()];
        if amount.is_bare() {
            let is_plain = amount.multiplier == Decimal::ONE;
            let is_name = is_plain && (digits.len() > 7 || is_year(digits) && digits.len() == 4);
            return !amount.is_han && !is_name && (!is_plain || self.ends_bare(amount));
        }
        // 365天 and 24小时 say “always”.
        let always =
            amount.dimension == Dimension::Duration && matches!(digits, "365" | "24" | "３６５" | "２４");
        let before = self.text.get(..amount.numeral.start).unwrap_or("");
        // 占365天的87.1%
        let is_divided = || {
            let behind = self.text.get(amount.end..).and_then(|text| text.strip_prefix('的'));
            behind.is_some_and(|behind| behind.starts_with(|ch: char| ch.is_ascii_digit()))
        };
        !always || OBSERVED.iter().any(|word| before.ends_with(word)) || is_divided()
    }

    fn with_approximation(&self, amount: Amount, upper: Option<Decimal>) -> Figure {
        let earliest = self.figures.last().map_or(0, |figure| figure.range.end);
        let start = amount.numeral.start;
        let is_span = amount.dimension == Dimension::Duration;
        let prefix = before(&self.text[earliest..start]).filter(|_| !is_span);
        let suffix = behind(&self.text[amount.end..]);
        let rest = amount.has_rest.then_some(Approximation::Above);
        let says = rest.or(suffix.map(|(_, says)| says));
        let end = amount.end + suffix.map_or(0, |(length, _)| length);
        Figure {
            range: start - prefix.map_or(0, |(length, _)| length)..end,
            approximation: combine(prefix.map(|(_, says)| says), says),
            unit: Unit { factor: amount.factor(), dimension: amount.dimension },
            numeral: amount.numeral,
            unit_range: amount.unit_range,
            number: amount.number,
            upper,
        }
    }

    fn push(&mut self, figure: Figure) -> usize {
        let end = figure.range.end;
        self.figures.push(figure);
        end
    }
}

/// Words before days that were counted, 有效监测365天, and before a time that changes: 由24小时压缩到8小时.
const OBSERVED: [&str; 14] = [
    "监测",
    "评价",
    "有效",
    "采样",
    "观测",
    "天数",
    "由",
    "从",
    "压缩到",
    "压缩至",
    "缩短到",
    "缩短至",
    "压减到",
    "压减至",
];

/// Makes `first` the range from it to `second`; the second number on the scale of the first.
fn join(first: &mut Amount, second: &Amount) -> Option<Decimal> {
    if first.is_bare() {
        first.dimension = second.dimension.clone();
        first.scale = second.scale;
        if first.multiplier == Decimal::ONE {
            first.multiplier = second.multiplier;
        }
    }
    (first.unit_range, first.end, first.has_rest) = (second.unit_range.clone(), second.end, second.has_rest);
    let upper = (second.number * second.factor()).checked_div(first.factor())?;
    (upper >= first.number).then_some(upper)
}

/// Whether a Chinese numeral with this unit really counts: 三个方面 does, 一批, 三年, 十分 and 二期 do not.
fn is_counting(amount: &Amount, rest: &str) -> bool {
    let behind = &rest[amount.end - amount.numeral.start..];
    let unit =
        &rest[amount.unit_range.start - amount.numeral.start..amount.unit_range.end - amount.numeral.start];
    if is_place(unit, behind) {
        return false;
    }
    match &amount.dimension {
        Dimension::Bare => false,
        Dimension::Percent | Dimension::PercentagePoint | Dimension::Times => true,
        _ if rest.starts_with('一') && amount.number == Decimal::ONE => false,
        Dimension::Duration => !unit.ends_with(['年', '周']),
        Dimension::Count(word) => match word.as_str() {
            "大" => amount.number <= Decimal::TEN,
            "期" | "层" | "组" | "队" | "部" | "分" | "口" | "度" | "方" | "点" | "课" | "节" | "行" => {
                false
            }
            _ => !(behind.starts_with('一') && word == "个"),
        },
        _ => true,
    }
}
