//! Why a face cannot be used.

use std::fmt;
use std::path::PathBuf;

/// Why a font was refused. The message says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontError {
    /// No face of this family is installed.
    NotFound {
        /// The family asked for.
        family: String,
    },
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The bytes are not a font, or lack a table that every font has.
    NotAFont,
    /// The face has no TrueType or CFF outlines (bitmaps only, or colour).
    NoOutlines,
    /// The face is variable; a PDF takes faces with fixed outlines only.
    Variable,
    /// The maker does not allow the face to be embedded.
    NotEmbeddable {
        /// The family.
        family: String,
    },
}

impl fmt::Display for FontError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { family } => {
                write!(f, "本机没有安装字体“{family}”，请用 fonts 命令查看可用的字体")
            }
            Self::Unreadable { path, reason } => {
                write!(f, "无法读取字体文件“{}”：{reason}，请检查文件权限", path.display())
            }
            Self::NotAFont => write!(f, "不是可用的字体文件，请换用其他字体"),
            Self::NoOutlines => write!(f, "字体没有矢量轮廓（点阵或彩色字体），请换用其他字体"),
            Self::Variable => write!(f, "暂不支持可变字体，请换用同一字体的静态版本"),
            Self::NotEmbeddable { family } => {
                write!(f, "字体“{family}”的授权不允许嵌入文件，请换用其他字体")
            }
        }
    }
}

impl std::error::Error for FontError {}
