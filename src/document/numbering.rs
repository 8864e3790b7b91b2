//! Heading numbers (序号): computed from the order of sections, never typed.
//!
//! Source of the sequence 一、 （一） 1. （1）: GB/T 9704-2012 §7.3.3.

use crate::number::{format_numeral, parse_numeral};

use super::section::{Label, Level, Section, SectionKind};

/// The look of one level of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelStyle {
    /// 一、
    HanComma,
    /// （一）
    HanParen,
    /// 1.
    ArabicDot,
    /// （1）
    ArabicParen,
    /// No number.
    None,
}

impl LabelStyle {
    /// The label with this number.
    pub fn format(self, number: u32) -> String {
        match self {
            Self::HanComma => format!("{}、", format_numeral(number)),
            Self::HanParen => format!("（{}）", format_numeral(number)),
            Self::ArabicDot => format!("{number}."),
            Self::ArabicParen => format!("（{number}）"),
            Self::None => String::new(),
        }
    }
}

/// How automatic heading numbers look, level by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberingScheme {
    /// Headings of level one.
    pub level1: LabelStyle,
    /// Headings of level two.
    pub level2: LabelStyle,
}

impl Default for NumberingScheme {
    fn default() -> Self {
        Self { level1: LabelStyle::HanComma, level2: LabelStyle::HanParen }
    }
}

impl NumberingScheme {
    /// The label of each section, in order: manual labels as written, automatic ones counted.
    ///
    /// Sections without a heading, prefaces, attachments and hidden sections take no number. A manual label
    /// that holds a number restarts the count from it; an empty one leaves the count alone. Level two restarts
    /// under each heading of level one.
    pub fn labels(self, sections: &[Section]) -> Vec<String> {
        let mut counter = Counter::default();
        sections.iter().map(|section| self.label(section, &mut counter)).collect()
    }

    fn label(self, section: &Section, counter: &mut Counter) -> String {
        let numbered = !section.hidden
            && !section.heading.is_empty()
            && !matches!(section.kind, SectionKind::Preface | SectionKind::Attachment);
        match &section.label {
            Label::Manual(label) => {
                if !section.hidden {
                    counter.observe(section.level, label);
                }
                label.clone()
            }
            Label::Auto if numbered => self.style(section.level).format(counter.advance(section.level)),
            Label::Auto => String::new(),
        }
    }

    /// The label style of a level.
    pub fn style(self, level: Level) -> LabelStyle {
        match level {
            Level::One => self.level1,
            Level::Two => self.level2,
        }
    }
}

/// The running numbers.
#[derive(Debug, Default)]
struct Counter {
    level1: u32,
    level2: u32,
}

impl Counter {
    fn advance(&mut self, level: Level) -> u32 {
        let next = match level {
            Level::One => self.level1,
            Level::Two => self.level2,
        } + 1;
        self.set(level, next);
        next
    }

    fn observe(&mut self, level: Level, label: &str) {
        if let Some(number) = label_number(label) {
            self.set(level, number);
        }
    }

    fn set(&mut self, level: Level, number: u32) {
        match level {
            Level::One => (self.level1, self.level2) = (number, 0),
            Level::Two => self.level2 = number,
        }
    }
}

/// The number in a label such as 三、 （四） 5. 第六部分, or `None` when it holds none.
pub fn label_number(label: &str) -> Option<u32> {
    let core = label.trim().trim_start_matches(['（', '(', '第']);
    let end = core.find(|c: char| {
        !(c.is_ascii_digit() || parse_numeral(&c.to_string()).is_some() || "十百零〇".contains(c))
    });
    let digits = &core[..end.unwrap_or(core.len())];
    digits.parse().ok().or_else(|| parse_numeral(digits))
}

#[cfg(test)]
mod tests {
    use super::super::section::SectionId;
    use super::*;

    fn section(kind: SectionKind, level: Level, label: Label, heading: &str) -> Section {
        let mut s = Section::new(SectionId(1), kind, heading);
        (s.level, s.label) = (level, label);
        s
    }

    #[test]
    fn automatic_numbers_skip_what_has_no_heading_and_follow_manual_ones() {
        use Level::*;
        let manual = |s: &str| Label::Manual(s.into());
        let mut hidden = section(SectionKind::Area, One, Label::Auto, "隐去");
        hidden.hidden = true;
        let sections = [
            section(SectionKind::Preface, One, Label::Auto, ""),
            section(SectionKind::Area, One, Label::Auto, "甲"),
            section(SectionKind::Area, Two, Label::Auto, "甲一"),
            section(SectionKind::Area, Two, Label::Auto, "甲二"),
            hidden,
            section(SectionKind::Area, One, Label::Auto, "乙"),
            section(SectionKind::Problems, One, Label::Auto, ""),
            section(SectionKind::Targets, One, manual(""), "无号"),
            section(SectionKind::Plan, One, manual("五、"), "丙"),
            section(SectionKind::Area, Two, Label::Auto, "丙一"),
            section(SectionKind::Area, One, Label::Auto, "丁"),
        ];
        let labels = NumberingScheme::default().labels(&sections);
        assert_eq!(labels, ["", "一、", "（一）", "（二）", "", "二、", "", "", "五、", "（一）", "六、"]);
    }

    #[test]
    fn numbers_in_labels() {
        for (label, number) in [
            ("三、", Some(3)),
            ("（十二）", Some(12)),
            ("5.", Some(5)),
            ("第六部分", Some(6)),
            ("", None),
            ("附：", None),
        ] {
            assert_eq!(label_number(label), number, "{label}");
        }
    }
}
