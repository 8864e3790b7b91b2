//! Steps in a document that was begun from last year's: confirming what was carried over, answering promises,
//! locking names.

use crate::document::{Document, Fingerprint, Promise};
use crate::edit::{Change, DocumentAttribute, Transaction};

/// The step that confirms paragraphs or cells taken over from last year as they stand; `None` when none of them is
/// marked.
pub fn confirm<'a>(document: &Document, texts: impl IntoIterator<Item = &'a str>) -> Option<Transaction> {
    let mut carried = document.review.carried.clone();
    for text in texts {
        carried.remove(&Fingerprint::of(text));
    }
    let has_changed = carried.len() < document.review.carried.len();
    has_changed.then(|| step("确认沿用的段落", DocumentAttribute::Carried(carried)))
}

/// The step that answers promise number `index`, counted from zero; `None` when there is no such promise or nothing
/// changes.
pub fn answer(document: &Document, index: usize, promise: Promise) -> Option<Transaction> {
    let mut promises = document.review.promises.clone();
    let known = promises.get_mut(index).filter(|known| **known != promise)?;
    *known = promise;
    Some(step("回应去年的打算", DocumentAttribute::Promises(promises)))
}

/// The step that locks a name, so that the year in it stays when years are rolled; `None` when it is locked already
/// or blank.
pub fn lock_name(document: &Document, name: &str) -> Option<Transaction> {
    let mut names = document.review.kept_names.clone();
    let is_new = !name.trim().is_empty() && names.insert(name.trim().to_owned());
    is_new.then(|| step("锁定名称", DocumentAttribute::KeptNames(names)))
}

/// The step that unlocks a name; `None` when it is not locked.
pub fn unlock_name(document: &Document, name: &str) -> Option<Transaction> {
    let mut names = document.review.kept_names.clone();
    names.remove(name).then(|| step("取消锁定名称", DocumentAttribute::KeptNames(names)))
}

fn step(title: &str, attribute: DocumentAttribute) -> Transaction {
    Transaction::new(title).with(Change::SetDocument(attribute))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PromiseStatus;

    #[test]
    fn every_step_can_be_taken_once_and_back() {
        let mut document = Document::default();
        document.review.carried.insert(Fingerprint::of("甲"));
        document.review.promises.push(Promise { text: "修路".into(), ..Promise::default() });
        document.review.kept_names.insert("剑网2023".into());
        let done = Promise { status: PromiseStatus::Done, ..document.review.promises[0].clone() };
        for take in [
            &|document: &Document| confirm(document, ["甲", "乙"]) as Option<Transaction>,
            &|document: &Document| answer(document, 0, done.clone()),
            &|document: &Document| lock_name(document, " 护苗2024 "),
            &|document: &Document| unlock_name(document, "剑网2023"),
        ] as [&dyn Fn(&Document) -> Option<Transaction>; 4]
        {
            let before = document.clone();
            let undo = take(&document).unwrap().apply(&mut document).unwrap();
            assert_eq!(take(&document), None);
            let mut undone = document.clone();
            undo.apply(&mut undone).unwrap();
            assert_eq!(undone, before);
        }
        assert_eq!(answer(&document, 7, Promise::default()), None);
    }
}
