//! Every block of the flow knows where its text came from.

#![allow(clippy::unwrap_used)]

use annual_summary::document::{
    Document, Label, Level, Section, SectionKind, Table, numbering::NumberingScheme,
};
use annual_summary::font::FontRole;
use annual_summary::typeset::compose::{FlowStyle, flow};
use annual_summary::typeset::{Block, Role, Source};
use proptest::prelude::*;

fn any_text() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "　",
        "柳河镇{year}年工作总结\n和{next_year}年打算",
        "{organ}{{literal}{unknown}",
        "  　两端有空白 ",
        "经济运行稳中向好。全年完成投资。\n\n（一）民生\n1.主要指标\n一是抓产业。全年开工。",
        "一、正文里的标题\n（1）小项\n{year}",
        "甲局\n 乙局 \n\n{organ}",
        "{organ}{organ}\n{year}",
    ])
    .prop_map(str::to_string)
}

fn any_section() -> impl Strategy<Value = Section> {
    use SectionKind::*;
    let kind = prop::sample::select(vec![Preface, Area, Targets, Plan, Table, Attachment]);
    let label = prop::option::of(prop::sample::select(vec!["", "三、", "附件二"]));
    let cells = prop::collection::vec(prop::collection::vec(any_text(), 0..4), 0..4);
    let flags = (any::<bool>(), any::<bool>());
    (kind, label, any_text(), any_text(), prop::option::of(cells), flags).prop_map(
        |(kind, label, heading, body, rows, (second, hidden))| Section {
            level: if second { Level::Two } else { Level::One },
            label: label.map_or(Label::Auto, |label| Label::Manual(label.into())),
            body,
            table: rows.map(self::Table::new),
            hidden,
            ..Section::new(annual_summary::document::SectionId(0), kind, heading.replace('\n', ""))
        },
    )
}

fn any_document() -> impl Strategy<Value = Document> {
    let metas = prop::collection::vec(any_text(), 7);
    (metas, prop::collection::vec(any_section(), 0..6), any::<bool>()).prop_map(|(metas, sections, known)| {
        let mut document = Document { numbering: NumberingScheme::default(), ..Document::default() };
        if known {
            (document.meta.organ, document.meta.year) = ("东河\n乡".into(), Some(2024));
        }
        let fields = annual_summary::document::MetaField::ALL.into_iter().skip(3);
        for (field, text) in fields.zip(metas) {
            *document.meta.field_mut(field) = text;
        }
        for section in sections {
            let id = document.allocate_id();
            document.sections.push(Section { id, ..section });
        }
        document
    })
}

fn check_block(document: &Document, block: &Block) {
    let mut at = 0;
    for run in &block.runs {
        assert_eq!(run.range.start, at, "{block:?}");
        assert!(run.range.end > at);
        at = run.range.end;
        let place = block.place(run.range.clone()).unwrap();
        match run.source {
            Source::Verbatim { .. } => {
                assert_eq!(document.text_at(&place), Some(&block.text[run.range.clone()]), "{block:?}");
            }
            Source::Computed(_) => assert!(document.text_at(&place).is_some(), "{block:?}"),
        }
    }
    assert_eq!(at, block.text.len());
    let is_cell = matches!(block.role, Role::Cell { .. });
    assert!(is_cell || !block.text.is_empty());
    let may_break = matches!(block.role, Role::Title | Role::Subtitle | Role::Recipient) || is_cell;
    assert!(
        may_break
            || block.role == Role::Number
            || !block.text.trim().contains('\n')
            || block.text.contains("东河\n乡")
    );
}

proptest! {
    #[test]
    fn copied_text_is_found_where_the_run_says(document in any_document(), lead in any::<bool>()) {
        let style = FlowStyle { lead: if lead { FontRole::Heading2 } else { FontRole::Body } };
        let flow = flow(&document, style);
        for block in &flow.blocks {
            check_block(&document, block);
        }
        for table in &flow.tables {
            prop_assert_eq!(table.cells.len(), table.rows * table.columns);
            let are_cells =
                flow.blocks[table.cells.clone()].iter().all(|b| matches!(b.role, Role::Cell { .. }));
            prop_assert!(are_cells);
        }
    }
}

