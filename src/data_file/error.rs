//! What is wrong with a data file, in one Chinese line.

use std::fmt;

use crate::text::on_one_line;

/// A place in a data file, counted from one; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

/// A data file that cannot be used. Its `Display` is one Chinese line with file, place and problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFileError {
    /// What the file is meant to be, such as 模板文件.
    pub kind: &'static str,
    /// Path or name of the file.
    pub file: String,
    /// Where the problem was noticed; `None` when it concerns the file as a whole.
    pub position: Option<Position>,
    /// What is wrong and what to do about it.
    pub problem: String,
}

impl DataFileError {
    /// An error about the whole of `file`.
    pub(crate) fn whole(kind: &'static str, file: &str, problem: impl Into<String>) -> Self {
        Self { kind, file: file.to_string(), position: None, problem: problem.into() }
    }

    /// An error at a place in `file`.
    pub(crate) fn at(kind: &'static str, file: &str, position: Position, problem: impl Into<String>) -> Self {
        Self { position: Some(position), ..Self::whole(kind, file, problem) }
    }
}

impl fmt::Display for DataFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, on_one_line(&self.file))?;
        if let Some(Position { line, column }) = self.position {
            write!(f, " 第{line}行第{column}列")?;
        }
        write!(f, "：{}", on_one_line(&self.problem))
    }
}

impl std::error::Error for DataFileError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_line_with_its_place() {
        let error = DataFileError::at("模板文件", "a\nb.ron", Position { line: 2, column: 7 }, "缺少逗号");
        assert_eq!(error.to_string(), "模板文件 a b.ron 第2行第7列：缺少逗号");
        assert_eq!(
            DataFileError::whole("模板文件", "c.ron", "文件是空的").to_string(),
            "模板文件 c.ron：文件是空的"
        );
    }
}
