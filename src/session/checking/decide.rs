//! Decisions (处置) about findings as transactions: carry out a fix, leave a finding alone, take that back.

use crate::check::Finding;
use crate::document::{Document, Fingerprint, escape_placeholders};
use crate::edit::{Change, DocumentAttribute, Transaction};

use super::proofreader::Checked;

/// The step that carries out fix number `index` of a finding, under the fix's own name; `None` when there is no
/// such fix or the document has changed so that the finding is not about it any more.
pub fn fix(document: &Document, checked: &Checked, index: usize) -> Option<Transaction> {
    if checked.finding.identity(document) != checked.identity {
        return None;
    }
    let fix = checked.finding.fixes.get(index)?;
    let replacements = fix.edits.iter().map(|edit| {
        document.text_at(&edit.at)?;
        // Where placeholders are filled in, a brace of the new text must stay a brace.
        let is_filled = edit.at.part.is_filled();
        let text = if is_filled { escape_placeholders(&edit.text) } else { edit.text.clone() };
        Some((edit.at.clone(), text))
    });
    Transaction::replace_all(fix.label.clone(), replacements.collect::<Option<Vec<_>>>()?).ok()
}

/// The step that leaves a finding of `document` alone from now on; `None` when it is left alone already.
pub fn waive(document: &Document, finding: &Finding, reason: &str) -> Option<Transaction> {
    let waiver = finding.waive(document, reason);
    if document.review.waiver(waiver.identity).is_some() {
        return None;
    }
    let mut waivers = document.review.waivers.clone();
    waivers.push(waiver);
    Some(set_waivers("忽略这条意见", waivers))
}

/// The step that takes a waiver back; `None` when there is none of this identity.
pub fn unwaive(document: &Document, identity: Fingerprint) -> Option<Transaction> {
    let mut waivers = document.review.waivers.clone();
    waivers.retain(|waiver| waiver.identity != identity);
    (waivers.len() < document.review.waivers.len()).then(|| set_waivers("恢复这条意见", waivers))
}

fn set_waivers(title: &str, waivers: Vec<crate::document::Waiver>) -> Transaction {
    Transaction::new(title).with(Change::SetDocument(DocumentAttribute::Waivers(waivers)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::RULES;
    use crate::check::{Edit, Fix, Severity};
    use crate::document::{Field, MetaField, Part, Place, SectionId, SectionKind};

    const BODY: Part = Part::Section(SectionId(1), Field::Body);
    const TITLE: Part = Part::Meta(MetaField::Title);

    fn document() -> Document {
        let mut document = Document::default();
        document.meta.title = "青禾{year}总结".into();
        document.push_section(SectionKind::Area, "").body = "投资1亿元。增长8％。".into();
        document
    }

    /// A finding at 1亿元 with a fix that also changes the title.
    fn checked(document: &Document) -> Checked {
        let at = Place::new(BODY, 6..13);
        let fix = Fix {
            label: "改为2亿元".into(),
            edits: vec![
                Edit { at: at.clone(), text: "2亿元".into() },
                Edit { at: Place::new(TITLE, 0..6), text: "{甲}".into() },
            ],
        };
        let finding = Finding::new(RULES[0], Severity::Error, at, "").fix(fix);
        Checked { identity: finding.identity(document), finding, is_waived: false }
    }

    #[test]
    fn a_fix_is_one_step_under_its_own_name() {
        let before = document();
        let mut document = before.clone();
        let step = fix(&document, &checked(&before), 0).unwrap();
        assert_eq!(step.title, "改为2亿元");
        let undo = step.apply(&mut document).unwrap();
        assert_eq!(document.text(BODY), Some("投资2亿元。增长8％。"));
        assert_eq!(document.fill(&document.meta.title).text, "{甲}{year}总结");
        undo.apply(&mut document).unwrap();
        assert_eq!(document, before);
    }

    #[test]
    fn a_fix_for_a_sentence_that_has_changed_is_none() {
        let mut document = document();
        let checked = checked(&document);
        assert_eq!(fix(&document, &checked, 1), None);
        document.sections[0].body = "增投资1亿元。".into();
        assert_eq!(fix(&document, &checked, 0), None);
        document.sections.clear();
        assert_eq!(fix(&document, &checked, 0), None);
    }

    #[test]
    fn waiving_and_taking_it_back_are_steps() {
        let mut document = document();
        let Checked { finding, identity, .. } = checked(&document);
        let step = waive(&document, &finding, "合同数").unwrap();
        assert_eq!(step.title, "忽略这条意见");
        let undo = step.apply(&mut document).unwrap();
        assert!(finding.is_waived(&document));
        assert_eq!(waive(&document, &finding, ""), None);
        let mut undone = document.clone();
        undo.apply(&mut undone).unwrap();
        assert!(!finding.is_waived(&undone));
        unwaive(&document, identity).unwrap().apply(&mut document).unwrap();
        assert!(!finding.is_waived(&document));
        assert_eq!(unwaive(&document, identity), None);
    }
}
