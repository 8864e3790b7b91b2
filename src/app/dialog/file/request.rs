//! What a file dialog is asked for (文件对话框的要求).

use std::path::{Path, PathBuf};

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum FileMode {
    /// A file that is there.
    Open,
    /// A file to write, there or not.
    Save,
    /// A folder.
    Folder,
}

/// One kind of file: “岁稿文稿” with the extensions `ron`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct FileFilter {
    /// Name shown.
    pub(in crate::app) name: String,
    /// Extensions without the dot; none means any file.
    pub(in crate::app) extensions: Vec<String>,
}

impl FileFilter {
    /// The kind `name` with its extensions, without dots.
    pub(in crate::app) fn new(name: &str, extensions: &[&str]) -> Self {
        Self { name: name.to_owned(), extensions: extensions.iter().map(|&text| text.to_owned()).collect() }
    }

    /// Whether a file of this kind may have the path `path`.
    pub(super) fn accepts(&self, path: &Path) -> bool {
        let Some(extension) = path.extension() else { return self.extensions.is_empty() };
        let extension = extension.to_string_lossy();
        self.extensions.is_empty()
            || self.extensions.iter().any(|wanted| wanted.eq_ignore_ascii_case(&extension))
    }

    /// Name and patterns: “岁稿文稿（*.ron）”.
    pub(super) fn label(&self) -> String {
        if self.extensions.is_empty() {
            return self.name.clone();
        }
        let patterns: Vec<_> = self.extensions.iter().map(|extension| format!("*.{extension}")).collect();
        format!("{}（{}）", self.name, patterns.join("、"))
    }
}

/// One use of a file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct FileRequest {
    /// Title: “打开”, “另存为”.
    pub(in crate::app) title: String,
    /// Kinds to choose from, the usual one first.
    pub(in crate::app) filters: Vec<FileFilter>,
    /// Where to begin; none takes the last directory, then the documents.
    pub(in crate::app) directory: Option<PathBuf>,
    /// Name proposed for saving.
    pub(in crate::app) file_name: Option<String>,
    /// What is chosen.
    pub(in crate::app) mode: FileMode,
}

impl FileRequest {
    /// A request without filters, directory and name.
    pub(in crate::app) fn new(mode: FileMode, title: impl Into<String>) -> Self {
        Self { title: title.into(), filters: Vec::new(), directory: None, file_name: None, mode }
    }

    /// With one more kind of file.
    pub(in crate::app) fn with_filter(mut self, name: &str, extensions: &[&str]) -> Self {
        self.filters.push(FileFilter::new(name, extensions));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_are_compared_without_regard_to_case() {
        let filter = FileFilter::new("文稿", &["ron", "docx"]);
        for (path, accepted) in [("a.ron", true), ("a.DOCX", true), ("a.ron.txt", false), ("ron", false)] {
            assert_eq!(filter.accepts(Path::new(path)), accepted, "{path}");
        }
        assert!(FileFilter::new("所有文件", &[]).accepts(Path::new("任何")));
        assert_eq!(filter.label(), "文稿（*.ron、*.docx）");
    }
}
