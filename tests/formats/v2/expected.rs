//! The document in the frozen file of this directory: that of version 1 with a review.

use std::collections::BTreeSet;

use annual_summary::document::{
    Document, Fingerprint, LastYearFile, Promise, PromiseStatus, Review, SectionId, Waiver,
};

/// The document of `full.ron`: every field of the review with a value that is not its default.
pub(crate) fn full() -> Document {
    let review = Review {
        waivers: vec![
            Waiver {
                rule: "approximation-clash".into(),
                identity: Fingerprint(0x00ab_cdef_0123_4567),
                quote: "近500多米".into(),
                reason: "原文引用，“不改”".into(),
            },
            Waiver {
                rule: "share-mismatch".into(),
                identity: Fingerprint(u64::MAX),
                quote: String::new(),
                reason: String::new(),
            },
        ],
        last_year: Some(LastYearFile {
            name: "2023年工作总结.docx".into(),
            year: Some(2023),
            text: "2023年工作总结\n一、经济\n\n完成投资1亿元。".into(),
        }),
        carried: BTreeSet::from([Fingerprint(1), Fingerprint::of("完成投资1亿元。")]),
        promises: promises(),
        kept_names: BTreeSet::from(["治违2023行动".into(), "青办〔2023〕8号".into()]),
    };
    Document { review, ..super::v1::full() }
}

fn promises() -> Vec<Promise> {
    use PromiseStatus::{Done, NotDone, Open, Partly};
    let promise = |text: &str, status, section: Option<u64>, note: &str| Promise {
        text: text.into(),
        status,
        section: section.map(SectionId),
        note: note.into(),
    };
    vec![
        promise("改造老旧小区3个。", Open, None, ""),
        promise("建成文化站。", Done, Some(2), ""),
        promise("投资增长8%。", Partly, Some(13), "完成6%"),
        promise("建成停车场。", NotDone, Some(1), "土地未落实"),
    ]
}
