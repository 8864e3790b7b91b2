//! Version 2 of the format: version 1 and the review (审核记录): waivers, last year's file, what was carried over
//! from it, its promises, names that keep their year.
//!
//! What both versions share is told by the frozen types of version 1. Once a version of the program has written
//! such files these types are frozen too. Fields with their default value are left out.

mod convert;
mod value;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::literal::{Lines, OneLine, Text};
use super::v1::{self, is_default};
use value::{Print, Status, section_id};

/// A whole file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    format: Text,
    version: u64,
    pub(super) document: Document,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(default)]
    meta: v1::Meta,
    #[serde(default, skip_serializing_if = "is_default")]
    numbering: OneLine<v1::Numbering>,
    #[serde(default, skip_serializing_if = "is_default")]
    layout: v1::Layout,
    /// Missing or too small, it is taken from the sections.
    #[serde(default)]
    next_id: u64,
    #[serde(default, deserialize_with = "v1::sections")]
    sections: Vec<v1::Section>,
    #[serde(default, skip_serializing_if = "is_default")]
    review: Review,
}

#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Review {
    #[serde(skip_serializing_if = "is_default")]
    waivers: Vec<Waiver>,
    #[serde(skip_serializing_if = "is_default")]
    last_year: Option<LastYearFile>,
    #[serde(skip_serializing_if = "is_default")]
    carried: BTreeSet<Print>,
    #[serde(skip_serializing_if = "is_default")]
    promises: Vec<Promise>,
    #[serde(skip_serializing_if = "is_default")]
    kept_names: Vec<Text>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiver {
    rule: Text,
    identity: Print,
    #[serde(default, skip_serializing_if = "is_default")]
    quote: Text,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: Text,
}

#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LastYearFile {
    #[serde(skip_serializing_if = "is_default")]
    name: Text,
    #[serde(skip_serializing_if = "is_default")]
    year: Option<v1::Year>,
    #[serde(skip_serializing_if = "is_default")]
    text: Lines,
}

#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Promise {
    #[serde(skip_serializing_if = "is_default")]
    text: Text,
    #[serde(skip_serializing_if = "is_default")]
    status: Status,
    /// Need not be the id of a section that is still there.
    #[serde(skip_serializing_if = "is_default", deserialize_with = "section_id")]
    section: Option<u64>,
    #[serde(skip_serializing_if = "is_default")]
    note: Text,
}
