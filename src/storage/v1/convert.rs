//! Between the parts of version 1 and the live model.

use crate::document as live;
use crate::document::{LabelStyle, SectionId};

use super::*;

impl From<&live::Meta> for Meta {
    fn from(meta: &live::Meta) -> Self {
        let text = |text: &String| Text(text.clone());
        Self {
            organ: text(&meta.organ),
            organ_short: text(&meta.organ_short),
            superior: text(&meta.superior),
            year: meta.year.map(Year),
            cutoff: meta.cutoff.map(Cutoff),
            title: text(&meta.title),
            subtitle: text(&meta.subtitle),
            recipient: text(&meta.recipient),
            number: text(&meta.number),
            signature: text(&meta.signature),
            date: text(&meta.date),
        }
    }
}

impl From<Meta> for live::Meta {
    fn from(meta: Meta) -> Self {
        Self {
            organ: meta.organ.0,
            organ_short: meta.organ_short.0,
            superior: meta.superior.0,
            year: meta.year.map(|year| year.0),
            cutoff: meta.cutoff.map(|day| day.0),
            title: meta.title.0,
            subtitle: meta.subtitle.0,
            recipient: meta.recipient.0,
            number: meta.number.0,
            signature: meta.signature.0,
            date: meta.date.0,
        }
    }
}

/// The scheme of files that name none: 一、 and （一）.
impl Default for Numbering {
    fn default() -> Self {
        Self { level1: LabelStyle::HanComma.into(), level2: LabelStyle::HanParen.into() }
    }
}

impl From<live::NumberingScheme> for Numbering {
    fn from(scheme: live::NumberingScheme) -> Self {
        Self { level1: scheme.level1.into(), level2: scheme.level2.into() }
    }
}

impl From<Numbering> for live::NumberingScheme {
    fn from(numbering: Numbering) -> Self {
        Self { level1: numbering.level1.into(), level2: numbering.level2.into() }
    }
}

impl From<&live::Layout> for Layout {
    fn from(layout: &live::Layout) -> Self {
        let fonts = layout.fonts.iter();
        Self {
            profile: Text(layout.profile.clone()),
            fonts: fonts.map(|(role, family)| (Text(role.clone()), Text(family.clone()))).collect(),
        }
    }
}

impl From<Layout> for live::Layout {
    fn from(layout: Layout) -> Self {
        let fonts = layout.fonts.into_iter().map(|(role, family)| (role.0, family.0)).collect();
        Self { profile: layout.profile.0, fonts }
    }
}

impl From<&live::Section> for Section {
    fn from(section: &live::Section) -> Self {
        Self {
            id: section.id.0,
            kind: section.kind.into(),
            level: section.level.into(),
            label: match &section.label {
                live::Label::Auto => None,
                live::Label::Manual(label) => Some(Text(label.clone())),
            },
            heading: Text(section.heading.clone()),
            hidden: section.hidden,
            guidance: Lines(section.guidance.clone()),
            body: Lines(section.body.clone()),
            table: section.table.as_ref().map(Table::from),
        }
    }
}

impl From<Section> for live::Section {
    fn from(section: Section) -> Self {
        Self {
            id: SectionId(section.id),
            kind: section.kind.into(),
            level: section.level.into(),
            label: section.label.map_or(live::Label::Auto, |label| live::Label::Manual(label.0)),
            heading: section.heading.0,
            body: section.body.0,
            table: section.table.map(live::Table::from),
            hidden: section.hidden,
            guidance: section.guidance.0,
        }
    }
}

impl From<&live::Table> for Table {
    fn from(table: &live::Table) -> Self {
        let column = |c: &live::Column| Column { align: c.align.into(), width: c.width };
        let row = |row: &Vec<String>| OneLine(row.iter().cloned().map(Text).collect());
        let told_by_rows = !table.rows.is_empty() && table.columns.iter().all(is_default);
        let columns = if told_by_rows { &[] } else { table.columns.as_slice() };
        Self {
            header_rows: table.header_rows,
            orientation: table.orientation.into(),
            columns: OneLine(columns.iter().map(column).collect()),
            rows: table.rows.iter().map(row).collect(),
        }
    }
}

impl From<Table> for live::Table {
    fn from(table: Table) -> Self {
        let column = |c: Column| live::Column { align: c.align.into(), width: c.width };
        let row = |row: OneLine<Vec<Text>>| row.0.into_iter().map(|cell| cell.0).collect();
        let mut table = Self {
            columns: table.columns.0.into_iter().map(column).collect(),
            header_rows: table.header_rows,
            rows: table.rows.into_iter().map(row).collect(),
            orientation: table.orientation.into(),
        };
        table.normalise();
        table
    }
}
