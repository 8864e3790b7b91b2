//! 标题末标点: a heading that stands alone and ends with 。.
//!
//! Why it matters: a heading on its own line takes no end mark. A numbered sentence in a list of such sentences is no
//! heading, so the neighbours decide. Source: GB/T 15834-2011 on headings; GB/T 9704-2012 §7.3.3.

use crate::document::ParagraphKind;

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "heading-end-mark",
    kind: Kind::Punctuation,
    name: "标题末标点",
    summary: "独立成行的标题末尾有句号等标点",
    scope: Scope::Anchored { anchors: |line| end_mark(line).is_some(), check },
};

/// So many headings with a mark are a manner of writing: told once, and mended at once.
const MANNER: usize = 3;

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    let marked: Vec<Marked> = anchors.iter().filter_map(|&index| Marked::read(facts, index)).collect();
    match &marked[..] {
        [first, ..] if marked.len() >= MANNER => findings.push(manner(facts, first, &marked)),
        few => findings.extend(few.iter().map(|one| one.finding(facts))),
    }
}

/// A heading that ends with a mark.
struct Marked {
    /// Its words and the mark.
    place: Span,
    mark: char,
}

impl Marked {
    fn read(facts: &Facts<'_>, index: usize) -> Option<Self> {
        let line = facts.lines.get(index)?;
        let mark = end_mark(line).filter(|_| is_heading(facts, index) && !is_item(facts, index))?;
        let end = line.text.trim_end().len();
        Some(Self { place: Span::new(index, line.paragraph.label.end.min(end)..end), mark })
    }

    fn last(&self) -> Span {
        let end = self.place.end;
        Span { start: end - self.mark.len_utf8(), ..self.place.clone() }
    }

    fn message(&self, facts: &Facts<'_>) -> String {
        format!("标题“{}”末尾不用“{}”", facts.manuscript.text(&self.place), self.mark)
    }

    fn finding(&self, facts: &Facts<'_>) -> Finding<Span> {
        let delete = Fix::replace(format!("删去“{}”", self.mark), self.last(), "");
        Finding::new(&RULE, Severity::Warning, self.place.clone(), self.message(facts)).fix(delete)
    }
}

fn manner(facts: &Facts<'_>, first: &Marked, all: &[Marked]) -> Finding<Span> {
    let message = format!("{}，全文这样的标题共{}处", first.message(facts), all.len());
    let edits = all.iter().map(|one| Edit { at: one.last(), text: String::new() }).collect();
    let delete = Fix { label: "全部删去标题末尾的标点".into(), edits };
    Finding::new(&RULE, Severity::Warning, first.place.clone(), message).fix(delete)
}

/// The mark at the end, when it is the only one: a heading holds one phrase.
fn end_mark(line: &LineFacts) -> Option<char> {
    let text = line.text.trim_end();
    let mark = text.chars().next_back().filter(|ch| matches!(ch, '。' | '；' | '，' | '、'))?;
    let words = &text[..text.len() - mark.len_utf8()];
    (!words.contains(['。', '；', '！']) && words.chars().count() <= 40).then_some(mark)
}

/// Whether text of its own stands under the line.
fn is_heading(facts: &Facts<'_>, index: usize) -> bool {
    let line = &facts.lines[index];
    let Some(next) = facts.lines.get(index + 1) else { return false };
    let is_same_section = facts.manuscript.lines[index].section
        == facts.manuscript.lines.get(index + 1).and_then(|line| line.section);
    match line.setting.kind {
        LineKind::Heading => is_same_section,
        LineKind::Paragraph => {
            let kind = line.paragraph.kind;
            let is_numbered = matches!(kind, ParagraphKind::Heading1 | ParagraphKind::Heading2);
            is_numbered && is_same_section && next.is_prose() && next.text.chars().count() > 30
        }
        _ => false,
    }
}

/// Whether the next line is numbered in the same way: an item in a list of such sentences.
fn is_item(facts: &Facts<'_>, index: usize) -> bool {
    let Some(next) = facts.lines.get(index + 1) else { return false };
    let section = facts.manuscript.lines[index].section;
    let section = section.and_then(|section| facts.manuscript.sections.get(section));
    let own = own_label(&facts.lines[index]);
    let label = own.or(section.map(|section| section.label.as_str()));
    let shape = |label: &str| label.trim().chars().filter(|ch| !ch.is_alphanumeric()).collect::<String>();
    own_label(next).is_some_and(|next| label.is_some_and(|label| shape(label) == shape(next)))
}

fn own_label(line: &LineFacts) -> Option<&str> {
    line.text.get(line.paragraph.label.clone()).filter(|label| !label.is_empty())
}
