//! 沿用未确认: a paragraph taken over from last year that nobody has edited or confirmed.
//!
//! Why it matters: officials have been disciplined for handing in last year's text with the year changed. Only a
//! document that was begun from last year's has such marks.

use super::super::facts::{Facts, LineFacts};
use super::super::finding::{Finding, Kind, Severity};
use super::super::manuscript::{LineKind, Span};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unconfirmed-paragraph",
    kind: Kind::CarryOver,
    name: "沿用未确认",
    summary: "沿用去年、还没有改动或确认的段落",
    scope: Scope::Document(check),
};

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let Some(carried) = facts.carried.filter(|carried| !carried.is_empty()) else { return };
    for (index, line) in facts.lines.iter().enumerate() {
        let can_be_carried = matches!(line.setting.kind, LineKind::Paragraph | LineKind::Cell { .. });
        if can_be_carried && carried.contains(&line.decided_by) {
            let message = "这一段沿用去年，还没有改动或确认";
            findings.push(Finding::new(&RULE, Severity::Hint, Span::new(index, opening(line)), message));
        }
    }
}

/// What the paragraph is recognised by: its lead, or else its first sentence without the number.
fn opening(line: &LineFacts) -> std::ops::Range<usize> {
    let sentence = line.sentences.first().cloned().unwrap_or(0..line.text.len());
    line.paragraph.lead.clone().unwrap_or(line.paragraph.label.end.min(sentence.start)..sentence.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Options, check};
    use crate::document::{Document, Fingerprint, SectionKind};

    #[test]
    fn carried_paragraphs_are_told_until_they_change() {
        let mut document = Document::default();
        document.push_section(SectionKind::Area, "").body =
            "队伍建设不断加强。开展培训6次。\n新的一段。".into();
        document.review.carried.insert(Fingerprint::of("队伍建设不断加强。开展培训6次。"));
        let told = |document: &Document| -> Vec<String> {
            let findings = check(document, None, &Options::default());
            let of_rule = findings.iter().filter(|finding| finding.rule == &RULE);
            of_rule.map(|finding| document.text_at(&finding.spans[0]).unwrap().to_owned()).collect()
        };
        assert_eq!(told(&document), ["队伍建设不断加强。"]);
        document.sections[0].body = "队伍建设不断加强。开展培训8次。".into();
        assert_eq!(told(&document), [""; 0]);
    }
}
