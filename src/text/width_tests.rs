use super::*;
use proptest::prelude::*;

fn tidied(text: &str) -> String {
    let mut out = text.to_string();
    for (range, new) in tidy(text).into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

#[test]
fn the_cases_come_out_as_written() {
    let cases = include_str!("../../tests/cases/width.txt");
    let lines = cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut count = 0;
    for line in lines {
        let (text, expected) = line.split_once(" => ").unwrap_or((line, line));
        assert_eq!(tidied(text), expected, "{text}");
        assert_eq!(tidied(expected), expected, "again: {expected}");
        count += 1;
    }
    assert!(count > 50, "{count} cases");
}

#[test]
fn quotes_are_paired_paragraph_by_paragraph() {
    assert_eq!(tidied("甲\"乙\n丙\"丁\"戊"), "甲\"乙\n丙“丁”戊");
}

#[test]
fn long_lines_take_linear_time() {
    for piece in ["甲, ", "\"甲", "(甲", ".", "甲--", "１，２", " ", "http://a/甲"] {
        let text = piece.repeat((1 << 20) / piece.len()) + "甲";
        let start = std::time::Instant::now();
        tidy(&text);
        assert!(start.elapsed().as_secs() < 5, "{piece:?}: {:?}", start.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn tidying_what_is_tidy_changes_nothing(text in "[甲乙a1１，,.．：:;!?()（）\"'“”。…%％ \t\u{3000}/\\-—@w\n]{0,16}") {
        let once = tidied(&text);
        prop_assert_eq!(tidied(&once), once.clone(), "from {:?}", text);
    }

    #[test]
    fn edits_are_in_order_and_do_something(text in "\\PC{0,40}") {
        let edits = tidy(&text);
        prop_assert!(edits.iter().all(|(range, new)| text.get(range.clone()).is_some_and(|old| old != new)));
        prop_assert!(edits.windows(2).all(|pair| pair[0].0.end < pair[1].0.start || text[pair[0].0.end..pair[1].0.start].is_empty()));
    }
}
