//! A paragraph as its figures see it.

use std::cell::OnceCell;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::quantity::{Approximation, Dimension, Figure};

/// Least characters of a place a finding points to.
const SHORTEST_PLACE: usize = 6;

/// Base units of a day.
const SECONDS_A_DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

/// Fewest days that are counted; less is how long something takes.
const LEAST_DAYS: Decimal = Decimal::from_parts(32, 0, 0, false, 0);

/// Most characters before a figure that are shown with it.
const LONGEST_LEAD: usize = 6;

/// Where a figure stands among the words, marks and brackets of its line. Read once, with the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The words before it, back to a mark or the figure before: 检修电梯 in 检修电梯318部.
    lead: Range<usize>,
    /// The words behind it, up to a mark or the next figure.
    tail: Range<usize>,
    /// Which item it stands in; every mark begins a new one.
    item: usize,
    /// Which clause it stands in; every mark but 、 and brackets begins a new one.
    clause: usize,
    /// First byte of its clause.
    clause_start: usize,
    /// Which part of the sentence it stands in; 。 and ； begin a new one.
    part: usize,
    /// Which sentence it stands in; 。 begins a new one.
    sentence: usize,
    /// Which pair of brackets it stands in; 0 outside.
    bracket: usize,
}

/// The frames of the figures of a text, in their order.
pub(crate) fn frames(text: &str, figures: &[Figure]) -> Vec<Frame> {
    Reader::new(text).read(figures)
}

/// A figure with the words around it; see [`Frame`].
#[derive(Debug, Clone)]
pub(crate) struct Term<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// The words before it.
    pub lead: &'a str,
    /// The words behind it.
    pub tail: &'a str,
    /// Its item.
    pub item: usize,
    /// Its clause.
    pub clause: usize,
    /// First byte of its clause.
    pub clause_start: usize,
    /// Its part of the sentence.
    pub part: usize,
    /// Its sentence.
    pub sentence: usize,
    /// Its pair of brackets; 0 outside.
    pub bracket: usize,
    /// Whether it belongs to no list, once somebody has asked.
    pub(super) outside: OnceCell<bool>,
}

impl Term<'_> {
    /// Its place in the line.
    pub(crate) fn range(&self) -> Range<usize> {
        self.figure.range.clone()
    }

    /// First byte.
    pub(crate) fn start(&self) -> usize {
        self.figure.range.start
    }

    /// Its value in base units.
    pub(crate) fn value(&self) -> Decimal {
        self.figure.value()
    }

    /// Whether it is one number that nothing makes approximate.
    pub(crate) fn is_exact(&self) -> bool {
        self.figure.approximation == Approximation::Exact && self.figure.upper.is_none()
    }

    /// Whether it is a share or a rate.
    pub(crate) fn is_percent(&self) -> bool {
        self.figure.unit.dimension == Dimension::Percent
    }

    /// Whether it is an amount of something: no share, no points, no multiple, no duration. Days can be counted as
    /// things are: 优良天数298天.
    pub(crate) fn is_amount(&self) -> bool {
        use Dimension::{Bare, Duration, Percent, PercentagePoint, Times};
        let unit = &self.figure.unit;
        let is_days =
            unit.dimension == Duration && unit.factor == SECONDS_A_DAY && self.figure.number >= LEAST_DAYS;
        (is_days || !matches!(unit.dimension, Bare | Duration | Percent | PercentagePoint | Times))
            && self.value() > Decimal::ZERO
    }

    /// Whether it only says which things are counted: 60周岁以上退役士兵2125人, 超过50万元的村29个.
    pub(crate) fn is_attribute(&self) -> bool {
        let is_age =
            matches!(&self.figure.unit.dimension, Dimension::Count(word) if word == "岁" || word == "周岁");
        let is_bound = self.figure.upper.is_some() || self.figure.approximation != Approximation::Exact;
        let is_band = ["不足", "超过", "至", "不到"].iter().any(|word| self.lead.ends_with(word));
        is_age || (is_bound || is_band) && self.tail.starts_with('的')
    }

    /// Whether both are exact amounts of the same unit.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.figure.unit.dimension == other.figure.unit.dimension
            && [self, other].iter().all(|term| term.is_exact() && term.is_amount())
    }

    /// Whether the words before or behind it hold one of these.
    pub(crate) fn is_about(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.lead.contains(word) || self.tail.contains(word))
    }

    /// Whether the words before it hold one of these.
    pub(crate) fn is_led_by(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.lead.contains(word))
    }
}

