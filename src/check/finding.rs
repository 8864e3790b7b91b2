//! Findings (校核意见): what a rule has to say, where, why, and how it can be put right.

use crate::document::Place;

use super::rule::Rule;

/// How sure the checker is that a person must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// 提示: worth a look; nothing may be wrong.
    Hint,
    /// 疑似: probably wrong, or a question that only the writer can answer.
    Warning,
    /// 必错: cannot be right as it stands.
    Error,
}

impl Severity {
    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "提示",
            Self::Warning => "疑似",
            Self::Error => "必错",
        }
    }

    /// What it is called in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding is about; fixed names of the JSON output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 同一指标不同数值
    SameIndicator,
    /// 比率、占比、完成率、人均
    Ratio,
    /// 分项与合计
    Sum,
    /// 点数与列举
    Count,
    /// 增长与基数
    Growth,
    /// 大小先后
    Order,
    /// 占位符
    Placeholder,
    /// 年份
    Year,
    /// 单位
    Unit,
    /// 重复
    Duplicate,
    /// 序号
    Numbering,
    /// 标点
    Punctuation,
    /// 用词
    Wording,
    /// 结构
    Structure,
    /// 沿用去年
    CarryOver,
}

impl Kind {
    /// Every kind, in the order lists show them.
    pub const ALL: [Self; 15] = [
        Self::SameIndicator,
        Self::Ratio,
        Self::Sum,
        Self::Count,
        Self::Growth,
        Self::Order,
        Self::Unit,
        Self::Year,
        Self::Placeholder,
        Self::Duplicate,
        Self::Numbering,
        Self::Punctuation,
        Self::Wording,
        Self::Structure,
        Self::CarryOver,
    ];

    /// What it is called in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::SameIndicator => "same-indicator",
            Self::Ratio => "ratio",
            Self::Sum => "sum",
            Self::Count => "count",
            Self::Growth => "growth",
            Self::Order => "order",
            Self::Placeholder => "placeholder",
            Self::Year => "year",
            Self::Unit => "unit",
            Self::Duplicate => "duplicate",
            Self::Numbering => "numbering",
            Self::Punctuation => "punctuation",
            Self::Wording => "wording",
            Self::Structure => "structure",
            Self::CarryOver => "carry-over",
        }
    }

    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::SameIndicator => "同一指标",
            Self::Ratio => "比率",
            Self::Sum => "合计",
            Self::Count => "点数",
            Self::Growth => "增幅",
            Self::Order => "大小",
            Self::Placeholder => "占位",
            Self::Year => "年份",
            Self::Unit => "单位",
            Self::Duplicate => "重复",
            Self::Numbering => "序号",
            Self::Punctuation => "标点",
            Self::Wording => "用词",
            Self::Structure => "结构",
            Self::CarryOver => "沿用",
        }
    }
}

/// One replacement of a fix: the text at `at` becomes `text`; an empty text deletes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<At = Place> {
    /// What is replaced.
    pub at: At,
    /// What stands there afterwards.
    pub text: String,
}

/// A way to put a finding right with one click; all its edits happen or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix<At = Place> {
    /// What it does, as a button says it: 改为48.88%.
    pub label: String,
    /// The replacements; they do not overlap.
    pub edits: Vec<Edit<At>>,
}

impl<At> Fix<At> {
    /// The fix that replaces what stands in one place.
    pub fn replace(label: impl Into<String>, at: At, text: impl Into<String>) -> Self {
        Self { label: label.into(), edits: vec![Edit { at, text: text.into() }] }
    }
}

/// What a rule has to say. `At` is how places are told: a byte range in its line while a rule looks at one line,
/// a [`super::Span`] while it looks at the document, a [`Place`] for everybody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<At = Place> {
    /// The rule that fired.
    pub rule: &'static Rule,
    /// How sure it is.
    pub severity: Severity,
    /// What is wrong, in plain Chinese; names every statement it rests on.
    pub message: String,
    /// The arithmetic or reasoning written out, a line each: 1173 ÷ 2400 = 48.875%.
    pub working: Vec<String>,
    /// First the figure or phrase at fault, then what it contradicts. Never empty.
    pub spans: Vec<At>,
    /// Ways to put it right, the likeliest first.
    pub fixes: Vec<Fix<At>>,
}

impl<At> Finding<At> {
    /// A finding at one place, without working or fixes.
    pub fn new(rule: &'static Rule, severity: Severity, at: At, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            working: Vec::new(),
            spans: vec![at],
            fixes: Vec::new(),
        }
    }

    /// Adds a place that is contradicted.
    #[must_use]
    pub fn against(mut self, at: At) -> Self {
        self.spans.push(at);
        self
    }

    /// Adds a line of reasoning.
    #[must_use]
    pub fn because(mut self, working: impl Into<String>) -> Self {
        self.working.push(working.into());
        self
    }

    /// Adds a way to put it right.
    #[must_use]
    pub fn fix(mut self, fix: Fix<At>) -> Self {
        self.fixes.push(fix);
        self
    }

    /// The same finding with its places told in another way; `None` when one of them cannot be.
    pub fn locate<To>(self, mut place: impl FnMut(At) -> Option<To>) -> Option<Finding<To>> {
        let Self { rule, severity, message, working, spans, fixes } = self;
        let spans = spans.into_iter().map(&mut place).collect::<Option<Vec<_>>>()?;
        let mut located = Vec::with_capacity(fixes.len());
        for Fix { label, edits } in fixes {
            let edits = edits
                .into_iter()
                .map(|Edit { at, text }| Some(Edit { at: place(at)?, text }))
                .collect::<Option<Vec<_>>>()?;
            located.push(Fix { label, edits });
        }
        Some(Finding { rule, severity, message, working, spans, fixes: located })
    }
}
