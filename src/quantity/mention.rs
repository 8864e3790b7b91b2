//! Mentions (指标表述): what a figure says, of which indicator, of whom, when, and in what role.

use std::ops::Range;

use super::figure::Figure;
use super::period::period;
use super::phrase::Phrase;
use super::sentence::sentences;
use super::subject::subject;

/// The noun phrase a figure belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Indicator {
    /// Normalised name by which statements are compared: aliases resolved, verbs and fillers gone. A rate of
    /// another indicator has the rate behind its name: 停车泊位完成率, 税收占比.
    pub name: String,
    /// Where it stands in the line.
    pub range: Range<usize>,
}

/// The time a figure covers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Period {
    /// The year; `None` when the text does not say (the document's year).
    pub year: Option<i32>,
    /// First and last month, 1—9月 or 前三季度; `None` for the whole year or when the text does not say.
    pub months: Option<(u8, u8)>,
    /// 截至…, 累计, 年末: a state at a day, not a sum over a time.
    pub is_state: bool,
}

/// What part a figure plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 实绩: what was done or is.
    Actual,
    /// 目标: what was or is to be done.
    Target,
    /// 上年: the value a year before.
    LastYear,
    /// 增幅: growth against a year before.
    Growth,
    /// 占比、完成率、比率: a share of another figure.
    Share,
}

/// A figure and what it says. Ranges count bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The figure.
    pub figure: Figure,
    /// What it measures; an empty name when the text does not tell.
    pub indicator: Indicator,
    /// Whose it is (某村, 某企业); `None` for the document's own organ.
    pub subject: Option<String>,
    /// When.
    pub period: Period,
    /// Its part.
    pub role: Role,
}

/// What the figures of a line say.
pub fn mentions(text: &str, figures: &[Figure]) -> Vec<Mention> {
    let sentences = sentences(text);
    let mut mentions: Vec<Mention> = Vec::with_capacity(figures.len());
    let mut last_end = 0;
    for figure in figures {
        let after = sentences.partition_point(|sentence| sentence.end <= figure.range.start);
        let sentence = sentences.get(after).map_or(0, |sentence| sentence.start);
        let lead = last_end.max(sentence)..figure.range.start;
        let phrase = Phrase::read(text, lead, figure);
        let inherited = mentions.last().filter(|last| last.figure.range.start >= sentence);
        let indicator = phrase.indicator(text, inherited);
        let before = &text[sentence..figure.range.start];
        mentions.push(Mention {
            role: phrase.role(&figure.unit.dimension),
            indicator,
            subject: subject(before),
            period: period(before),
            figure: figure.clone(),
        });
        last_end = figure.range.end;
    }
    mentions
}
