//! What becomes of one expression that bears a year.

use crate::document::Place;

/// What the program proposes for an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decision {
    /// 更新: the text speaks of the year it is about; the year moves on.
    Roll,
    /// 保留: a name, history or a period; the year stays.
    Keep,
    /// 核对: only a person can tell; nothing is changed by itself.
    Ask,
}

impl Decision {
    /// Every decision, in the order lists show them.
    pub const ALL: [Self; 3] = [Self::Roll, Self::Ask, Self::Keep];

    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roll => "更新",
            Self::Keep => "保留",
            Self::Ask => "核对",
        }
    }
}

/// What kind of expression it is, to group a list by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// 年份: 2023年, 2024年度
    Year,
    /// 名称里的年份: …2023行动, 〔2023〕5号
    Name,
    /// 相对时间: 今年, 上年, 全年
    Relative,
    /// 时段: 1—9月, 截至9月底, 上半年
    Months,
    /// 规划期: 十四五, 八五普法
    Period,
    /// 会议: 二十大, 三中全会
    Congress,
    /// 主题活动、主题年
    Campaign,
    /// 旧机构: 国税, 地税
    Institution,
    /// 计划里的继续、持续
    Continuing,
}

impl Topic {
    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "年份",
            Self::Name => "名称里的年份",
            Self::Relative => "今年、上年等说法",
            Self::Months => "统计时段",
            Self::Period => "规划期",
            Self::Congress => "党代会、全会",
            Self::Campaign => "主题活动",
            Self::Institution => "旧机构",
            Self::Continuing => "计划里的“继续”",
        }
    }
}

/// An expression that bears a year, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearChange {
    /// Where it stands in the stored text of last year's document.
    pub place: Place,
    /// The expression as it prints.
    pub old: String,
    /// What it becomes when it is rolled; `None` when there is nothing to propose.
    pub new: Option<String>,
    /// What kind of expression it is.
    pub topic: Topic,
    /// What the program proposes.
    pub decision: Decision,
    /// Why, in one Chinese sentence without a full stop.
    pub reason: String,
    /// The words of its clause before it as they print, to recognise it by; “…” where they are cut.
    pub before: String,
    /// The words of its clause behind it; “…” where they are cut.
    pub behind: String,
    /// Whether it is rolled; at first so for [`Decision::Roll`] alone. Without effect when `new` is `None`.
    pub is_on: bool,
}

impl YearChange {
    /// What the proposal was before anybody switched it.
    pub fn is_on_by_default(&self) -> bool {
        self.decision == Decision::Roll
    }

    /// The clause around it as it prints.
    pub fn context(&self) -> String {
        format!("{}{}{}", self.before, self.old, self.behind)
    }

    /// What stands there afterwards.
    pub fn outcome(&self) -> &str {
        self.new.as_deref().filter(|_| self.is_on).unwrap_or(&self.old)
    }
}