/// The figures of a paragraph in order, with the words around them.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    /// The text of the paragraph.
    pub text: &'a str,
    /// Its figures.
    pub terms: Vec<Term<'a>>,
}

impl<'a> Passage<'a> {
    /// The passage of a line.
    pub(crate) fn new(line: &'a LineFacts) -> Self {
        Self::of(&line.text, &line.figures, &line.frames)
    }

    pub(crate) fn of(text: &'a str, figures: &'a [Figure], frames: &[Frame]) -> Self {
        let words = |range: &Range<usize>| text.get(range.clone()).unwrap_or("");
        let terms = figures.iter().zip(frames).map(|(figure, frame)| Term {
            figure,
            lead: words(&frame.lead),
            tail: words(&frame.tail),
            item: frame.item,
            clause: frame.clause,
            clause_start: frame.clause_start,
            part: frame.part,
            sentence: frame.sentence,
            bracket: frame.bracket,
            outside: OnceCell::new(),
        });
        Self { text, terms: terms.collect() }
    }

    /// The clause of a term, up to the term.
    pub(crate) fn clause_before(&self, term: &Term<'_>) -> &'a str {
        self.text.get(term.clause_start..term.start()).unwrap_or("")
    }

    /// The terms of the sentence of a term, with their indices.
    pub(crate) fn sentence<'s>(&'s self, of: &Term<'_>) -> impl DoubleEndedIterator<Item = &'s Term<'a>> {
        // Sentences follow each other, so one is a run of terms.
        let start = self.terms.partition_point(|term| term.sentence < of.sentence);
        let end = self.terms.partition_point(|term| term.sentence <= of.sentence);
        self.terms.get(start..end).unwrap_or_default().iter()
    }

    /// The text between two terms.
    pub(crate) fn between(&self, before: &Term<'_>, behind: &Term<'_>) -> &'a str {
        self.text.get(before.figure.range.end..behind.start()).unwrap_or("")
    }

    /// Where a finding points: the figure, with the words before it when it is short: 结案74起, not 74起.
    pub(crate) fn place(&self, term: &Term<'_>) -> Range<usize> {
        let Range { start, end } = term.range();
        let length = |from: usize| self.text.get(from..end).map_or(0, |text| text.chars().count());
        if length(start) >= SHORTEST_PLACE {
            return start..end;
        }
        let words = term.lead.trim_start_matches(['的', '和', '及', '与', '（']);
        let skipped = words.chars().count().saturating_sub(LONGEST_LEAD);
        let cut = words.char_indices().nth(skipped).map_or(words.len(), |(at, _)| at);
        // Nothing begins in the middle of a quotation.
        let open = words.get(cut..).filter(|words| !words.contains('“')).and_then(|words| words.find('”'));
        let cut = open.map_or(cut, |at| cut + at + '”'.len_utf8());
        let at = start - words.len() + cut;
        if length(at) >= SHORTEST_PLACE - 2 {
            return at..end;
        }
        // 75户190人: the figure before says what this one is of.
        let before = self.clause_before(term).char_indices().rev();
        let words = before.take_while(|(_, ch)| !matches!(ch, '、' | '（' | '(')).take(LONGEST_LEAD).last();
        words.map_or(start, |(at, _)| term.clause_start + at)..end
    }

    /// What stands at a term, as written.
    pub(crate) fn quote(&self, term: &Term<'_>) -> &'a str {
        self.text.get(term.range()).unwrap_or("")
    }

    /// The words that lead to a term together with it: 检修电梯318部.
    pub(crate) fn statement(&self, term: &Term<'_>) -> String {
        let lead = term.lead.trim_start_matches(['的', '和', '及', '与']).trim();
        let skipped = lead.chars().count().saturating_sub(12);
        let lead: String = lead.chars().skip(skipped).collect();
        // Nothing begins in the middle of a year.
        let is_cut = |ch: char| skipped > 0 && (ch.is_ascii_digit() || ch == '年');
        let lead = lead.trim_start_matches(is_cut);
        format!("{lead}{}", self.quote(term))
    }
}

