//! Title lines: broken where the meaning allows, in a balanced shape.
//!
//! GB/T 9704-2012 §7.3.1: a title of several lines is broken with whole words (词意完整), its lines arranged
//! as a trapezoid or a rhombus (梯形、菱形). Word boundaries come from a dictionary; which of them a person
//! would choose is a matter of cost.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::breaking::{self, Measure};
use super::length::Length;
use super::shape::Atom;
use crate::text::class::is_han;

/// Words before which a title is broken best.
const CONJUNCTIONS: [&str; 8] = ["及", "和", "与", "暨", "以及", "并", "及其", "同"];
/// Words that belong to the word before them.
const SUFFIXES: [&str; 29] = [
    "书记",
    "主任",
    "委员",
    "的",
    "街道",
    "办事处",
    "委员会",
    "人民政府",
    "政府",
    "党委",
    "党工委",
    "工委",
    "管委会",
    "管理局",
    "局",
    "委",
    "办",
    "镇",
    "乡",
    "村",
    "县",
    "区",
    "市",
    "省",
    "院",
    "系统",
    "机关",
    "中心",
    "公司",
];
/// Nouns that end a title phrase and stay with the word before them: 工作总结, 工作打算.
const HEADS: [&str; 19] = [
    "总结", "打算", "计划", "思路", "安排", "要点", "报告", "汇报", "情况", "目标", "任务", "规划", "谋划",
    "方案", "部署", "设想", "重点", "意见", "通知",
];

/// Above this many characters a title is a mistake and is broken like running text.
const MAX_TITLE: usize = 120;

/// Nouns that take the word before them as their attribute: 审判工作, 法治建设.
const MODIFIED: [&str; 6] = ["工作", "建设", "发展", "管理", "主体", "责任"];
/// Words that belong to the word after them: 全面从严, 上半年.
const MODIFIERS: [&str; 9] = ["工作", "全面", "深入", "进一步", "加强", "推进", "重点", "年度", "主要"];
/// Marks after which a phrase is complete.
const PHRASE_ENDS: [char; 6] = ['、', '，', '；', '：', '〕', ' '];

/// Splits the atoms of a title into lines no wider than `width`.
pub(crate) fn title_lines(atoms: &[Atom], width: Length, cell: Length) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in 1..=atoms.len() {
        if end == atoms.len() || atoms[end].forced {
            lines.extend(
                segment_lines(&atoms[start..end], width, cell)
                    .into_iter()
                    .map(|l| l.start + start..l.end + start),
            );
            start = end;
        }
    }
    lines
}

/// Lines of a stretch of title without forced breaks.
fn segment_lines(atoms: &[Atom], width: Length, cell: Length) -> Vec<Range<usize>> {
    let natural = |range: &Range<usize>| natural(&atoms[range.clone()]);
    let whole = 0..atoms.len();
    if natural(&whole) <= width {
        return vec![whole];
    }
    if atoms.len() > MAX_TITLE {
        return breaking::break_lines(atoms, Measure { first: width, rest: width, cell }).lines;
    }
    let breaks = candidate_breaks(atoms);
    let fewest = (natural(&whole).0 / width.0.max(1)) as usize + 1;
    let best = (fewest..=fewest + 1)
        .filter_map(|count| cheapest(&breaks, atoms.len(), count, width, &natural))
        .min_by_key(|(cost, lines)| (*cost, lines.len()));
    match best {
        Some((_, lines)) => lines,
        None => breaking::break_lines(atoms, Measure { first: width, rest: width, cell }).lines,
    }
}

/// Width of a line by full cells: the space before its first mark and after its last one included.
fn natural(atoms: &[Atom]) -> Length {
    let Some((last, before)) = atoms.split_last() else { return Length::ZERO };
    atoms[0].lead + before.iter().map(|a| a.body + a.gap).sum::<Length>() + last.body + last.trail
}

/// Where the title may be broken, with the price of each place.
fn candidate_breaks(atoms: &[Atom]) -> Vec<(usize, i64)> {
    let text: String = atoms.iter().map(|a| a.ch).collect();
    let words = words(&text);
    let mut at = 0;
    let mut breaks = Vec::new();
    for pair in words.windows(2) {
        at += pair[0].chars().count();
        // A second title after a dash may begin a line with it, as running text may not; 1—10月 is a range.
        let is_range = pair[0].ends_with(|ch: char| ch.is_ascii_digit());
        let opens_second_title = pair[1].starts_with('—') && !pair[0].ends_with('—') && !is_range;
        if opens_second_title || atoms.get(at).is_some_and(|a| a.breakable) {
            breaks.push((at, break_price(pair[0], pair[1], depth(atoms, at))));
        }
    }
    breaks
}

