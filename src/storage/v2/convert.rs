//! From version 1 to version 2, and between version 2 and the live model.

use crate::document as live;
use crate::document::SectionId;

use super::super::envelope::FORMAT;
use super::*;

impl From<v1::Document> for Document {
    fn from(document: v1::Document) -> Self {
        let v1::Document { meta, numbering, layout, next_id, sections } = document;
        Self { meta, numbering, layout, next_id, sections, review: Review::default() }
    }
}

impl From<&live::Document> for File {
    fn from(document: &live::Document) -> Self {
        Self { format: Text(FORMAT.into()), version: 2, document: document.into() }
    }
}

impl From<&live::Document> for Document {
    fn from(document: &live::Document) -> Self {
        Self {
            meta: (&document.meta).into(),
            numbering: OneLine(document.numbering.into()),
            layout: (&document.layout).into(),
            next_id: document.next_id.0,
            sections: document.sections.iter().map(v1::Section::from).collect(),
            review: (&document.review).into(),
        }
    }
}

impl From<Document> for live::Document {
    fn from(document: Document) -> Self {
        let sections: Vec<live::Section> = document.sections.into_iter().map(Into::into).collect();
        let review: live::Review = document.review.into();
        let reported = review.promises.iter().filter_map(|promise| promise.section);
        let used = sections.iter().map(|section| section.id).chain(reported);
        let after = used.map(|id| id.0 + 1).max().unwrap_or(1);
        Self {
            meta: document.meta.into(),
            sections,
            numbering: document.numbering.0.into(),
            layout: document.layout.into(),
            review,
            next_id: SectionId(document.next_id.max(after)),
        }
    }
}

impl From<&live::Review> for Review {
    fn from(review: &live::Review) -> Self {
        Self {
            waivers: review.waivers.iter().map(Waiver::from).collect(),
            last_year: review.last_year.as_ref().map(LastYearFile::from),
            carried: review.carried.iter().map(|print| Print(*print)).collect(),
            promises: review.promises.iter().map(Promise::from).collect(),
            kept_names: review.kept_names.iter().cloned().map(Text).collect(),
        }
    }
}

impl From<Review> for live::Review {
    fn from(review: Review) -> Self {
        Self {
            waivers: review.waivers.into_iter().map(Into::into).collect(),
            last_year: review.last_year.map(Into::into),
            carried: review.carried.into_iter().map(|print| print.0).collect(),
            promises: review.promises.into_iter().map(Into::into).collect(),
            kept_names: review.kept_names.into_iter().map(|name| name.0).collect(),
        }
    }
}

impl From<&live::Waiver> for Waiver {
    fn from(waiver: &live::Waiver) -> Self {
        Self {
            rule: Text(waiver.rule.clone()),
            identity: Print(waiver.identity),
            quote: Text(waiver.quote.clone()),
            reason: Text(waiver.reason.clone()),
        }
    }
}

impl From<Waiver> for live::Waiver {
    fn from(waiver: Waiver) -> Self {
        Self {
            rule: waiver.rule.0,
            identity: waiver.identity.0,
            quote: waiver.quote.0,
            reason: waiver.reason.0,
        }
    }
}

impl From<&live::LastYearFile> for LastYearFile {
    fn from(file: &live::LastYearFile) -> Self {
        Self { name: Text(file.name.clone()), year: file.year.map(v1::Year), text: Lines(file.text.clone()) }
    }
}

impl From<LastYearFile> for live::LastYearFile {
    fn from(file: LastYearFile) -> Self {
        Self { name: file.name.0, year: file.year.map(|year| year.0), text: file.text.0 }
    }
}

impl From<&live::Promise> for Promise {
    fn from(promise: &live::Promise) -> Self {
        Self {
            text: Text(promise.text.clone()),
            status: promise.status.into(),
            section: promise.section.map(|id| id.0),
            note: Text(promise.note.clone()),
        }
    }
}

impl From<Promise> for live::Promise {
    fn from(promise: Promise) -> Self {
        Self {
            text: promise.text.0,
            status: promise.status.into(),
            section: promise.section.map(SectionId),
            note: promise.note.0,
        }
    }
}
