//! The law of import: source minus what was dropped = text export of the document; and nothing panics.

#![allow(clippy::unwrap_used)]

use annual_summary::export::text::text;
use annual_summary::import::{Imported, decode, import_text};
use annual_summary::typeset::compose::{FlowStyle, flow};
use proptest::prelude::*;

fn bare(text: &str) -> &str {
    text.strip_suffix('\n').unwrap_or(text)
}

fn check(source: &str) -> Imported {
    let imported = import_text(source);
    let exported = text(&flow(&imported.document, FlowStyle::default()));
    assert_eq!(bare(&exported), bare(&imported.report.kept(source)), "source {source:?}");
    let is_plain = imported.report.warnings.iter().any(|note| note.text.contains("全文按前言收入"));
    assert!(!is_plain, "structure was given up: {source:?}");
    let mut at = 0;
    for dropped in &imported.report.dropped {
        assert!(dropped.range.start >= at && !dropped.range.is_empty(), "{source:?}");
        assert_eq!(source[dropped.range.clone()], dropped.text);
        at = dropped.range.end;
    }
    imported
}

/// Lines as documents have them, and lines that look like something they are not.
const LINES: [&str; 71] = [
    "三 、经济",
    "镇长　张某某",
    "东河乡人民政府 2024年12月5日",
    "2024年工作回顾",
    "群众文化活动丰富多彩",
    "",
    "　",
    "东河乡2024年工作总结",
    "2024年工作总结和2025年工作打算",
    "和2025年工作打算",
    "东河乡人民政府",
    "（2024年12月5日）",
    "——在会议上",
    "柳发〔2024〕12号",
    "县委、县政府：",
    "现将情况报告如下：",
    "今年以来，各项工作取得新进展，完成投资3亿元，新增就业600人，群众满意。",
    "一、经济平稳",
    "二、民生改善",
    "二、 {year}年{organ}",
    "三．队伍建设",
    "三　队伍",
    "四、存在问题",
    "五、2025年工作打算",
    "七、附录",
    "一、",
    "（一）稳增长",
    "（二） 惠民生",
    "(三)抓党建",
    "（四）荣誉称号情况",
    "（一）抓项目。全年开工项目12个，完成投资3亿元，新增规上企业2家，产值增长8%，税收增长5%。",
    "第一部分 工作回顾",
    "第二部分",
    "第一，抓学习",
    "1.主要指标",
    "2、重点工作",
    "１．全角数字",
    "1.5亿元投资到位。",
    "一是抓产业。二是抓民生。",
    "工作中还存在一些不足：队伍老化。",
    "2025年，将做好三项工作。",
    "下一步，重点抓好落实。",
    "2024年主要指标完成情况",
    "附：2024年主要指标完成情况",
    "附件2：名单",
    "附件：1.甲表",
    "附件：甲表",
    "2.乙表",
    "附件",
    "附件1",
    "附件2",
    "甲表",
    "乙表",
    "指标\t完成",
    "收入\t12",
    "支出\t",
    "\t合计",
    "甲\t乙\t丙",
    "\t制表缩进的段落。",
    "2024年12月5日",
    "二〇二四年十二月",
    "2024-12-05",
    "##mark##",
    "前##mark##后",
    "<p>段落</p>",
    "甲<br>乙&nbsp;丙",
    "<不是标签>",
    "— 3 —",
    "零\u{200B}宽\u{FEFF}",
    "控\0制\u{7}",
    "{{{year}}}",
];

const ENDS: [&str; 8] = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n　", "\u{2028}"];

fn document_like() -> impl Strategy<Value = String> {
    let line = (prop::sample::select(&LINES[..]), prop::sample::select(&ENDS[..]));
    prop::collection::vec(line, 0..40)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn lines_of_documents_in_any_order(source in document_like()) {
        check(&source);
    }

    #[test]
    fn any_text_at_all(source in any::<String>()) {
        check(&source);
    }

    #[test]
    fn marks_of_every_kind(source in "[一二、（）()1.．\t\r\n 　#a<br>/&nbsp;{}附件：。年月日2024第部分\u{200B}\u{FEFF}\0\u{85}\u{2028}—-]{0,60}") {
        check(&source);
    }

    #[test]
    fn any_bytes_decode_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            check(&decoded.text);
        }
    }

    #[test]
    fn importing_the_export_changes_nothing(source in document_like()) {
        let first = import_text(&source);
        let exported = text(&flow(&first.document, FlowStyle::default()));
        let again = check(&exported);
        prop_assert_eq!(text(&flow(&again.document, FlowStyle::default())), exported);
    }
}

#[test]
fn headings_of_ordinary_documents_stay_structured() {
    let source = "东河乡2024年工作总结\n今年。\n一、经济\n好。\n附件：甲表\n2024年12月5日\n附件\n甲表\n数。";
    let imported = check(source);
    assert!(imported.report.warnings.is_empty(), "{:?}", imported.report.warnings);
    assert_eq!(imported.document.sections.len(), 3);
}

/// Megabytes of varied lines and of lines made to provoke looking ahead: the bound is far above what linear
/// work takes even on a slow machine, and far below what quadratic work takes.
#[test]
fn time_is_linear() {
    let admits = "工作中还存在一些不足：队伍老化。\n";
    let numbered = "（一）还存在一些问题：不足。\n1.面临一些困难。\n";
    let varied: String = LINES.iter().map(|line| format!("{line}\n")).collect();
    for unit in [
        varied.as_str(),
        admits,
        numbered,
        "一、经济\n",
        "{a",
        "##",
        "<p",
        "\n",
        "甲\t乙\n",
        "附件1\n",
        "&",
        "\u{200B}\t甲",
    ] {
        let source = format!("标题\n一、经济\n段。\n{}", unit.repeat(2_000_000 / unit.len()));
        let started = std::time::Instant::now();
        import_text(&source);
        let took = started.elapsed();
        assert!(took.as_secs() < 10, "{unit:?} took {took:?}");
    }
}
