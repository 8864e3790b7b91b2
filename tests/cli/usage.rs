//! Command lines that make no sense, and broken templates and profiles of the user's own.

use crate::desk::Desk;

#[test]
fn absurd_years() {
    let desk = Desk::new();
    for year in ["0", "-5", "99999", "1e3", "二〇二五", ""] {
        desk.refuses(2, &["new", "--year", year, "-o", "出.ron"], &["年份"]);
    }
}

#[test]
fn unknown_commands_and_options() {
    let desk = Desk::new();
    for (args, part) in [
        (&["print"][..], "print"),
        (&["print", "总结.txt"], "print"),
        (&["--colour"], "--colour"),
        (&["-x"], "-x"),
        (&["export", "--sample", "-o", "出.pdf", "--colour"], "--colour"),
        (&["export", "--sample", "-o", "出.pdf", "--year", "2025"], "--year"),
        (&["templates", "--sample"], "--sample"),
        (&["--year", "2025"], "--year"),
    ] {
        desk.refuses(2, args, &[part]);
    }
}

#[test]
fn missing_and_superfluous_arguments() {
    let desk = Desk::new();
    for (args, part) in [
        (&["new"][..], "-o"),
        (&["import", "总结.txt"], "-o"),
        (&["import", "-o", "出.ron"], "缺少文件"),
        (&["export"], "export"),
        (&["export", "-o", "出.pdf"], "缺少文件"),
        (&["export", "总结.txt"], "-o"),
        (&["export", "总结.txt", "-o"], "-o"),
        (&["export", "--sample", "总结.txt", "-o", "出.pdf"], "--sample"),
        (&["export", "甲.txt", "乙.txt", "-o", "出.pdf"], "乙.txt"),
        (&["new", "--template"], "--template"),
        (&["new", "多余", "-o", "出.ron"], "多余"),
        (&["fonts", "多余"], "多余"),
        (&["--help=多余"], "--help"),
    ] {
        desk.refuses(2, args, &[part]);
    }
}

#[test]
fn values_that_options_do_not_know() {
    let desk = Desk::new();
    for (option, value, part) in [
        ("--profile", "没有", "gb9704"),
        ("--pdfa", "3b", "3b"),
        ("--font", "body", "--font"),
        ("--font", "foot=宋体", "foot"),
        ("--font", "body=没有的字体", "没有的字体"),
    ] {
        desk.refuses(2, &["export", "--sample", option, value, "-o", "出.pdf"], &[part]);
    }
    desk.refuses(2, &["new", "--template", "没有", "-o", "出.ron"], &["没有", "street-office"]);
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let broken = OsStr::from_bytes(b"\xD7\xDC\xBD\xE1.txt");
    desk.refuses(2, &["export".as_ref(), broken, "-o".as_ref(), "出.pdf".as_ref()], &["找不到"]);
    desk.refuses(
        2,
        &["new".as_ref(), "--organ".as_ref(), broken, "-o".as_ref(), "出.ron".as_ref()],
        &["--organ"],
    );
}

/// Data files of the user's own; elsewhere their directory cannot be moved by the environment.
#[cfg(target_os = "linux")]
mod own_files {
    use std::fs;

    use super::*;

    fn template(from: &str, to: &str) -> String {
        let text = fs::read_to_string("templates/street-office.ron").unwrap();
        assert!(text.contains(from), "{from}");
        text.replacen("id: \"street-office\"", "id: \"ours\"", 1).replacen(from, to, 1)
    }

    /// The file is named when it is asked for and in the list, and hides no other.
    fn broken_template(text: &str, parts: &[&str]) {
        let desk = Desk::new();
        desk.configure("templates", "ours.ron", text);
        let parts = [&["ours.ron"], parts].concat();
        desk.refuses(2, &["new", "--template", "ours", "-o", "出.ron"], &parts);
        desk.succeeds(&["new", "--template", "short", "-o", "出.ron"]);
        let list = desk.run(&["templates"]);
        assert_eq!((list.code, list.stdout.lines().count()), (Some(2), 4), "{list:?}");
        assert_eq!(list.stderr.lines().count(), 1, "{list:?}");
        assert!(parts.iter().all(|part| list.stderr.contains(part)), "{list:?}");
    }

    #[test]
    fn a_template_with_an_unknown_field() {
        broken_template(&template("name:", "colour: 3, name:"), &["第", "行", "colour"]);
    }

    #[test]
    fn a_template_with_absurd_values() {
        broken_template(&template("name:", "year: 0, name:"), &["year"]);
        let table = "kind: Table, heading: \"表\", guidance: \"\", table: (columns: -5, header: []), ";
        broken_template(&template("kind: Preface,", table), &["第", "行"]);
    }

    #[test]
    fn a_template_that_is_empty_or_no_template() {
        broken_template("", &["空"]);
        broken_template("2024年工作总结", &["第1行"]);
    }

    #[test]
    fn a_profile_with_absurd_measures() {
        let shipped = fs::read_to_string("assets/profiles/gb9704.ron").unwrap();
        let shipped = shipped.replace("id: \"gb9704\"", "id: \"ours\"");
        for (from, to, part) in [
            ("chars: 28", "chars: 0", "chars"),
            ("chars: 28", "chars: -5", "第"),
            ("width_mm: 156.0", "width_mm: 1e300", "width_mm"),
            ("body_pt: 16.0", "body_pt: NaN", "body_pt"),
            ("indent: 2", "indent: 2, colour: 3", "colour"),
        ] {
            let desk = Desk::new();
            desk.configure("profiles", "ours.ron", &shipped.replacen(from, to, 1));
            let args = ["export", "--sample", "--profile", "ours", "-o", "出.pdf"];
            desk.refuses(2, &args, &["ours.ron", part]);
            desk.succeeds(&["export", "--sample", "-o", "出.pdf"]);
            assert_eq!(desk.run(&["profiles"]).code, Some(2));
        }
    }
}
