//! Files that are damaged, newer, foreign or absurd: each gets one clear Chinese line, none is changed.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::fs;
use std::path::Path;

use annual_summary::document::Document;
use annual_summary::storage::{LoadError, Position, decode, load};
use proptest::prelude::*;
use proptest::sample::Index;

/// A whole file of ours.
fn intact() -> String {
    fs::read_to_string(format!("{}/tests/formats/v2/full.ron", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The message for the intact file with `from` replaced by `to` once.
fn message(from: &str, to: &str) -> String {
    let text = intact();
    assert!(text.contains(from), "{from}");
    decode(&text.replacen(from, to, 1)).unwrap_err().to_string()
}

#[test]
fn a_damaged_form_is_located() {
    for (from, to, expected) in [
        ("year: 2024,", "year: 2024", "第11行第13列格式有误：缺少逗号"),
        ("\"亿元\",", "\"亿元\"", "第106行第41列格式有误：缺少逗号"),
        ("organ_short: \"青禾街道\",", "organ_short: \"青禾街道,", "第9行"),
        ("C:\\\\表", "C:\\表", "第49行第29列格式有误：反斜杠"),
        ("year: 2024,", "year: 2024,,", "第10行第24列格式有误"),
        ("next_id: 30,", "next_id: 30)", "第28行"),
        ("level: Two", "level: 2", "第56行第24列格式有误"),
    ] {
        let message = message(from, to);
        assert!(message.starts_with(expected), "{from} → {to}: {message}");
    }
}

#[test]
fn an_impossible_value_is_located() {
    for (from, to, expected) in [
        ("year: 2024", "year: 0", "第10行第19列的值不对：年份0不在1949至2999之间"),
        ("year: 2024", "year: -5", "第10行"),
        ("year: 2024", "year: \"今年\"", "第10行第18列的值不对：这里应是整数"),
        ("2024-09-30", "2024-09-31", "第11行第22列的值不对：数据截止日期"),
        ("id: 13,", "id: 14,", "第120行第15列的值不对：有两个部分的id都是14"),
        ("id: 13,", "id: 18446744073709551615,", "第109行第15列的值不对：部分的id过大"),
        ("id: 7,", "id: 7, id: 7,", "第30行第24列的值不对：“id”写了两次"),
        ("id: 7,", "", "第39行第13列的值不对：缺少“id”"),
        ("hidden: true", "hidden: 1", "第59行第24列的值不对：这里应是true或false"),
        ("width: 40", "width: -40", "第102行"),
        ("header_rows: 2", "header_rows: -2", "第100行"),
    ] {
        let message = message(from, to);
        assert!(message.starts_with(expected), "{from} → {to}: {message}");
    }
}

#[test]
fn what_a_newer_program_wrote_asks_for_an_upgrade() {
    for (from, to, expected) in [
        ("kind: Area", "kind: Diagram", "第42行第23列的“Diagram”本程序不认识"),
        ("heading: \"待填\"", "headline: \"待填\"", "第113行第17列的“headline”本程序不认识"),
        ("version: 2,", "version: 2, pages: 5,", "第4行第17列的“pages”本程序不认识"),
        ("version: 2,", "version: 9,", "由更新版本的岁稿保存（格式9），本程序只认识到格式2"),
    ] {
        let message = message(from, to);
        assert!(message.starts_with(expected) && message.contains("请升级"), "{message}");
    }
}

#[test]
fn a_table_that_would_fill_the_memory_is_refused() {
    let columns = vec!["()"; 2_000].join(",");
    let rows = vec!["[]"; 2_000].join(",");
    let table =
        |id, rows: &str| format!("(id: {id}, kind: Table, table: (columns: [{columns}], rows: [{rows}]))");
    let file = |sections: &[String]| {
        format!("(format: \"annual-summary\", version: 1, document: (sections: [{}]))", sections.join(","))
    };
    let error = decode(&file(&[table(1, &rows)])).unwrap_err().to_string();
    assert!(error.contains("表格过大（2000行2000列）"), "{error}");
    let many: Vec<String> = (0..1_000).map(|id| table(id, "[],[],[]")).collect();
    let error = decode(&file(&many)).unwrap_err().to_string();
    assert!(error.contains("表格过大"), "{error}");
}

#[test]
fn deep_nesting_is_no_stack_overflow() {
    let text = format!("(format: \"annual-summary\", version: 1, document: {}", "[(".repeat(1_000_000));
    let error = decode(&text).unwrap_err().to_string();
    assert!(error.contains("括号嵌套过深"), "{error}");
}

#[test]
fn a_file_cut_off_anywhere_is_called_incomplete() {
    let text = intact();
    let named = text.find("annual-summary").unwrap() + "annual-summary".len();
    let last = text.trim_end().len() - 1;
    for (cut, _) in text.char_indices().filter(|(at, _)| (named..=last).contains(at)) {
        let error = decode(&text[..cut]).unwrap_err();
        assert!(matches!(error, LoadError::Truncated(_)), "{cut}: {error:?}");
    }
    let at = Position { line: 177, column: 1 };
    assert_eq!(decode(&text[..last]), Err(LoadError::Truncated(at)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_damage_never_panics(
        at in any::<Index>(),
        length in 0..40usize,
        noise in "\\PC{0,8}|[()\\[\\]{}\",:\\\\#r/*]{0,8}",
    ) {
        let chars: Vec<char> = intact().chars().collect();
        let start = at.index(chars.len());
        let end = (start + length).min(chars.len());
        let text: String = chars[..start].iter().copied().chain(noise.chars()).chain(chars[end..].iter().copied()).collect();
        if let Err(error) = decode(&text) {
            prop_assert_eq!(error.to_string().lines().count(), 1, "{}", error);
        }
    }

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("a.ron");
        fs::write(&file, &bytes).unwrap();
        prop_assert!(load(&file).is_err());
        prop_assert_eq!(fs::read(&file).unwrap(), bytes);
    }
}

/// Loads a file with these bytes and returns the message, having checked that the file is as it was.
fn message_for(directory: &Path, bytes: &[u8]) -> String {
    let file = directory.join("总结.ron");
    fs::write(&file, bytes).unwrap();
    let message = load(&file).unwrap_err().to_string();
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains("总结.ron"), "{message}");
    message
}

#[test]
fn files_that_are_no_documents_are_named() {
    let directory = tempfile::tempdir().unwrap();
    for (bytes, expected) in [
        (&b""[..], "文件是空的"),
        (b"  \r\n", "文件是空的"),
        (&[0; 4096], "全是空字节"),
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x7fELF\x02\x01\x01\x00\xff", "也不是文本"),
        ("2024年工作总结\n今年以来，".as_bytes(), "普通文本"),
        (b"(id: \"street\", sections: [])", "没有格式标记"),
        (b"(format: \"annual-summary\", version: 1, document: (meta: (organ: \"\xb5\xc0", "不是UTF-8文字"),
        (b"\xff\xfe(\x00f\x00", "UTF-16"),
    ] {
        let message = message_for(directory.path(), bytes);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_damaged_file_points_to_its_backup() {
    let directory = tempfile::tempdir().unwrap();
    let damaged = intact().replacen("sections: [", "sections: ", 1);
    assert!(!message_for(directory.path(), damaged.as_bytes()).contains(".bak"));
    fs::write(directory.path().join("总结.ron.bak"), intact()).unwrap();
    let message = message_for(directory.path(), damaged.as_bytes());
    assert!(message.contains("总结.ron.bak") && message.contains("行"), "{message}");
    assert!(load(&directory.path().join("总结.ron.bak")).is_ok_and(|backup| backup != Document::default()));
}
