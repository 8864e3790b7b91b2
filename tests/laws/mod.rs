//! Laws of checking and of opening files that hold for any text, used by the law tests and by the fuzz targets.
#![allow(dead_code, reason = "every program uses a part of it")]
#![allow(clippy::panic, reason = "a law that is broken ends the program")]

pub(crate) mod loading;

use std::collections::HashSet;

use annual_summary::check::{LastYear, Options};
use annual_summary::document::Document;
use annual_summary::import::import_text;
use annual_summary::quantity::{clauses, figures, mentions, sentences};
use annual_summary::session::checking::{Checked, Proofreader, Quote, fix, unwaive, waive};

/// Figures, mentions, sentences and clauses of a line lie in it, in order and on character boundaries.
pub(crate) fn line(text: &str) {
    let figures = figures(text);
    let mut end = 0;
    for figure in &figures {
        let (all, numeral, unit) = (&figure.range, &figure.numeral, &figure.unit_range);
        assert!(end <= all.start && all.start < all.end, "{figure:?} in {text:?}");
        assert!(all.start <= numeral.start && numeral.end <= all.end, "{figure:?} in {text:?}");
        assert!(!numeral.is_empty(), "{figure:?} in {text:?}");
        for range in [all, numeral, unit] {
            assert!(text.get(range.clone()).is_some(), "{figure:?} in {text:?}");
        }
        end = all.end;
    }
    for mention in mentions(text, &figures) {
        assert!(figures.contains(&mention.figure), "{mention:?} in {text:?}");
        assert!(text.get(mention.indicator.range.clone()).is_some(), "{mention:?} in {text:?}");
    }
    for parts in [sentences(text), clauses(text)] {
        let mut end = 0;
        for part in parts {
            assert!(part.start == end && !part.is_empty() && text.get(part.clone()).is_some(), "{text:?}");
            end = part.end;
        }
        assert_eq!(end, text.len(), "{text:?}");
    }
}

/// Whatever is written, a check of it ends, its places fit, its fixes can be carried out and taken back, its
/// findings can be waived; and what was checked before makes no difference.
pub(crate) fn document(text: &str, earlier: &str) {
    let document = import_text(text).document;
    let before = import_text(earlier).document;
    let options = Options::default();
    let checked = Proofreader::new().check(&document, &options);
    for checked in &checked {
        finding(&document, checked);
    }
    let mut proofreader = Proofreader::new();
    proofreader.check(&before, &options);
    assert_eq!(proofreader.check(&document, &options), checked, "after {earlier:?}: {text:?}");
    proofreader.compare_with(Some(LastYear::new(&before).into()));
    for checked in proofreader.check(&document, &options) {
        finding(&document, &checked);
    }
    waivers(document, &checked, &mut Proofreader::new());
}

fn finding(document: &Document, checked: &Checked) {
    let finding = &checked.finding;
    assert!(!finding.spans.is_empty() && !finding.message.is_empty(), "{finding:?}");
    for place in &finding.spans {
        let quote = Quote::new(document, place).unwrap_or_else(|| panic!("no place: {finding:?}"));
        assert_eq!(quote.end - quote.start, quote.text.chars().count());
        assert_eq!(quote.line.get(quote.in_line), Some(quote.text.as_str()));
    }
    for index in 0..finding.fixes.len() {
        let step = fix(document, checked, index).unwrap_or_else(|| panic!("no fix {index}: {finding:?}"));
        assert!(!step.title.is_empty() && !step.is_empty(), "{finding:?}");
        let mut mended = document.clone();
        let undo = step.apply(&mut mended).unwrap_or_else(|e| panic!("{e:?}: {finding:?}"));
        assert_ne!(&mended, document, "fix {index} changes nothing: {finding:?}");
        undo.apply(&mut mended).unwrap_or_else(|e| panic!("{e:?}: {finding:?}"));
        assert_eq!(&mended, document);
    }
}

/// Every finding can be waived, and a waiver taken back.
fn waivers(mut document: Document, found: &[Checked], proofreader: &mut Proofreader) {
    let original = document.clone();
    for checked in found {
        if let Some(step) = waive(&document, &checked.finding, "") {
            step.apply(&mut document).unwrap_or_else(|e| panic!("{e:?}"));
        }
    }
    let again = proofreader.check(&document, &Options::default());
    assert_eq!(again.len(), found.len());
    assert!(again.iter().all(|checked| checked.is_waived), "{again:?}");
    let identities: HashSet<_> = found.iter().map(|checked| checked.identity).collect();
    assert_eq!(document.review.waivers.len(), identities.len());
    for identity in identities {
        let step = unwaive(&document, identity).unwrap_or_else(|| panic!("not waived"));
        step.apply(&mut document).unwrap_or_else(|e| panic!("{e:?}"));
    }
    assert_eq!(document, original);
}
