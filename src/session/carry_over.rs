//! What of a document is still last year's (沿用情况), for the panel that lists it.

use crate::document::{Document, Field, LastYearFile, Part, Place, Section};
use crate::rollover::{LastYearText, ParagraphSimilarity, Similarity, similarity, unchanged_figures};

/// From this many percent on a paragraph is worth showing beside last year's.
const SIMILAR: u8 = 60;

/// What of a document is still last year's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CarryOver {
    /// The share of the whole text in percent.
    pub percent: u8,
    /// Paragraphs and tables taken over or much like last year's, in order.
    pub passages: Vec<Passage>,
    /// Figures that stand as they stood last year, in order.
    pub unchanged: Vec<Unchanged>,
}

/// A paragraph, or the cells of a table, that last year's file has too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands; the first of the cells.
    pub place: Place,
    /// What people call its section.
    pub section: String,
    /// What it says: the paragraph, or each cell.
    pub texts: Vec<String>,
    /// How much of it is last year's, in percent.
    pub percent: u8,
    /// Whether it was taken over and neither edited nor confirmed since.
    pub is_carried: bool,
}

/// A figure that stands as it stood last year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// Where it stands.
    pub place: Place,
    /// What people call its section.
    pub section: String,
    /// The figure with its unit.
    pub text: String,
    /// The paragraph it stands in.
    pub line: String,
}

impl CarryOver {
    /// Passages that were taken over and neither edited nor confirmed since.
    pub fn carried(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| passage.is_carried)
    }
}

/// Compares one document with last year's text again and again.
#[derive(Debug, Default)]
pub struct CarryOverReader(Option<(LastYearFile, LastYearText)>);

impl CarryOverReader {
    /// What of `document` is still last year's; `None` when it was not begun from last year's file.
    pub fn read(&mut self, document: &Document) -> Option<CarryOver> {
        let file = document.review.last_year.as_ref()?;
        if self.0.as_ref().is_none_or(|(read, _)| read != file) {
            self.0 = Some((file.clone(), LastYearText::new(file)));
        }
        let (_, text) = self.0.as_ref()?;
        let similarity = similarity(document, text);
        Some(CarryOver {
            percent: similarity.percent,
            passages: passages(document, &similarity),
            unchanged: unchanged(document, text, &similarity),
        })
    }
}

fn passages(document: &Document, similarity: &Similarity) -> Vec<Passage> {
    let paragraph = |paragraph: &ParagraphSimilarity| {
        let text = document.text_at(&paragraph.place)?;
        (paragraph.is_carried || paragraph.percent >= SIMILAR).then(|| Passage {
            place: paragraph.place.clone(),
            section: document.section_name(paragraph.place.part),
            texts: vec![text.to_owned()],
            percent: paragraph.percent,
            is_carried: paragraph.is_carried,
        })
    };
    let mut passages: Vec<Passage> = similarity.paragraphs.iter().filter_map(paragraph).collect();
    passages.extend(document.sections.iter().filter_map(|section| carried_cells(document, section)));
    let order = |passage: &Passage| match passage.place.part {
        Part::Section(id, field) => (document.sections.iter().position(|s| s.id == id), Some(field)),
        Part::Meta(_) => (None, None),
    };
    passages.sort_by_key(|passage| (order(passage), passage.place.range.start));
    passages
}

/// The cells of a section's table that were taken over.
fn carried_cells(document: &Document, section: &Section) -> Option<Passage> {
    let rows = section.table.as_ref().filter(|_| !section.hidden)?.rows.iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| {
        cells.iter().enumerate().map(move |(column, text)| (Field::Cell { row, column }, text))
    });
    let carried: Vec<_> =
        cells.filter(|(_, text)| !text.is_empty() && document.review.is_carried(text)).collect();
    let (field, text) = carried.first()?;
    let part = Part::Section(section.id, *field);
    Some(Passage {
        place: Place::new(part, 0..text.len()),
        section: document.section_name(part),
        texts: carried.iter().map(|(_, text)| (*text).clone()).collect(),
        percent: 100,
        is_carried: true,
    })
}

fn unchanged(document: &Document, text: &LastYearText, similarity: &Similarity) -> Vec<Unchanged> {
    let figures = unchanged_figures(document, text, similarity).into_iter();
    let line = |place: &Place| {
        let stored = document.text(place.part)?;
        let start = stored.get(..place.range.start)?.rfind('\n').map_or(0, |at| at + 1);
        let rest = stored.get(start..)?;
        rest.split('\n').next().map(str::to_owned)
    };
    figures
        .map(|figure| Unchanged {
            section: document.section_name(figure.place.part),
            line: line(&figure.place).unwrap_or_default(),
            text: figure.text,
            place: figure.place,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Fingerprint, SectionKind, Table};

    #[test]
    fn what_is_still_last_years_is_listed_in_order() {
        let mut document = Document::default();
        let mut reader = CarryOverReader::default();
        assert_eq!(reader.read(&document), None);
        let text = "总结\n一、产业\n完成投资1.25亿元，新增企业126家。\n园区道路全部建成。";
        document.review.last_year =
            Some(LastYearFile { name: "去年.txt".into(), year: Some(2023), text: text.into() });
        let section = document.push_section(SectionKind::Area, "产业");
        section.body = "完成投资1.52亿元，新增企业126家。\n园区道路全部建成。\n数字平台上线。".into();
        section.table = Some(Table::new(vec![vec!["指标".into(), "甲".into()]]));
        for text in ["园区道路全部建成。", "甲"] {
            document.review.carried.insert(Fingerprint::of(text));
        }
        let read = reader.read(&document).unwrap();
        let told: Vec<_> =
            read.passages.iter().map(|p| (p.texts[0].as_str(), p.percent == 100, p.is_carried)).collect();
        assert_eq!(
            told,
            [
                ("完成投资1.52亿元，新增企业126家。", false, false),
                ("园区道路全部建成。", true, true),
                ("甲", true, true),
            ]
        );
        assert_eq!(read.carried().count(), 2);
        let figures: Vec<_> = read.unchanged.iter().map(|figure| figure.text.as_str()).collect();
        assert_eq!(figures, ["126家"]);
        assert!((40..90).contains(&read.percent), "{}", read.percent);
    }
}
