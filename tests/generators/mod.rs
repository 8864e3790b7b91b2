//! Random documents and edits for the law tests.
#![allow(dead_code, reason = "every test program uses a part of it")]

use std::collections::BTreeSet;

use annual_summary::document::{
    Align, Column, Document, Fingerprint, Label, LabelStyle, LastYearFile, Layout, Level, Meta,
    NumberingScheme, Orientation, Promise, PromiseStatus, Review, Section, SectionId, SectionKind, Table,
    Waiver,
};
use jiff::civil::{Date, date};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) mod edits;

/// Pieces of text a file or an edit could stumble over, beside ordinary prose.
const PIECES: [&str; 24] = [
    "街道",
    "全年完成",
    "1.25亿元",
    "。",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\u{3000}",
    "\"",
    "\\",
    "\\n",
    "{year}",
    "“",
    "'",
    "#\"",
    "👨‍👩‍👧",
    "e\u{301}",
    "\u{0}",
    "\u{7f}\u{85}",
    "\u{2028}\u{202e}\u{feff}",
    "//*",
];

/// Any text, mostly short.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => vec(select(&PIECES[..]), 0..8).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

fn meta() -> impl Strategy<Value = Meta> {
    (vec(text(), 9), option::of(1949..=2999u16), option::of(any_date())).prop_map(|(texts, year, cutoff)| {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        Meta {
            organ: next(),
            organ_short: next(),
            superior: next(),
            title: next(),
            subtitle: next(),
            recipient: next(),
            number: next(),
            signature: next(),
            date: next(),
            year,
            cutoff,
        }
    })
}

fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        9 => (1949..=2999i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| date(year, month, day)),
        1 => select(vec![Date::MIN, Date::MAX, Date::ZERO, date(2024, 2, 29)]),
    ]
}

pub(crate) fn table() -> impl Strategy<Value = Table> {
    let align = select(vec![Align::Auto, Align::Left, Align::Center, Align::Right]);
    let column = (align, option::of(any::<u8>())).prop_map(|(align, width)| Column { align, width });
    let orientation = select(vec![Orientation::Auto, Orientation::Portrait, Orientation::Landscape]);
    (vec(vec(text(), 0..4), 0..4), vec(column, 0..4), 0..4usize, orientation).prop_map(
        |(rows, columns, header_rows, orientation)| {
            let mut table = Table { columns, header_rows, rows, orientation };
            table.normalise();
            table
        },
    )
}

pub(crate) fn kind() -> impl Strategy<Value = SectionKind> {
    use SectionKind::*;
    select(vec![Preface, Area, Targets, Problems, Plan, Honours, Free, Table, Attachment])
}

pub(crate) fn level() -> impl Strategy<Value = Level> {
    select(vec![Level::One, Level::Two])
}

pub(crate) fn label() -> impl Strategy<Value = Label> {
    prop_oneof![Just(Label::Auto), text().prop_map(Label::Manual)]
}

/// A section with id 0; the caller gives it another.
pub(crate) fn section() -> impl Strategy<Value = Section> {
    (kind(), level(), label(), text(), text(), option::of(table()), any::<bool>(), text()).prop_map(
        |(kind, level, label, heading, body, table, hidden, guidance)| Section {
            level,
            label,
            body,
            table,
            hidden,
            guidance,
            ..Section::new(SectionId(0), kind, heading)
        },
    )
}

pub(crate) fn numbering() -> impl Strategy<Value = NumberingScheme> {
    use LabelStyle::*;
    let style = || select(vec![HanComma, HanParen, ArabicDot, ArabicParen, None]);
    (style(), style()).prop_map(|(level1, level2)| NumberingScheme { level1, level2 })
}

pub(crate) fn layout() -> impl Strategy<Value = Layout> {
    (text(), vec((text(), text()), 0..3)).prop_map(|(profile, fonts)| Layout { profile, fonts })
}

fn fingerprint() -> impl Strategy<Value = Fingerprint> {
    any::<u64>().prop_map(Fingerprint)
}

pub(crate) fn waivers() -> impl Strategy<Value = Vec<Waiver>> {
    let waiver = (text(), fingerprint(), text(), text()).prop_map(|(rule, identity, quote, reason)| Waiver {
        rule,
        identity,
        quote,
        reason,
    });
    vec(waiver, 0..3)
}

pub(crate) fn carried() -> impl Strategy<Value = BTreeSet<Fingerprint>> {
    btree_set(fingerprint(), 0..3)
}

pub(crate) fn last_year() -> impl Strategy<Value = Option<LastYearFile>> {
    let file = (text(), option::of(1949..=2999u16), text());
    option::of(file.prop_map(|(name, year, text)| LastYearFile { name, year, text }))
}

/// Promises; those that name a section name one of the first eight ids.
pub(crate) fn promises() -> impl Strategy<Value = Vec<Promise>> {
    let section = option::of((1..9u64).prop_map(SectionId));
    let promise = (text(), select(&PromiseStatus::ALL[..]), section, text())
        .prop_map(|(text, status, section, note)| Promise { text, status, section, note });
    vec(promise, 0..3)
}

pub(crate) fn kept_names() -> impl Strategy<Value = BTreeSet<String>> {
    btree_set(text(), 0..3)
}

fn review() -> impl Strategy<Value = Review> {
    (waivers(), last_year(), carried(), promises(), kept_names()).prop_map(
        |(waivers, last_year, carried, promises, kept_names)| Review {
            waivers,
            last_year,
            carried,
            promises,
            kept_names,
        },
    )
}

/// Any valid document: unique ids below `next_id`, rows of equal length, a year in range.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    (meta(), vec((section(), 1..5u64), 0..5), numbering(), layout(), review(), 1..9u64).prop_map(
        |(meta, sections, numbering, layout, review, slack)| {
            let reported = review.promises.iter().filter_map(|promise| promise.section);
            let mut next_id = reported.map(|id| id.0 + 1).max().unwrap_or(0).max(slack);
            let mut numbered: Vec<Section> = Vec::new();
            for (section, step) in sections {
                let id = SectionId(next_id);
                next_id += step;
                // Ids need not ascend in the order of the sections.
                let at = if id.0.is_multiple_of(3) { 0 } else { numbered.len() };
                numbered.insert(at, Section { id, ..section });
            }
            Document { meta, sections: numbered, numbering, layout, review, next_id: SectionId(next_id) }
        },
    )
}
