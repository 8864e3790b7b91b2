//! Reads a PDF back: a small interpreter of content streams, and walks over outline and structure.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A glyph as a viewer would show it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ShownGlyph {
    pub(crate) ch: char,
    /// Origin on the paper, from the bottom left corner, in points.
    pub(crate) at: (f64, f64),
    /// Tag and number of the innermost marked sequence.
    pub(crate) tag: String,
    pub(crate) mcid: Option<i64>,
}

/// A bookmark with its level, counted from 1.
pub(crate) type Bookmark = (usize, String);

pub(crate) struct Reader {
    pub(crate) document: Document,
}

/// One embedded font.
pub(crate) struct Font {
    pub(crate) name: String,
    pub(crate) subtype: String,
    pub(crate) descriptor: Dictionary,
    pub(crate) widths: BTreeMap<u16, f64>,
    pub(crate) unicode: BTreeMap<u16, char>,
}

pub(crate) fn name(dictionary: &Dictionary, key: &str) -> String {
    let name = dictionary.get(key.as_bytes()).and_then(Object::as_name);
    String::from_utf8_lossy(name.unwrap_or_default()).into_owned()
}

pub(crate) fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

fn numbers(operands: &[Object]) -> Vec<f64> {
    operands.iter().filter_map(|operand| operand.as_float().ok()).map(f64::from).collect()
}

