//! Bad input: each kind gets one Chinese line that names the file, exit code 2 or 3, and leaves nothing behind.

use std::fs::{self, File};

use crate::desk::Desk;

/// What exports of a file that cannot be read, and its import, must all do.
fn refused_everywhere(desk: &Desk, name: &str, parts: &[&str]) {
    let parts = [&[name], parts].concat();
    for output in ["出.pdf", "出.txt"] {
        desk.refuses(2, &["export", name, "-o", output], &parts);
    }
    desk.refuses(2, &["import", name, "-o", "出.ron"], &parts);
}

/// What export of a document to PDF and text must do.
fn not_exported(desk: &Desk, name: &str, parts: &[&str]) {
    let parts = [&[name], parts].concat();
    for output in ["出.pdf", "出.txt"] {
        desk.refuses(2, &["export", name, "-o", output], &parts);
    }
}

/// Everything that writes, with an output that cannot be written.
fn not_written(desk: &Desk, stem: &str, parts: &[&str]) {
    let ron = format!("{stem}.ron");
    desk.refuses(3, &["new", "-o", &ron], parts);
    for format in ["pdf", "txt"] {
        desk.refuses(3, &["export", "--sample", "-o", &format!("{stem}.{format}")], parts);
    }
    desk.write("原稿.txt", "总结\n今年工作顺利。\n");
    desk.refuses(3, &["import", "原稿.txt", "-o", &ron], parts);
}

#[test]
fn an_empty_file() {
    let desk = Desk::new();
    for name in ["空.txt", "空.ron"] {
        desk.write(name, "");
        refused_everywhere(&desk, name, &["空"]);
    }
    desk.write("空白.txt", "\n　 \r\n\t\n");
    refused_everywhere(&desk, "空白.txt", &[]);
}

