use super::*;

fn parsed(args: &[&str]) -> Result<Command, UsageError> {
    parse(lexopt::Parser::from_args(args))
}

#[test]
fn commands_of_the_contract() {
    assert_eq!(parsed(&[]), Ok(Command::Window { source: None }));
    assert_eq!(parsed(&["--sample"]), Ok(Command::Window { source: Some(Source::Sample) }));
    assert_eq!(parsed(&["总结.ron"]), Ok(Command::Window { source: Some(Source::File("总结.ron".into())) }));
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
    let Ok(Command::New(options)) = parsed(&["new", "--template", "short", "--year", "2025", "-o", "a.ron"])
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
