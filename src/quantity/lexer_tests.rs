//! What is a figure, and what only looks like one.

use proptest::prelude::*;

use super::{Approximation, Dimension, Figure, figures};

/// Figures as `range|value in base units|dimension|approximation`, with the upper bound behind ～.
fn told(text: &str) -> Vec<String> {
    figures(text).iter().map(|figure| tell(text, figure)).collect()
}

fn tell(text: &str, figure: &Figure) -> String {
    let dimension = match &figure.unit.dimension {
        Dimension::Count(word) | Dimension::ForeignMoney(word) => word.clone(),
        other => format!("{other:?}"),
    };
    let sign = match figure.approximation {
        Approximation::Exact => "=",
        Approximation::About => "≈",
        Approximation::Below => "<",
        Approximation::Above => ">",
        Approximation::Contradictory => "!",
    };
    let upper = figure.upper.map(|upper| format!("～{}", upper.normalize())).unwrap_or_default();
    format!("{}|{sign}{}{upper}|{dimension}", &text[figure.range.clone()], figure.value().normalize())
}

#[test]
fn figures_are_read_exactly() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("投资1.25亿元", "1.25亿元|=125000000|Money"),
        ("资金240.76万元。", "240.76万元|=2407600|Money"),
        ("产值1,286.4亿元", "1,286.4亿元|=128640000000|Money"),
        ("服务３００人次", "３００人次|=300|人次"),
        ("走访三百二十余户", "三百二十余户|>320|户"),
        ("建成两个广场", "两个|=2|个"),
        ("占48.88％", "48.88％|=0.4888|Percent"),
        ("增长5%～10%", "5%～10%|=0.05～10|Percent"),
        ("增长5～10%", "5～10%|=0.05～10|Percent"),
        ("奖励9亿～16亿元", "9亿～16亿元|=900000000～16|Money"),
        ("共7户8人", "7户|=7|户 8人|=8|人"),
        ("提高4.2个百分点", "4.2个百分点|=4.2|PercentagePoint"),
        ("产值翻一番", "翻一番|=1|Times"),
        ("产值翻两番", "翻两番|=3|Times"),
        ("是上年的2.3倍", "2.3倍|=2.3|Times"),
        ("死亡率千分之三", "千分之三|=0.003|Percent"),
        ("超过百分之三十", "百分之三十|=0.3|Percent"),
        ("百分之5.2", "百分之5.2|=0.052|Percent"),
        ("占三成", "三成|=0.3|Percent"),
        ("完成一半", "一半|≈0.5|Percent"),
        ("化解百余件", "百余件|>100|件"),
        ("640多米", "640多米|>640|Length"),
        ("近640多米", "近640多米|!640|Length"),
        ("超1000家", "超1000家|>1000|家"),
        ("约30亩", "约30亩|≈20000.00000000001|Area"),
        ("不少于20场", "不少于20场|>20|场"),
        ("每场100人以上", "100人以上|>100|人"),
        ("服务50人次", "50人次|=50|人次"),
        ("接待15.78万人次", "15.78万人次|=157800|人次"),
        ("补助31.5万元", "31.5万元|=315000|Money"),
        ("企业三家", "三家|=3|家"),
        ("从四个方面", "四个|=4|个"),
        ("开展20余条", "20余条|>20|条"),
        ("外债27500万美元", "27500万美元|=275000000|美元"),
        ("面积96.25平方公里", "96.25平方公里|=96250000|Area"),
        ("升温4℃", "4℃|=4|℃"),
        ("约占3成以上", "3成以上|>0.3|Percent"),
        ("签约12个项目", "12个|=12|个"),
        ("附近30户", "30户|=30|户"),
        ("投资3亿5000万元", "3亿5000万元|=350000000|Money"),
        ("增速-5.2%", "-5.2%|=-0.052|Percent"),
        ("20多万人", "20多万人|>200000|人"),
        ("每人1.2万元/人", "1.2万元/人|=12000|元/人"),
        ("营业额860万。", "860万|=8600000|Bare"),
        ("三万元", "三万元|=30000|Money"),
        ("目标2400。", "2400|=2400|Bare"),
        ("十几名；二十余名", "二十余名|>20|人"),
        ("由12%至8%", "12%|=0.12|Percent 8%|=0.08|Percent"),
        ("有 12个村", "12个|=12|个"),
        ("3个月内", "3个月|=7776000|Duration"),
    ] {
        let told = told(text).join(" ");
        if told != expected {
            wrong.push(format!("{text}: {told}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_dates_and_codes_are_no_figures() {
    let mut wrong = Vec::new();
    for text in [
        "“十二五”和十四五时期",
        "1—9月",
        "1-9月份",
        "2023年",
        "12月31日",
        "第七小学",
        "第三季度",
        "前三季度",
        "一中",
        "服务三农",
        "“三会一课”制度",
        "7×24小时",
        "实现365天",
        "数十人",
        "几十户",
        "上百人",
        "〔2023〕5号",
        "电话0539-8312345",
        "拨打12345热线",
        "打印A4纸",
        "5G基站",
        "G20峰会",
        "“8.15”专案",
        "“1+6”模式",
        "1+6模式",
        "1.经济发展",
        "（1）经济",
        "一、经济",
        "一是抓",
        "第一，",
        "一批项目",
        "一系列措施",
        "2019—2023年",
        "2023-2025年",
        "2023-05-01",
        "二〇二三年",
        "党的二十大",
        "十九届三中全会",
        "三次全会",
        "前3名",
        "百日攻坚",
        "千家万户",
        "三门峡市",
        "五台县",
        "两个维护",
        "五位一体",
        "PM2.5",
        "3:1",
        "8·15",
        "三年行动",
        "十分重视",
        "统一行动",
        "进一步",
        "卡号110101199003074512",
        "《2023年5个方案》",
        "“两个三”",
        "第12次",
        "三四百人",
        "第 3 届",
        "图2",
        "二期工程",
        "人大三次会议",
        "10时30分",
        "9：30",
        "三产",
        "一站式",
        "90年代",
        "3号楼",
        "2023年度",
        "三里屯",
    ] {
        wrong.extend(told(text).into_iter().map(|told| format!("{text}: {told}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn intervals_hold_what_the_words_allow() {
    let interval = |text: &str| {
        let interval = figures(text)[0].interval();
        format!("{}..{}", interval.low.normalize(), interval.high.unwrap().normalize())
    };
    for (text, expected) in [
        ("50余件", "50..59"),
        ("1500人", "1500..1500"),
        ("1.25亿元", "124500000..125500000"),
        ("12500万元", "124995000..125005000"),
        ("近500人", "400..500"),
        ("约500人", "450..550"),
        ("1.2万余人", "11500..13000"),
        ("5%～10%", "0.045..0.105"),
    ] {
        assert_eq!(interval(text), expected, "{text}");
    }
    assert!(figures("1.25亿元")[0].interval().overlaps(&figures("12480万元")[0].interval()));
    assert!(!figures("1.25亿元")[0].interval().overlaps(&figures("1.52亿元")[0].interval()));
}

#[test]
fn the_parts_of_a_figure_are_told() {
    let text = "投资近1.25万元以内";
    let figure = &figures(text)[0];
    assert_eq!(&text[figure.numeral.clone()], "1.25");
    assert_eq!(&text[figure.unit_range.clone()], "万元");
    assert_eq!(figure.step().to_string(), "100.00");
}

/// Pieces that meet in such prose, in any order.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9０-９.,，]{1,9}",
        "[一二三四五六七八九十百千万亿两零半余多几数]{1,5}",
        "[万亿元％%个人户件年月日第近约超以上下内—～至翻番“”《》〔〕/+×· -]{1,4}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn figures_are_ordered_disjoint_and_inside_the_text(text in prose()) {
        let mut last = 0;
        for figure in figures(&text) {
            prop_assert!(figure.range.start >= last && figure.range.start < figure.range.end);
            for part in [&figure.range, &figure.numeral, &figure.unit_range] {
                prop_assert!(text.get(part.clone()).is_some());
            }
            prop_assert!(figure.range.start <= figure.numeral.start && figure.numeral.end <= figure.range.end);
            let interval = figure.interval();
            prop_assert!(interval.high.is_none_or(|high| interval.low <= high));
            last = figure.range.end;
        }
    }
}