impl Reader {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        Self { document: Document::load_mem(bytes).expect("a PDF") }
    }

    pub(crate) fn dictionary(&self, object: &Object) -> Dictionary {
        self.document.dereference(object).unwrap().1.as_dict().unwrap().clone()
    }

    pub(crate) fn catalog(&self) -> Dictionary {
        self.document.catalog().unwrap().clone()
    }

    pub(crate) fn pages(&self) -> Vec<ObjectId> {
        self.document.get_pages().into_values().collect()
    }

    pub(crate) fn page(&self, index: usize) -> Dictionary {
        self.document.get_dictionary(self.pages()[index]).unwrap().clone()
    }

    pub(crate) fn xmp(&self) -> String {
        let id = self.catalog().get(b"Metadata").unwrap().as_reference().unwrap();
        let stream = self.document.get_object(id).unwrap().as_stream().unwrap();
        String::from_utf8(stream.content.clone()).unwrap()
    }

    /// The fonts by resource name.
    pub(crate) fn fonts(&self) -> BTreeMap<String, Font> {
        let resources = self.dictionary(self.page(0).get(b"Resources").unwrap());
        let fonts = self.dictionary(resources.get(b"Font").unwrap());
        fonts
            .iter()
            .map(|(key, font)| (String::from_utf8(key.clone()).unwrap(), self.font(&self.dictionary(font))))
            .collect()
    }

    fn font(&self, font: &Dictionary) -> Font {
        let descendant = self.dictionary(&font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0]);
        assert_eq!(name(font, "BaseFont"), name(&descendant, "BaseFont"));
        let unicode = self.document.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1;
        let unicode = unicode.as_stream().unwrap();
        let unicode = unicode.decompressed_content().unwrap_or_else(|_| unicode.content.clone());
        Font {
            name: name(font, "BaseFont"),
            subtype: name(&descendant, "Subtype"),
            descriptor: self.dictionary(descendant.get(b"FontDescriptor").unwrap()),
            widths: widths(descendant.get(b"W").unwrap().as_array().unwrap()),
            unicode: unicode_map(&String::from_utf8(unicode).unwrap()),
        }
    }

    /// All glyphs of a page in the order they are shown.
    pub(crate) fn glyphs(&self, index: usize) -> Vec<ShownGlyph> {
        let fonts = self.fonts();
        let bytes = self.document.get_page_content(self.pages()[index]);
        let mut viewer = Viewer::new(&fonts);
        for operation in Content::decode(&bytes).unwrap().operations {
            viewer.run(&operation.operator, &operation.operands);
        }
        assert!(viewer.marks.is_empty() && viewer.saved.is_empty(), "unbalanced");
        viewer.shown
    }

    /// The text of a page's marked content, in order; artifacts left out.
    pub(crate) fn page_text(&self, index: usize) -> String {
        let glyphs = self.glyphs(index);
        glyphs.iter().filter(|glyph| glyph.mcid.is_some()).map(|glyph| glyph.ch).collect()
    }

    pub(crate) fn outline(&self) -> Vec<Bookmark> {
        let mut bookmarks = Vec::new();
        if let Ok(root) = self.catalog().get(b"Outlines") {
            self.bookmarks(&self.dictionary(root), 1, &mut bookmarks);
        }
        bookmarks
    }

    fn bookmarks(&self, parent: &Dictionary, level: usize, bookmarks: &mut Vec<Bookmark>) {
        let mut next = parent.get(b"First").cloned();
        let mut previous: Option<Object> = None;
        while let Ok(reference) = next {
            let item = self.dictionary(&reference);
            assert_eq!(item.get(b"Prev").ok(), previous.as_ref());
            bookmarks.push((level, text(item.get(b"Title").unwrap())));
            self.bookmarks(&item, level + 1, bookmarks);
            next = item.get(b"Next").cloned();
            previous = Some(reference);
        }
        assert_eq!(parent.get(b"Last").ok(), previous.as_ref());
    }

    /// The structure tree as text: `Table(TR(TH TD))`, with the text of each leaf in quotes when `texts`.
    pub(crate) fn structure(&self, texts: bool) -> String {
        let root = self.dictionary(self.catalog().get(b"StructTreeRoot").unwrap());
        let pages: Vec<_> = (0..self.pages().len()).map(|page| self.glyphs(page)).collect();
        self.element(root.get(b"K").unwrap(), &pages, texts)
    }

    fn element(&self, element: &Object, pages: &[Vec<ShownGlyph>], texts: bool) -> String {
        let id = element.as_reference().unwrap();
        let element = self.dictionary(element);
        let mut parts = Vec::new();
        for child in element.get(b"K").unwrap().as_array().unwrap() {
            match child {
                Object::Reference(_) => {
                    assert_eq!(self.dictionary(child).get(b"P").unwrap().as_reference().unwrap(), id);
                    parts.push(self.element(child, pages, texts));
                }
                Object::Integer(mcid) => parts.push(self.piece(id, &element, *mcid, pages, texts)),
                Object::Dictionary(piece) => {
                    let mcid = piece.get(b"MCID").unwrap().as_i64().unwrap();
                    parts.push(self.piece(id, piece, mcid, pages, texts));
                }
                other => panic!("{other:?}"),
            }
        }
        let tag = name(&element, "S");
        if parts.is_empty() { tag } else { format!("{tag}({})", parts.join(" ")) }
    }

    /// A marked sequence, which must lead back to its element by way of the parent tree.
    fn piece(
        &self,
        element: ObjectId,
        holder: &Dictionary,
        mcid: i64,
        pages: &[Vec<ShownGlyph>],
        texts: bool,
    ) -> String {
        let page = holder.get(b"Pg").unwrap().as_reference().unwrap();
        let index = self.pages().iter().position(|&id| id == page).unwrap();
        let parents = self.page(index).get(b"StructParents").unwrap().as_i64().unwrap();
        let root = self.dictionary(self.catalog().get(b"StructTreeRoot").unwrap());
        let tree = self.dictionary(root.get(b"ParentTree").unwrap());
        let numbers = tree.get(b"Nums").unwrap().as_array().unwrap();
        let at = numbers.chunks(2).position(|pair| pair[0].as_i64().unwrap() == parents).unwrap();
        let owners = numbers[2 * at + 1].as_array().unwrap();
        assert_eq!(owners[mcid as usize].as_reference().unwrap(), element);
        let shown = pages[index].iter().filter(|glyph| glyph.mcid == Some(mcid)).map(|glyph| glyph.ch);
        if texts { format!("“{}”", shown.collect::<String>()) } else { "·".to_owned() }
    }
}

