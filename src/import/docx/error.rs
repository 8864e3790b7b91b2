//! Why a Word file cannot be read.

use std::fmt;

/// Why a Word file cannot be read. The caller puts the file's name before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordError {
    /// A file of Word 97–2003 or an old WPS file.
    OldFormat,
    /// Protected by a password.
    Encrypted,
    /// Neither a Word file nor anything known.
    NotWord,
    /// A zip archive, but no Word document in it.
    NoDocument,
    /// The archive is damaged: it cannot be opened, or this part cannot be unpacked.
    Broken {
        /// The part, empty for the archive itself.
        part: String,
    },
    /// Unpacked, the file or one part of it is far larger than any document.
    TooLarge,
    /// The XML of a part breaks the rules of XML.
    Malformed {
        /// The part.
        part: String,
    },
    /// A part declares a document type, which Word never does.
    DocumentType {
        /// The part.
        part: String,
    },
    /// Elements within elements beyond any sense.
    TooDeep {
        /// The part.
        part: String,
    },
}

impl fmt::Display for WordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldFormat => write!(
                f,
                "这是旧版Word或WPS文档（.doc、.wps），请用Word或WPS打开，另存为“Word文档（.docx）”后再打开"
            ),
            Self::Encrypted => {
                write!(f, "文件加了打开密码，请用Word或WPS打开并取消密码，保存后再打开")
            }
            Self::NotWord => write!(f, "内容不是Word文档，请检查是否选错了文件，或扩展名是否被改过"),
            Self::NoDocument => write!(f, "是压缩包，但里面没有Word正文，请检查是否选错了文件"),
            Self::Broken { part } if part.is_empty() => {
                write!(f, "文件已损坏（可能没有下载或复制完整），请重新取得文件，或用Word打开修复后另存")
            }
            Self::Broken { part } => {
                write!(f, "文件已损坏（“{part}”无法解压），请重新取得文件，或用Word打开修复后另存")
            }
            Self::TooLarge => write!(f, "解压后大得不正常，可能是恶意文件，已停止读取"),
            Self::Malformed { part } => {
                write!(f, "文件已损坏（“{part}”格式有误），请用Word打开修复后另存，再打开")
            }
            Self::DocumentType { part } => {
                write!(f, "“{part}”里有Word文档不该有的文档类型声明，可能是恶意文件，已停止读取")
            }
            Self::TooDeep { part } => {
                write!(f, "“{part}”里的内容嵌套过深，不像正常的Word文档，请用Word打开后另存，再打开")
            }
        }
    }
}

impl std::error::Error for WordError {}
