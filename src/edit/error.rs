//! Why a change does not fit a document.

use std::fmt;

use crate::document::meta::YEARS;
use crate::document::{Part, Place, SectionId};

/// A change that does not fit the document it was applied to. The document is then exactly as before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The part has no text: its section is gone, its label is automatic, or the table lacks the cell.
    NoSuchPart(Part),
    /// The range lies outside the part's text or cuts a character in two.
    BadRange(Place),
    /// Two ranges that are to be replaced together overlap in this part.
    Overlap(Part),
    /// No section has this id.
    NoSuchSection(SectionId),
    /// A section with this id is there already.
    DuplicateSection(SectionId),
    /// The id is the highest there is, so no later section could get one.
    IdsExhausted,
    /// No section can stand at this position, counted from zero.
    PositionOutOfRange {
        /// The position asked for.
        position: usize,
        /// How many sections there are.
        count: usize,
    },
    /// The year is none a document may be for.
    YearOutOfRange(u16),
    /// The table has more cells than [`MAX_CELLS`](crate::document::table::MAX_CELLS).
    TableTooLarge {
        /// Rows.
        rows: usize,
        /// Columns.
        columns: usize,
    },
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPart(_) => write!(f, "要修改的内容已不存在，请刷新后重试"),
            Self::BadRange(place) => {
                let range = &place.range;
                write!(f, "要修改的位置（{}–{}字节）与现有文字对不上，请刷新后重试", range.start, range.end)
            }
            Self::Overlap(_) => write!(f, "要同时替换的几处文字互相重叠，请逐处修改"),
            Self::NoSuchSection(id) => write!(f, "编号为{}的部分已不存在，请刷新后重试", id.0),
            Self::DuplicateSection(id) => write!(f, "编号为{}的部分已经存在，不能重复插入", id.0),
            Self::IdsExhausted => write!(f, "部分的内部编号已经用完，请新建文稿后把内容复制过去"),
            Self::PositionOutOfRange { position, count } => {
                write!(f, "文稿共有{count}个部分，不能放到第{}位", position.saturating_add(1))
            }
            Self::YearOutOfRange(year) => {
                write!(f, "年份{year}超出范围，请填写{}至{}之间的年份", YEARS.start(), YEARS.end())
            }
            Self::TableTooLarge { rows, columns } => {
                write!(f, "表格过大（{rows}行{columns}列），请拆成几个表格")
            }
        }
    }
}

impl std::error::Error for EditError {}
