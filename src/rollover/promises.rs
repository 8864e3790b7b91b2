//! Promises (承诺事项): what last year's plan said would be done, item by item, to be answered this year.

use std::collections::HashSet;

use crate::document::{
    Document, Level, ParagraphKind, Promise, Section, SectionId, SectionKind, parse_paragraph,
};
use crate::number::parse_numeral;
use crate::quantity::sentences;

/// What last year's plan promised, in its order: its numbered items, or its sentences where nothing is numbered.
/// `year` is the year the document is about.
///
/// An item is told without its number; what stands below the heading of an item belongs to it.
pub fn promises(document: &Document, year: u16) -> Vec<Promise> {
    let plans = plan_sections(document);
    let sections = document.sections.iter().filter(|section| plans.contains(&section.id));
    let has_parts = sections.clone().any(|section| section.level == Level::Two);
    let mut texts: Vec<String> = Vec::new();
    for section in sections {
        let heading = document.fill(&section.heading).text;
        // What stands above the parts of a plan introduces them.
        if section.level == Level::Two || !has_parts {
            texts.extend(items_of_section(section, &heading));
        }
    }
    if texts.is_empty() {
        texts = plan_paragraphs(document, year).into_iter().flat_map(items_of_paragraph).collect();
    }
    texts.into_iter().map(|text| Promise { text, ..Promise::default() }).collect()
}

/// The visible sections that are plans, with those below them.
pub(super) fn plan_sections(document: &Document) -> HashSet<SectionId> {
    let mut is_below_plan = false;
    let mut plans = HashSet::new();
    for section in document.sections.iter().filter(|section| !section.hidden) {
        let is_plan = section.kind == SectionKind::Plan;
        if section.level == Level::One {
            is_below_plan = is_plan;
        }
        if is_plan || is_below_plan && matches!(section.kind, SectionKind::Area | SectionKind::Free) {
            plans.insert(section.id);
        }
    }
    plans
}

/// Paragraphs that speak of the next year where no section does: 2026年，着力办好三件事：一是…
fn plan_paragraphs(document: &Document, year: u16) -> Vec<&str> {
    let next = format!("{}年", year + 1);
    let begins = |text: &str| {
        [next.as_str(), "下一步", "明年", "下步", "新的一年"].iter().any(|word| text.starts_with(word))
    };
    let sections = document.sections.iter().filter(|section| !section.hidden);
    sections.flat_map(Section::paragraphs).map(|(_, text)| text.trim()).filter(|text| begins(text)).collect()
}

/// The items of a section. Level-two sections with no items of their own are one item.
fn items_of_section(section: &Section, heading: &str) -> Vec<String> {
    let lines: Vec<&str> =
        section.paragraphs().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect();
    let items = items(&lines);
    if !items.is_empty() {
        return items;
    }
    if section.level == Level::Two {
        return vec![joined(heading, &lines.concat())];
    }
    lines.into_iter().flat_map(sentences_of).collect()
}

/// The numbered items among these lines; empty when nothing is numbered.
fn items(lines: &[&str]) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut depth: Option<u8> = None;
    for line in lines {
        let paragraph = parse_paragraph(line);
        let level = level(paragraph.kind, line.get(paragraph.label.clone()).unwrap_or_default());
        let text = line.get(paragraph.label.end..).unwrap_or_default().trim();
        match (level, depth) {
            (Some(level), top) if top.is_none_or(|top| level <= top) => {
                depth = depth.or(Some(level));
                let inline = inline_items(line);
                if inline.is_empty() { items.push(text.to_owned()) } else { items.extend(inline) }
            }
            (_, None) => items.extend(inline_items(line)),
            _ => {
                if let Some(last) = items.last_mut() {
                    *last = joined(last, line);
                }
            }
        }
    }
    items
}

