//! The command line as scripts know it: commands, outputs, exit codes.

use std::fs;

use crate::desk::{Desk, outcome};
use annual_summary::document::Document;
use annual_summary::storage::load;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/seed-2023-street-office.txt");
const TEMPLATES: [&str; 4] = ["street-office", "township", "bureau", "short"];

/// The title as it prints.
fn title(document: &Document) -> String {
    document.fill(&document.meta.title).text.replace('\n', "")
}

#[test]
fn new_fills_every_template() {
    let desk = Desk::new();
    for id in TEMPLATES {
        let name = format!("{id}.ron");
        let args = ["new", "--template", id, "--organ", "青禾街道办事处", "--year", "2031", "-o", &name];
        assert_eq!(desk.succeeds(&args), "");
        let document = load(&desk.path(&name)).unwrap();
        assert!(title(&document).starts_with("青禾街道办事处2031年"), "{}", title(&document));
        assert!(!document.sections.is_empty());
    }
}

#[test]
fn new_without_options_takes_the_first_template_and_the_present_year() {
    let desk = Desk::new();
    let mut command = desk.command(&["new", "-o", "文稿.ron"]);
    // The first second of 2027 in China.
    assert_eq!(outcome(command.env("SOURCE_DATE_EPOCH", "1798732800")).code, Some(0));
    let document = load(&desk.path("文稿.ron")).unwrap();
    assert_eq!(document.meta.year, Some(2027));
    desk.succeeds(&["new", "--template", TEMPLATES[0], "--year", "2027", "-o", "同.ron"]);
    assert_eq!(load(&desk.path("同.ron")).unwrap(), document);
}

#[test]
fn new_keeps_what_it_replaces_as_a_backup() {
    let desk = Desk::new();
    desk.succeeds(&["new", "--organ", "甲街道", "-o", "文稿.ron"]);
    let first = fs::read(desk.path("文稿.ron")).unwrap();
    desk.succeeds(&["new", "--organ", "乙街道", "-o", "文稿.ron"]);
    assert_eq!(fs::read(desk.path("文稿.ron.bak")).unwrap(), first);
}

#[test]
fn an_imported_text_is_exported_as_it_was() {
    let desk = Desk::new();
    let report = desk.succeeds(&["import", SEED, "-o", "文稿.ron"]);
    desk.succeeds(&["export", "文稿.ron", "-o", "文稿.txt"]);
    desk.succeeds(&["export", SEED, "-o", "直接.txt"]);
    let mut seed = fs::read_to_string(SEED).unwrap();
    assert!(report.contains("站点标记2处"), "what was dropped is not told: {report}");
    for marker in ["##paidbegin##", "##paidend##"] {
        seed = seed.replacen(marker, "", 1);
    }
    let exported = fs::read_to_string(desk.path("文稿.txt")).unwrap();
    let (left, right) = (exported.trim_end(), seed.trim_end());
    let differing = left.lines().zip(right.lines()).find(|(left, right)| left != right);
    assert_eq!(differing, None);
    assert_eq!(left.lines().count(), right.lines().count());
    assert_eq!(fs::read_to_string(desk.path("直接.txt")).unwrap(), exported);
}

