//! Users' own templates (自备模板), read from a directory.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::TemplateError;
use super::schema::Template;
use super::shipped::builtin;

/// Largest template file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// The directory for users' own templates: `templates` in the program's configuration directory. `None` when
/// the system names no home directory. The directory need not exist.
pub fn user_dir() -> Option<PathBuf> {
    let project = directories::ProjectDirs::from("", "", "annual-summary")?;
    Some(project.config_dir().join("templates"))
}

/// Shipped and users' own templates together, and what was wrong with the latter.
///
/// A user's template with the id of a shipped one takes its place in the list; the others follow.
pub fn available(user_dir: Option<&Path>) -> (Vec<Template>, Vec<TemplateError>) {
    let mut templates = builtin();
    let (own, errors) = user_dir.map(from_dir).unwrap_or_default();
    for template in own {
        match templates.iter_mut().find(|shipped| shipped.id == template.id) {
            Some(shipped) => *shipped = template,
            None => templates.push(template),
        }
    }
    (templates, errors)
}

/// The templates in the `.ron` files of a directory, by file name, and an error for each file that cannot be
/// used. A directory that does not exist holds none; hidden files and sub-directories are left alone.
pub fn from_dir(dir: &Path) -> (Vec<Template>, Vec<TemplateError>) {
    let (mut templates, mut errors) = (Vec::<(String, Template)>::new(), Vec::new());
    let paths = match template_files(dir) {
        Ok(paths) => paths,
        Err(error) => return (Vec::new(), vec![error]),
    };
    for path in paths {
        let name = path.display().to_string();
        match read_file(&path).and_then(|text| Template::parse(&name, &text)) {
            Ok(template) => match templates.iter().find(|(_, other)| other.id == template.id) {
                Some((other, _)) => errors.push(duplicate_id(&name, &template.id, other)),
                None => templates.push((name, template)),
            },
            Err(error) => errors.push(error),
        }
    }
    (templates.into_iter().map(|(_, template)| template).collect(), errors)
}

fn duplicate_id(name: &str, id: &str, other: &str) -> TemplateError {
    TemplateError::whole(name, format!("id“{id}”已被 {other} 使用，请换一个 id"))
}

/// The `.ron` files of a directory, sorted.
fn template_files(dir: &Path) -> Result<Vec<PathBuf>, TemplateError> {
    let unreadable = |error: &std::io::Error| {
        TemplateError::whole(&dir.display().to_string(), format!("无法打开模板目录：{}", reason(error)))
    };
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_ron = path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("ron"));
        if is_ron && !hidden && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The text of one file. Never reads more than [`MAX_FILE_BYTES`] and one byte.
fn read_file(path: &Path) -> Result<String, TemplateError> {
    let name = path.display().to_string();
    let fail = |problem: String| TemplateError::whole(&name, problem);
    let unreadable = |error: std::io::Error| fail(format!("无法读取：{}", reason(&error)));
    let is_file = std::fs::metadata(path).map_err(unreadable)?.is_file();
    if !is_file {
        return Err(fail("不是普通文件，请换成模板文件".into()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(fail("文件超过1 MB，不像是模板，请删去多余的内容".into()));
    }
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if bytes.contains(&0) && !is_utf16 {
        return Err(fail("不是文本文件，请换成用记事本等写的模板".into()));
    }
    String::from_utf8(bytes).map_err(|_| fail("不是 UTF-8 编码的文本，请用编辑器另存为 UTF-8 编码".into()))
}

/// Why the system refused, in Chinese where the reason is a common one.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => "没有权限，请检查文件的访问权限".into(),
        std::io::ErrorKind::NotFound => "文件不存在".into(),
        std::io::ErrorKind::NotADirectory => "这不是一个目录".into(),
        _ => format!("系统报告“{error}”"),
    }
}
