//! The documents in the frozen files of this directory.

use annual_summary::document::{
    Align, Column, Document, Label, LabelStyle, Layout, Level, Meta, NumberingScheme, Orientation, Section,
    SectionId, SectionKind, Table,
};
use jiff::civil::date;

/// The document of `minimal.ron`, which leaves out what can be left out.
pub(crate) fn minimal() -> Document {
    Document {
        sections: vec![Section::new(SectionId(3), SectionKind::Preface, "")],
        next_id: SectionId(4),
        ..Document::default()
    }
}

/// The document of `full.ron`: every field with a value that is not its default.
pub(crate) fn full() -> Document {
    Document {
        meta: meta(),
        sections: [prose(), one_of_each_kind(), vec![indicators(), empty_grid()]].concat(),
        numbering: NumberingScheme { level1: LabelStyle::ArabicDot, level2: LabelStyle::None },
        layout: Layout {
            profile: "fixed-28pt".into(),
            fonts: vec![("body".into(), "仿宋_GB2312".into()), ("title".into(), "方正小标宋简体".into())],
        },
        next_id: SectionId(30),
        ..Document::default()
    }
}

fn meta() -> Meta {
    Meta {
        organ: "云溪市青禾街道办事处".into(),
        organ_short: "青禾街道".into(),
        superior: "云溪市人民政府".into(),
        year: Some(2024),
        cutoff: Some(date(2024, 9, 30)),
        title: "{organ}\n{year}年工作总结和{next_year}年工作打算".into(),
        subtitle: "（2024年12月20日）".into(),
        recipient: "市人民政府：".into(),
        number: "青办〔2024〕8号".into(),
        signature: "青禾街道党工委\n青禾街道办事处".into(),
        date: "2024年12月20日".into(),
    }
}

fn prose() -> Vec<Section> {
    let mut preface = Section::new(SectionId(7), SectionKind::Preface, "");
    preface.body = "今年以来，街道扎实做好各项工作。现将情况总结如下：".into();
    preface.guidance = "交代背景。\n不超过三句话。".into();
    let mut economy = Section::new(SectionId(2), SectionKind::Area, "经济运行“稳”字当头");
    economy.label = Label::Manual("壹、".into());
    economy.body = "（一）项目建设\n　完成投资1.25亿元。\n\n路径“C:\\表\"单\"”，\t制表；\r回车；零宽\u{200b}；表情🌾。\n".into();
    let mut unnumbered = Section::new(SectionId(12), SectionKind::Area, "无号标题");
    unnumbered.label = Label::Manual(String::new());
    unnumbered.level = Level::Two;
    unnumbered.hidden = true;
    unnumbered.body = "\n".into();
    vec![preface, economy, unnumbered]
}

fn one_of_each_kind() -> Vec<Section> {
    use SectionKind::*;
    let kinds = [Targets, Problems, Plan, Honours, Free, Attachment];
    let section = |(id, kind)| Section::new(SectionId(id), kind, format!("第{id}部分"));
    (20..).zip(kinds).map(section).collect()
}

fn indicators() -> Section {
    let mut section = Section::new(SectionId(13), SectionKind::Table, "主要指标");
    let cell = |text: &str| text.to_string();
    section.table = Some(Table {
        columns: vec![
            Column { align: Align::Left, width: Some(40) },
            Column { align: Align::Center, width: None },
            Column { align: Align::Right, width: Some(30) },
            Column::default(),
        ],
        header_rows: 2,
        rows: vec![
            vec![cell("指标"), cell("单位"), cell("完成数"), cell("备注")],
            vec![cell(""), cell(""), cell("1—9月"), cell("")],
            vec![cell("固定资产投资"), cell("亿元"), cell("1.25"), cell("含\"续建\"\n项目")],
        ],
        orientation: Orientation::Landscape,
    });
    section
}

fn empty_grid() -> Section {
    let mut section = Section::new(SectionId(14), SectionKind::Table, "待填");
    section.table = Some(Table {
        columns: vec![Column::default(); 2],
        header_rows: 0,
        rows: Vec::new(),
        orientation: Orientation::Portrait,
    });
    section
}
