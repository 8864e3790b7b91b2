//! Laws of checking on random text: nothing panics, every place fits, every fix can be carried out.

mod laws;
mod rewriting;

use annual_summary::check::{Checker, Options, check};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of prose with figures, and what a rule could stumble over.
const PIECES: [&str; 135] = [
    "1",
    "2",
    "3",
    "25",
    "100",
    "2024",
    "2023",
    "1.52",
    "0.5",
    "48.88",
    "1,286.4",
    "００３",
    "３００",
    "12.",
    ".5",
    "1..2",
    "-3",
    "+8",
    "99999999999999999999999999999999",
    "0.00000000000000000000000000001",
    "三",
    "十",
    "百",
    "两",
    "三百二十",
    "万",
    "亿",
    "千",
    "半",
    "几",
    "余",
    "多",
    "近",
    "约",
    "超",
    "突破",
    "以上",
    "左右",
    "不足",
    "第",
    "年",
    "月",
    "日",
    "1—9月",
    "1-9月",
    "全年",
    "截至",
    "去年",
    "今年",
    "上年",
    "同比",
    "较上年",
    "增长",
    "下降",
    "分别",
    "其中",
    "合计",
    "共",
    "占",
    "完成率",
    "目标",
    "完成",
    "翻一番",
    "倍",
    "百分点",
    "百分之",
    "千分之",
    "元",
    "万元",
    "亿元",
    "美元",
    "亩",
    "平方米",
    "公里",
    "米",
    "吨",
    "人",
    "人次",
    "户",
    "件",
    "起",
    "个",
    "家",
    "%",
    "％",
    "‰",
    "℃",
    "～",
    "~",
    "—",
    "——",
    "-",
    "至",
    "到",
    "、",
    "，",
    "。",
    "；",
    "：",
    "！",
    "？",
    "“",
    "”",
    "‘",
    "’",
    "（",
    "）",
    "《",
    "》",
    "【",
    "】",
    "(",
    ")",
    "\"",
    ",",
    ".",
    ":",
    ";",
    " ",
    "　",
    "\t",
    "\n",
    "\n\n",
    "等",
    "和",
    "与",
    "的",
    "X",
    "×",
    "_",
    "#",
    "@",
    "{year}",
    "{",
    "}",
];

/// Lines that make a document of the text.
const LINES: [&str; 20] = [
    "青禾街道2024年工作总结",
    "一、经济发展",
    "二、民生服务",
    "（一）项目建设",
    "（三）队伍建设",
    "1.主要指标",
    "一是抓产业。",
    "二是抓民生。",
    "主要抓了以下三个方面：",
    "存在问题",
    "四、2025年工作打算",
    "全年完成固定资产投资1.52亿元，同比增长8.5%。",
    "固定资产投资达到1.25亿元，占全市的12%。",
    "排查隐患120处，整改118处，整改率100%。",
    "其中甲村30户、乙村45户、丙村25户，合计110户。",
    "目标任务2000万元，实际完成1800万元，超额完成任务。",
    "项目\t目标\t完成",
    "投资\t1.2\t1.3",
    "附件：1.甲表",
    "2024年12月5日",
];

/// Any text made of pieces, lines and now and then of anything.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(&PIECES[..]).prop_map(str::to_owned),
        3 => select(&LINES[..]).prop_map(|line| format!("{line}\n")),
        1 => any::<String>(),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn figures_lie_in_their_line(text in text()) {
        text.split('\n').for_each(laws::line);
    }

    #[test]
    fn any_text_can_be_checked(text in text(), earlier in text()) {
        laws::document(&text, &earlier);
    }

    #[test]
    fn a_text_checked_after_a_change_is_as_checked_anew(
        text in text(),
        at in any::<prop::sample::Index>(),
        typed in text(),
    ) {
        let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let mut changed = text.clone();
        changed.insert_str(boundaries[at.index(boundaries.len())], &typed);
        laws::document(&changed, &text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_document_being_written_is_checked_as_if_read_anew_after_every_edit(
        document in rewriting::document(),
        edits in vec(rewriting::edit(), 1..16),
    ) {
        let (mut document, options) = (document, Options::default());
        let mut checker = Checker::new();
        checker.check(&document, None, &options);
        for edit in &edits {
            rewriting::apply(&mut document, edit);
            let fresh = check(&document, None, &options);
            prop_assert_eq!(checker.check(&document, None, &options), fresh, "after {:?}", edit);
        }
    }
}
