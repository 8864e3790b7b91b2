//! Documents with few names and few numbers, so that much of what they tell contradicts the rest, and edits of them.

use annual_summary::document::{Document, Section, SectionKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Whole sentences, as summaries have them: told twice, with exchanged digits, and as problems and plans tell again.
const SENTENCES: [&str; 40] = [
    "全年完成固定资产投资3.47亿元，同比增长8.5%。",
    "固定资产投资3.74亿元，增长5.8%。",
    "1—10月完成固定资产投资2.95亿元。",
    "一般公共预算收入1286万元，完成年度目标的94%。",
    "一般公共预算收入1826万元。",
    "全县一般公共预算收入1268万元。",
    "新建充电车位1240个。",
    "充电车位达到2140个。",
    "建立困难老人档案268份。",
    "登记困难老人286人。",
    "帮扶困难家庭135户412人。",
    "走访困难家庭135户421人。",
    "走访困难家庭153户412人。",
    "辖区92家企业中一级资质企业11家。",
    "全县92家企业中一级资质企业只有15家。",
    "下辖4个村。",
    "在5个村试点，4个村全部完成。",
    "辖区共有6个社区。",
    "信访办结率96.4%，满意率95.2%。",
    "群众满意率92.5%，信访办结率94.6%。",
    "受理信访件1200件，办结率96.4%。",
    "收到信访件1200件，办结率69.4%。",
    "完成水库除险加固9座。",
    "还有7座水库没有完成除险加固。",
    "剩余水库9座，由83%提高到88%。",
    "存在的主要问题是水库除险加固只完成8座。",
    "2024年，全镇实现工业总产值56.2亿元。",
    "2025年，工业总产值达到65.2亿元。",
    "2023年工业总产值52.6亿元。",
    "力争完成工业总产值62.5亿元，新建停车位320个。",
    "新建停车位230个，整改隐患118处。",
    "排查隐患120处，整改181处，整改率98.3%。",
    "青禾街道办事处共有在职教师56人。",
    "青禾街道在职教师65人，其中女教师43人。",
    "坚持问题导向，把人居环境整治作为重点任务来抓，干部群众的获得感不断增强。",
    "坚持问题导向，把人居环境整治作为重点任务来抓，干部群众的幸福感不断增强。",
    "甲村、乙村2024年人均收入3.2万元，占全县的12％。",
    "组织党员干部清理沟渠，拆除破损广告，道路面貌得到改善，群众反映良好。",
    "五年来，累计新建农村公路128公里，工业总产值年均增长6.5%。",
    "未完成的任务还有12项，尚有隐患18处没有整改。",
];

/// What stands by itself: headings, beginnings of problems and of appendices, an empty line.
const LINES: [&str; 12] = [
    "存在的问题",
    "附：2024年主要数据",
    "附件：2023年主要指标完成情况",
    "一、经济发展",
    "（一）2025年工作打算",
    "主要困难和不足",
    "1.项目建设",
    "2025年",
    "2024年，青禾街道认真落实各项任务。",
    "",
    "投资\t1.2\t1.3",
    "{year}年，全镇完成固定资产投资3.47亿元。",
];

const HEADINGS: [&str; 9] = [
    "",
    "经济发展",
    "存在问题",
    "2025年工作打算",
    "下一步安排",
    "民生",
    "五年来的工作",
    "下半年重点工作",
    "附表",
];

const TITLES: [&str; 8] = [
    "青禾街道2024年工作总结",
    "{year}年工作总结",
    "青禾街道办事处{year}年总结及2025年计划",
    "全县2024年总结",
    "附件",
    "甲村工作总结",
    "2025年工作打算",
    "",
];

const KINDS: [SectionKind; 9] = [
    SectionKind::Preface,
    SectionKind::Area,
    SectionKind::Targets,
    SectionKind::Problems,
    SectionKind::Plan,
    SectionKind::Honours,
    SectionKind::Free,
    SectionKind::Table,
    SectionKind::Attachment,
];

/// Something a writer does. Indices choose among what there is.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    /// Types at a place of a body.
    Type(Index, Index, String),
    /// Deletes some characters of a body.
    Delete(Index, Index, usize),
    /// Puts a line into a body.
    AddLine(Index, Index, String),
    /// Takes a line out of a body.
    DropLine(Index, Index),
    /// Puts a section with a body somewhere.
    AddSection(Index, SectionKind, &'static str, String),
    /// Takes a section out.
    DropSection(Index),
    /// Moves a section to where another stands.
    MoveSection(Index, Index),
    /// Changes what a section is.
    Turn(Index, SectionKind, &'static str, bool),
    /// Changes the title.
    Title(&'static str),
    /// Changes the year.
    Year(Option<u16>),
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => vec(select(&SENTENCES[..]), 1..4).prop_map(|sentences| sentences.concat()),
        1 => select(&LINES[..]).prop_map(str::to_owned),
    ]
}

fn body() -> impl Strategy<Value = String> {
    vec(line(), 0..5).prop_map(|lines| lines.join("\n"))
}

/// Any such document.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    let section = (select(&KINDS[..]), select(&HEADINGS[..]), body());
    (select(&TITLES[..]), vec(section, 1..6)).prop_map(|(title, sections)| {
        let mut document = Document::default();
        document.meta.title = title.into();
        document.meta.year = Some(2024);
        for (kind, heading, body) in sections {
            document.push_section(kind, heading).body = body;
        }
        document
    })
}

/// Any edit.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    let typed = prop_oneof![
        select(&["3", "1", "年", "，", "。", "\n", "2024年", "其中", "还有", "附", "全县", "青禾街道"][..])
            .prop_map(str::to_owned),
        select(&SENTENCES[..]).prop_map(str::to_owned),
    ];
    let (kind, heading) = (|| select(&KINDS[..]), || select(&HEADINGS[..]));
    prop_oneof![
        6 => (at(), at(), typed).prop_map(|(section, at, text)| Edit::Type(section, at, text)),
        4 => (at(), at(), 1..6usize).prop_map(|(section, at, count)| Edit::Delete(section, at, count)),
        4 => (at(), at(), line()).prop_map(|(section, at, line)| Edit::AddLine(section, at, line)),
        3 => (at(), at()).prop_map(|(section, at)| Edit::DropLine(section, at)),
        2 => (at(), kind(), heading(), body())
            .prop_map(|(at, kind, heading, body)| Edit::AddSection(at, kind, heading, body)),
        1 => at().prop_map(Edit::DropSection),
        1 => (at(), at()).prop_map(|(from, to)| Edit::MoveSection(from, to)),
        2 => (at(), kind(), heading(), any::<bool>())
            .prop_map(|(at, kind, heading, hidden)| Edit::Turn(at, kind, heading, hidden)),
        1 => select(&TITLES[..]).prop_map(Edit::Title),
        1 => select(&[None, Some(2023), Some(2024), Some(2025)][..]).prop_map(Edit::Year),
    ]
}