#[test]
fn a_text_and_the_document_imported_from_it_print_the_same() {
    let desk = Desk::new();
    desk.succeeds(&["import", SEED, "-o", "文稿.ron"]);
    desk.succeeds(&["export", "文稿.ron", "-o", "一.pdf"]);
    desk.succeeds(&["export", SEED, "-o", "二.pdf"]);
    let pdf = fs::read(desk.path("一.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf == fs::read(desk.path("二.pdf")).unwrap());
    assert!(pdf.len() < 600_000, "{} bytes", pdf.len());
}

#[test]
fn the_sample_is_exported_in_every_profile() {
    let desk = Desk::new();
    desk.succeeds(&["export", "--sample", "-o", "样稿.txt"]);
    assert!(fs::read_to_string(desk.path("样稿.txt")).unwrap().chars().count() > 5000);
    for line in desk.succeeds(&["profiles"]).lines() {
        let id = line.split('\t').next().unwrap();
        desk.succeeds(&["export", "--sample", "--profile", id, "-o", "样稿.PDF"]);
        assert!(fs::read(desk.path("样稿.PDF")).unwrap().starts_with(b"%PDF-1.7"));
    }
    desk.succeeds(&["export", "--sample", "--pdfa", "1b", "-o", "样稿.pdf"]);
    assert!(fs::read(desk.path("样稿.pdf")).unwrap().starts_with(b"%PDF-1.4"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.succeeds(&["new", "--sample", "-o", "文稿.ron"]);
    fs::create_dir(desk.path("别处")).unwrap();
    for format in ["pdf", "txt"] {
        let output = |name: &str| desk.path(&format!("{name}.{format}"));
        let export = |name: &str| {
            let (input, output) = (desk.path("文稿.ron"), output(name));
            desk.command(&["export".as_ref(), input.as_os_str(), "-o".as_ref(), output.as_os_str()])
        };
        let first = export("一");
        let mut elsewhere = export("二");
        elsewhere.current_dir(desk.path("别处")).env("TZ", "America/New_York").env("LANG", "C");
        for mut command in [first, elsewhere] {
            assert_eq!(outcome(&mut command).code, Some(0));
        }
        assert!(fs::read(output("一")).unwrap() == fs::read(output("二")).unwrap(), "{format}");
    }
}

#[test]
fn source_date_epoch_sets_the_date_and_nothing_else_does() {
    let desk = Desk::new();
    let pdf = |epoch: &str, zone: &str| {
        let mut command = desk.command(&["export", "--sample", "-o", "样稿.pdf"]);
        assert_eq!(outcome(command.env("SOURCE_DATE_EPOCH", epoch).env("TZ", zone)).code, Some(0));
        fs::read(desk.path("样稿.pdf")).unwrap()
    };
    let dated = pdf("1767225600", "UTC");
    assert!(dated == pdf("1767225600", "Asia/Shanghai"));
    assert!(dated != pdf("1767312000", "UTC"));
}

#[test]
fn an_existing_export_is_replaced() {
    let desk = Desk::new();
    for name in ["样稿.pdf", "样稿.txt"] {
        desk.write(name, "旧".repeat(1_000_000));
        desk.succeeds(&["export", "--sample", "-o", name]);
        let replaced = fs::read(desk.path(name)).unwrap();
        desk.succeeds(&["export", "--sample", "-o", &format!("新{name}")]);
        assert!(replaced == fs::read(desk.path(&format!("新{name}"))).unwrap());
    }
    let count = fs::read_dir(desk.directory()).unwrap().count();
    assert_eq!(count, 4, "an export leaves nothing beside itself");
}

#[test]
fn templates_profiles_and_fonts_are_listed() {
    let desk = Desk::new();
    let ids = |command: &str| -> Vec<String> {
        let list = desk.succeeds(&[command]);
        list.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("templates"), TEMPLATES);
    assert_eq!(ids("profiles")[0], "gb9704");
    assert_eq!(ids("fonts")[..5], ["body", "title", "heading1", "heading2", "song"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_users_own_template_and_profile_are_found() {
    let desk = Desk::new();
    let template = fs::read_to_string("templates/short.ron").unwrap();
    desk.configure("templates", "ours.ron", &template.replace("id: \"short\"", "id: \"ours\""));
    let profile = fs::read_to_string("assets/profiles/gb9704.ron").unwrap();
    desk.configure("profiles", "wide.ron", &profile.replace("id: \"gb9704\"", "id: \"wide\""));
    desk.succeeds(&["new", "--template", "ours", "--organ", "青禾街道办事处", "-o", "文稿.ron"]);
    desk.succeeds(&["export", "--sample", "--profile", "wide", "-o", "宽.pdf"]);
    assert!(desk.succeeds(&["templates"]).contains("ours\t"));
    assert!(desk.succeeds(&["profiles"]).contains("wide\t"));
}

#[test]
fn help_and_version_are_told() {
    let desk = Desk::new();
    for option in ["--help", "-h"] {
        let help = desk.succeeds(&[option]);
        for command in ["new", "import", "export", "check", "templates", "profiles", "fonts"] {
            assert!(help.contains(command), "{command}");
        }
    }
    let version = desk.succeeds(&["--version"]);
    assert!(version.contains(env!("CARGO_PKG_VERSION")));
    assert_eq!(desk.succeeds(&["-V"]), version);
}

#[test]
fn a_file_name_may_hold_a_line_break() {
    let desk = Desk::new();
    let (input, output) = ("去年\n总结.ron", "今年\n总结.pdf");
    desk.succeeds(&["new", "--sample", "-o", input]);
    desk.succeeds(&["export", input, "-o", output]);
    assert!(desk.path(output).exists());
}

#[test]
fn a_name_that_looks_like_an_option_comes_after_two_dashes() {
    let desk = Desk::new();
    desk.write("-总结.txt", "总结\n今年工作顺利。\n");
    desk.succeeds(&["export", "-o", "总结.txt", "--", "-总结.txt"]);
    assert!(desk.path("总结.txt").exists());
}
