//! Why a file cannot be imported, said so that its owner knows what to do.

use std::fmt;

use super::decode::{MAX_PARAGRAPH_CHARS, SourceEncoding};
use super::docx::WordError;

/// Why the bytes of a file are not a text to import. The caller puts the file's name before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// No bytes at all.
    Empty,
    /// Nothing but white space.
    Blank,
    /// More than is read of its kind.
    TooLarge {
        /// Size in bytes.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// A known format that is not plain text.
    ForeignFormat {
        /// Its Chinese name.
        name: &'static str,
    },
    /// A Word file that cannot be read.
    Word(WordError),
    /// Bytes that are no text.
    Binary,
    /// None of the encodings that are read.
    UnknownEncoding,
    /// The encoding is known, but the bytes break its rules.
    Damaged {
        /// The encoding.
        encoding: SourceEncoding,
        /// Line of the first broken byte, from 1.
        line: usize,
    },
    /// A paragraph above [`MAX_PARAGRAPH_CHARS`].
    LongParagraph {
        /// Its line, from 1.
        line: usize,
        /// Its length in characters.
        chars: usize,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "文件是空的（0字节），没有内容可以导入，请检查是否选错了文件"),
            Self::Blank => write!(f, "文件里只有空白，没有文字可以导入，请检查是否选错了文件"),
            Self::TooLarge { bytes, limit } => {
                let (size, limit) = (bytes.div_ceil(1 << 20), limit >> 20);
                write!(f, "文件有{size}MB，超过{limit}MB的上限，请拆分后再导入")
            }
            Self::ForeignFormat { name } => {
                write!(f, "这是{name}，不是纯文本，请在原来的程序中另存为“纯文本（.txt）”后再导入")
            }
            Self::Word(error) => write!(f, "{error}"),
            Self::Binary => write!(f, "内容不是文字（是二进制数据），请检查是否选错了文件"),
            Self::UnknownEncoding => {
                write!(f, "认不出文字编码（不是UTF-8、UTF-16或GB18030），请用记事本打开并另存为UTF-8后再导入")
            }
            Self::Damaged { encoding, line } => {
                let name = encoding.name();
                write!(f, "按{name}编码读到第{line}行遇到损坏的字节，请用原来的程序重新保存后再导入")
            }
            Self::LongParagraph { line, chars } => write!(
                f,
                "第{line}行有{chars}个字符，超过一段{MAX_PARAGRAPH_CHARS}个字符的上限，请分段后再导入"
            ),
        }
    }
}

impl std::error::Error for ImportError {}
