//! What can go wrong with files, said in one Chinese line: which file, what happened, what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::foreign::ForeignFormat;
use super::target::existing_backup;
use crate::text::on_one_line;

/// A place in a text file, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第{}行第{}列", self.line, self.column)
    }
}

/// Why a text is not a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// Nothing in it.
    Empty,
    /// A file of another kind.
    Foreign(ForeignFormat),
    /// Ours, but bytes that are not UTF-8 begin here.
    NotUtf8(Position),
    /// It ends in the middle.
    Truncated(Position),
    /// Packed, and no longer what was packed.
    Damaged,
    /// Not well formed; the text says what is missing or too much.
    Syntax(Position, String),
    /// A field or value this version of the format does not have.
    UnknownName(Position, String),
    /// Well formed, but a value cannot be; the text says which.
    BadValue(Position, String),
    /// Another program's format, by name if it has one.
    WrongFormat(Option<String>),
    /// A version of the format this program does not know yet.
    NewerVersion(u64),
    /// No version, or one that never was.
    BadVersion(Option<u64>),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let newest = super::VERSION;
        match self {
            Self::Empty => write!(f, "文件是空的，没有内容可打开"),
            Self::Foreign(format) => write!(f, "{format}"),
            Self::NotUtf8(at) => {
                write!(
                    f,
                    "{at}起不是UTF-8文字，文件已损坏，或被别的程序改存为其他编码；请另存为UTF-8后再打开"
                )
            }
            Self::Truncated(at) => write!(f, "文件不完整，内容到{at}中断，可能是拷贝或保存时被打断"),
            Self::Damaged => write!(f, "这份副本已损坏，不能再用；请选用别的版本"),
            Self::Syntax(at, what) => write!(f, "{at}格式有误：{}；请改正后再打开", on_one_line(what)),
            Self::UnknownName(at, name) => write!(
                f,
                "{at}的“{}”本程序不认识，文件可能由更新版本的岁稿保存；请升级岁稿，若是手工改动请改回",
                excerpt(name)
            ),
            Self::BadValue(at, what) => write!(f, "{at}的值不对：{}；请改正后再打开", on_one_line(what)),
            Self::WrongFormat(None) => write!(f, "不是岁稿文稿（没有格式标记），请选择由岁稿保存的文件"),
            Self::WrongFormat(Some(name)) => {
                write!(f, "不是岁稿文稿（格式标记是“{}”），请选择由岁稿保存的文件", excerpt(name))
            }
            Self::NewerVersion(version) => {
                write!(
                    f,
                    "由更新版本的岁稿保存（格式{version}），本程序只认识到格式{newest}；请升级岁稿后再打开"
                )
            }
            Self::BadVersion(None) => write!(f, "缺少格式版本号，应有version: {newest}；请补上后再打开"),
            Self::BadVersion(Some(version)) => {
                write!(f, "格式版本号{version}不存在，应为1至{newest}；请改正后再打开")
            }
        }
    }
}

impl std::error::Error for LoadError {}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadCause {
    /// There is none.
    NotFound,
    /// It is a directory.
    IsDirectory,
    /// It is neither file nor directory, such as a device.
    NotRegular,
    /// Reading it is not permitted.
    NoPermission,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// Anything else the system reports.
    Io(io::Error),
    /// It was read, but holds no document.
    Content(LoadError),
}

/// A file that could not be read, and the backup beside it if there is one.
#[derive(Debug)]
pub struct ReadError {
    /// The file.
    pub path: PathBuf,
    /// What happened.
    pub cause: ReadCause,
    /// The previous version of the file, where it helps.
    pub backup: Option<PathBuf>,
}

impl ReadError {
    /// The failure to read `path`; looks for its backup.
    pub fn new(path: &Path, cause: ReadCause) -> Self {
        let helps = matches!(cause, ReadCause::NotFound | ReadCause::Content(_));
        Self { path: path.into(), cause, backup: if helps { existing_backup(path) } else { None } }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "无法打开“{}”：", show(&self.path))?;
        match &self.cause {
            ReadCause::NotFound => write!(f, "找不到这个文件，请检查路径和文件名"),
            ReadCause::IsDirectory => write!(f, "这是一个文件夹，请选择其中的文件"),
            ReadCause::NotRegular => write!(f, "这不是普通文件，请选择保存在磁盘上的文件"),
            ReadCause::NoPermission => write!(f, "没有读取权限，请检查文件权限或联系管理员"),
            ReadCause::TooLarge(limit) => {
                write!(f, "文件超过{}MB，不像是文稿，请检查是否选错了文件", limit >> 20)
            }
            ReadCause::Io(error) => write!(f, "读取出错（{error}），请检查磁盘或网络后重试"),
            ReadCause::Content(error) => write!(f, "{error}"),
        }?;
        self.backup.as_deref().map_or(Ok(()), |backup| {
            write!(f, "；上一次保存的版本在“{}”，可复制一份并把名称末尾的“.bak”去掉后打开", show(backup))
        })
    }
}

