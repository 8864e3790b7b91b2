//! Version 1 of the format, frozen: a file written by this version of the program must stay readable by every
//! later one. It is read, made a document of version 2 and written no more.
//!
//! Field and value names are the format's own. Fields with their default value are left out. Version 2 shares the
//! types of what it did not change; [`convert`] leads from them to the live model and back.

mod check;
mod convert;
mod names;

use serde::{Deserialize, Serialize, Serializer};

use super::literal::{Lines, OneLine, Text};
use check::Cutoff;
pub(super) use check::{MAX_ID, Year, sections};
pub(super) use names::frozen;
use names::{Align, Kind, LabelStyle, Level, Orientation};

/// A whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(rename = "format")]
    _format: Text,
    #[serde(rename = "version")]
    _version: u64,
    pub(super) document: Document,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(default)]
    pub(super) meta: Meta,
    #[serde(default)]
    pub(super) numbering: OneLine<Numbering>,
    #[serde(default)]
    pub(super) layout: Layout,
    /// Missing or too small, it is taken from the sections.
    #[serde(default)]
    pub(super) next_id: u64,
    #[serde(default, deserialize_with = "sections")]
    pub(super) sections: Vec<Section>,
}

#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Meta {
    #[serde(skip_serializing_if = "is_default")]
    organ: Text,
    #[serde(skip_serializing_if = "is_default")]
    organ_short: Text,
    #[serde(skip_serializing_if = "is_default")]
    superior: Text,
    #[serde(skip_serializing_if = "is_default")]
    year: Option<Year>,
    #[serde(skip_serializing_if = "is_default")]
    cutoff: Option<Cutoff>,
    #[serde(skip_serializing_if = "is_default")]
    title: Text,
    #[serde(skip_serializing_if = "is_default")]
    subtitle: Text,
    #[serde(skip_serializing_if = "is_default")]
    recipient: Text,
    #[serde(skip_serializing_if = "is_default")]
    number: Text,
    #[serde(skip_serializing_if = "is_default")]
    signature: Text,
    #[serde(skip_serializing_if = "is_default")]
    date: Text,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbering {
    level1: LabelStyle,
    level2: LabelStyle,
}

#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Layout {
    #[serde(skip_serializing_if = "is_default")]
    profile: Text,
    /// Pairs of a role's key and a font family.
    #[serde(skip_serializing_if = "is_default")]
    fonts: Vec<(Text, Text)>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    id: u64,
    kind: Kind,
    #[serde(default, skip_serializing_if = "is_default")]
    level: Level,
    /// A manual label; missing for an automatic one.
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "bare")]
    label: Option<Text>,
    #[serde(default, skip_serializing_if = "is_default")]
    heading: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    hidden: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    guidance: Lines,
    #[serde(default, skip_serializing_if = "is_default")]
    body: Lines,
    #[serde(default, skip_serializing_if = "is_default")]
    table: Option<Table>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default = "one", skip_serializing_if = "is_one")]
    header_rows: usize,
    #[serde(default, skip_serializing_if = "is_default")]
    orientation: Orientation,
    /// Missing when all have their defaults and the rows tell how many there are.
    #[serde(default, skip_serializing_if = "is_default")]
    columns: OneLine<Vec<Column>>,
    #[serde(default)]
    rows: Vec<OneLine<Vec<Text>>>,
}

#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Column {
    #[serde(skip_serializing_if = "is_default")]
    align: Align,
    #[serde(skip_serializing_if = "is_default")]
    width: Option<u8>,
}

/// Writes the text without a `Some` around it.
fn bare<S: Serializer>(text: &Option<Text>, serializer: S) -> Result<S::Ok, S::Error> {
    match text {
        Some(text) => text.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn one() -> usize {
    1
}

fn is_one(value: &usize) -> bool {
    *value == 1
}
