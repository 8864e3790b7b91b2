//! Font names (字体名): those Word knows the prescribed faces by, and what to take where they are missing.

use crate::font::FontRole;

use super::markup::Markup;

/// Names by which the faces of official documents are known, and a face that every Word has.
const FAMILIES: [(FontRole, &str, &str); 5] = [
    (FontRole::Body, "仿宋_GB2312", "仿宋"),
    (FontRole::Title, "方正小标宋简体", "宋体"),
    (FontRole::Heading1, "黑体", "SimHei"),
    (FontRole::Heading2, "楷体_GB2312", "楷体"),
    (FontRole::Song, "宋体", "SimSun"),
];

/// The family of each role.
#[derive(Debug, Clone)]
pub(super) struct FontNames {
    chosen: Vec<(FontRole, String)>,
}

impl FontNames {
    /// The usual names, and those `chosen` in their place; of two for one role the later counts.
    pub(super) fn new(chosen: &[(FontRole, String)]) -> Self {
        Self { chosen: chosen.to_vec() }
    }

    /// The family of a role.
    pub(super) fn name(&self, role: FontRole) -> &str {
        let chosen = self.chosen.iter().rev().find(|(of, _)| *of == role).map(|(_, name)| name.as_str());
        let usual = || FAMILIES.iter().find(|(of, ..)| *of == role).map_or("宋体", |(_, name, _)| *name);
        chosen.unwrap_or_else(usual)
    }

    /// `rFonts`: the same face for Chinese, letters and digits, as on our own pages.
    pub(super) fn write(&self, role: FontRole, xml: &mut Markup) {
        let name = self.name(role);
        let hint = ("w:hint", "eastAsia");
        xml.empty(
            "w:rFonts",
            &[hint, ("w:ascii", name), ("w:eastAsia", name), ("w:hAnsi", name), ("w:cs", name)],
        );
    }

    /// The part `fontTable`: each family with the one to take in its place.
    pub(super) fn table(&self) -> String {
        let mut xml = Markup::part();
        xml.open("w:fonts", &[super::parts::WORD]);
        let mut written: Vec<&str> = Vec::new();
        for (role, usual, instead) in FAMILIES {
            let name = self.name(role);
            if written.contains(&name) {
                continue;
            }
            written.push(name);
            xml.open("w:font", &[("w:name", name)]);
            if name == usual {
                xml.value("w:altName", instead);
            }
            xml.value("w:charset", "86");
            xml.value("w:family", if role == FontRole::Body { "modern" } else { "auto" });
            xml.value("w:pitch", "default");
            xml.close("w:font");
        }
        xml.close("w:fonts");
        xml.finish()
    }
}