/// The words of a title. A conjunction before a year is a word of its own whatever the dictionary says.
fn words(text: &str) -> Vec<&str> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut ends: Vec<usize> = segmenter.segment_str(text).collect();
    for (at, ch) in text.char_indices().filter(|(_, c)| matches!(c, '及' | '和' | '与' | '暨')) {
        let end = at + ch.len_utf8();
        if text[end..].starts_with(|c: char| c.is_ascii_digit()) {
            let start = if text[..at].ends_with('以') && ch == '及' { at - '以'.len_utf8() } else { at };
            ends.retain(|&e| e <= start || e >= end);
            ends.extend([start, end]);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends.windows(2).map(|w| &text[w[0]..w[1]]).collect()
}

/// How deep inside brackets, quotes or book titles the place before atom `at` is.
fn depth(atoms: &[Atom], at: usize) -> usize {
    use crate::text::class::{CharClass, class_of};
    atoms[..at].iter().fold(0usize, |depth, atom| match class_of(atom.ch) {
        CharClass::Open => depth + 1,
        CharClass::Close => depth.saturating_sub(1),
        _ => depth,
    })
}

/// How much a break between two words hurts the sense: 0 not at all.
fn break_price(before: &str, after: &str, depth: usize) -> i64 {
    let arabic_year = after.len() == 4 && after.bytes().all(|b| b.is_ascii_digit());
    let starts_year = arabic_year || after.starts_with("二〇");
    let is_fragment = |word: &str| word.chars().count() == 1 && word.chars().all(is_han);
    let price = if after.starts_with('—') {
        -50
    } else if CONJUNCTIONS.contains(&before) || before == "关于" {
        100
    } else if CONJUNCTIONS.contains(&after) || after == "关于" || before.ends_with(PHRASE_ENDS) {
        0
    } else if SUFFIXES.contains(&after) || HEADS.contains(&after) {
        80
    } else if starts_year {
        5
    } else if !closes_name(before) && (is_fragment(before) || is_fragment(after)) {
        // The dictionary does not know the word; most likely it is cut in the middle.
        75
    } else if MODIFIED.contains(&after)
        || MODIFIERS.contains(&before)
        || before.ends_with(['前', '第', '后', '近'])
    {
        70
    } else if after.starts_with(['“', '《', '（']) {
        20
    } else if before.ends_with('年') || before.ends_with("年度") || before.bytes().all(|b| b.is_ascii_digit())
    {
        35
    } else if before == "的" {
        10
    } else {
        55
    };
    price + 50 * depth as i64
}

/// Whether a word ends a name or a date, so that anything may follow on a new line.
fn closes_name(word: &str) -> bool {
    SUFFIXES.contains(&word) || matches!(word, "年" | "会")
}

/// The cheapest way to make exactly `count` lines of the breaks.
fn cheapest(
    breaks: &[(usize, i64)],
    len: usize,
    count: usize,
    width: Length,
    natural: &impl Fn(&Range<usize>) -> Length,
) -> Option<(i64, Vec<Range<usize>>)> {
    let average = natural(&(0..len)) / count.max(1) as i32;
    // best[s]: cheapest way to reach stop s with the lines so far.
    let stops: Vec<(usize, i64)> =
        [(0, 0)].into_iter().chain(breaks.iter().copied()).chain([(len, 0)]).collect();
    let mut best: Vec<Option<(i64, Vec<usize>)>> = vec![None; stops.len()];
    best[0] = Some((0, vec![0]));
    for _ in 0..count {
        let mut next: Vec<Option<(i64, Vec<usize>)>> = vec![None; stops.len()];
        for end in 1..stops.len() {
            for begin in 0..end {
                let Some((so_far, path)) = &best[begin] else { continue };
                let line = natural(&(stops[begin].0..stops[end].0));
                if line > width {
                    continue;
                }
                let total = so_far + stops[end].1 + shape_price(line, average);
                if next[end].as_ref().is_none_or(|(cost, _)| total < *cost) {
                    next[end] = Some((total, [path.as_slice(), &[stops[end].0]].concat()));
                }
            }
        }
        best = next;
    }
    let (cost, path) = best.pop()??;
    let lines: Vec<Range<usize>> = path.windows(2).map(|w| w[0]..w[1]).collect();
    let widths: Vec<Length> = lines.iter().map(natural).collect();
    // An additional line costs, and so does an hourglass.
    Some((cost + 60 * count as i64 + hourglass_price(&widths), lines))
}

/// How far a line is from the average: small differences make the wanted trapezoid, large ones look broken.
fn shape_price(line: Length, average: Length) -> i64 {
    let percent = i64::from((line - average).0.abs()) * 100 / i64::from(average.0.max(1));
    percent * percent / 60 + if percent > 42 { 200 } else { 0 }
}

fn hourglass_price(widths: &[Length]) -> i64 {
    let hollow = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
    if hollow { 40 } else { 0 }
}
