//! Waivers (忽略): findings that a person decided to leave alone.
//!
//! A waived finding stays waived until one of its sentences changes; taking that change back makes it waived again.

use crate::document::{Document, Waiver};

use super::finding::Finding;

impl Finding {
    /// The waiver that leaves this finding of `document` alone from now on, with a reason that may be empty.
    pub fn waive(&self, document: &Document, reason: &str) -> Waiver {
        let quote = self.spans.first().and_then(|place| document.text_at(place)).unwrap_or_default();
        Waiver {
            rule: self.rule.id.to_owned(),
            identity: self.identity(document),
            quote: quote.to_owned(),
            reason: reason.trim().to_owned(),
        }
    }

    /// Whether this finding of `document` was waived.
    pub fn is_waived(&self, document: &Document) -> bool {
        !document.review.waivers.is_empty() && document.review.waiver(self.identity(document)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Severity;
    use crate::check::rules::RULES;
    use crate::document::{Field, Part, Place, SectionId, SectionKind};

    fn finding(document: &Document, quote: &str) -> Finding {
        let part = Part::Section(SectionId(1), Field::Body);
        let at = document.text(part).unwrap().find(quote).unwrap();
        Finding::new(RULES[0], Severity::Warning, Place::new(part, at..at + quote.len()), "")
    }

    #[test]
    fn a_finding_stays_waived_until_its_sentence_changes() {
        let mut document = Document::default();
        document.push_section(SectionKind::Area, "").body = "道路约500多米。绿化3处。".into();
        let waiver = finding(&document, "约500多米").waive(&document, " 原文如此 ");
        assert_eq!((waiver.quote.as_str(), waiver.reason.as_str()), ("约500多米", "原文如此"));
        document.review.waivers.push(waiver);
        assert!(finding(&document, "约500多米").is_waived(&document));
        assert!(!finding(&document, "3处").is_waived(&document));
        for (body, is_waived) in [
            ("前言。道路约500多米。绿化9处。", true),
            ("道路总长约500多米。绿化3处。", false),
            ("道路约500多米。绿化3处。", true),
        ] {
            document.sections[0].body = body.into();
            assert_eq!(finding(&document, "约500多米").is_waived(&document), is_waived, "{body}");
        }
    }
}
