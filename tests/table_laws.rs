//! Laws of checking tables: any table can be checked, one that adds up is not blamed, and one that does not is.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod laws;

use annual_summary::check::{Options, check};
use annual_summary::document::{Document, SectionKind, Table};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Cells a rule could stumble over.
const CELLS: [&str; 40] = [
    "",
    "—",
    "合计",
    "小计",
    "总计",
    "其中：甲",
    "一",
    "1",
    "一、工业",
    "　机械",
    "序号",
    "指标",
    "单位",
    "万元",
    "年度目标",
    "完成情况",
    "完成率",
    "完成率（%）",
    "占比",
    "本年",
    "上年",
    "同比增长",
    "投资（万元）",
    "（",
    "）（",
    "2023年",
    "0",
    "12",
    "30",
    "42",
    "-5",
    "1,200.50",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "50%",
    "-100%",
    "0%",
    "约3",
    "固定资产投资",
    "3亿元",
];

/// The places at fault of one rule, each with what its fixes put in.
fn told(body: &str, rows: Vec<Vec<String>>, rule: &str) -> Vec<(String, Vec<String>)> {
    let mut document = Document::default();
    document.meta.year = Some(2023);
    let section = document.push_section(SectionKind::Area, "情况");
    section.body = body.to_owned();
    section.table = Some(Table::new(rows));
    let findings = check(&document, None, &Options::default());
    let of_rule = findings.iter().filter(|finding| finding.rule.id == rule);
    let told = of_rule.map(|finding| {
        let fixes = finding.fixes.iter().map(|fix| fix.edits[0].text.clone()).collect();
        (document.text_at(&finding.spans[0]).unwrap().to_owned(), fixes)
    });
    told.collect()
}

fn cells(rows: &[&str]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
}

#[test]
fn fixes_put_in_the_right_number_in_the_unit_of_its_place() {
    let one = |at: &str, fixes: &[&str]| {
        vec![(at.to_owned(), fixes.iter().map(|fix| (*fix).to_owned()).collect::<Vec<String>>())]
    };
    let budget = cells(&["指标|完成情况", "一般公共预算收入（亿元）|0.3498"]);
    let told_of_budget = told("一般公共预算收入完成3948万元。", budget, "table-prose");
    assert_eq!(told_of_budget, one("0.3498", &["0.3948", "3498"]));
    let rates = cells(&["指标|年度目标|完成情况|完成率", "清淤|50|47|49.0%", "植树|80|84|105.0%"]);
    assert_eq!(told("", rates, "table-rate"), one("49.0%", &["94.0"]));
    let sums = cells(&["项目|投资", "道路|1.2亿元", "桥梁|3000万元", "合计|1.8亿元"]);
    assert_eq!(told("", sums, "table-sum"), one("1.8亿元", &["1.5"]));
    let losses = cells(&["指标|本年|上年|增幅", "甲|90|100|-10.0%", "乙|55|50|10.0%", "丙|80|100|20.0%"]);
    assert_eq!(told("", losses, "table-rate"), one("20.0%", &["-20.0"]));
}

/// Rows named by places, a row 合计 of the sums, and a column of shares of the first sum in tenths of a percent.
fn table(numbers: &[[u32; 2]]) -> Vec<Vec<String>> {
    let sum = |column: usize| numbers.iter().map(|row| row[column]).sum::<u32>();
    let heading = ["社区", "户数", "占比", "件数"].map(str::to_owned).to_vec();
    let share = |value: u32| {
        let tenths = (2000 * u64::from(value) + u64::from(sum(0))) / (2 * u64::from(sum(0)));
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let body = numbers.iter().enumerate().map(|(index, row)| {
        let name = ["东园", "西园", "南园", "北园", "中园", "新园", "老园", "花园"][index % 8];
        vec![name.to_owned(), row[0].to_string(), share(row[0]), row[1].to_string()]
    });
    let total = vec!["合计".to_owned(), sum(0).to_string(), "100%".to_owned(), sum(1).to_string()];
    std::iter::once(heading).chain(body).chain([total]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_table_can_be_checked(rows in vec(vec(select(&CELLS[..]), 4), 2..9), earlier in vec(select(&CELLS[..]), 8)) {
        let text: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let text = format!("某街道2023年工作总结\n一、经济\n固定资产投资3亿元。\n{}\n", text.join("\n"));
        laws::document(&text, &earlier.join("\t"));
    }

    #[test]
    fn a_right_table_is_not_blamed(numbers in vec([1u32..5000, 1u32..90], 2..8)) {
        for rule in ["table-sum", "table-rate"] {
            prop_assert_eq!(told("", table(&numbers), rule), Vec::new());
        }
    }

    #[test]
    fn a_wrong_total_is_found(numbers in vec([10u32..5000, 1u32..90], 2..8), more in 1u32..50) {
        let mut rows = table(&numbers);
        let last = rows.len() - 1;
        let right = rows[last][1].clone();
        let wrong = (rows[last][1].parse::<u32>().unwrap() + more).to_string();
        rows[last][1].clone_from(&wrong);
        prop_assert_eq!(told("", rows, "table-sum"), vec![(wrong, vec![right])]);
    }
}
