//! Meta data (基本信息): what is true of the document as a whole.

use jiff::civil::Date;

/// The text fields of the meta data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MetaField {
    /// 单位全称
    Organ,
    /// 单位简称
    OrganShort,
    /// 上级机关
    Superior,
    /// 标题
    Title,
    /// 副标题或题注
    Subtitle,
    /// 主送机关
    Recipient,
    /// 发文字号
    Number,
    /// 署名
    Signature,
    /// 成文日期
    Date,
}

impl MetaField {
    /// Every field, in the order a form shows them.
    pub const ALL: [Self; 9] = [
        Self::Organ,
        Self::OrganShort,
        Self::Superior,
        Self::Title,
        Self::Subtitle,
        Self::Recipient,
        Self::Number,
        Self::Signature,
        Self::Date,
    ];

    /// What it is called, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organ => "单位全称",
            Self::OrganShort => "单位简称",
            Self::Superior => "上级机关",
            Self::Title => "标题",
            Self::Subtitle => "副标题",
            Self::Recipient => "主送机关",
            Self::Number => "发文字号",
            Self::Signature => "署名",
            Self::Date => "成文日期",
        }
    }
}

/// The earliest and latest year a document may be for.
pub const YEARS: std::ops::RangeInclusive<u16> = 1949..=2999;

/// Organ, year, title and the other fields that are not prose.
///
/// `title`, `subtitle`, `recipient`, `signature` and `date` may hold the placeholders of [`super::fill`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Full name of the organ (单位全称).
    pub organ: String,
    /// Short name of the organ (单位简称); empty when there is none.
    pub organ_short: String,
    /// The organ it reports to (上级机关).
    pub superior: String,
    /// The year the summary is about; `None` when it is not known.
    pub year: Option<u16>,
    /// Figures are as of the end of this day (数据截止日期).
    pub cutoff: Option<Date>,
    /// Title; a newline is a line break the writer asked for.
    pub title: String,
    /// Line under the title, such as an occasion or a date in brackets; empty for none.
    pub subtitle: String,
    /// Addressee (主送机关) with its colon; empty for none.
    pub recipient: String,
    /// Document number (发文字号); empty for none.
    pub number: String,
    /// Signature (署名), a newline between several organs; empty for none.
    pub signature: String,
    /// Date of the document (成文日期) as it prints; empty for none.
    pub date: String,
}

impl Meta {
    /// Text of one field.
    pub fn field(&self, field: MetaField) -> &str {
        match field {
            MetaField::Organ => &self.organ,
            MetaField::OrganShort => &self.organ_short,
            MetaField::Superior => &self.superior,
            MetaField::Title => &self.title,
            MetaField::Subtitle => &self.subtitle,
            MetaField::Recipient => &self.recipient,
            MetaField::Number => &self.number,
            MetaField::Signature => &self.signature,
            MetaField::Date => &self.date,
        }
    }

    /// Text of one field, to change it.
    pub fn field_mut(&mut self, field: MetaField) -> &mut String {
        match field {
            MetaField::Organ => &mut self.organ,
            MetaField::OrganShort => &mut self.organ_short,
            MetaField::Superior => &mut self.superior,
            MetaField::Title => &mut self.title,
            MetaField::Subtitle => &mut self.subtitle,
            MetaField::Recipient => &mut self.recipient,
            MetaField::Number => &mut self.number,
            MetaField::Signature => &mut self.signature,
            MetaField::Date => &mut self.date,
        }
    }
}
