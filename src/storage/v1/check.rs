//! What the types of version 1 cannot say: checked while reading, so that the error knows the line.

use std::collections::HashSet;
use std::fmt;

use jiff::civil::Date;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::document::meta::YEARS;
use crate::document::table::MAX_CELLS;

use super::{Section, Table};

/// The highest section id a file may hold; it leaves room for as many new ones.
pub(in super::super) const MAX_ID: u64 = u64::MAX / 2;

/// A year a document may be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub(in super::super) struct Year(pub(in super::super) u16);

impl TryFrom<u16> for Year {
    type Error = String;

    fn try_from(year: u16) -> Result<Self, String> {
        let (first, last) = (YEARS.start(), YEARS.end());
        YEARS.contains(&year).then_some(Self(year)).ok_or(format!("年份{year}不在{first}至{last}之间"))
    }
}

impl From<Year> for u16 {
    fn from(year: Year) -> Self {
        year.0
    }
}

/// A day, written 2024-09-30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Cutoff(pub(super) Date);

impl TryFrom<String> for Cutoff {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| "数据截止日期不对，应写作2024-09-30的样子".to_string())
    }
}

impl From<Cutoff> for String {
    fn from(day: Cutoff) -> Self {
        day.0.to_string()
    }
}

/// Reads the sections, refusing ids used twice and tables of absurd size.
pub(in super::super) fn sections<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Section>, D::Error> {
    struct Sections;

    impl<'de> Visitor<'de> for Sections {
        type Value = Vec<Section>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of sections")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut sections: Vec<Section> = Vec::new();
            let mut check = Check::default();
            while let Some(section) = list.next_element()? {
                check.admit(&section).map_err(A::Error::custom)?;
                sections.push(section);
            }
            Ok(sections)
        }
    }

    deserializer.deserialize_seq(Sections)
}

/// What the sections read so far amount to.
#[derive(Default)]
struct Check {
    ids: HashSet<u64>,
    /// Cells that short rows will be filled up with.
    padding: usize,
}

impl Check {
    fn admit(&mut self, section: &Section) -> Result<(), String> {
        let id = section.id;
        if id > MAX_ID {
            return Err(format!("部分的id过大（{id}）"));
        }
        if !self.ids.insert(id) {
            return Err(format!("有两个部分的id都是{id}"));
        }
        section.table.as_ref().map_or(Ok(()), |table| self.admit_table(table))
    }

    fn admit_table(&mut self, table: &Table) -> Result<(), String> {
        let rows = table.rows.len();
        let longest = table.rows.iter().map(|row| row.0.len()).max().unwrap_or(0);
        let columns = longest.max(table.columns.0.len());
        let cells = rows.saturating_mul(columns);
        let listed: usize = table.rows.iter().map(|row| row.0.len()).sum();
        self.padding = self.padding.saturating_add(cells - listed);
        if cells.max(columns) > MAX_CELLS || self.padding > MAX_CELLS {
            return Err(format!("表格过大（{rows}行{columns}列）"));
        }
        Ok(())
    }
}
