//! Import: each thing Word can do, seen in the text that comes of it.

use annual_summary::document::{Level, Orientation, SectionKind};
use annual_summary::import::{ImportError, Imported, WordError, import_docx};

use super::builder::{Package, cell, p, r, with};

fn told(imported: &Imported, words: &str) -> bool {
    imported.report.summary().iter().any(|line| line.contains(words))
}

#[test]
fn a_plain_document_is_filed_like_text() {
    let body = [
        "柳河镇2024年工作总结",
        "",
        "2024年，柳河镇完成各项任务。",
        "一、经济发展",
        "完成投资1.2亿元。",
        "二、存在问题",
        "短板仍然不少。",
        "柳河镇人民政府",
        "2024年12月20日",
    ];
    let imported = Package::new(&body.map(p).concat()).import();
    let document = &imported.document;
    assert_eq!(document.meta.title, "柳河镇2024年工作总结");
    assert_eq!(document.meta.signature, "柳河镇人民政府");
    assert_eq!(document.meta.date, "2024年12月20日");
    let kinds: Vec<SectionKind> = document.sections.iter().map(|s| s.kind).collect();
    assert_eq!(kinds, [SectionKind::Preface, SectionKind::Area, SectionKind::Problems]);
    assert!(told(&imported, "第3段：一级标题"), "{:?}", imported.report.summary());
}

#[test]
fn the_document_may_have_any_name_and_encoding() {
    let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><document><body><p><r><t>甲乙丙</t></r></p></body></document>";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let rels = "<Relationships><Relationship Id=\"r1\" Target=\"/正文/main.xml\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";
    let package = Package::default().part("_rels/.rels", rels).bytes_part("正文/main.xml", &wide);
    assert_eq!(package.lines(), ["甲乙丙"]);
}

#[test]
fn automatic_numbers_become_text() {
    let level = |index: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{index}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"3\">{}{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"3\"/></w:num>",
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    );
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/>\
        <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let numbered = |level: usize, text: &str| {
        with(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"), text)
    };
    let body = [
        p("2024年工作总结"),
        with("<w:pStyle w:val=\"H\"/>", "经济"),
        numbered(1, "工业"),
        numbered(2, "规上"),
        p("增长5%。"),
        numbered(1, "农业"),
        numbered(2, "粮食"),
        with("<w:pStyle w:val=\"H\"/>", " 民生"),
        with("<w:pStyle w:val=\"H\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "结语"),
        p("完毕。"),
    ];
    let package = Package::new(&body.concat()).word("numbering", &numbering).word("styles", styles);
    let expected = [
        "2024年工作总结",
        "一、经济",
        "（一）工业",
        "1.规上",
        "增长5%。",
        "（二）农业",
        "1.粮食",
        "二、民生",
        "结语",
        "完毕。",
    ];
    assert_eq!(package.lines(), expected);
}

#[test]
fn styles_make_headings_of_lines_without_a_number() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"我的\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";
    let body = [
        with("<w:jc w:val=\"center\"/>", "柳河镇2024年工作总结"),
        with("<w:pStyle w:val=\"1\"/>", "抓产业"),
        with("<w:pStyle w:val=\"2\"/>", "强基础"),
        p("完成投资1亿元。"),
        with("<w:outlineLvl w:val=\"1\"/>", "促转型"),
        p("完成技改3项。"),
        with("<w:pStyle w:val=\"1\"/>", "惠民生"),
        p("新增就业600人。"),
    ];
    let document = Package::new(&body.concat()).word("styles", styles).import().document;
    let outline: Vec<(&str, Level)> =
        document.sections.iter().map(|s| (s.heading.as_str(), s.level)).collect();
    let expected =
        [("抓产业", Level::One), ("强基础", Level::Two), ("促转型", Level::Two), ("惠民生", Level::One)];
    assert_eq!(outline, expected);
}

