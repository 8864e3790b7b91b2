//! Reading the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::Arg;

use crate::document::meta::YEARS;
use crate::export::pdf::PdfStandard;
use crate::font::FontRole;

/// A command line that makes no sense, said in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UsageError(pub(super) String);

/// Where the document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// A file.
    File(PathBuf),
    /// The built-in sample (样稿).
    Sample,
}

/// Options of `new`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct NewOptions {
    pub(super) template: Option<String>,
    pub(super) organ: Option<String>,
    pub(super) organ_short: Option<String>,
    pub(super) superior: Option<String>,
    pub(super) year: Option<u16>,
    /// Last year's file to begin with.
    pub(super) from: Option<PathBuf>,
    pub(super) sample: bool,
    pub(super) output: PathBuf,
}

/// Options of `export`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ExportOptions {
    pub(super) source: Source,
    pub(super) output: PathBuf,
    pub(super) profile: Option<String>,
    pub(super) fonts: Vec<(FontRole, String)>,
    pub(super) standard: PdfStandard,
    pub(super) allow_missing_glyphs: bool,
}

/// How `check` tells what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum OutputFormat {
    /// For people.
    #[default]
    Text,
    /// For scripts: one line of JSON per file.
    Json,
}

/// Options of `check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CheckOptions {
    pub(super) sources: Vec<Source>,
    pub(super) last_year: Option<PathBuf>,
    pub(super) format: OutputFormat,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Command {
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

const COMMANDS: [&str; 7] = ["new", "import", "check", "export", "templates", "fonts", "profiles"];

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
    command(given)
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
        "--year" => given.year = Some(year(&text()?)?),
        "--from" => given.from = Some(file(parser, name)?),
        "--profile" => given.profile = Some(text()?),
        "--font" => given.fonts.push(font(&text()?)?),
        "--pdfa" => given.standard = Some(standard(&text()?)?),
        "--allow-missing-glyphs" => given.allow_missing_glyphs = true,
        "--sample" => given.sample = true,
        "--last-year" => given.last_year = Some(file(parser, name)?),
        "--format" => given.format = format_of(&text()?)?,
        unknown => return Err(UsageError(format!("没有“{unknown}”这个选项；用法见 annual-summary --help"))),
    }
    given.seen.push(if name == "--output" { "-o".into() } else { name.to_owned() });
    Ok(())
}

/// The name of a file behind an option.
fn file(parser: &mut lexopt::Parser, name: &str) -> Result<PathBuf, UsageError> {
    parser.value().map(PathBuf::from).map_err(|_| UsageError(format!("选项{name}后面缺少文件名")))
}

fn command(mut given: Given) -> Result<Command, UsageError> {
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

fn year(text: &str) -> Result<u16, UsageError> {
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(|| {
        UsageError(format!("年份“{text}”不对，应是{}到{}之间的数字", YEARS.start(), YEARS.end()))
    })
}

fn format_of(text: &str) -> Result<OutputFormat, UsageError> {
    match text {
        "text" => Ok(OutputFormat::Text),
        "json" => Ok(OutputFormat::Json),
        _ => Err(UsageError(format!("--format只能是text或json，现在是“{text}”"))),
    }
}

fn font(text: &str) -> Result<(FontRole, String), UsageError> {
    let roles = || FontRole::ALL.map(FontRole::key).join("、");
    let (role, family) = text.split_once('=').ok_or_else(|| {
        UsageError(format!("--font应写成“用途=字体名”，例如 --font body=仿宋；用途有：{}", roles()))
    })?;
    let role = FontRole::from_key(role)
        .ok_or_else(|| UsageError(format!("--font没有“{role}”这种用途；用途有：{}", roles())))?;
    Ok((role, family.to_owned()))
}

fn standard(text: &str) -> Result<PdfStandard, UsageError> {
    match text.to_lowercase().as_str() {
        "2a" => Ok(PdfStandard::A2a),
        "1b" => Ok(PdfStandard::A1b),
        _ => Err(UsageError(format!("--pdfa只能是2a或1b，现在是“{text}”"))),
    }
}

fn usage(error: lexopt::Error) -> UsageError {
    UsageError(match error {
        lexopt::Error::UnexpectedValue { option, .. } => format!("选项{option}不带内容"),
        lexopt::Error::MissingValue { option } => format!("选项{}后面缺少内容", option.unwrap_or_default()),
        _ => "参数写法不对；用法见 annual-summary --help".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, UsageError> {
        parse(lexopt::Parser::from_args(args))
    }

    #[test]
    fn commands_of_the_contract() {
        assert_eq!(parsed(&[]), Ok(Command::Window { source: None }));
        assert_eq!(parsed(&["--sample"]), Ok(Command::Window { source: Some(Source::Sample) }));
        assert_eq!(
            parsed(&["总结.ron"]),
            Ok(Command::Window { source: Some(Source::File("总结.ron".into())) })
        );
        assert_eq!(
            parsed(&["import", "a.txt", "-o", "b.ron"]),
            Ok(Command::Import { input: "a.txt".into(), output: "b.ron".into() })
        );
        let Ok(Command::Export(options)) =
            parsed(&["export", "--sample", "-o", "a.pdf", "--profile", "gb9704", "--allow-missing-glyphs"])
        else {
            panic!("no export")
        };
        assert_eq!(options.source, Source::Sample);
        assert!(options.allow_missing_glyphs);
        let Ok(Command::Check(options)) =
            parsed(&["check", "a.txt", "b.ron", "--last-year", "c.ron", "--format", "json"])
        else {
            panic!("no check")
        };
        assert_eq!(options.sources, [Source::File("a.txt".into()), Source::File("b.ron".into())]);
        assert_eq!((options.last_year, options.format), (Some("c.ron".into()), OutputFormat::Json));
        let Ok(Command::New(options)) =
            parsed(&["new", "--template", "short", "--year", "2025", "-o", "a.ron"])
        else {
            panic!("no new")
        };
        assert_eq!((options.template.as_deref(), options.year), (Some("short"), Some(2025)));
    }

    #[test]
    fn mistakes_are_named() {
        for (args, part) in [
            (&["export", "a.txt"][..], "缺少输出文件"),
            (&["export", "-o", "a.pdf"], "缺少文件"),
            (&["export", "a.txt", "b.txt", "-o", "a.pdf"], "b.txt"),
            (&["export", "a.txt", "-o"], "缺少文件名"),
            (&["export", "a.txt", "-o", "a.pdf", "--colour"], "--colour"),
            (&["export", "a.txt", "-o", "a.pdf", "--year", "2024"], "--year"),
            (&["export", "a.txt", "-o", "a.pdf", "--font", "body"], "--font"),
            (&["new", "--year", "0", "-o", "a.ron"], "年份“0”不对"),
            (&["new", "--year", "-5", "-o", "a.ron"], "年份“-5”不对"),
            (&["new", "--from", "a.txt", "--template", "short", "-o", "a.ron"], "--from和--template"),
            (&["unknown"], "没有“unknown”这个命令"),
            (&["unknown", "a"], "没有“unknown”这个命令"),
            (&["templates", "x"], "x"),
        ] {
            let Err(UsageError(message)) = parsed(args) else { panic!("{args:?} was accepted") };
            assert!(message.contains(part), "{args:?}: {message}");
        }
    }
}
