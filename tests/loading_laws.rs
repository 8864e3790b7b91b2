//! Laws of opening files, on arbitrary bytes and on what fuzzing found.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod laws;

use std::fs;

use laws::loading;
use proptest::prelude::*;

/// Pieces of the formats in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[（）一二三、。，：；“”《》0-9 \t\n\r　]{0,6}",
        "[甲乙丙年度工作总结附件表：]{0,8}",
        "(<w:(p|r|t|tbl|tr|tc|br|pPr|numPr|ins|del|pict|sdt)/?>|</w:(p|r|t|tbl|tr|tc|pPr)>)",
        "(\\(|\\)|\\[|\\]|,|:|\"|\\\\|Document|sections|annual-summary|version: [0-9])",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_open_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
        loading::own(&bytes);
        loading::text(&bytes);
        loading::word(&bytes);
    }

    #[test]
    fn any_pieces_open_or_are_refused(text in pieces()) {
        loading::own(text.as_bytes());
        loading::text(text.as_bytes());
        loading::word(text.as_bytes());
    }
}

/// Inputs on which a law once failed stay mended: `tests/cases/fuzz/<target>/*`.
#[test]
fn found_cases_stay_mended() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/fuzz");
    for (target, law) in [
        ("own", loading::own as fn(&[u8])),
        ("text", loading::text),
        ("word", loading::word),
        ("check", |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let (text, earlier) = text.split_once('\x0c').unwrap_or((&text, ""));
            laws::document(text, earlier);
        }),
    ] {
        for case in fs::read_dir(format!("{cases}/{target}")).into_iter().flatten() {
            law(&fs::read(case.unwrap().path()).unwrap());
        }
    }
}
