//! Roles a face can play on the page (GB/T 9704-2012 §5.2.2, §7.3).

/// What a face is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontRole {
    /// 正文: 仿宋
    Body,
    /// 标题: 小标宋
    Title,
    /// 一级标题: 黑体
    Heading1,
    /// 二级标题、段首主题句: 楷体
    Heading2,
    /// 页码和表格: 宋体
    Song,
}

impl FontRole {
    /// Every role, in the order lists show them.
    pub const ALL: [Self; 5] = [Self::Body, Self::Title, Self::Heading1, Self::Heading2, Self::Song];

    /// Name of the role in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Heading1 => "heading1",
            Self::Heading2 => "heading2",
            Self::Song => "song",
        }
    }

    /// Name of the role for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "正文",
            Self::Title => "标题",
            Self::Heading1 => "一级标题",
            Self::Heading2 => "二级标题",
            Self::Song => "页码、表格",
        }
    }

    /// The role with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}
