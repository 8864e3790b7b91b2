//! Filing (归类): lines → document. Every line goes into exactly one field, in the order in which the flow
//! prints the fields.
//!
//! Decides nothing about what lines are; it takes head, outline and tail as they were found. How far it
//! trusts them is the caller's choice.

use std::ops::Range;

use crate::document::{Document, Label, Level, Section, SectionKind, Table, escape_placeholders};

use super::clean::Line;
use super::head::{self, Head};
use super::outline::{self, Boundary};
use super::settle::settle_labels;
use super::tail::{self, AttachmentLines, Tail};
use super::when;

/// How much of the structure is filed as what it seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Everything.
    Full,
    /// Attachments become ordinary sections, because the source has no note that lists them as it should.
    WithoutAttachments,
    /// Nothing: the whole text becomes the preface.
    None,
}

/// A filed document and what was found on the way.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) document: Document,
    pub(super) head: Head,
    pub(super) outline: Vec<Boundary>,
    pub(super) tail: Tail,
    pub(super) trust: Trust,
}

/// Files the lines.
pub(super) fn file(lines: &[Line], trust: Trust) -> Filed {
    let head = if trust == Trust::None { Head::default() } else { head::find(lines) };
    let tail = match trust {
        Trust::None => Tail::at_end(lines.len()),
        _ => tail::find(lines, head.end(), trust == Trust::Full),
    };
    let text = head.end()..tail.note.start;
    let mut filer = Filer { lines, document: Document::default() };
    filer.organ_and_year(&head, &tail);
    filer.meta(&head, &tail);
    let outline = match trust {
        Trust::None => Vec::new(),
        _ => outline::find(lines, text.clone(), filer.document.meta.year),
    };
    filer.sections(text, &outline);
    for attachment in &tail.attachments {
        filer.attachment(attachment);
    }
    settle_labels(&mut filer.document);
    Filed { document: filer.document, head, outline, tail, trust }
}

struct Filer<'a> {
    lines: &'a [Line],
    document: Document,
}

