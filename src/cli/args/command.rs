//! The commands of the program: which options each knows, and what it is asked for.

use std::path::{Path, PathBuf};

use crate::export::pdf::PdfStandard;
use crate::font::FontRole;

use super::{Given, UsageError};

/// Where the document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Source {
    /// A file.
    File(PathBuf),
    /// The built-in sample (样稿).
    Sample,
}

/// Options of `new`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in super::super) struct NewOptions {
    pub(in super::super) template: Option<String>,
    pub(in super::super) organ: Option<String>,
    pub(in super::super) organ_short: Option<String>,
    pub(in super::super) superior: Option<String>,
    pub(in super::super) year: Option<u16>,
    /// Last year's file to begin with.
    pub(in super::super) from: Option<PathBuf>,
    pub(in super::super) sample: bool,
    pub(in super::super) output: PathBuf,
}

/// Options of `export`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct ExportOptions {
    pub(in super::super) source: Source,
    pub(in super::super) output: PathBuf,
    pub(in super::super) profile: Option<String>,
    pub(in super::super) fonts: Vec<(FontRole, String)>,
    pub(in super::super) standard: PdfStandard,
    pub(in super::super) allow_missing_glyphs: bool,
}

/// How `check` tells what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) enum OutputFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts: one line of JSON per file.
    Json,
}

/// Options of `check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct CheckOptions {
    pub(in super::super) sources: Vec<Source>,
    pub(in super::super) last_year: Option<PathBuf>,
    pub(in super::super) format: OutputFormat,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Command {
    Help,
    Version,
    Window { source: Option<Source> },
    New(NewOptions),
    Import { input: PathBuf, output: PathBuf },
    Check(CheckOptions),
    Export(ExportOptions),
    Templates,
    Fonts,
    Profiles,
}

const COMMANDS: [&str; 7] = ["new", "import", "check", "export", "templates", "fonts", "profiles"];

/// The command that is given.
pub(super) fn of(mut given: Given) -> Result<Command, UsageError> {
    let first =
        given.values.first().and_then(|v| v.to_str()).filter(|v| COMMANDS.contains(v)).map(str::to_owned);
    let Some(name) = first else { return window(&given) };
    given.values.remove(0);
    let allowed: &[&str] = match name.as_str() {
        "new" => {
            &["-o", "--template", "--organ", "--organ-short", "--superior", "--year", "--from", "--sample"]
        }
        "import" => &["-o"],
        "check" => &["--last-year", "--format", "--sample"],
        "export" => &["-o", "--profile", "--font", "--pdfa", "--allow-missing-glyphs", "--sample"],
        _ => &[],
    };
    if let Some(stray) = given.seen.iter().find(|option| !allowed.contains(&option.as_str())) {
        return Err(UsageError(format!("命令{name}没有“{stray}”这个选项；用法见 annual-summary --help")));
    }
    match name.as_str() {
        "new" => new(given),
        "import" => {
            Ok(Command::Import { input: only_file(&given, "import")?, output: output(&given, "import")? })
        }
        "check" => check(given),
        "export" => export(given),
        "templates" => no_files(&given, "templates").map(|()| Command::Templates),
        "fonts" => no_files(&given, "fonts").map(|()| Command::Fonts),
        _ => no_files(&given, "profiles").map(|()| Command::Profiles),
    }
}

fn window(given: &Given) -> Result<Command, UsageError> {
    let stray = given.seen.iter().find(|option| *option != "--sample");
    if let (Some(stray), []) = (stray, given.values.as_slice()) {
        return Err(UsageError(format!("选项“{stray}”前面缺少命令（{}）", COMMANDS.join("、"))));
    }
    match given.values.as_slice() {
        [] => Ok(Command::Window { source: given.sample.then_some(Source::Sample) }),
        // A word alone is a mistyped command: files have an extension.
        [file] if Path::new(file).extension().is_some() => {
            Ok(Command::Window { source: Some(Source::File(file.into())) })
        }
        [first, ..] => Err(UsageError(format!(
            "没有“{}”这个命令；可用的命令有：{}",
            first.to_string_lossy(),
            COMMANDS.join("、")
        ))),
    }
}

fn new(given: Given) -> Result<Command, UsageError> {
    no_files(&given, "new")?;
    let output = output(&given, "new")?;
    if given.from.is_some()
        && let Some(stray) =
            given.seen.iter().find(|option| matches!(option.as_str(), "--template" | "--sample"))
    {
        return Err(UsageError(format!("--from和{stray}只能给一个：新文稿沿用去年的文件，不再用模板或样稿")));
    }
    Ok(Command::New(NewOptions {
        template: given.template,
        organ: given.organ,
        organ_short: given.organ_short,
        superior: given.superior,
        year: given.year,
        from: given.from,
        sample: given.sample,
        output,
    }))
}

fn check(given: Given) -> Result<Command, UsageError> {
    let sources = match (given.sample, given.values.is_empty()) {
        (true, true) => vec![Source::Sample],
        (true, false) => return Err(UsageError("--sample和文件只能给一个".into())),
        (false, true) => {
            return Err(UsageError("命令check后面缺少文件；用法见 annual-summary --help".into()));
        }
        (false, false) => given.values.into_iter().map(|file| Source::File(file.into())).collect(),
    };
    Ok(Command::Check(CheckOptions { sources, last_year: given.last_year, format: given.format }))
}

fn export(given: Given) -> Result<Command, UsageError> {
    let output = output(&given, "export")?;
    let source = match (given.sample, given.values.is_empty()) {
        (true, true) => Source::Sample,
        (true, false) => return Err(UsageError("--sample和文件只能给一个".into())),
        _ => Source::File(only_file(&given, "export")?),
    };
    Ok(Command::Export(ExportOptions {
        source,
        output,
        profile: given.profile,
        fonts: given.fonts,
        standard: given.standard.unwrap_or_default(),
        allow_missing_glyphs: given.allow_missing_glyphs,
    }))
}

fn only_file(given: &Given, command: &str) -> Result<PathBuf, UsageError> {
    match given.values.as_slice() {
        [file] => Ok(file.into()),
        [] => Err(UsageError(format!("命令{command}后面缺少文件；用法见 annual-summary --help"))),
        [_, second, ..] => Err(UsageError(format!(
            "命令{command}一次只处理一个文件，“{}”是多余的",
            second.to_string_lossy()
        ))),
    }
}

fn no_files(given: &Given, command: &str) -> Result<(), UsageError> {
    match given.values.first() {
        None => Ok(()),
        Some(stray) => Err(UsageError(format!("命令{command}不需要“{}”", stray.to_string_lossy()))),
    }
}

fn output(given: &Given, command: &str) -> Result<PathBuf, UsageError> {
    given.output.clone().ok_or_else(|| UsageError(format!("命令{command}缺少输出文件，请加上：-o 文件名")))
}