fn printed(document: &Document) -> Vec<(Role, String)> {
    flow(document, FlowStyle::default()).blocks.into_iter().map(|b| (b.role, b.text)).collect()
}

#[test]
fn blocks_come_in_the_order_of_the_standard() {
    let mut document = Document::default();
    let meta = &mut document.meta;
    (meta.organ, meta.year) = ("东河乡".into(), Some(2024));
    meta.title = "{organ}{year}年\n工作总结".into();
    (meta.subtitle, meta.number) = ("（2024年12月）".into(), "东政发〔2024〕1号".into());
    (meta.recipient, meta.signature) = ("县政府：".into(), "{organ}人民政府\n{organ}党委".into());
    meta.date = "2024年12月5日".into();
    document.push_section(SectionKind::Attachment, "{year}年指标表").body = "指标。".into();
    document.push_section(SectionKind::Preface, "").body = "　　今年。\n\n再一段。".into();
    document.push_section(SectionKind::Area, "{year}年工作").body = "（一）产业\n新增企业2家。".into();
    document.push_section(SectionKind::Area, "隐去").hidden = true;
    let expected = [
        (Role::Number, "东政发〔2024〕1号"),
        (Role::Title, "东河乡2024年\n工作总结"),
        (Role::Subtitle, "（2024年12月）"),
        (Role::Recipient, "县政府："),
        (Role::Paragraph, "今年。"),
        (Role::Paragraph, "再一段。"),
        (Role::Heading(1), "一、2024年工作"),
        (Role::Heading(2), "（一）产业"),
        (Role::Paragraph, "新增企业2家。"),
        (Role::AttachmentNote, "附件：2024年指标表"),
        (Role::Signature, "东河乡人民政府"),
        (Role::Signature, "东河乡党委"),
        (Role::Date, "2024年12月5日"),
        (Role::AttachmentMark, "附件"),
        (Role::AttachmentTitle, "2024年指标表"),
        (Role::Paragraph, "指标。"),
    ];
    assert_eq!(printed(&document), expected.map(|(role, text)| (role, text.to_string())));
}

#[test]
fn several_attachments_are_numbered_in_note_and_mark() {
    let mut document = Document::default();
    document.push_section(SectionKind::Attachment, "甲表");
    document.push_section(SectionKind::Attachment, "乙表").label = Label::Manual("附件二".into());
    let texts: Vec<String> = printed(&document).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["附件：1.甲表", "2.乙表", "附件1", "甲表", "附件二", "乙表"]);
}

#[test]
fn leads_take_the_number_before_them_along() {
    let mut document = Document::default();
    document.push_section(SectionKind::Preface, "").body = "一是抓好产业发展。全年完成投资。".into();
    let flow = flow(&document, FlowStyle { lead: FontRole::Heading2 });
    let runs: Vec<(&str, FontRole)> =
        flow.blocks[0].runs.iter().map(|run| (&flow.blocks[0].text[run.range.clone()], run.font)).collect();
    assert_eq!(runs, [("一是抓好产业发展。", FontRole::Heading2), ("全年完成投资。", FontRole::Body)]);
}

#[test]
fn headers_of_tables_differ_from_their_rows() {
    let mut document = Document::default();
    let section = document.push_section(SectionKind::Table, "指标");
    section.table = Some(Table::new(vec![vec!["项".into(), "数".into()], vec!["收入".into()]]));
    let flow = flow(&document, FlowStyle::default());
    let cells: Vec<(bool, Option<FontRole>)> = flow.blocks[flow.tables[0].cells.clone()]
        .iter()
        .map(|b| (matches!(b.role, Role::Cell { header: true, .. }), b.runs.first().map(|run| run.font)))
        .collect();
    let expected = [
        (true, Some(FontRole::Heading1)),
        (true, Some(FontRole::Heading1)),
        (false, Some(FontRole::Song)),
        (false, None),
    ];
    assert_eq!(cells, expected);
}
