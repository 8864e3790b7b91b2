//! Documents of any length without a paragraph that occurs twice.
//!
//! The sample over and over, with other figures and other words in every copy.

use annual_summary::document::{Document, SectionKind};
use annual_summary::template;

/// Words that stand for each other in this kind of text; a copy takes the ones further on in the row.
const WORDS: [[&str; 5]; 6] = [
    ["推进", "深化", "加快", "落实", "抓好"],
    ["社区", "片区", "小区", "街区", "园区"],
    ["完成", "实现", "达到", "办结", "兑现"],
    ["整改", "整治", "治理", "销号", "清理"],
    ["企业", "商户", "厂家", "门店", "工坊"],
    ["居民", "群众", "住户", "业主", "乡亲"],
];

/// The sample's text `copies` times, varied, and its table once. One copy is the sample itself.
pub(crate) fn varied(copies: usize) -> Document {
    let sample = template::sample();
    let mut document = Document { sections: Vec::new(), ..sample.clone() };
    for copy in 0..copies {
        for section in &sample.sections {
            let printed_once = matches!(section.kind, SectionKind::Table | SectionKind::Attachment);
            if printed_once && copy + 1 < copies {
                continue;
            }
            let mut section = section.clone();
            section.id = document.allocate_id();
            let paragraphs = section.body.split('\n').enumerate();
            let body: Vec<_> = paragraphs.map(|(number, text)| vary(text, copy, number)).collect();
            section.body = body.join("\n");
            document.sections.push(section);
        }
    }
    document
}

/// One paragraph as copy number `copy` has it.
fn vary(text: &str, copy: usize, number: usize) -> String {
    if copy == 0 || text.is_empty() {
        return text.to_owned();
    }
    let mut out: String = text.chars().map(|ch| figure(ch, copy)).collect();
    for row in WORDS {
        // Through a private-use mark, so that what was put in is not replaced again.
        for (at, word) in row.iter().enumerate() {
            out = out.replace(word, &mark(at));
        }
        for at in 0..row.len() {
            out = out.replace(&mark(at), row[(at + copy) % row.len()]);
        }
    }
    out + &format!("其中第{copy}片区第{}项已于{}月办结。", number + 1, copy % 12 + 1)
}

fn mark(at: usize) -> String {
    char::from_u32(0xE000 + at as u32).map(String::from).unwrap_or_default()
}

/// Another digit for a digit; zero stays, so that figures stay as long as they are.
fn figure(ch: char, copy: usize) -> char {
    match ch.to_digit(10) {
        Some(digit @ 1..) => char::from_digit((digit - 1 + copy as u32) % 9 + 1, 10).unwrap_or(ch),
        _ => ch,
    }
}
