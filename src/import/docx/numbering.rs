//! Automatic numbering (自动编号) resolved to the text that Word shows: 一、 （一） 1. ①.
//!
//! ISO/IEC 29500-1 §17.9. Paragraphs are counted in the order in which they are asked about.

use std::collections::{HashMap, HashSet};

use super::error::WordError;
use super::numeral;
use super::properties::{NumberReference, is_former};
use super::styles::Styles;
use super::xml::{Element, Token, Visit, XmlReader};

/// Levels a list has.
const LEVELS: usize = 9;

/// The longest text of a number, in characters; more is no number.
const MAX_LABEL: usize = 40;

/// How one level of a list is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// Text with %1 … %9 in place of the numbers of the levels.
    text: String,
    /// Level, from 1, after which it begins again; 0 for never.
    restart: Option<u32>,
    /// Whether all numbers in it are decimal.
    is_legal: bool,
    /// Whether nothing stands between number and text.
    is_close: bool,
    /// The style that takes this level.
    style: Option<String>,
}

/// A kind of list (`abstractNum`).
#[derive(Debug, Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// The numbering style that the levels are taken from.
    style_link: Option<String>,
}

/// A list (`num`).
#[derive(Debug, Default)]
struct List {
    definition: u32,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// The lists of a document and how far they have been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<u32, Definition>,
    lists: HashMap<u32, List>,
    /// Last number of each level, by definition: lists of one definition count on.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start has been taken.
    started: HashSet<(u32, usize)>,
}

/// The number before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A number, with the space after it.
    Number(String),
    /// A bullet (项目符号).
    Bullet,
}

