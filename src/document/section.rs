//! Sections (部分): the units of the outline.

use super::place::Field;
use super::table::Table;

/// Identity of a section: saved with the document and never reused in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub u64);

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// 前言: opening paragraphs, never with a heading.
    Preface,
    /// 工作板块: one work area.
    Area,
    /// 目标任务完成情况: targets and how far they were met.
    Targets,
    /// 存在问题: problems and shortcomings.
    Problems,
    /// 下一年工作打算: next year's plan.
    Plan,
    /// 获得荣誉: honours and awards.
    Honours,
    /// 其他: anything else.
    Free,
    /// 表格: a section that is mainly a table.
    Table,
    /// 附件: an attachment; begins a new page after the signature.
    Attachment,
}

impl SectionKind {
    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preface => "前言",
            Self::Area => "工作板块",
            Self::Targets => "目标任务完成情况",
            Self::Problems => "存在问题",
            Self::Plan => "下一年工作打算",
            Self::Honours => "获得荣誉",
            Self::Free => "其他",
            Self::Table => "表格",
            Self::Attachment => "附件",
        }
    }
}

/// Depth of a section's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 一级标题, set in 黑体.
    One,
    /// 二级标题, set in 楷体.
    Two,
}

/// The number before a section's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Computed from the order of sections and the document's numbering scheme.
    Auto,
    /// Kept exactly as written; empty for a heading without a number.
    Manual(String),
}

/// One section: a heading, a body of plain text, and for some kinds a table after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Identity within the document.
    pub id: SectionId,
    /// What the section is for.
    pub kind: SectionKind,
    /// Depth of the heading.
    pub level: Level,
    /// The number before the heading.
    pub label: Label,
    /// Heading without its number; empty when the section has no heading line. May hold placeholders.
    pub heading: String,
    /// Plain text, one paragraph a line, no trailing newline.
    pub body: String,
    /// The table printed after the body.
    pub table: Option<Table>,
    /// A hidden section is kept but neither numbered nor printed.
    pub hidden: bool,
    /// Advice to the writer (写作提示); never printed.
    pub guidance: String,
}

impl Section {
    /// An empty section of level one, numbered automatically when its kind and heading call for a number.
    pub fn new(id: SectionId, kind: SectionKind, heading: impl Into<String>) -> Self {
        Self {
            id,
            kind,
            level: Level::One,
            label: Label::Auto,
            heading: heading.into(),
            body: String::new(),
            table: None,
            hidden: false,
            guidance: String::new(),
        }
    }

    /// The paragraphs of the body with their byte offsets in it. An empty body has none.
    pub fn paragraphs(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut offset = 0;
        let body = self.body.as_str();
        (!body.is_empty()).then(|| body.split('\n')).into_iter().flatten().map(move |line| {
            let at = offset;
            offset += line.len() + 1;
            (at, line)
        })
    }

    /// Stored text of one field, or `None` when the section has no such field or cell.
    pub fn text(&self, field: Field) -> Option<&str> {
        match field {
            Field::Label => match &self.label {
                Label::Manual(label) => Some(label),
                Label::Auto => None,
            },
            Field::Heading => Some(&self.heading),
            Field::Body => Some(&self.body),
            Field::Cell { row, column } => self.table.as_ref()?.cell(row, column),
        }
    }

    /// Whether the section has neither text nor a table.
    pub fn is_blank(&self) -> bool {
        self.body.trim().is_empty() && self.table.as_ref().is_none_or(Table::is_blank)
    }
}
