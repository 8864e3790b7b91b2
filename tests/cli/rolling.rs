//! `new --from`: last year's file as the beginning of this year's.

use annual_summary::storage::load;

use crate::desk::Desk;

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/seed-2023-street-office.txt");
const OLD: &str = "青禾街道2023年工作总结\n2023年，投资1.25亿元，上年为1.1亿元。\n一、2024年工作打算\n一是修路。二是建校。\n";

#[test]
fn it_tells_what_became_of_the_years() {
    let desk = Desk::new();
    let said = desk.succeeds(&["new", "--from", SEED, "-o", "今年.ron"]);
    for part in [
        "沿用为2024年文稿",
        "已更新年份：7处",
        "整治2023行动",
        "1－9月",
        "“全年”原来指2023年",
        "事项：5件",
        "段落：34段",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let document = load(&desk.path("今年.ron")).unwrap();
    assert_eq!(document.meta.title, "XX街道办事2024年工作总结及2025年工作打算");
    assert_eq!(document.review.promises.len(), 5);
    assert!(document.review.last_year.unwrap().text.contains("2023年一般公共预算"));
}

#[test]
fn its_own_files_roll_on_year_after_year() {
    let desk = Desk::new();
    desk.write("旧.txt", OLD);
    desk.succeeds(&["new", "--from", "旧.txt", "-o", "一.ron"]);
    desk.succeeds(&["new", "--from", "一.ron", "--year", "2026", "--organ", "乙街道", "-o", "二.ron"]);
    let document = load(&desk.path("二.ron")).unwrap();
    assert_eq!((document.meta.year, document.meta.organ.as_str()), (Some(2026), "乙街道"));
    assert!(
        document.sections[0].body.starts_with("2026年，投资1.25亿元，上年"),
        "{:?}",
        document.sections[0].body
    );
    let last_year = document.review.last_year.unwrap();
    assert_eq!((last_year.name.as_str(), last_year.year), ("一.ron", Some(2024)));
    assert!(last_year.text.contains("2024年，投资"));
}

#[test]
fn stale_figures_are_found_by_the_check() {
    let desk = Desk::new();
    desk.write("旧.txt", "青禾街道2023年工作总结\n一、产业\n全年完成投资1.25亿元。\n");
    desk.succeeds(&["new", "--from", "旧.txt", "-o", "新.ron"]);
    let outcome = desk.run(&["check", "新.ron"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stdout.contains("与去年一字不差"), "{}", outcome.stdout);
}

#[test]
fn years_that_cannot_be_are_refused() {
    let desk = Desk::new();
    desk.write("旧.txt", OLD);
    desk.write("无年.txt", "情况\n工作平稳推进。\n");
    desk.refuses(
        2,
        &["new", "--from", "旧.txt", "--year", "2023", "-o", "新.ron"],
        &["旧.txt", "2023年", "--year"],
    );
    desk.refuses(2, &["new", "--from", "无年.txt", "-o", "新.ron"], &["无年.txt", "--year"]);
    desk.refuses(2, &["new", "--from", "没有.txt", "-o", "新.ron"], &["没有.txt"]);
    desk.refuses(2, &["new", "--from", "旧.txt", "--sample", "-o", "新.ron"], &["--sample"]);
    desk.refuses(3, &["new", "--from", "旧.txt", "-o", "没有/新.ron"], &["没有/新.ron"]);
    desk.succeeds(&["new", "--from", "无年.txt", "--year", "2024", "-o", "新.ron"]);
}
