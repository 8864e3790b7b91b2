//! The tally (清点): what a Word file holds besides its text, for the report.

use std::collections::BTreeMap;

use super::super::report::Note;

/// The longest quotation of a comment, in characters.
const MAX_COMMENT: usize = 120;

/// Something besides text, in the order in which the report names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Insertion,
    Deletion,
    Move,
    TextBox,
    Footnote,
    NestedTable,
    Picture,
    Chart,
    Diagram,
    Equation,
    Object,
    Contents,
    Hidden,
    Bullet,
    Symbol,
    Foreign,
}

impl Item {
    /// What became of so many of them.
    fn told(self, count: usize) -> String {
        match self {
            Self::Insertion => format!("修订插入{count}处，已按接受收入"),
            Self::Deletion => format!("修订删除{count}处，已按接受去掉"),
            Self::Move => format!("修订移动{count}处，已按接受放到新位置"),
            Self::TextBox => format!("文本框{count}个，文字已收入所在段落之后"),
            Self::Footnote => format!("脚注、尾注{count}条，已放到原处的括号里"),
            Self::NestedTable => format!("表中表{count}个，文字已并入所在单元格"),
            Self::Picture => format!("图片{count}张，没有收入"),
            Self::Chart => format!("图表{count}个，没有收入"),
            Self::Diagram => format!("智能图形{count}个，没有收入"),
            Self::Equation => format!("公式{count}个，没有收入"),
            Self::Object => format!("嵌入对象{count}个，没有收入"),
            Self::Contents => format!("目录{count}行，没有收入"),
            Self::Hidden => format!("隐藏文字{count}处，没有收入"),
            Self::Bullet => format!("项目符号{count}处，没有收入"),
            Self::Symbol => format!("特殊符号{count}个认不出，没有收入"),
            Self::Foreign => format!("引入的其他文件{count}个，没有收入"),
        }
    }
}

/// How many of each thing there are, and the comments.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: BTreeMap<Item, usize>,
    comments: Vec<String>,
}

impl Tally {
    /// Counts one more.
    pub(super) fn add(&mut self, item: Item) {
        *self.counts.entry(item).or_default() += 1;
    }

    /// Takes a comment (批注) by its author and text.
    pub(super) fn comment(&mut self, author: &str, text: &str) {
        let text = text.replace('\n', " ");
        let shown: String = text.chars().take(MAX_COMMENT).collect();
        let more = if shown.len() < text.len() { "…" } else { "" };
        let by = if author.trim().is_empty() { String::new() } else { format!("（{}）", author.trim()) };
        self.comments.push(format!("批注{by}没有收入：{shown}{more}"));
    }

    /// What to tell, about no line in particular.
    pub(super) fn notes(&self) -> Vec<Note> {
        let counted = self.counts.iter().map(|(item, count)| item.told(*count));
        counted.chain(self.comments.iter().cloned()).map(|text| Note { line: 0, text }).collect()
    }
}