#[test]
fn tables_keep_their_grid() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let restart = "<w:vMerge w:val=\"restart\"/>";
    let table = [
        "<w:tbl><w:tblGrid/><w:tr><w:trPr><w:tblHeader/></w:trPr>".to_owned(),
        cell("", "类别"),
        cell("<w:gridSpan w:val=\"2\"/>", "数量"),
        "</w:tr>".into(),
        row(&[cell(restart, "城镇"), cell("", "甲"), cell("", "12")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "乙</w:t><w:br/><w:t>丙"), cell("", "34")]),
        "</w:tbl>".into(),
    ];
    let landscape = "<w:p><w:pPr><w:sectPr><w:pgSz w:orient=\"landscape\"/></w:sectPr></w:pPr></w:p>";
    let body = p("指标情况表") + &table.concat() + landscape + &p("说明如上。");
    let document = Package::new(&body).import().document;
    let table = document.sections.iter().find_map(|s| s.table.as_ref()).unwrap();
    assert_eq!(table.rows, [["类别", "数量", ""], ["城镇", "甲", "12"], ["", "乙\n丙", "34"]]);
    assert_eq!((table.header_rows, table.orientation), (1, Orientation::Landscape));
}

#[test]
fn small_tables_are_tables_and_frames_are_text() {
    let one = |text: &str| format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", text));
    let two = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "收入"), cell("", "12"));
    let inner =
        format!("<w:tbl><w:tr><w:tc>{}{two}{}</w:tc>{}</w:tr></w:tbl>", p("外"), p(""), cell("", "旁"));
    let body = p("2024年工作总结") + &one("框中文字。") + &two + &p("中间。") + &two + &two + &inner;
    let imported = Package::new(&body).import();
    let tables: Vec<_> = imported.document.sections.iter().filter_map(|s| s.table.as_ref()).collect();
    let rows: Vec<_> = tables.iter().map(|table| table.rows.clone()).collect();
    assert_eq!(rows[..3], vec![vec![vec!["收入".to_owned(), "12".into()]]; 3]);
    assert_eq!(rows[3], [["外\n收入 12", "旁"]]);
    assert!(told(&imported, "表中表1个"));
}

#[test]
fn tracked_changes_are_accepted() {
    let deleted = "<w:del w:id=\"1\"><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del>";
    let inserted = format!("<w:ins w:id=\"2\">{}</w:ins>", r("新"));
    let moved = format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", r("移"), r("移"));
    let joined = with("<w:rPr><w:del w:id=\"3\"/></w:rPr>", "前半，") + &p("后半。");
    let gone = format!("<w:tr><w:trPr><w:del/></w:trPr>{}{}</w:tr>", cell("", "删"), cell("", "行"));
    let rows = format!("<w:tr>{}{}</w:tr>", cell("", "指标"), cell("", "完成"));
    let body =
        format!("<w:p>{}{deleted}{inserted}{moved}</w:p>{joined}<w:tbl>{rows}{gone}{rows}</w:tbl>", r("文"));
    let imported = Package::new(&body).import();
    let expected = "文新移\n前半，后半。\n指标\t完成\n指标\t完成\n";
    assert_eq!(super::builder::printed(&imported.document), expected);
    assert!(
        told(&imported, "修订插入1处") && told(&imported, "修订删除2处") && told(&imported, "修订移动1处")
    );
}

#[test]
fn text_boxes_come_once_after_their_paragraph() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("框里"));
    let alternatives = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let imported =
        Package::new(&format!("<w:p>{}<w:r>{alternatives}</w:r>{}</w:p>", r("前"), r("后"))).import();
    assert_eq!(super::builder::printed(&imported.document), "前后\n框里\n");
    assert!(told(&imported, "文本框1个"));
}

#[test]
fn notes_links_and_comments() {
    let body = format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:hyperlink r:id=\"x\">{}</w:hyperlink>\
         <w:r><w:endnoteReference w:id=\"2\"/><w:commentReference w:id=\"0\"/></w:r></w:p>",
        r("甲"),
        r("链接")
    );
    let note = |tag: &str, text: &str| {
        format!(
            "<w:{tag} w:type=\"separator\" w:id=\"-1\">{0}</w:{tag}><w:{tag} w:id=\"2\">{1}</w:{tag}>",
            p("-"),
            p(text)
        )
    };
    let comment = format!("<w:comment w:id=\"0\" w:author=\"李某\">{}</w:comment>", p("数字待核"));
    let imported = Package::new(&body)
        .word("footnotes", &note("footnote", "脚注文"))
        .word("endnotes", &note("endnote", "尾注文"))
        .word("comments", &comment)
        .import();
    assert_eq!(super::builder::printed(&imported.document), "甲（注：脚注文）链接（注：尾注文）\n");
    assert!(told(&imported, "批注（李某）没有收入：数字待核") && told(&imported, "脚注、尾注2条"));
}

