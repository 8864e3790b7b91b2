//! Comparison (对照): two states of a document side by side, section by section and paragraph by paragraph.
//!
//! ```text
//! document ─ lines ─→ groups of lines: the form, then each section with heading, paragraphs and rows of tables
//! both     ─ pairing ─→ which section, and in it which line, is the other's counterpart
//! a pair   ─ diff ─→ what was taken out and what was put in
//! ```
//!
//! Serves last year's text, kept versions, a file changed by someone else and work found again alike. Knows no
//! files, and changes nothing.

mod diff;
mod grams;
mod lines;
mod pairing;

pub use diff::{DiffPiece, diff};
pub(crate) use grams::{Grams, grams};
pub use lines::{Line, LineKind};
pub(crate) use pairing::same_heading;

use crate::document::{Document, SectionId};

/// Two documents side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// The form, when something in it differs or is written, and then every section of either document in the order
    /// of the new one.
    pub groups: Vec<Group>,
}

/// A section of one document and its counterpart in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What people call it.
    pub name: String,
    /// The section in the old document.
    pub old: Option<SectionId>,
    /// The section in the new document.
    pub new: Option<SectionId>,
    /// Its lines, side by side.
    pub rows: Vec<Row>,
}

/// A line of one document and its counterpart in the other; at least one of them is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the old document.
    pub old: Option<Line>,
    /// The line of the new document.
    pub new: Option<Line>,
    /// What became of the old line in the new one.
    pub pieces: Vec<DiffPiece>,
}

impl Row {
    fn new(old: Option<Line>, new: Option<Line>) -> Self {
        fn text(line: Option<&Line>) -> &str {
            line.map_or("", |line| line.text.as_str())
        }
        let pieces = diff(text(old.as_ref()), text(new.as_ref()));
        Self { old, new, pieces }
    }

    /// Whether both sides read the same.
    pub fn is_same(&self) -> bool {
        self.old.is_some() && self.new.is_some() && self.pieces.iter().all(DiffPiece::is_same)
    }
}

impl Comparison {
    /// Puts `old` and `new` side by side.
    pub fn new(old: &Document, new: &Document) -> Self {
        let (before, after) = (lines::sections(old), lines::sections(new));
        let form = pairing::form(lines::form(old), lines::form(new));
        let mut groups: Vec<Group> = form.into_iter().collect();
        groups.extend(pairing::sections(&before, &after));
        Self { groups }
    }

    /// How many lines differ.
    pub fn changes(&self) -> usize {
        self.groups.iter().flat_map(|group| &group.rows).filter(|row| !row.is_same()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SectionKind;

    fn document(title: &str, sections: &[(&str, &str)]) -> Document {
        let mut document = Document::default();
        document.meta.title = title.into();
        for (heading, body) in sections {
            document.push_section(SectionKind::Area, *heading).body = (*body).into();
        }
        document
    }

    /// The comparison in letters: `=` same, `~` changed, `-` only old, `+` only new.
    fn told(comparison: &Comparison) -> Vec<String> {
        let sign = |row: &Row| match (&row.old, &row.new) {
            _ if row.is_same() => '=',
            (Some(_), Some(_)) => '~',
            (Some(_), None) => '-',
            _ => '+',
        };
        let group =
            |group: &Group| format!("{} {}", group.name, group.rows.iter().map(sign).collect::<String>());
        comparison.groups.iter().map(group).collect()
    }

    #[test]
    fn sections_and_paragraphs_find_their_counterparts() {
        let old = document(
            "2023年总结",
            &[
                ("产业", "完成投资1.25亿元，新增企业12家。\n招商引资成效明显。"),
                ("信访", "接待群众45批。"),
                ("民生保障", "新建学校2所。"),
            ],
        );
        let new = document(
            "2024年总结",
            &[
                ("民生保障", "新建学校3所。\n新增托位200个。"),
                ("产业", "完成投资1.52亿元，新增企业12家。\n招商引资成效明显。"),
                ("党建", "建强支部。"),
            ],
        );
        let comparison = Comparison::new(&old, &new);
        // The heading of each section is its first line.
        let expected = ["基本信息 ~", "产业 =~=", "信访 --", "民生保障 =~+", "党建 ++"];
        let mut got = told(&comparison);
        got.sort();
        let mut expected: Vec<String> = expected.map(String::from).to_vec();
        expected.sort();
        assert_eq!(got, expected);
        assert_eq!(comparison.changes(), 1 + 1 + 2 + 2 + 2);
        let names: Vec<_> =
            comparison.groups.iter().filter(|group| group.new.is_some()).map(|g| &g.name).collect();
        assert_eq!(names, ["民生保障", "产业", "党建"], "the order of the new document");
    }

    #[test]
    fn a_document_is_the_same_as_itself() {
        let one = document("总结", &[("产业", "甲。\n乙。\n甲。")]);
        let comparison = Comparison::new(&one, &one);
        assert_eq!(comparison.changes(), 0);
        assert_eq!(told(&comparison), ["产业 ===="], "a form that does not differ is left out");
        assert_eq!(Comparison::new(&Document::default(), &Document::default()).groups, []);
    }
}