fn widths(array: &[Object]) -> BTreeMap<u16, f64> {
    let mut widths = BTreeMap::new();
    for pair in array.chunks(2) {
        let first = pair[0].as_i64().unwrap() as u16;
        let run = numbers(pair[1].as_array().unwrap());
        widths.extend((first..).zip(run));
    }
    widths
}

fn unicode_map(cmap: &str) -> BTreeMap<u16, char> {
    let (_, entries) = cmap.split_once("endcodespacerange").unwrap();
    let mut map = BTreeMap::new();
    for line in entries.lines() {
        let Some((code, target)) = line.strip_prefix('<').and_then(|line| line.split_once("> <")) else {
            continue;
        };
        let unit = |digits: &[u8]| u16::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap();
        let units: Vec<_> = target.trim_end_matches('>').as_bytes().chunks(4).map(unit).collect();
        let text: Vec<_> = String::from_utf16(&units).unwrap().chars().collect();
        assert_eq!(text.len(), 1, "{line}");
        assert!(map.insert(unit(code.as_bytes()), text[0]).is_none(), "{line}");
    }
    map
}

/// Runs the operators that the writer uses.
struct Viewer<'a> {
    fonts: &'a BTreeMap<String, Font>,
    font: Option<&'a Font>,
    size: f64,
    spacing: f64,
    /// Matrix from content to paper.
    matrix: [f64; 6],
    saved: Vec<(Option<&'a Font>, f64, f64, [f64; 6])>,
    pen: (f64, f64),
    marks: Vec<(String, Option<i64>)>,
    shown: Vec<ShownGlyph>,
}

impl<'a> Viewer<'a> {
    fn new(fonts: &'a BTreeMap<String, Font>) -> Self {
        let matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let (saved, marks, shown) = (Vec::new(), Vec::new(), Vec::new());
        Self { fonts, font: None, size: 0.0, spacing: 0.0, matrix, saved, pen: (0.0, 0.0), marks, shown }
    }

    fn run(&mut self, operator: &str, operands: &[Object]) {
        let values = numbers(operands);
        match operator {
            "q" => self.saved.push((self.font, self.size, self.spacing, self.matrix)),
            "Q" => (self.font, self.size, self.spacing, self.matrix) = self.saved.pop().unwrap(),
            "cm" => self.matrix = values.try_into().unwrap(),
            "Tf" => {
                let font = operands[0].as_name().unwrap();
                self.font = self.fonts.get(std::str::from_utf8(font).unwrap());
                self.size = values[0];
            }
            "Tc" => self.spacing = values[0],
            "Tm" => {
                assert_eq!(values[..4], [1.0, 0.0, 0.0, 1.0]);
                self.pen = (values[4], values[5]);
            }
            "TJ" => self.show(operands[0].as_array().unwrap()),
            "BDC" => {
                let tag = String::from_utf8(operands[0].as_name().unwrap().to_vec()).unwrap();
                let mcid = operands[1].as_dict().unwrap().get(b"MCID").and_then(Object::as_i64).ok();
                self.marks.push((tag, mcid));
            }
            "EMC" => drop(self.marks.pop().unwrap()),
            "BT" | "ET" | "w" | "m" | "l" | "S" => {}
            other => panic!("operator {other}"),
        }
    }

    fn show(&mut self, array: &[Object]) {
        for item in array {
            match item {
                Object::String(codes, _) => codes.chunks(2).for_each(|code| self.glyph(code)),
                number => self.pen.0 -= f64::from(number.as_float().unwrap()) / 1000.0 * self.size,
            }
        }
    }

    fn glyph(&mut self, code: &[u8]) {
        let font = self.font.expect("a font");
        let code = u16::from_be_bytes([code[0], code[1]]);
        let (tag, mcid) = self.marks.last().cloned().expect("marked");
        let [a, b, c, d, e, f] = self.matrix;
        let (x, y) = self.pen;
        let at = (a * x + c * y + e, b * x + d * y + f);
        let ch = font.unicode[&code];
        self.shown.push(ShownGlyph { ch, at, tag, mcid });
        self.pen.0 += font.widths[&code] / 1000.0 * self.size + self.spacing;
    }
}