/// Carries out an edit; one that finds nothing to change does nothing.
pub(crate) fn apply(document: &mut Document, edit: &Edit) {
    match edit {
        Edit::Title(title) => document.meta.title = (*title).into(),
        Edit::Year(year) => document.meta.year = *year,
        Edit::AddSection(at, kind, heading, body) => {
            document.push_section(*kind, *heading).body.clone_from(body);
            let at = at.index(document.sections.len());
            document.sections[at..].rotate_right(1);
        }
        _ if document.sections.is_empty() => {}
        Edit::DropSection(at) => {
            document.sections.remove(at.index(document.sections.len()));
        }
        Edit::MoveSection(from, to) => {
            let count = document.sections.len();
            let section = document.sections.remove(from.index(count));
            document.sections.insert(to.index(count), section);
        }
        Edit::Turn(at, kind, heading, hidden) => {
            let section = section(document, at);
            (section.kind, section.heading, section.hidden) = (*kind, (*heading).into(), *hidden);
        }
        Edit::Type(at, place, text) => {
            let body = &mut section(document, at).body;
            let place = boundary(body, place);
            body.insert_str(place, text);
        }
        Edit::Delete(at, place, count) => {
            let body = &mut section(document, at).body;
            let start = boundary(body, place);
            let end = start + body[start..].chars().take(*count).map(char::len_utf8).sum::<usize>();
            body.replace_range(start..end, "");
        }
        Edit::AddLine(at, place, line) => lines(section(document, at), |lines| {
            lines.insert(place.index(lines.len() + 1), line.clone());
        }),
        Edit::DropLine(at, place) => lines(section(document, at), |lines| {
            lines.remove(place.index(lines.len()));
        }),
    }
}

fn section<'a>(document: &'a mut Document, at: &Index) -> &'a mut Section {
    let at = at.index(document.sections.len());
    &mut document.sections[at]
}

fn lines(section: &mut Section, change: impl FnOnce(&mut Vec<String>)) {
    let mut lines: Vec<String> = section.body.split('\n').map(str::to_owned).collect();
    change(&mut lines);
    section.body = lines.join("\n");
}

fn boundary(text: &str, at: &Index) -> usize {
    let boundaries: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    boundaries[at.index(boundaries.len())]
}
