//! Paragraph styles (样式): what they say of outline level and numbering, through the styles they are based on.

use std::collections::HashMap;

use super::error::WordError;
use super::properties::{NumberReference, is_former, read_number};
use super::xml::{Token, Visit, XmlReader};

/// The longest chain of styles based on one another that is followed.
const MAX_CHAIN: usize = 32;

/// One style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    number: NumberReference,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    /// Reads the part `styles`.
    pub(super) fn parse(text: &str, part: &str) -> Result<Self, WordError> {
        let mut xml = XmlReader::new(text, part);
        let mut found = Self::default();
        while let Some(token) = xml.next()? {
            let Token::Start(element) = token else { continue };
            if element.name() != "style" {
                continue;
            }
            let id = element.attribute("styleId").unwrap_or_default();
            let is_paragraph = element.attribute("type").is_none_or(|kind| kind == "paragraph");
            let is_default =
                element.attribute("default").is_some_and(|on| matches!(on.as_str(), "1" | "true"));
            let style = style(&mut xml)?;
            if is_paragraph && is_default {
                found.default = Some(id.clone());
            }
            found.styles.insert(id, style);
        }
        Ok(found)
    }

    /// The style and those it is based on, nearest first; for no style, the default one.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.default.as_deref());
        let styled = |id: &'a str| Some((id, self.styles.get(id)?));
        let next = move |(_, style): &(&'a str, &'a Style)| style.based_on.as_deref().and_then(styled);
        std::iter::successors(first.and_then(styled), next).take(MAX_CHAIN)
    }

    /// Outline level from 0, by the style's own word or by its being one of the built-in headings.
    pub(super) fn outline(&self, id: Option<&str>) -> Option<u32> {
        self.chain(id).find_map(|(_, style)| style.outline.or_else(|| heading_level(&style.name)))
    }

    /// The numbering a style gives, and the style that gives it.
    pub(super) fn number<'a>(&'a self, id: Option<&'a str>) -> Option<(&'a str, NumberReference)> {
        self.chain(id).find(|(_, style)| style.number.list.is_some()).map(|(id, style)| (id, style.number))
    }

    /// Whether the style is one of a table of contents (目录).
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| {
            let name = style.name.to_lowercase();
            name.strip_prefix("toc ")
                .or(name.strip_prefix("目录 "))
                .is_some_and(|level| level.parse::<u8>().is_ok())
        })
    }
}

/// Reads one `style`.
fn style(xml: &mut XmlReader<'_>) -> Result<Style, WordError> {
    let mut found = Style::default();
    xml.each(|element| {
        match element.name() {
            name if is_former(name) || name == "tblStylePr" => return Visit::PassBy,
            "name" => found.name = element.value().unwrap_or_default(),
            "basedOn" => found.based_on = element.value(),
            "outlineLvl" => found.outline = element.number(),
            _ => read_number(element, &mut found.number),
        }
        Visit::Into
    })?;
    Ok(found)
}

/// Outline level from 0 of the built-in styles heading 1 to heading 9.
fn heading_level(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let digits = name.strip_prefix("heading").or(name.strip_prefix("标题"))?.trim();
    let level: u32 = digits.parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_come_through_the_chain_and_circles_end() {
        let text = "<styles>
            <style w:type='paragraph' w:default='1' w:styleId='a'><name w:val='Normal'/></style>
            <style w:type='paragraph' w:styleId='1'><name w:val='heading 1'/><basedOn w:val='a'/></style>
            <style w:type='paragraph' w:styleId='mine'><name w:val='x'/><basedOn w:val='1'/>
              <pPr><numPr><ilvl w:val='1'/><numId w:val='7'/></numPr></pPr></style>
            <style w:type='paragraph' w:styleId='toc'><name w:val='toc 2'/></style>
            <style w:type='paragraph' w:styleId='c'><name w:val='y'/><basedOn w:val='d'/></style>
            <style w:type='paragraph' w:styleId='d'><name w:val='z'/><basedOn w:val='c'/></style></styles>";
        let styles = Styles::parse(text, "styles.xml").unwrap();
        assert_eq!(styles.outline(Some("mine")), Some(0));
        assert_eq!(styles.outline(None), None);
        assert_eq!(styles.outline(Some("c")), None);
        assert!(styles.is_contents(Some("toc")) && !styles.is_contents(Some("1")));
        let number = NumberReference { list: Some(7), level: Some(1) };
        assert_eq!(styles.number(Some("mine")), Some(("mine", number)));
        assert_eq!(styles.number(Some("1")), None);
    }
}
