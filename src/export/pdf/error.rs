//! Why a PDF could not be made.

use std::fmt;

/// Why a PDF could not be made. The message says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// There is nothing to print.
    NoPages,
    /// A font cannot be embedded.
    Font {
        /// Its family.
        family: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The parts of the document do not fit together.
    Structure(String),
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => write!(f, "文稿没有可以输出的页面，请先写入内容"),
            Self::Font { family, reason } => {
                write!(f, "字体“{family}”无法嵌入 PDF（{reason}），请为该样式换用其他字体")
            }
            Self::Structure(reason) => write!(f, "PDF 结构生成失败（{reason}），请向开发者反馈"),
        }
    }
}

impl std::error::Error for PdfError {}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> Self {
        Self::Structure(error.to_string())
    }
}

impl From<std::io::Error> for PdfError {
    fn from(error: std::io::Error) -> Self {
        Self::Structure(error.to_string())
    }
}