/// Where the reader of a line is.
struct Reader<'a> {
    text: &'a str,
    frames: Vec<Frame>,
    /// First byte behind the last mark or figure.
    begin: usize,
    clause_start: usize,
    item: usize,
    clause: usize,
    part: usize,
    sentence: usize,
    bracket: usize,
    brackets: usize,
    /// Where the words before an open bracket begin, and how many figures there were.
    outside: Option<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            frames: Vec::new(),
            begin: 0,
            clause_start: 0,
            item: 0,
            clause: 0,
            part: 0,
            sentence: 0,
            bracket: 0,
            brackets: 0,
            outside: None,
        }
    }

    fn read(mut self, figures: &[Figure]) -> Vec<Frame> {
        let mut at = 0;
        for figure in figures {
            self.marks(at, figure.range.start.max(at));
            self.figure(&figure.range);
            at = figure.range.end;
        }
        self.marks(at, self.text.len());
        self.close(self.text.len());
        self.frames
    }

    fn figure(&mut self, range: &Range<usize>) {
        self.close(range.start);
        self.frames.push(Frame {
            lead: self.begin.min(range.start)..range.start,
            tail: range.end..range.end,
            item: self.item,
            clause: self.clause,
            clause_start: self.clause_start,
            part: self.part,
            sentence: self.sentence,
            bracket: self.bracket,
        });
        self.begin = range.end;
    }

    /// Ends the words behind the last figure.
    fn close(&mut self, end: usize) {
        if let Some(last) = self.frames.last_mut().filter(|last| last.tail.start == self.begin) {
            last.tail.end = end.max(self.begin);
        }
    }

    fn marks(&mut self, start: usize, end: usize) {
        for (offset, ch) in self.text.get(start..end).unwrap_or("").char_indices() {
            let at = start + offset;
            let next = at + ch.len_utf8();
            match ch {
                '、' => self.mark(at, next),
                '，' | ',' | '：' | ':' => self.clause_ends(at, next),
                '；' | ';' => {
                    self.part += 1;
                    self.clause_ends(at, next);
                }
                '。' | '！' | '？' => {
                    self.part += 1;
                    self.sentence += 1;
                    self.bracket = 0;
                    self.clause_ends(at, next);
                }
                '（' | '(' => self.open_bracket(at, next),
                '）' | ')' => self.close_bracket(at, next),
                _ => {}
            }
        }
    }

    fn mark(&mut self, at: usize, next: usize) {
        self.close(at);
        self.begin = next;
        self.item += 1;
    }

    fn clause_ends(&mut self, at: usize, next: usize) {
        self.mark(at, next);
        self.clause += 1;
        self.clause_start = next;
    }

    fn open_bracket(&mut self, at: usize, next: usize) {
        self.outside = Some((self.begin, self.frames.len()));
        self.mark(at, next);
        self.brackets += 1;
        self.bracket = self.brackets;
    }

    fn close_bracket(&mut self, at: usize, next: usize) {
        self.mark(at, next);
        self.bracket = 0;
        // A bracket without figures is part of the words around it: 收入（含补助）5亿元.
        if let Some((begin, _)) = self.outside.take().filter(|(_, figures)| *figures == self.frames.len()) {
            let is_behind_figure = self.frames.last().is_some_and(|last| last.tail.start == begin);
            self.begin = if is_behind_figure { next } else { begin };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    fn leads(text: &str) -> Vec<String> {
        let figures = figures(text);
        let frames = frames(text, &figures);
        let passage = Passage::of(text, &figures, &frames);
        passage.terms.iter().map(|t| format!("{}|{}|{}|{}", t.lead, t.tail, t.clause, t.bracket)).collect()
    }

    #[test]
    fn terms_know_the_words_around_them() {
        assert_eq!(
            leads("检修电梯318部，停用17部（报废部件6部），占检修数的5.3%。"),
            ["检修电梯||0|0", "停用||1|0", "报废部件||1|1", "占检修数的||2|0"]
        );
        assert_eq!(leads("有12个村、3个社区"), ["有|村|0|0", "|社区|0|0"]);
        assert_eq!(leads("收入（含补助）5亿元"), ["收入（含补助）||0|0"]);
        assert_eq!(leads("供养对象75户190人"), ["供养对象||0|0", "||0|0"]);
    }
}