#[test]
fn of_fields_only_the_results() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = "<w:r><w:instrText>HYPERLINK \"http://a\"</w:instrText></w:r>";
    let body = format!(
        "<w:p>{}{}{instruction}{}{}{}{}<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p>",
        r("甲"),
        mark("begin"),
        r("藏"),
        mark("separate"),
        r("乙"),
        mark("end"),
        r("丙")
    );
    let contents = format!(
        "<w:p>{}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{}{}</w:p>{}<w:p>{}</w:p>",
        mark("begin"),
        mark("separate"),
        r("一、经济 1"),
        p("二、民生 2"),
        mark("end")
    );
    let imported = Package::new(&(contents + &body)).import();
    assert_eq!(super::builder::printed(&imported.document), "甲乙丙\n");
    assert!(told(&imported, "目录2行"));
}

#[test]
fn signs_and_breaks() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>丙</w:t>\
        <w:sym w:font=\"Wingdings\" w:char=\"F06C\"/><w:sym w:font=\"Webdings\" w:char=\"F031\"/></w:r>\
        <w:r><w:br/><w:t>丁</w:t><w:br w:type=\"page\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>\
        <w:r><w:t>戊</w:t><w:ruby><w:rt><w:r><w:t>ji</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>己</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    let imported = Package::new(body).import();
    assert_eq!(super::builder::printed(&imported.document), "甲 乙-丙●\n丁\n戊己\n");
    assert!(told(&imported, "特殊符号1个") && told(&imported, "隐藏文字1处"));
}

#[test]
fn what_is_not_taken_is_told() {
    let body = format!(
        "<w:p>{}<w:r><w:drawing><a:blip r:embed=\"r1\"/></w:drawing></w:r><w:r><w:drawing><c:chart r:id=\"r2\"/></w:drawing></w:r>\
         <m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p><w:altChunk r:id=\"r3\"/>",
        r("正文。")
    );
    let imported = Package::new(&body).import();
    assert_eq!(super::builder::printed(&imported.document), "正文。\n");
    for words in ["图片1张", "图表1个", "公式1个", "其他文件1个"] {
        assert!(told(&imported, words), "{words}: {:?}", imported.report.summary());
    }
}

#[test]
fn headers_footers_and_outside_parts_are_left_alone() {
    let rels = "<Relationships><Relationship Type=\"x/styles\" Target=\"http://example.invalid/s.xml\" TargetMode=\"External\"/>\
        <Relationship Type=\"x/footnotes\" Target=\"../../../etc/passwd\"/></Relationships>";
    let package = Package::new(&p("正文。"))
        .part("word/_rels/document.xml.rels", rels)
        .word("footer1", &p("— 1 —"))
        .word("header1", &p("机密"));
    assert_eq!(package.lines(), ["正文。"]);
}

#[test]
fn what_is_no_word_file_is_refused_with_advice() {
    let zip = |name: &str| Package::default().part(name, "x").zip();
    let cases: [(Vec<u8>, ImportError, &str); 5] = [
        (Vec::new(), ImportError::Empty, "0字节"),
        (b"plain text".to_vec(), ImportError::Word(WordError::NotWord), "不是Word文档"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...".to_vec(),
            ImportError::Word(WordError::OldFormat),
            "另存为“Word文档（.docx）”",
        ),
        (zip("a.txt"), ImportError::Word(WordError::NoDocument), "没有Word正文"),
        (Package::new("<w:p/>").zip(), ImportError::Blank, "空白"),
    ];
    for (bytes, error, words) in cases {
        let found = import_docx(&bytes).unwrap_err();
        assert_eq!(found, error);
        assert!(found.to_string().contains(words), "{found}");
    }
}
