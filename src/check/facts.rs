//! What is read from the lines before any rule looks: sentences, figures, mentions.
//!
//! The facts of a line depend on the line and its setting alone, so they are kept as long as those stay.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::document::{self, Paragraph, SectionKind, parse_paragraph};
use crate::quantity::{Figure, Mention, sentences};

use super::figure_clause::{FigureClause, figure_clauses};
use super::line_print::LinePrint;
use super::manuscript::{LineKind, Manuscript, Span};
use super::notation::Notation;
use super::relation::{Frame, Passage, frames};
use super::statement::{Growth, Ledger, Rate, Standing, Told, growths, rates};
use super::table::{Grid, grids};
use super::view::View;

/// What surrounds a line, as far as line rules may know it. Equal settings and equal text give equal findings.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setting {
    /// What the line is.
    pub kind: LineKind,
    /// What its section is for; `None` for meta data.
    pub section: Option<SectionKind>,
    /// The year the document is about.
    pub year: Option<u16>,
}

/// The facts of one line. All ranges count bytes of `text`.
#[derive(Debug, Clone)]
pub struct LineFacts {
    /// What surrounds it.
    pub setting: Setting,
    /// The text.
    pub text: String,
    /// Number, lead and kind, as the page sets it.
    pub paragraph: Paragraph,
    /// Sentences, end marks included; they cover the text.
    pub sentences: Vec<Range<usize>>,
    /// Every figure, in order.
    pub figures: Vec<Figure>,
    /// Where each figure stands among the words around it.
    pub frames: Vec<Frame>,
    /// What the figures say, in order; not every figure says something.
    pub mentions: Vec<Mention>,
    /// How each mention is told.
    pub told: Vec<Told>,
    /// Rates that may be told once more elsewhere, in order.
    pub rates: Vec<Rate>,
    /// Amounts compared with the year before, in order.
    pub growths: Vec<Growth>,
    /// Marks of which the document should use one form.
    pub notation: Notation,
    /// What tells that its sentences stand elsewhere too.
    pub print: LinePrint,
    /// What decisions about the whole line find it by.
    pub decided_by: document::Fingerprint,
    /// Clauses with figures, in order.
    pub figure_clauses: Vec<FigureClause>,
}

impl LineFacts {
    /// Reads a line.
    pub fn new(text: &str, setting: Setting) -> Self {
        // The number of a heading has none of its own.
        let paragraph = parse_paragraph(if setting.kind == LineKind::Label { "" } else { text });
        let figures = crate::quantity::figures(text);
        let frames = frames(text, &figures);
        let sentences = sentences(text);
        let mentions = crate::quantity::mentions(text, &figures);
        let told = mentions.iter().map(|mention| Told::new(text, &sentences, mention)).collect();
        let passage = Passage::of(text, &figures, &frames);
        let (rates, growths) = (rates(&passage), growths(&passage));
        let notation = Notation::new(text);
        let print = LinePrint::new(text, paragraph.label.end, &sentences);
        let decided_by = document::Fingerprint::of(text);
        let figure_clauses = figure_clauses(text, &figures);
        let text = text.to_owned();
        Self {
            setting,
            text,
            paragraph,
            sentences,
            figures,
            frames,
            mentions,
            told,
            rates,
            growths,
            notation,
            print,
            decided_by,
            figure_clauses,
        }
    }

    /// The sentence around a byte; the whole line when there is none.
    pub fn sentence_at(&self, at: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(after).cloned().unwrap_or(0..self.text.len())
    }

    /// Whether the line is running text: a paragraph of a body that is no heading.
    pub fn is_prose(&self) -> bool {
        use crate::document::ParagraphKind::{Enumeration, Plain};
        self.setting.kind == LineKind::Paragraph && matches!(self.paragraph.kind, Plain | Enumeration)
    }
}

/// The facts of a document.
#[derive(Debug)]
pub struct Facts<'a> {
    /// Lines and sections.
    pub manuscript: &'a Manuscript,
    /// Facts of each line, by its index in the manuscript.
    pub lines: &'a [Arc<LineFacts>],
    /// Where each line stands.
    pub standings: &'a [Standing],
    /// The year the document is about.
    pub year: Option<u16>,
    /// The day up to which its figures are; `None` when the writer has not said.
    pub cutoff: Option<Date>,
    /// Last year's document, when it is known.
    pub last_year: Option<&'a LastYear>,
    /// Lines taken over from last year that nobody has edited or confirmed; `None` when it is not known.
    pub carried: Option<&'a BTreeSet<document::Fingerprint>>,
    /// Filled when a rule first asks for it.
    ledger: OnceLock<Ledger<'a>>,
    /// Filled when a rule first asks for them.
    grids: OnceLock<Vec<Grid<'a>>>,
}

impl<'a> Facts<'a> {
    /// The facts of a document whose lines were read.
    pub fn new(
        manuscript: &'a Manuscript,
        lines: &'a [Arc<LineFacts>],
        standings: &'a [Standing],
        year: Option<u16>,
        last_year: Option<&'a LastYear>,
    ) -> Self {
        Self {
            manuscript,
            lines,
            standings,
            year,
            cutoff: None,
            last_year,
            carried: None,
            ledger: OnceLock::new(),
            grids: OnceLock::new(),
        }
    }

    /// What grouped rules may see of it.
    pub fn view(&self) -> View<'a> {
        View::new(self.lines, self.standings)
    }

    /// Every place an indicator is stated.
    pub fn ledger(&self) -> &Ledger<'a> {
        self.ledger.get_or_init(|| Ledger::new(self.view()))
    }

    /// Every table, in order.
    pub(super) fn grids(&self) -> &[Grid<'a>] {
        self.grids.get_or_init(|| grids(self))
    }

    /// Every mention with its span, in order.
    pub fn mentions(&self) -> impl Iterator<Item = (Span, &Mention)> {
        self.lines.iter().enumerate().flat_map(|(index, line)| {
            line.mentions.iter().map(move |mention| (Span::new(index, mention.figure.range.clone()), mention))
        })
    }
}

/// Last year's document, read the same way.
#[derive(Debug)]
pub struct LastYear {
    /// Its lines and sections.
    pub manuscript: Manuscript,
    /// Their facts.
    pub lines: Vec<Arc<LineFacts>>,
    /// The year it is about.
    pub year: Option<u16>,
    /// The line in which a clause with figures first stands, by the hash of the clause.
    pub(super) by_clause: HashMap<u64, usize>,
}
