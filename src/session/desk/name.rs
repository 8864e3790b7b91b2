//! What the document is called where its file is meant.

use std::path::Path;

use super::{Desk, Origin};

/// Most characters of a suggested file name.
const LONGEST: usize = 60;

impl Desk {
    /// The document's name, for the window's title and questions.
    pub fn name(&self) -> String {
        match &self.origin {
            Origin::File(path) => file_name_of(path),
            Origin::Imported(path) => format!("{}（导入，尚未保存）", file_name_of(path)),
            Origin::LastYear(path) => format!("未命名（沿用{}）", file_name_of(path)),
            Origin::Copy(path) => format!("{}（副本，尚未保存）", file_name_of(path)),
            Origin::Sample => "样例".into(),
            Origin::New => "未命名".into(),
        }
    }

    /// A name for a file with this extension: that of the file the document came from, else its title, fit for every
    /// file system.
    pub fn file_name(&self, extension: &str) -> String {
        let stem = match &self.origin {
            Origin::File(path) | Origin::Imported(path) => stem_of(path),
            Origin::Copy(path) => format!("{}（副本）", stem_of(path)),
            Origin::New | Origin::Sample | Origin::LastYear(_) => {
                self.document.fill(&self.document.meta.title).text
            }
        };
        let forbidden = |c: char| c.is_control() || r#"\/:*?"<>|{}"#.contains(c);
        let stem: String = stem.chars().filter(|&c| !forbidden(c)).take(LONGEST).collect();
        let stem = stem.trim().trim_matches('.');
        format!("{}.{extension}", if stem.is_empty() { "年度工作总结" } else { stem })
    }
}

fn stem_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn file_name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
