//! The time a figure covers (口径), read from the words of its sentence before it.

use super::mention::Period;
use super::numeral::{arabic, char_before, digit};

/// The period told in `before`, the sentence up to the figure; the last word of each kind counts.
pub(super) fn period(before: &str) -> Period {
    let states = ["截至", "截止", "年末", "年底", "累计", "目前", "历年"];
    let is_state = before.contains(['截', '末', '底', '累', '目', '历'])
        && states.iter().any(|word| before.contains(word));
    Period { year: last_year_number(before), months: months(before), is_state }
}

/// The last year told: 2023年.
pub(super) fn last_year_number(text: &str) -> Option<i32> {
    let years = || text.rmatch_indices('年').filter_map(|(at, _)| Some((at, year_before(text, at)?)));
    // 2024年…比2023年增长5%，其中…: what follows is not of the year it is compared with.
    let is_compared = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(|ch| digit(ch).is_some());
        before.ends_with(['比', '较'])
    };
    // 由2023年的4亿元增加到5亿元: what it comes to is of this year.
    let is_start = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(|ch| digit(ch).is_some());
        before.ends_with(['由', '从', '比', '较']) && text.ends_with(['到', '至'])
    };
    let mut told = years().filter(|(at, _)| !is_start(*at));
    let of_its_own = told.clone().find(|(at, _)| !is_compared(*at));
    of_its_own.or_else(|| told.next()).map(|(_, year)| year)
}

/// The year whose four digits end at a byte.
pub fn year_before(text: &str, at: usize) -> Option<i32> {
    let mut start = at;
    let mut year = 0;
    for power in [1, 10, 100, 1000] {
        let ch = char_before(text, start)?;
        year += i32::try_from(digit(ch)?).ok()? * power;
        start -= ch.len_utf8();
    }
    let goes_on = char_before(text, start).and_then(digit).is_some();
    (!goes_on && (1949..=2100).contains(&year)).then_some(year)
}

/// First and last month told in a text: 1—9月, 前三季度, 上半年; the last that is told in digits counts.
pub fn months(text: &str) -> Option<(u8, u8)> {
    let named = [
        ("前三季度", (1, 9)),
        ("上半年", (1, 6)),
        ("下半年", (7, 12)),
        ("一季度", (1, 3)),
        ("二季度", (4, 6)),
        ("三季度", (7, 9)),
        ("四季度", (10, 12)),
        ("前九个月", (1, 9)),
        ("前十个月", (1, 10)),
        ("前十一个月", (1, 11)),
        ("前9个月", (1, 9)),
        ("前10个月", (1, 10)),
        ("前11个月", (1, 11)),
    ];
    let counted = text.rmatch_indices('月').find_map(|(at, _)| months_before(text, at));
    let by_name = || {
        let may_be = text.contains(['季', '半', '前']);
        named.iter().find(|(word, _)| may_be && text.contains(word)).map(|(_, months)| *months)
    };
    counted.or_else(by_name)
}

/// 1—9 before 月, and 截至9月 as 1—9.
fn months_before(text: &str, at: usize) -> Option<(u8, u8)> {
    let (start, last) = number_before(text, at)?;
    let before = &text[..start];
    let first = before.strip_suffix(['-', '－', '—', '–', '～', '至', '~', '─']);
    if let Some((_, first)) = first.and_then(|rest| number_before(rest, rest.len())) {
        return (first <= last && last <= 12).then_some((first, last));
    }
    let is_cut_off = before.contains("截至") || before.contains("截止");
    (1..=12).contains(&last).then_some((if is_cut_off { 1 } else { last }, last))
}

fn number_before(text: &str, end: usize) -> Option<(usize, u8)> {
    let mut start = end;
    while let Some(ch) = char_before(text, start).filter(|ch| digit(*ch).is_some()) {
        start -= ch.len_utf8();
    }
    let (_, number) = arabic(text.get(..end)?, start);
    Some((start, u8::try_from(number?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_from_the_words_before() {
        for (text, months, year) in [
            ("2023年1－9月", Some((1, 9)), Some(2023)),
            ("截至9月底", Some((1, 9)), None),
            ("上半年", Some((1, 6)), None),
            ("8月", Some((8, 8)), None),
            ("12个月", None, None),
            ("10年", None, None),
        ] {
            let period = period(text);
            assert_eq!((period.months, period.year), (months, year), "{text}");
        }
    }
}