#[test]
fn a_binary_file() {
    let desk = Desk::new();
    let bytes: Vec<u8> = (0..60_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for name in ["程序.txt", "程序.ron"] {
        desk.write(name, &bytes);
        refused_everywhere(&desk, name, &["不是"]);
    }
}

#[test]
fn a_file_of_200_megabytes() {
    let desk = Desk::new();
    for name in ["大.txt", "大.ron"] {
        File::create(desk.path(name)).unwrap().set_len(200 << 20).unwrap();
        refused_everywhere(&desk, name, &[]);
    }
}

#[test]
fn a_paragraph_of_a_million_characters() {
    let desk = Desk::new();
    let long = "推进工作".repeat(250_000);
    desk.write("长.txt", format!("2024年工作总结\n一、民生\n{long}\n"));
    refused_everywhere(&desk, "长.txt", &["字"]);
    desk.document("长.ron", |text| text.replacen("主要指标平稳增长。", &long, 1));
    not_exported(&desk, "长.ron", &["产业经济提质增效", "字"]);
}

#[test]
fn a_document_without_sections() {
    let desk = Desk::new();
    let minimal = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/v1/minimal.ron");
    desk.write("无.ron", fs::read(minimal).unwrap());
    not_exported(&desk, "无.ron", &["没有内容"]);
}

#[test]
fn characters_that_no_font_has() {
    let desk = Desk::new();
    desk.write("生僻.txt", "2024年工作总结\n一、民生\n建成\u{10FFFD}和\u{10ABCD}两处。\n");
    let parts = ["生僻.txt", "U+10FFFD", "U+10ABCD", "民生", "--allow-missing-glyphs"];
    desk.refuses(2, &["export", "生僻.txt", "-o", "出.pdf"], &parts);
    desk.succeeds(&["export", "生僻.txt", "-o", "出.pdf", "--allow-missing-glyphs"]);
    assert!(fs::read(desk.path("出.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    desk.succeeds(&["export", "生僻.txt", "-o", "出.txt"]);
    assert!(fs::read_to_string(desk.path("出.txt")).unwrap().contains('\u{10FFFD}'));
}

#[test]
fn an_output_below_a_file() {
    let desk = Desk::new();
    desk.write("文件", "");
    not_written(&desk, "文件/出", &["文件/出", "文件夹不存在"]);
}

#[cfg(unix)]
#[test]
fn an_output_in_a_directory_that_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let folder = desk.path("只读");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may write everywhere, as root, cannot try this.
    if File::create(folder.join("试")).is_err() {
        not_written(&desk, "只读/出", &["只读/出", "没有写入权限"]);
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn an_output_that_is_read_only() {
    let desk = Desk::new();
    for format in ["ron", "pdf", "txt"] {
        let path = desk.path(&format!("出.{format}"));
        fs::write(&path, "旧").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
    }
    not_written(&desk, "出", &["出.", "只读"]);
    assert_eq!(fs::read_to_string(desk.path("出.pdf")).unwrap(), "旧");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_where_the_system_lets_nobody_write() {
    not_written(&Desk::new(), "/proc/出", &["/proc/出"]);
}

#[test]
fn an_output_that_is_a_directory() {
    let desk = Desk::new();
    for format in ["ron", "pdf", "txt"] {
        fs::create_dir(desk.path(&format!("出.{format}"))).unwrap();
    }
    not_written(&desk, "出", &["出.", "这是一个文件夹"]);
}

#[test]
fn an_output_in_a_directory_that_does_not_exist() {
    not_written(&Desk::new(), "没有/出", &["没有/出", "文件夹不存在"]);
}

#[test]
fn an_output_of_an_unknown_kind() {
    let desk = Desk::new();
    for name in ["出", "出.doc", "出.odt", "出.ron"] {
        desk.refuses(2, &["export", "--sample", "-o", name], &[name]);
    }
    desk.write("原稿.txt", "总结\n今年工作顺利。\n");
    for name in ["出", "出.txt", "出.pdf"] {
        desk.refuses(2, &["new", "-o", name], &[name, ".ron"]);
        desk.refuses(2, &["import", "原稿.txt", "-o", name], &[name, ".ron"]);
    }
}

#[test]
fn a_missing_file_and_a_directory_as_input() {
    let desk = Desk::new();
    fs::create_dir(desk.path("夹.txt")).unwrap();
    fs::create_dir(desk.path("夹.ron")).unwrap();
    for name in ["没有.txt", "没有.ron", "没有.docx"] {
        refused_everywhere(&desk, name, &["找不到这个文件"]);
    }
    for name in ["夹.txt", "夹.ron"] {
        refused_everywhere(&desk, name, &["文件夹"]);
    }
    desk.refuses(2, &["export", "去年\n总结.txt", "-o", "出.pdf"], &["去年", "总结.txt", "找不到"]);
}

#[test]
fn files_of_other_programs() {
    let desk = Desk::new();
    desk.write("总结.docx", b"PK\x03\x04\x14\x00\x06\x00");
    desk.write("总结.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    desk.write("总结.pdf", "%PDF-1.7\n");
    desk.write("总结.xlsx", b"PK\x03\x04");
    for name in ["总结.docx", "总结.doc", "总结.pdf", "总结.xlsx"] {
        refused_everywhere(&desk, name, &[]);
    }
    // The same under names that promise something else.
    for (from, name) in [("总结.docx", "改名.txt"), ("总结.doc", "改名.ron"), ("总结.pdf", "改名.txt")]
    {
        fs::copy(desk.path(from), desk.path(name)).unwrap();
        refused_everywhere(&desk, name, &[]);
    }
}

#[test]
fn a_document_that_is_damaged_truncated_or_newer() {
    let desk = Desk::new();
    desk.document("残.ron", |text| text.chars().take(text.chars().count() / 2).collect());
    desk.document("坏.ron", |text| text.replacen("year: 2025,", "year: 2025", 1));
    desk.document("新.ron", |text| text.replacen("version: 2,", "version: 3,", 1));
    desk.document("零.ron", |text| text.replacen("year: 2025,", "year: 0,", 1));
    desk.document("负.ron", |text| text.replacen("year: 2025,", "year: -5,", 1));
    desk.document("添.ron", |text| text.replacen("year: 2025,", "year: 2025, colour: 3,", 1));
    for (name, part) in [
        ("残.ron", "第"),
        ("坏.ron", "第11行第13列"),
        ("新.ron", "版"),
        ("零.ron", "年份0"),
        ("负.ron", "第10行"),
        ("添.ron", "colour"),
    ] {
        let kept = fs::read(desk.path(name)).unwrap();
        refused_everywhere(&desk, name, &[part]);
        assert!(fs::read(desk.path(name)).unwrap() == kept);
    }
}

#[test]
fn an_output_that_is_the_source_itself() {
    let desk = Desk::new();
    desk.write("原稿.txt", "总结\n今年工作顺利。\n");
    desk.refuses(2, &["export", "原稿.txt", "-o", "./原稿.txt"], &["原稿.txt", "覆盖"]);
}