impl Filer<'_> {
    fn joined(&self, range: &Range<usize>) -> String {
        let lines: Vec<&str> = self.lines[range.clone()].iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }

    /// From the title; what it does not say, from the signature and the first paragraph.
    fn organ_and_year(&mut self, head: &Head, tail: &Tail) {
        let title = head::joined(&self.lines[head.title.clone()]);
        let signature = self.lines[tail.signature.clone()].first().map(|line| line.text.as_str());
        let signed = signature.filter(|name| head::ends_with_organ(name)).unwrap_or_default();
        let opening = self.lines.get(head.end()).and_then(|line| when::years(&line.text).first().copied());
        let organ = head::organ(&title);
        let meta = &mut self.document.meta;
        meta.organ = if organ.is_empty() { signed.to_string() } else { organ };
        meta.year = head::year(&title).or(opening.map(|(_, year)| year));
    }

    fn meta(&mut self, head: &Head, tail: &Tail) {
        let literal = |range: &Range<usize>| escape_placeholders(&self.joined(range));
        let (title, subtitle) = (literal(&head.title), literal(&head.subtitle));
        let recipient = literal(&head.recipient);
        let (signature, date) = (literal(&tail.signature), literal(&tail.date));
        let number = self.joined(&head.number);
        let meta = &mut self.document.meta;
        (meta.title, meta.subtitle, meta.recipient, meta.number) = (title, subtitle, recipient, number);
        (meta.signature, meta.date) = (signature, date);
    }

    fn sections(&mut self, text: Range<usize>, outline: &[Boundary]) {
        let first = outline.first().map_or(text.end, |boundary| boundary.line);
        if first > text.start {
            self.document.push_section(SectionKind::Preface, "");
            self.body(text.start..first);
        }
        let ends = outline.iter().skip(1).map(|boundary| boundary.line).chain([text.end]);
        for (boundary, end) in outline.iter().zip(ends) {
            self.section(boundary, end);
        }
    }

    fn section(&mut self, boundary: &Boundary, end: usize) {
        let text = &self.lines[boundary.line].text;
        let (label, heading) = text.split_at(boundary.label_len.unwrap_or(0));
        let heading = if boundary.label_len.is_some() { escape_placeholders(heading) } else { String::new() };
        let section = self.document.push_section(boundary.kind, heading);
        section.level = boundary.level;
        section.label = Label::Manual(label.to_string());
        self.body(boundary.line + usize::from(boundary.label_len.is_some())..end);
    }

    /// Puts lines into the last section; what follows a table goes into a section of its own.
    fn body(&mut self, range: Range<usize>) {
        let Some(section) = self.document.sections.last() else { return };
        let (kind, level) = (section.kind, section.level);
        let mut at = range.start;
        while at < range.end {
            let line = &self.lines[at];
            let rows = self.rows(at..range.end);
            let opens_table = at + 1 < range.end && self.lines[at + 1].is_row && is_table_title(line);
            if opens_table {
                let heading = escape_placeholders(&line.text);
                let section = self.document.push_section(SectionKind::Table, heading);
                section.level = Level::Two;
                section.label = Label::Manual(String::new());
                at += 1;
                continue;
            }
            let table = (!rows.is_empty()).then(|| table(&self.lines[rows.clone()]));
            let section = self.section_without_table(kind, level);
            if table.is_some() {
                section.table = table;
                at = rows.end;
            } else {
                push_line(&mut section.body, &line.text);
                at += 1;
            }
        }
    }

    /// The last section if it has no table yet, else a new one.
    fn section_without_table(&mut self, kind: SectionKind, level: Level) -> &mut Section {
        let has_table = self.document.sections.last().is_none_or(|section| section.table.is_some());
        if has_table {
            let section = self.document.push_section(kind, "");
            section.level = level;
        }
        let last = self.document.sections.len() - 1;
        &mut self.document.sections[last]
    }

    /// The rows of one table that begin the range.
    fn rows(&self, range: Range<usize>) -> Range<usize> {
        let columns = |line: &Line| line.text.bytes().filter(|&b| b == b'\t').count();
        let first = &self.lines[range.start];
        let count = self.lines[range.clone()]
            .iter()
            .take_while(|line| line.is_row && columns(line) == columns(first))
            .take_while(|line| line.hint.table == first.hint.table)
            .count();
        range.start..range.start + count
    }

    /// An attachment holds one table at its end; rows elsewhere stay lines of text.
    fn attachment(&mut self, attachment: &AttachmentLines) {
        let mark = self.lines[attachment.mark].text.clone();
        let body = &attachment.body;
        let trailing = self.lines[body.clone()].iter().rev().take_while(|line| line.is_row).count();
        let rows = body.end - trailing..body.end;
        let is_one_table = trailing > 0 && self.rows(rows.clone()) == rows;
        let text = body.start..if is_one_table { rows.start } else { body.end };
        let section_body = self.joined(&text);
        let heading = escape_placeholders(&self.joined(&attachment.title));
        let section = self.document.push_section(SectionKind::Attachment, heading);
        section.label = Label::Manual(mark);
        section.body = section_body;
        section.table = is_one_table.then(|| table(&self.lines[rows]));
    }
}

fn push_line(body: &mut String, line: &str) {
    if !body.is_empty() {
        body.push('\n');
    }
    body.push_str(line);
}

fn table(rows: &[Line]) -> Table {
    Table::new(rows.iter().map(|row| row.text.split('\t').map(str::to_string).collect()).collect())
}

/// A short line above a table that names it.
fn is_table_title(line: &Line) -> bool {
    !line.is_row
        && line.text.chars().count() <= 40
        && !line.text.contains(['。', '，', '；'])
        && ["表", "情况", "统计", "一览", "清单", "明细", "台账"].iter().any(|end| line.text.ends_with(end))
}
