//! The document after so many steps of typing: known from the number of steps alone.

use annual_summary::document::{Document, SectionKind};

/// The body of the section that is typed in, after `step` steps. Some are long, so that writing them takes time.
pub(crate) fn body(step: u64) -> String {
    let length = [3, 40, 400][usize::try_from(step % 3).unwrap_or(0)];
    let filling = format!("第{step}步整治老旧小区{}处。", step + 1).repeat(length);
    format!("已写到第{step}步。{filling}")
}

/// The document before anything is typed.
pub(crate) fn blank() -> Document {
    let mut document = Document::default();
    document.meta.organ = "云岭街道办事处".into();
    document.meta.title = "年度工作总结".into();
    document.push_section(SectionKind::Area, "民生").body = body(0);
    document
}

/// The number of steps after which a document is like this one.
///
/// # Panics
/// When it is like this after no number of steps: then it is damaged.
pub(crate) fn step(document: &Document) -> u64 {
    let text = &document.sections.last().unwrap().body;
    let number = text.strip_prefix("已写到第").and_then(|rest| rest.split('步').next());
    let step = number.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no step: {text:.60}"));
    assert_eq!(*text, body(step), "not whole");
    step
}
