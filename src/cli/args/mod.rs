//! Reading the command line: options and values as they are given. What a command makes of them is in [`command`].

mod command;
mod value;

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Arg;

use crate::export::pdf::PdfStandard;
use crate::font::FontRole;

pub(super) use command::{CheckOptions, Command, ExportOptions, NewOptions, OutputFormat, Source};

/// A command line that makes no sense, said in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UsageError(pub(super) String);

/// Every option of every command, as far as given.
#[derive(Debug, Default)]
struct Given {
    values: Vec<OsString>,
    output: Option<PathBuf>,
    template: Option<String>,
    organ: Option<String>,
    organ_short: Option<String>,
    superior: Option<String>,
    year: Option<u16>,
    from: Option<PathBuf>,
    profile: Option<String>,
    fonts: Vec<(FontRole, String)>,
    standard: Option<PdfStandard>,
    allow_missing_glyphs: bool,
    sample: bool,
    last_year: Option<PathBuf>,
    format: OutputFormat,
    help: bool,
    version: bool,
    /// Options in the order given, to refuse those a command does not know.
    seen: Vec<String>,
}

/// Reads the arguments.
///
/// # Errors
/// When they are no command line of this program.
pub(super) fn parse(mut parser: lexopt::Parser) -> Result<Command, UsageError> {
    let mut given = Given::default();
    while let Some(arg) = parser.next().map_err(usage)? {
        option(&mut given, &arg_name(arg), &mut parser)?;
    }
    if given.help {
        return Ok(Command::Help);
    }
    if given.version {
        return Ok(Command::Version);
    }
    command::of(given)
}

/// An argument without its borrow of the parser.
enum Name {
    Option(String),
    Value(OsString),
}

fn arg_name(arg: Arg<'_>) -> Name {
    match arg {
        Arg::Short(short) => Name::Option(format!("-{short}")),
        Arg::Long(long) => Name::Option(format!("--{long}")),
        Arg::Value(value) => Name::Value(value),
    }
}

fn option(given: &mut Given, name: &Name, parser: &mut lexopt::Parser) -> Result<(), UsageError> {
    let name = match name {
        Name::Option(name) => name.as_str(),
        Name::Value(value) => {
            given.values.push(value.clone());
            return Ok(());
        }
    };
    let mut text = || -> Result<String, UsageError> {
        let value = parser.value().map_err(|_| UsageError(format!("选项{name}后面缺少内容")))?;
        value.into_string().map_err(|_| UsageError(format!("选项{name}的内容不是文字")))
    };
    match name {
        "-h" | "--help" => given.help = true,
        "-V" | "--version" => given.version = true,
        "-o" | "--output" => given.output = Some(file(parser, name)?),
        "--template" => given.template = Some(text()?),
        "--organ" => given.organ = Some(text()?),
        "--organ-short" => given.organ_short = Some(text()?),
        "--superior" => given.superior = Some(text()?),
        "--year" => given.year = Some(value::year(&text()?)?),
        "--from" => given.from = Some(file(parser, name)?),
        "--profile" => given.profile = Some(text()?),
        "--font" => given.fonts.push(value::font(&text()?)?),
        "--pdfa" => given.standard = Some(value::standard(&text()?)?),
        "--allow-missing-glyphs" => given.allow_missing_glyphs = true,
        "--sample" => given.sample = true,
        "--last-year" => given.last_year = Some(file(parser, name)?),
        "--format" => given.format = value::format(&text()?)?,
        unknown => return Err(UsageError(format!("没有“{unknown}”这个选项；用法见 annual-summary --help"))),
    }
    given.seen.push(if name == "--output" { "-o".into() } else { name.to_owned() });
    Ok(())
}

/// The name of a file behind an option.
fn file(parser: &mut lexopt::Parser, name: &str) -> Result<PathBuf, UsageError> {
    parser.value().map(PathBuf::from).map_err(|_| UsageError(format!("选项{name}后面缺少文件名")))
}

fn usage(error: lexopt::Error) -> UsageError {
    UsageError(match error {
        lexopt::Error::UnexpectedValue { option, .. } => format!("选项{option}不带内容"),
        lexopt::Error::MissingValue { option } => format!("选项{}后面缺少内容", option.unwrap_or_default()),
        _ => "参数写法不对；用法见 annual-summary --help".into(),
    })
}

#[cfg(test)]
mod tests;