/// How deep a numbered line stands; `None` when it has no number.
fn level(kind: ParagraphKind, label: &str) -> Option<u8> {
    if label.is_empty() {
        return None;
    }
    Some(match kind {
        ParagraphKind::Heading1 => 1,
        ParagraphKind::Heading2 => 2,
        ParagraphKind::Heading3 => 3,
        ParagraphKind::Heading4 => 4,
        ParagraphKind::Enumeration => 5,
        ParagraphKind::Plain if label.starts_with(['（', '(']) => 2,
        ParagraphKind::Plain => 3,
    })
}

fn joined(head: &str, body: &str) -> String {
    let gap =
        if head.is_empty() || body.is_empty() || head.ends_with(['。', '：', '；']) { "" } else { "。" };
    format!("{head}{gap}{body}")
}

/// The items 一是…；二是… within one paragraph, or its sentences.
fn items_of_paragraph(text: &str) -> Vec<String> {
    let items = inline_items(text);
    if items.is_empty() { sentences_of(text) } else { items }
}

/// The items 一是…；二是… within one paragraph; empty when there are fewer than two.
fn inline_items(text: &str) -> Vec<String> {
    let starts: Vec<(usize, usize)> = text
        .match_indices(['是', '要'])
        .filter_map(|(at, _)| {
            let before = &text[..at];
            let start = before.trim_end_matches(|ch| "一二三四五六七八九十".contains(ch)).len();
            parse_numeral(&text[start..at])?;
            let begins = start == 0 || text[..start].ends_with(['。', '；', '：', '，', '、', ' ']);
            begins.then_some((start, at + '是'.len_utf8()))
        })
        .collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let items = starts.iter().zip(ends).map(|(&(_, begin), end)| trimmed(text.get(begin..end)));
    items.filter(|item| !item.is_empty()).collect()
}

fn sentences_of(text: &str) -> Vec<String> {
    let items = sentences(text).into_iter().map(|range| trimmed(text.get(range)));
    items.filter(|item| item.chars().count() > 3 && !is_announcement(item)).collect()
}

/// Whether a sentence only says that items follow: 重点做好三件事, 抓好以下工作：
fn is_announcement(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches('：');
    let counts = ["件事", "项工作", "项任务", "个方面", "方面工作", "件实事", "以下工作", "如下工作"];
    bare.len() < sentence.len() || counts.iter().any(|count| bare.ends_with(count))
}

fn trimmed(item: Option<&str>) -> String {
    item.unwrap_or_default().trim().trim_end_matches(['；', '。', '，']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        let mut document = Document::default();
        document.push_section(SectionKind::Plan, "打算").body = body.into();
        promises(&document, 2023).into_iter().map(|promise| promise.text).collect()
    }

    #[test]
    fn numbered_items_are_promises() {
        assert_eq!(
            texts("总的要求。\n一是抓产业。招商3个。\n二是抓民生。"),
            ["抓产业。招商3个。", "抓民生。"]
        );
        assert_eq!(
            texts("（一）抓产业\n招商3个。\n（二）抓民生\n一是修路。\n二是建校。"),
            ["抓产业。招商3个。", "抓民生。一是修路。二是建校。"]
        );
        assert_eq!(texts("抓好两项工作：一是修路；二是建校。"), ["修路", "建校"]);
        assert_eq!(texts("一是修路；二是建校。"), ["修路", "建校"]);
    }

    #[test]
    fn without_numbers_every_sentence_is_one() {
        let told = texts("明年重点做好两件事。抓好产业发展。办好民生实事。");
        assert_eq!(told, ["抓好产业发展", "办好民生实事"]);
        assert_eq!(texts(""), [""; 0]);
    }

    #[test]
    fn a_plan_outside_a_plan_section_is_found_by_its_year() {
        let mut document = Document::default();
        document.push_section(SectionKind::Area, "").body =
            "全年平稳。\n2024年，重点做好两项工作。一是修路。二是建校。".into();
        let texts: Vec<String> = promises(&document, 2023).into_iter().map(|it| it.text).collect();
        assert_eq!(texts, ["修路", "建校"]);
    }
}