impl std::error::Error for ReadError {}

/// Why a file could not be written. The file that was there, if any, is unchanged.
#[derive(Debug)]
pub enum WriteCause {
    /// The directory does not exist.
    NoDirectory,
    /// The path names a directory.
    IsDirectory,
    /// The path names something that is neither file nor directory, such as a device.
    NotRegular,
    /// The file is marked read-only.
    ReadOnlyFile,
    /// Writing there is not permitted, or another program holds the file.
    NoPermission,
    /// The file system is mounted read-only.
    ReadOnlyDisk,
    /// No space is left, or the quota is used up.
    DiskFull,
    /// The name is too long or has characters the system does not allow.
    BadName,
    /// The previous version could not be kept.
    Backup(io::Error),
    /// Anything else the system reports.
    Io(io::Error),
}

impl From<io::Error> for WriteCause {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind::*;
        match error.kind() {
            NotFound | NotADirectory => Self::NoDirectory,
            IsADirectory => Self::IsDirectory,
            PermissionDenied | ResourceBusy => Self::NoPermission,
            ReadOnlyFilesystem => Self::ReadOnlyDisk,
            StorageFull | QuotaExceeded => Self::DiskFull,
            InvalidFilename | InvalidInput => Self::BadName,
            _ => Self::Io(error),
        }
    }
}

/// A file that could not be written. The file that was there, if any, is unchanged.
#[derive(Debug)]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What happened.
    pub cause: WriteCause,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "无法写入“{}”：", show(&self.path))?;
        match &self.cause {
            WriteCause::NoDirectory => write!(f, "所在的文件夹不存在，请先建立文件夹或换个位置"),
            WriteCause::IsDirectory => write!(f, "这是一个文件夹，请给出文件名"),
            WriteCause::NotRegular => write!(f, "这不是普通文件，请换个文件名"),
            WriteCause::ReadOnlyFile => write!(f, "文件是只读的，请去掉只读属性或另存为别的文件"),
            WriteCause::NoPermission => {
                write!(f, "没有写入权限，或文件正被其他程序占用；请关闭占用它的程序或换个位置")
            }
            WriteCause::ReadOnlyDisk => write!(f, "磁盘是只读的，请换个位置"),
            WriteCause::DiskFull => write!(f, "磁盘空间不足，请清理磁盘或换个位置；原有文件没有改动"),
            WriteCause::BadName => write!(f, "文件名过长或含有不允许的字符，请换个文件名"),
            WriteCause::Backup(error) => {
                write!(
                    f,
                    "无法保留上一版的备份（{error}），请检查同名的.bak文件或另存为别的文件；原有文件没有改动"
                )
            }
            WriteCause::Io(error) => {
                write!(f, "写入出错（{error}），请检查磁盘或网络后重试；原有文件没有改动")
            }
        }
    }
}

impl std::error::Error for WriteError {}

/// A document that could not be put into its file format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError(pub String);

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "文稿无法转成文件格式（{}），请把这一情况告诉开发者", excerpt(&self.0))
    }
}

impl std::error::Error for EncodeError {}

/// Why a document could not be loaded or saved.
#[derive(Debug)]
pub enum StorageError {
    /// It could not be loaded.
    Read(ReadError),
    /// It could not be saved.
    Write(WriteError),
    /// It could not be put into the file format.
    Encode {
        /// The file it was meant for.
        path: PathBuf,
        /// What happened.
        error: EncodeError,
    },
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => write!(f, "{error}"),
            Self::Write(error) => write!(f, "{error}"),
            Self::Encode { path, error } => write!(f, "无法写入“{}”：{error}", show(path)),
        }
    }
}

impl std::error::Error for StorageError {}

impl From<ReadError> for StorageError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<WriteError> for StorageError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// A path on one line.
fn show(path: &Path) -> String {
    path.display().to_string().replace(char::is_control, "�")
}

/// The beginning of `text` on one line, for a message.
fn excerpt(text: &str) -> String {
    const LENGTH: usize = 30;
    let mut out = on_one_line(&text.chars().take(LENGTH).collect::<String>());
    if text.chars().nth(LENGTH).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_file_holds_never_breaks_the_line() {
        let at = Position { line: 1, column: 2 };
        for error in [
            LoadError::Syntax(at, "不该有“\n”".into()),
            LoadError::BadValue(at, "数字里有“\u{2028}”".into()),
            LoadError::UnknownName(at, "甲\r\n乙".into()),
            LoadError::WrongFormat(Some("\n".into())),
        ] {
            assert!(!error.to_string().contains(|c: char| c.is_control() || c == '\u{2028}'), "{error:?}");
        }
    }
}
