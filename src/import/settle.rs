//! Labels: a number that the document would count by itself becomes automatic, any other stays as written.
//!
//! Takes one walk over the sections; knows nothing of the source.

use crate::document::numbering::label_number;
use crate::document::{Document, Label, LabelStyle, Level, NumberingScheme, Section, SectionKind};
use crate::typeset::compose::attachment_mark;

/// The styles a document may number its headings in.
const STYLES: [LabelStyle; 4] =
    [LabelStyle::HanComma, LabelStyle::HanParen, LabelStyle::ArabicDot, LabelStyle::ArabicParen];

/// Settles every manual label, and the numbering scheme that fits most of them.
pub(super) fn settle_labels(document: &mut Document) {
    let default = NumberingScheme::default();
    document.numbering = NumberingScheme {
        level1: style(&document.sections, Level::One, default.level1),
        level2: style(&document.sections, Level::Two, default.level2),
    };
    let counted = counted_labels(document.numbering, &document.sections);
    let attachments = document.sections.iter().filter(|s| s.kind == SectionKind::Attachment).count();
    let mut attachment = 0;
    for (section, counted) in document.sections.iter_mut().zip(counted) {
        let automatic = if section.kind == SectionKind::Attachment {
            attachment += 1;
            Some(attachment_mark(attachment - 1, attachments))
        } else {
            counted
        };
        if matches!(&section.label, Label::Manual(label) if Some(label) == automatic.as_ref()) {
            section.label = Label::Auto;
        }
    }
}

/// The label each section would get if it were automatic and all before it kept their numbers; `None` for a
/// heading written without a number.
fn counted_labels(scheme: NumberingScheme, sections: &[Section]) -> Vec<Option<String>> {
    let mut probes = Vec::with_capacity(sections.len() * 2);
    let mut places = Vec::with_capacity(sections.len());
    for section in sections {
        let probe = |label: Label| {
            let mut probe = Section::new(section.id, section.kind, section.heading.as_str());
            (probe.level, probe.label) = (section.level, label);
            probe
        };
        // A probe before the section's own number is undone by it; before no number it would be counted.
        let has_number = matches!(&section.label, Label::Manual(label) if label_number(label).is_some());
        places.push(has_number.then_some(probes.len()));
        if has_number {
            probes.push(probe(Label::Auto));
        }
        probes.push(probe(section.label.clone()));
    }
    let labels = scheme.labels(&probes);
    let counted = |(place, section): (Option<usize>, &Section)| match place {
        Some(place) => labels.get(place).cloned(),
        None => section.heading.is_empty().then(String::new),
    };
    places.into_iter().zip(sections).map(counted).collect()
}

/// The style most labels of a level are written in.
fn style(sections: &[Section], level: Level, default: LabelStyle) -> LabelStyle {
    let fits = |style: LabelStyle| {
        let of_level = sections.iter().filter(|section| section.level == level);
        of_level
            .filter(|section| match &section.label {
                Label::Manual(label) => label_number(label).is_some_and(|n| style.format(n) == *label),
                Label::Auto => false,
            })
            .count()
    };
    let most = STYLES.into_iter().map(fits).max().unwrap_or(0);
    if most == 0 || fits(default) == most {
        return default;
    }
    STYLES.into_iter().find(|style| fits(*style) == most).unwrap_or(default)
}