impl Numbering {
    /// Reads the part `numbering`.
    pub(super) fn parse(text: &str, part: &str) -> Result<Self, WordError> {
        let mut xml = XmlReader::new(text, part);
        let mut found = Self::default();
        while let Some(token) = xml.next()? {
            let Token::Start(element) = token else { continue };
            let id = |name: &str| element.attribute(name).and_then(|id| id.parse::<u32>().ok());
            match element.name() {
                "abstractNum" => {
                    let id = id("abstractNumId");
                    let definition = definition(&mut xml)?;
                    found.definitions.extend(id.map(|id| (id, definition)));
                }
                "num" => {
                    let id = id("numId");
                    let list = list(&mut xml)?;
                    found.lists.extend(id.map(|id| (id, list)));
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// Counts a paragraph and returns its number, if it has one.
    pub(super) fn count(
        &mut self,
        own: NumberReference,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<Label> {
        let from_style = styles.number(style);
        let id = own.list.or(from_style.map(|(_, number)| number.list).unwrap_or_default())?;
        let definition = self.definition_of(id, styles)?;
        let level = own
            .level
            .or_else(|| from_style.and_then(|(style, _)| self.level_of_style(definition, style)))
            .or(from_style.and_then(|(_, number)| number.level))
            .unwrap_or(0);
        if level >= LEVELS {
            return None;
        }
        self.advance(id, definition, level);
        self.label(id, definition, level)
    }

    /// The definition of a list, through a numbering style if it names one.
    fn definition_of(&self, list: u32, styles: &Styles) -> Option<u32> {
        let id = self.lists.get(&list)?.definition;
        let linked = self.definitions.get(&id)?.style_link.as_deref();
        let number = linked.and_then(|style| styles.number(Some(style)));
        let through =
            number.and_then(|(_, number)| self.lists.get(&number.list?)).map(|list| list.definition);
        Some(through.unwrap_or(id))
    }

    fn level_of_style(&self, definition: u32, style: &str) -> Option<usize> {
        let levels = &self.definitions.get(&definition)?.levels;
        levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(index, _)| *index)
    }

    fn level(&self, list: u32, definition: u32, level: usize) -> Option<&Level> {
        let own = self.lists.get(&list).and_then(|list| list.levels.get(&level));
        own.or_else(|| self.definitions.get(&definition)?.levels.get(&level))
    }

    /// What the level begins with.
    fn start(&self, list: u32, definition: u32, level: usize) -> u32 {
        let own = self.lists.get(&list).and_then(|list| list.starts.get(&level).copied());
        own.or_else(|| self.level(list, definition, level)?.start).unwrap_or(1)
    }

    /// Counts one paragraph of a level; the levels below it begin again.
    fn advance(&mut self, list: u32, definition: u32, level: usize) {
        let start = self.start(list, definition, level);
        let has_own_start = self.lists.get(&list).is_some_and(|list| list.starts.contains_key(&level));
        let begins = has_own_start && self.started.insert((list, level));
        let again: Vec<bool> = (0..LEVELS)
            .map(|below| {
                let restart = self.level(list, definition, below).and_then(|level| level.restart);
                below > level && restart.is_none_or(|after| level < after as usize)
            })
            .collect();
        let counts = self.counts.entry(definition).or_default();
        counts[level] = Some(match counts[level] {
            Some(last) if !begins => last.saturating_add(1),
            _ => start,
        });
        for (count, again) in counts.iter_mut().zip(again) {
            if again {
                *count = None;
            }
        }
    }

    fn label(&self, list: u32, definition: u32, level: usize) -> Option<Label> {
        let own = self.level(list, definition, level)?;
        if own.format == "bullet" {
            return Some(Label::Bullet);
        }
        let counts = self.counts.get(&definition).copied().unwrap_or_default();
        let mut text = String::new();
        let mut signs = own.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let named = signs.peek().and_then(|c| c.to_digit(10)).filter(|d| sign == '%' && *d > 0);
            let Some(named) = named else {
                text.push(sign);
                continue;
            };
            signs.next();
            let index = named as usize - 1;
            let count = counts[index].unwrap_or_else(|| self.start(list, definition, index));
            let format = self.level(list, definition, index).map_or("decimal", |level| level.format.as_str());
            let format = if own.is_legal { "decimal" } else { format };
            text.push_str(&numeral::format(format, count));
        }
        let text = text.trim();
        let fits = !text.is_empty() && text.chars().count() <= MAX_LABEL;
        fits.then(|| Label::Number(format!("{text}{}", space_after(text, own.is_close))))
    }
}

/// What stands between a number and its text: nothing after a mark, a space after a letter or digit.
fn space_after(label: &str, is_close: bool) -> &'static str {
    if !is_close && label.ends_with(char::is_alphanumeric) { " " } else { "" }
}

/// Reads one `abstractNum`.
fn definition(xml: &mut XmlReader<'_>) -> Result<Definition, WordError> {
    let mut found = Definition::default();
    let mut current = None;
    xml.each(|element| {
        match element.name() {
            name if is_former(name) => return Visit::PassBy,
            "numStyleLink" => found.style_link = element.value(),
            "lvl" => current = level_index(element),
            _ => {
                if let Some(index) = current {
                    read_level(element, found.levels.entry(index).or_default());
                }
            }
        }
        Visit::Into
    })?;
    Ok(found)
}

/// Reads one `num`.
fn list(xml: &mut XmlReader<'_>) -> Result<List, WordError> {
    let mut found = List::default();
    let mut overridden = None;
    let mut is_level = false;
    xml.each(|element| {
        match element.name() {
            "abstractNumId" => found.definition = element.number().unwrap_or_default(),
            "lvlOverride" => (overridden, is_level) = (level_index(element), false),
            "startOverride" => {
                found.starts.extend(overridden.zip(element.number()));
            }
            "lvl" => is_level = true,
            _ => {
                if let Some(index) = overridden.filter(|_| is_level) {
                    read_level(element, found.levels.entry(index).or_default());
                }
            }
        }
        Visit::Into
    })?;
    Ok(found)
}

fn level_index(element: &Element<'_>) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok().filter(|index| *index < LEVELS)
}

/// Takes what one element within `lvl` says.
fn read_level(element: &Element<'_>, level: &mut Level) {
    match element.name() {
        "start" => level.start = element.number(),
        "numFmt" => level.format = element.value().unwrap_or_default(),
        "lvlText" => level.text = element.value().unwrap_or_default().chars().take(MAX_LABEL).collect(),
        "lvlRestart" => level.restart = element.number(),
        "isLgl" => level.is_legal = element.is_on(),
        "suff" => level.is_close = element.value().is_some_and(|suffix| suffix == "nothing"),
        "pStyle" => level.style = element.value(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "<numbering>
        <abstractNum w:abstractNumId='0'>
          <lvl w:ilvl='0'><start w:val='1'/><numFmt w:val='chineseCountingThousand'/><lvlText w:val='%1、'/></lvl>
          <lvl w:ilvl='1'><start w:val='1'/><numFmt w:val='chineseCountingThousand'/><lvlText w:val='（%2）'/></lvl>
          <lvl w:ilvl='2'><start w:val='1'/><numFmt w:val='decimal'/><isLgl/><lvlText w:val='%1.%2.%3'/></lvl>
          <lvl w:ilvl='3'><start w:val='3'/><lvlRestart w:val='0'/><numFmt w:val='decimalEnclosedCircle'/>
            <lvlText w:val='%4'/><suff w:val='nothing'/></lvl>
          <lvl w:ilvl='4'><numFmt w:val='bullet'/><lvlText w:val='●'/></lvl>
        </abstractNum>
        <num w:numId='1'><abstractNumId w:val='0'/></num>
        <num w:numId='2'><abstractNumId w:val='0'/><lvlOverride w:ilvl='0'><startOverride w:val='1'/></lvlOverride></num>
        </numbering>";

    fn labels(asked: &[(u32, usize)]) -> Vec<String> {
        let mut numbering = Numbering::parse(LISTS, "numbering.xml").unwrap();
        let styles = Styles::default();
        let mut label = |&(list, level): &(u32, usize)| {
            let number = NumberReference { list: Some(list), level: Some(level) };
            match numbering.count(number, None, &styles) {
                Some(Label::Number(label)) => label,
                Some(Label::Bullet) => "*".into(),
                None => "-".into(),
            }
        };
        asked.iter().map(&mut label).collect()
    }

    #[test]
    fn levels_count_and_begin_again() {
        let asked = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 4), (1, 9), (0, 0)];
        assert_eq!(labels(&asked), ["一、", "（一）", "（二）", "1.2.1 ", "二、", "（一）", "*", "-", "-"]);
    }

    #[test]
    fn a_level_may_go_on_through_its_parents() {
        assert_eq!(labels(&[(1, 3), (1, 0), (1, 3)]), ["③", "一、", "④"]);
    }

    #[test]
    fn lists_of_one_definition_count_on_unless_they_begin_anew() {
        assert_eq!(labels(&[(1, 0), (2, 0), (2, 0), (1, 0)]), ["一、", "一、", "二、", "三、"]);
    }
}
