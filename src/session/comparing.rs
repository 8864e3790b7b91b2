//! Taking over (采用) what the other side of a comparison says: a sentence, a paragraph or a whole section.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::comparison::{Comparison, DiffPiece, Line, LineKind, Row};
use crate::document::{Document, Field, Fingerprint, Part, Place, SectionId};
use crate::edit::{Change, DocumentAttribute, Transaction};
use crate::quantity::sentences;

/// Whose text is taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Last year's file: what is taken over is marked as carried over, until it is edited or confirmed.
    LastYear,
    /// Another state of the same document.
    SameDocument,
}

/// From this share of its characters on, in percent, a sentence answers to another.
const ANSWERS: usize = 30;

/// The step that puts the old line of a row in place of the new one, or into the section where it is missing; `None`
/// when there is nothing to take over: no old paragraph, the same text, or no section to put it in.
pub fn take_paragraph(
    document: &Document,
    comparison: &Comparison,
    group: usize,
    row: usize,
    source: Source,
) -> Option<Transaction> {
    let here = Here::find(document, comparison, group, row)?;
    here.write(&here.old.text, "采用整段", source)
}

/// The step that takes over sentence number `sentence` of the old line of a row: it takes the place of the sentence
/// that answers to it, or is put where it stood. `None` as for [`take_paragraph`], or when there is no such sentence.
pub fn take_sentence(
    document: &Document,
    comparison: &Comparison,
    (group, row): (usize, usize),
    sentence: usize,
    source: Source,
) -> Option<Transaction> {
    let here = Here::find(document, comparison, group, row)?;
    let taken = sentences(&here.old.text).get(sentence)?.clone();
    let text = here.old.text.get(taken.clone())?;
    let Some((_, new)) = &here.new else { return here.write(text, "采用这一句", source) };
    let replaced = counterpart(&here.row.pieces, &taken, &new.text);
    let (before, after) = (new.text.get(..replaced.start)?, new.text.get(replaced.end..)?);
    here.write(&[before, text, after].concat(), "采用这一句", source)
}

/// The step that puts a section of the old document, which the new one does not have, behind the section that stands
/// before it in the comparison; `None` when the new document has it.
pub fn take_section(
    document: &Document,
    old: &Document,
    comparison: &Comparison,
    group: usize,
    source: Source,
) -> Option<Transaction> {
    let wanted = comparison.groups.get(group).filter(|group| group.new.is_none())?;
    let mut section = old.section(wanted.old?)?.clone();
    let before = comparison.groups[..group].iter().rev().find_map(|group| group.new);
    let at = before.map_or(0, |id| position(document, id).map_or(document.sections.len(), |at| at + 1));
    section.id = document.next_id;
    let texts: Vec<String> = section.paragraphs().map(|(_, text)| text.to_owned()).collect();
    let step = Transaction::new(format!("采用“{}”", wanted.name))
        .with(Change::InsertSection { at, section: Box::new(section) });
    Some(marked(step, document, &texts, source))
}

/// The sentence of `new` that answers to `taken` of the old text; empty where it is to be put when none does.
fn counterpart(pieces: &[DiffPiece], taken: &Range<usize>, new: &str) -> Range<usize> {
    let (mut old_at, mut new_at) = (0, 0);
    // Where the beginning of the sentence would stand in the new text, and what of it is still there.
    let mut start = None;
    let mut kept: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        let length = piece.text().len();
        let in_old = if matches!(piece, DiffPiece::Added(_)) { 0 } else { length };
        if start.is_none() && old_at + in_old > taken.start {
            let within = if piece.is_same() { taken.start - old_at } else { 0 };
            start = Some(new_at + within);
        }
        if piece.is_same() {
            let (from, to) = (taken.start.max(old_at), taken.end.min(old_at + length));
            if from < to {
                kept.push(new_at + from - old_at..new_at + to - old_at);
            }
        }
        old_at += in_old;
        new_at += if matches!(piece, DiffPiece::Removed(_)) { 0 } else { length };
    }
    let sentences = sentences(new);
    let shared = |sentence: &Range<usize>| -> usize {
        let common =
            |kept: &Range<usize>| sentence.end.min(kept.end).saturating_sub(sentence.start.max(kept.start));
        kept.iter().map(common).sum()
    };
    let best = sentences.iter().max_by_key(|sentence| shared(sentence));
    if let Some(best) = best.filter(|best| shared(best) * 100 >= ANSWERS * taken.len()) {
        return best.clone();
    }
    // Between two sentences, never within one.
    let start = start.unwrap_or(new.len());
    let at = sentences.iter().map(|sentence| sentence.start).chain([new.len()]).find(|&edge| edge >= start);
    let at = at.unwrap_or(new.len());
    at..at
}

/// A row of a comparison, in the document that is being written.
struct Here<'a> {
    document: &'a Document,
    row: &'a Row,
    old: &'a Line,
    /// The section it belongs to, and the new line where there is one.
    section: SectionId,
    new: Option<(Place, &'a Line)>,
    /// Behind which place the line goes when there is no new one; at the beginning of the body for none.
    before: Option<usize>,
}

