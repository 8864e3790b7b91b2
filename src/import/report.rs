//! The import report (导入报告): what was recognised, what deserves a look, what was left out.
//!
//! Data for people; nothing in it is needed to use the document.

use std::fmt;
use std::ops::Range;

/// How many recognised things and how many warnings the summary names before it only counts them.
const SUMMARY_ITEMS: usize = 60;

/// Why characters of the source are not in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DropReason {
    /// 字节顺序标记 at the beginning of the file
    ByteOrderMark,
    /// 回车符 before a newline
    CarriageReturn,
    /// A line or page break other than a newline; kept as a newline
    LineBreak,
    /// 空行
    BlankLine,
    /// 首尾空白 of a line or of a table cell
    OuterSpace,
    /// 序号后的空格
    LabelSpace,
    /// 零宽字符
    ZeroWidth,
    /// 控制字符
    Control,
    /// 站点标记 such as `##name##`
    SiteMarker,
    /// 网页标签
    Markup,
    /// 页码 alone on a line
    PageNumber,
}

impl DropReason {
    /// Name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByteOrderMark => "字节顺序标记",
            Self::CarriageReturn => "回车符",
            Self::LineBreak => "换行控制符",
            Self::BlankLine => "空行",
            Self::OuterSpace => "首尾空白",
            Self::LabelSpace => "序号后的空格",
            Self::ZeroWidth => "零宽字符",
            Self::Control => "控制字符",
            Self::SiteMarker => "站点标记",
            Self::Markup => "网页标签",
            Self::PageNumber => "页码",
        }
    }
}

/// A stretch of the source that is not in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Bytes of the source.
    pub range: Range<usize>,
    /// Line of the source, from 1.
    pub line: usize,
    /// The characters themselves.
    pub text: String,
    /// Why.
    pub reason: DropReason,
    /// Whether a newline stands in its place in the document: a break of a line that was no newline.
    pub breaks_line: bool,
}

/// What the lines of a source are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineUnit {
    /// 行, of a text file
    #[default]
    Line,
    /// 段, of a Word file: its paragraphs and table rows that are not blank
    Paragraph,
}

impl LineUnit {
    fn name(self) -> char {
        match self {
            Self::Line => '行',
            Self::Paragraph => '段',
        }
    }
}

/// Something to tell about a line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Line of the source, from 1; 0 when it is about no line in particular.
    pub line: usize,
    /// What, in Chinese.
    pub text: String,
}

impl Note {
    fn told(&self, unit: LineUnit) -> String {
        if self.line == 0 {
            self.text.clone()
        } else {
            format!("第{}{}：{}", self.line, unit.name(), self.text)
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(LineUnit::Line))
    }
}

/// What import made of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// What the lines that notes name are called.
    pub unit: LineUnit,
    /// What was recognised, in the order of the source.
    pub recognised: Vec<Note>,
    /// What a person should look at, in the order of the source.
    pub warnings: Vec<Note>,
    /// What was left out, in the order of the source, without overlap.
    pub dropped: Vec<Dropped>,
}

impl ImportReport {
    /// The source without what was dropped. Import keeps the law that this is the document's text export, up
    /// to one newline at the end.
    pub fn kept(&self, source: &str) -> String {
        let mut kept = String::with_capacity(source.len());
        let mut at = 0;
        for dropped in &self.dropped {
            kept.push_str(source.get(at..dropped.range.start).unwrap_or_default());
            if dropped.breaks_line {
                kept.push('\n');
            }
            at = dropped.range.end;
        }
        kept.push_str(source.get(at..).unwrap_or_default());
        kept
    }

    /// The report as lines of text: recognised items, warnings, and one line about what was left out.
    pub fn summary(&self) -> Vec<String> {
        let more = |notes: &[Note], what: &str| {
            let left = notes.len().saturating_sub(SUMMARY_ITEMS);
            (left > 0).then(|| format!("（另有{left}处{what}，不再列出）"))
        };
        let recognised = self.recognised.iter().take(SUMMARY_ITEMS);
        let warnings = self.warnings.iter().take(SUMMARY_ITEMS);
        let mut lines: Vec<String> = recognised.map(|note| note.told(self.unit)).collect();
        lines.extend(more(&self.recognised, "已识别"));
        lines.extend(warnings.map(|note| format!("请核对　{}", note.told(self.unit))));
        lines.extend(more(&self.warnings, "需要核对"));
        lines.extend(self.dropped_line());
        lines
    }

    /// “未收入正文：站点标记2处（第6、46行）；空行3处”, visible things with their lines.
    fn dropped_line(&self) -> Option<String> {
        let mut reasons: Vec<DropReason> = self.dropped.iter().map(|d| d.reason).collect();
        reasons.sort_unstable();
        reasons.dedup();
        let parts: Vec<String> = reasons.into_iter().map(|reason| self.dropped_for(reason)).collect();
        (!parts.is_empty()).then(|| format!("未收入正文：{}", parts.join("；")))
    }

    fn dropped_for(&self, reason: DropReason) -> String {
        let of_reason = || self.dropped.iter().filter(|d| d.reason == reason);
        let count = format!("{}{}处", reason.name(), of_reason().count());
        let is_visible =
            matches!(reason, DropReason::SiteMarker | DropReason::Markup | DropReason::PageNumber);
        if !is_visible {
            return count;
        }
        let mut lines: Vec<usize> = of_reason().map(|d| d.line).collect();
        lines.dedup();
        let shown: Vec<String> = lines.iter().take(8).map(usize::to_string).collect();
        let more = if lines.len() > shown.len() { "等" } else { "" };
        format!("{count}（第{}{more}{}）", shown.join("、"), self.unit.name())
    }
}
