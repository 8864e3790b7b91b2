//! The built-in sample document.

use annual_summary::document::{Document, Paragraph, ParagraphKind, SectionKind, parse_paragraph};
use annual_summary::font::{FontBook, FontRole};
use annual_summary::template;

/// Everything that prints of the sample, one text an item.
fn texts(document: &Document) -> Vec<String> {
    let meta = &document.meta;
    let mut texts: Vec<String> = [&meta.title, &meta.recipient, &meta.signature, &meta.date]
        .map(|text| document.fill(text).text)
        .into_iter()
        .collect();
    for section in &document.sections {
        texts.push(document.fill(&section.heading).text);
        texts.extend(section.paragraphs().map(|(_, line)| line.to_string()));
        texts.extend(section.table.iter().flat_map(|table| table.rows.concat()));
    }
    texts
}

#[test]
fn the_sample_has_the_sections_of_the_street_office_template() {
    let sample = template::sample();
    let kinds: Vec<SectionKind> = sample.sections.iter().map(|s| s.kind).collect();
    let street_office = &template::builtin()[0];
    assert_eq!(kinds, street_office.sections.iter().map(|s| s.kind).collect::<Vec<_>>());
    let headings = |kind| sample.sections.iter().filter(move |s| s.kind == kind).count();
    assert_eq!(headings(SectionKind::Area), 7);
    assert!(sample.sections.iter().all(|s| !s.is_blank() && !s.hidden));
}

#[test]
fn the_sample_is_of_full_length() {
    let characters: usize = texts(&template::sample()).iter().map(|text| text.chars().count()).sum();
    assert!((5_500..=6_500).contains(&characters), "{characters} characters");
}

#[test]
fn the_sample_has_no_leftovers_and_no_foreign_punctuation() {
    for text in texts(&template::sample()) {
        assert!(!text.contains(['{', '}', '×', 'X', '％', '＋', '　', ' ']), "{text}");
        assert!(!text.contains([',', ';', ':', '!', '?', '(', ')', '"', '\'']), "{text}");
    }
}

#[test]
fn the_sample_uses_every_kind_of_line_as_meant() {
    let sample = template::sample();
    let lines = |kind: SectionKind| -> Vec<Paragraph> {
        let section = sample.sections.iter().find(|s| s.kind == kind).unwrap();
        section.paragraphs().map(|(_, line)| parse_paragraph(line)).collect()
    };
    let count = |section, kind| {
        lines(section).iter().filter(|line| line.kind == kind && !line.label.is_empty()).count()
    };
    assert_eq!(count(SectionKind::Problems, ParagraphKind::Enumeration), 6);
    assert_eq!(count(SectionKind::Plan, ParagraphKind::Heading2), 6);
    assert_eq!(count(SectionKind::Targets, ParagraphKind::Plain), 6);
    assert_eq!(count(SectionKind::Honours, ParagraphKind::Plain), 6);
    for section in sample.sections.iter().filter(|s| s.kind == SectionKind::Area) {
        for (_, line) in section.paragraphs() {
            assert!(parse_paragraph(line).lead.is_some(), "{line}");
        }
    }
}

#[test]
fn the_sample_repeats_no_sentence() {
    let mut seen = std::collections::HashSet::new();
    for text in texts(&template::sample()) {
        for sentence in text.split(['。', '；']).filter(|s| s.chars().count() >= 8) {
            assert!(seen.insert(sentence.to_string()), "{sentence}");
        }
    }
}

#[test]
fn indicators_agree_between_text_and_table() {
    let sample = template::sample();
    let targets = sample.sections.iter().find(|s| s.kind == SectionKind::Targets).unwrap();
    let table = sample.sections.iter().find_map(|s| s.table.as_ref()).unwrap();
    assert_eq!((table.columns.len(), table.rows.len()), (6, 13));
    for row in &table.rows[1..] {
        let [_, name, unit, target, actual, rate] = &row[..] else { panic!("{row:?}") };
        let exact = actual.parse::<f64>().unwrap() / target.parse::<f64>().unwrap() * 100.0;
        assert_eq!(format!("{exact:.1}%"), *rate, "{name}");
        for figure in [format!("{target}{unit}"), format!("{actual}{unit}"), rate.clone()] {
            assert!(targets.body.contains(&figure), "{name}: {figure}");
        }
    }
}

#[test]
fn every_character_has_a_glyph_and_a_few_need_the_fallback() {
    let book = FontBook::embedded();
    let text = texts(&template::sample()).concat();
    let missing: String = text.chars().filter(|&c| book.glyph(FontRole::Body, c).is_none()).collect();
    assert_eq!(missing, "");
    let body_face = book.role_face(FontRole::Body);
    for rare in ['喆', '玥'] {
        assert!(text.contains(rare));
        assert_ne!(book.glyph(FontRole::Body, rare).map(|g| g.face), Some(body_face), "{rare}");
    }
}