impl<'a> Here<'a> {
    fn find(document: &'a Document, comparison: &'a Comparison, group: usize, row: usize) -> Option<Self> {
        let group = comparison.groups.get(group)?;
        let section = group.new.filter(|&id| document.section(id).is_some())?;
        let at = row;
        let row = group.rows.get(at)?;
        let old = row.old.as_ref().filter(|line| line.kind == LineKind::Paragraph)?;
        let new = row.new.as_ref().map(|line| (line.place.clone(), line));
        if let Some((place, line)) = &new
            && document.text_at(place) != Some(&line.text)
        {
            // The comparison is of an earlier state.
            return None;
        }
        let is_body = |line: &&Line| line.kind == LineKind::Paragraph;
        let before = group.rows[..at].iter().rev().find_map(|row| row.new.as_ref().filter(is_body));
        Some(Self { document, row, old, section, new, before: before.map(|line| line.place.range.end) })
    }

    /// The step that gives the new line this text, or adds a line of this text.
    fn write(&self, text: &str, title: &str, source: Source) -> Option<Transaction> {
        let body = Part::Section(self.section, Field::Body);
        let step = match &self.new {
            Some((_, line)) if line.text == text => return None,
            Some((place, _)) => Transaction::replace(title, place.clone(), text),
            None => {
                let stored = self.document.text(body)?;
                let at = self.before.unwrap_or(0).min(stored.len());
                let text = match self.before {
                    Some(_) => format!("\n{text}"),
                    None if stored.is_empty() => text.to_owned(),
                    None => format!("{text}\n"),
                };
                Transaction::replace(title, Place::new(body, at..at), text)
            }
        };
        Some(marked(step, self.document, &[text.to_owned()], source))
    }
}

/// The step, and the mark that these paragraphs are last year's.
fn marked(step: Transaction, document: &Document, texts: &[String], source: Source) -> Transaction {
    if source == Source::SameDocument {
        return step;
    }
    let mut carried: BTreeSet<Fingerprint> = document.review.carried.clone();
    carried.extend(texts.iter().filter(|text| !text.trim().is_empty()).map(|text| Fingerprint::of(text)));
    step.with(Change::SetDocument(DocumentAttribute::Carried(carried)))
}

fn position(document: &Document, id: SectionId) -> Option<usize> {
    document.sections.iter().position(|section| section.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SectionKind;

    fn document(sections: &[(&str, &str)]) -> Document {
        let mut document = Document::default();
        for (heading, body) in sections {
            document.push_section(SectionKind::Area, *heading).body = (*body).into();
        }
        document
    }

    fn old() -> Document {
        document(&[
            ("产业", "完成投资1.25亿元。新增企业12家。招商引资成效明显。\n园区道路全部建成。"),
            ("信访", "接待群众45批。"),
        ])
    }

    /// The body of the first section after the step.
    fn body(step: Option<Transaction>, document: &Document) -> String {
        let mut after = document.clone();
        let undo = step.unwrap().apply(&mut after).unwrap();
        let body = after.sections[0].body.clone();
        undo.apply(&mut after).unwrap();
        assert_eq!(&after, document);
        body
    }

    #[test]
    fn a_sentence_takes_the_place_of_its_counterpart() {
        let new = document(&[("产业", "全面发力。完成投资1.52亿元。新增企业20家。")]);
        let comparison = Comparison::new(&old(), &new);
        let take = |sentence| take_sentence(&new, &comparison, (0, 1), sentence, Source::LastYear);
        assert_eq!(body(take(0), &new), "全面发力。完成投资1.25亿元。新增企业20家。");
        assert_eq!(body(take(1), &new), "全面发力。完成投资1.52亿元。新增企业12家。");
        assert_eq!(body(take(2), &new), "全面发力。完成投资1.52亿元。新增企业20家。招商引资成效明显。");
        assert_eq!(take(3), None);
    }

    #[test]
    fn a_missing_paragraph_is_put_where_it_stood_and_marked() {
        let new = document(&[("产业", "完成投资1.52亿元。新增企业20家。\n新的一段。")]);
        let comparison = Comparison::new(&old(), &new);
        let row = comparison.groups[0].rows.iter().position(|row| row.new.is_none()).unwrap();
        let step = take_paragraph(&new, &comparison, 0, row, Source::LastYear);
        let mut after = new.clone();
        step.clone().unwrap().apply(&mut after).unwrap();
        assert!(after.review.is_carried("园区道路全部建成。"));
        assert_eq!(body(step, &new), "完成投资1.52亿元。新增企业20家。\n园区道路全部建成。\n新的一段。");
        let same = take_paragraph(&new, &comparison, 0, row, Source::SameDocument);
        assert_eq!(same.unwrap().changes.len(), 1);
    }

    #[test]
    fn a_missing_section_comes_back_whole() {
        let new = document(&[("产业", "")]);
        let comparison = Comparison::new(&old(), &new);
        let at = comparison.groups.iter().position(|group| group.new.is_none()).unwrap();
        let mut after = new.clone();
        take_section(&new, &old(), &comparison, at, Source::SameDocument).unwrap().apply(&mut after).unwrap();
        assert_eq!(after.sections[1].body, "接待群众45批。");
        assert_eq!(take_section(&new, &old(), &comparison, 0, Source::SameDocument), None);
        let row = comparison.groups[0].rows.iter().rposition(|row| row.old.is_some()).unwrap();
        let step = take_paragraph(&new, &comparison, 0, row, Source::SameDocument);
        assert_eq!(body(step, &new), "园区道路全部建成。");
    }

    #[test]
    fn nothing_is_taken_into_a_document_that_has_moved_on() {
        let new = document(&[("产业", "完成投资1.52亿元。")]);
        let comparison = Comparison::new(&old(), &new);
        let later = document(&[("产业", "完成投资2亿元。")]);
        assert_eq!(take_paragraph(&later, &comparison, 0, 1, Source::LastYear), None);
    }
}
