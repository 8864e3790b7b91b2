//! The lines above the text: document number, title, subtitle, addressee.
//!
//! Decides which of the first lines these are; everything else is left to the outline. Also reads organ and
//! year from the title.

use std::ops::Range;

use super::clean::Line;
use super::label;
use super::when;

/// The longest line of a title, in characters.
const MAX_TITLE_LINE: usize = 50;

/// The longest title on one line that names several organs and says at its end what it is.
const MAX_TITLE: usize = 100;

/// How many lines a title has at most.
const MAX_TITLE_LINES: usize = 4;

/// The longest addressee, in characters.
const MAX_RECIPIENT: usize = 50;

/// The longest signature or name of an organ, in characters.
const MAX_ORGAN: usize = 30;

/// Words a title ends with.
const TITLE_WORDS: [&str; 20] = [
    "总结", "报告", "汇报", "小结", "打算", "计划", "思路", "要点", "安排", "谋划", "设想", "情况", "回顾",
    "综述", "举措", "部署", "展望", "材料", "自评", "清单",
];

/// Marks inside a sentence that a title has none of, unless it says at its end what it is.
const PAUSES: [char; 4] = ['，', '：', ':', ';'];

/// Words that join the lines of a title.
const JOINTS: [&str; 5] = ["和", "及", "与", "暨", "、"];

/// Words the name of an organ ends with.
const ORGAN_ENDINGS: [&str; 28] = [
    "街道",
    "街道办",
    "办事处",
    "工委",
    "委员会",
    "政府",
    "乡",
    "镇",
    "局",
    "厅",
    "委",
    "办",
    "办公室",
    "院",
    "中心",
    "公司",
    "站",
    "所",
    "支队",
    "大队",
    "总队",
    "协会",
    "联合会",
    "总工会",
    "法院",
    "检察院",
    "学校",
    "医院",
];

/// Which lines are what. The ranges follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// 发文字号, above the title.
    pub(super) number: Range<usize>,
    /// 标题
    pub(super) title: Range<usize>,
    /// 副标题、题注
    pub(super) subtitle: Range<usize>,
    /// 主送机关
    pub(super) recipient: Range<usize>,
}

impl Head {
    /// The first line after the head.
    pub(super) fn end(&self) -> usize {
        self.recipient.end
    }
}

/// Finds the head of a document.
pub(super) fn find(lines: &[Line]) -> Head {
    let has_number = lines.first().is_some_and(|line| !line.is_row && is_document_number(&line.text))
        && lines.get(1).is_some_and(is_title_line);
    let number = 0..usize::from(has_number);
    let title = number.end..title_end(lines, number.end);
    let mut subtitle = title.end..title.end;
    if !title.is_empty() {
        let organ = organ(&joined(&lines[title.clone()]));
        while subtitle.len() < MAX_TITLE_LINES && is_subtitle(lines, subtitle.end, &organ) {
            subtitle.end += 1;
        }
    }
    let has_recipient = !title.is_empty()
        && lines.get(subtitle.end).is_some_and(|line| !line.is_row && is_recipient(&line.text))
        && lines.len() > subtitle.end + 1;
    let recipient = subtitle.end..subtitle.end + usize::from(has_recipient);
    Head { number, title, subtitle, recipient }
}

/// The lines of a title as one text.
pub(super) fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect()
}

fn title_end(lines: &[Line], from: usize) -> usize {
    if lines.get(from).is_some_and(is_title_by_itself) {
        return from + 1;
    }
    let run = lines[from..].iter().take(MAX_TITLE_LINES).take_while(|line| is_title_line(line)).count();
    if run == 0 {
        return from;
    }
    let candidates: Vec<&str> = lines[from..from + run].iter().map(|line| line.text.as_str()).collect();
    let mut end = (1..=run).find(|&n| is_whole_title(&candidates[..n])).unwrap_or(1);
    while end < run && continues_title(&candidates[..end], candidates[end]) {
        end += 1;
    }
    from + end
}

/// A first line that is a whole title although it is not formed like a part of one: long, because it names
/// several organs, or a motto, 凝心聚力开新局，实干笃行谱新篇.
fn is_title_by_itself(line: &Line) -> bool {
    let text = &line.text;
    let is_long = text.chars().count() > MAX_TITLE_LINE;
    let has_pause = text.contains(PAUSES);
    has_form_of_title(line, MAX_TITLE)
        && !text.ends_with(['。', '、'])
        && !text.ends_with(PAUSES)
        && (if is_long { !has_pause && ends_with_title_word(text) } else { has_pause })
}

/// A line that could be part of a title.
fn is_title_line(line: &Line) -> bool {
    has_form_of_title(line, MAX_TITLE_LINE)
        && (!line.text.contains(PAUSES) && !line.text.contains('。')
            || ends_with_title_word(line.text.trim_end_matches('。')))
}

/// No sentence, no number of a heading, no date, and at most `limit` characters.
fn has_form_of_title(line: &Line, limit: usize) -> bool {
    let text = &line.text;
    !line.is_row
        && text.chars().count() <= limit
        && !text.contains(['；', '！', '？', '\t'])
        && !text.trim_end_matches('。').contains('。')
        && label::read(text).is_none()
        && !is_document_number(text)
        && !is_bracketed(text)
        && !is_dashed(text)
        && !when::is_date(text)
}

/// Whether the lines end as titles end and the last one carries more than a heading would.
fn is_whole_title(lines: &[&str]) -> bool {
    let Some((last, before)) = lines.split_last() else { return false };
    let carries_on = before.last().is_none_or(|line| ends_with_organ(line) || ends_with_joint(line))
        || starts_with_joint(last)
        || last.contains("关于")
        || !when::years(last).is_empty();
    ends_with_title_word(last) && carries_on
}

/// Whether a complete title goes on in the next line: 和2024年工作打算.
fn continues_title(lines: &[&str], next: &str) -> bool {
    let latest = lines.iter().flat_map(|line| when::years(line)).map(|(_, year)| year).max();
    let names_later_year = latest.is_some_and(|latest| when::years(next).iter().any(|(_, y)| *y > latest));
    let follows_joint = lines.last().is_some_and(|line| ends_with_joint(line));
    starts_with_joint(next) || follows_joint || (names_later_year && ends_with_title_word(next))
}

fn starts_with_joint(text: &str) -> bool {
    JOINTS.iter().any(|joint| text.starts_with(joint))
}

fn ends_with_joint(text: &str) -> bool {
    JOINTS.iter().chain(&["关于", "的"]).any(|joint| text.ends_with(joint))
}

fn ends_with_title_word(text: &str) -> bool {
    let core = match text.rfind(['（', '(']) {
        Some(at) if at > 0 && text.ends_with(['）', ')']) => &text[..at],
        _ => text,
    };
    TITLE_WORDS.iter().any(|word| core.ends_with(word))
}

/// Whether `text` ends as the name of an organ does.
pub(super) fn ends_with_organ(text: &str) -> bool {
    ORGAN_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// Whether `text` is short and without any mark of a sentence, as a name is.
pub(super) fn is_name_like(text: &str) -> bool {
    text.chars().count() <= MAX_ORGAN
        && !text.contains(['，', '。', '；', '：', '！', '？', '、', '…', ':', ';', '\t'])
        && label::read(text).is_none()
}

/// 柳街发〔2024〕12号
fn is_document_number(text: &str) -> bool {
    let Some(open) = text.find(['〔', '[', '［', '【', '（', '(']) else { return false };
    let year: String = text[open..].chars().skip(1).take(4).collect();
    text.chars().count() <= MAX_ORGAN
        && open > 0
        && year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
        && text.ends_with('号')
        && text[open..].chars().nth(5).is_some_and(|c| matches!(c, '〕' | ']' | '］' | '】' | '）' | ')'))
}

fn is_bracketed(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && label::read(text).is_none()
}

fn is_dashed(text: &str) -> bool {
    text.starts_with("——") || text.starts_with("--") || text.starts_with("──")
}

/// Under the title: an occasion after a dash, something in brackets, a date, the organ before a date.
fn is_subtitle(lines: &[Line], at: usize, organ: &str) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let text = line.text.as_str();
    if line.is_row || text.chars().count() > MAX_TITLE_LINE || text.trim_end_matches('。').contains('。') {
        return false;
    }
    let is_dated_next = lines.get(at + 1).is_some_and(|next| {
        when::is_date(&next.text) || (is_bracketed(&next.text) && when::is_date(within_brackets(&next.text)))
    });
    is_dashed(text)
        || is_bracketed(text)
        || when::is_date(text)
        || (is_name_like(text) && (is_dated_next || text == organ))
        || is_organ_with_date(text)
}

fn within_brackets(text: &str) -> &str {
    text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')'])
}

/// 柳河镇人民政府（2024年12月5日）, 柳河镇人民政府 2024年12月5日
pub(super) fn is_organ_with_date(text: &str) -> bool {
    let Some(at) = text.find(['（', '(', ' ', '\u{3000}']) else { return false };
    let (organ, date) = text.split_at(at);
    is_name_like(organ) && ends_with_organ(organ) && when::is_date(within_brackets(date.trim()))
}

/// 区委、区政府： — but not 现将有关情况报告如下：
fn is_recipient(text: &str) -> bool {
    const SPEECH: [&str; 12] =
        ["如下", "现将", "情况", "总结", "汇报", "工作", "以下", "主要", "一是", "20", "报告", "存在"];
    text.ends_with(['：', ':'])
        && text.chars().count() <= MAX_RECIPIENT
        && !text.contains(['。', '；'])
        && !SPEECH.iter().any(|word| text.contains(word))
        && label::read(text).is_none()
}

/// The organ a title speaks of: what stands before the year, or between the year and what was done.
pub(super) fn organ(title: &str) -> String {
    let Some(&(at, _)) = when::years(title).first() else { return String::new() };
    let before = title[..at].trim().trim_start_matches("关于").trim_end_matches("关于").trim();
    if before.starts_with('在') {
        return String::new();
    }
    if !before.is_empty() {
        return before.to_string();
    }
    let after = title[at..].split_once('年').map_or("", |(_, rest)| rest).trim_start_matches('度');
    let name = ["年度", "工作", "总结", "情况"].iter().filter_map(|w| after.find(w)).min();
    let name = name.map_or("", |end| after[..end].trim_end_matches('的'));
    if ends_with_organ(name) { name.to_string() } else { String::new() }
}

/// The year a title speaks of: the last one before 总结, 报告 …, else the first.
pub(super) fn year(title: &str) -> Option<u16> {
    let years = when::years(title);
    let review = ["总结", "情况", "回顾", "小结", "汇报", "报告"].iter().filter_map(|w| title.find(w)).min();
    let last_before = years.iter().rev().find(|(at, _)| review.is_some_and(|review| *at < review));
    last_before.or(years.first()).map(|(_, year)| *year)
}

#[cfg(test)]
mod tests {
    use super::super::clean::clean;
    use super::*;

    fn parts(source: &str) -> [usize; 4] {
        let head = find(&clean(source, &[]).0);
        [head.number.len(), head.title.len(), head.subtitle.len(), head.recipient.len()]
    }

    #[test]
    fn heads_of_many_shapes() {
        for (source, expected) in [
            ("柳河镇2024年工作总结\n今年以来，成效明显。", [0, 1, 0, 0]),
            ("柳河镇人民政府\n2024年工作总结和2025年工作打算\n今年。", [0, 2, 0, 0]),
            ("柳河镇2024年工作总结\n和2025年工作打算\n一、经济", [0, 2, 0, 0]),
            ("柳河镇2024年工作总结\n2025年工作计划\n今年。", [0, 2, 0, 0]),
            ("柳河镇2024年工作总结\n2024年工作情况\n今年。", [0, 1, 0, 0]),
            ("柳河镇工作总结\n基本情况\n今年。", [0, 1, 0, 0]),
            ("柳政发〔2024〕12号\n柳河镇2024年工作总结\n县政府：\n今年。", [1, 1, 0, 1]),
            ("2024年工作总结\n——在全镇大会上\n（2024年12月5日）\n今年。", [0, 1, 2, 0]),
            ("2024年工作总结\n柳河镇人民政府\n2024年12月5日\n今年。", [0, 1, 2, 0]),
            ("2024年工作总结\n柳河镇人民政府（2024年12月）\n县委、县政府：\n今年。", [0, 1, 1, 1]),
            ("在大会上的报告\n镇长　张某某\n（2025年1月6日）\n各位代表：\n过去一年。", [0, 1, 2, 1]),
            ("2024年工作总结\n现将有关情况报告如下：\n今年。", [0, 1, 0, 0]),
            ("一、经济\n完成投资。", [0, 0, 0, 0]),
            ("今年以来，成效明显。\n一、经济", [0, 0, 0, 0]),
            ("柳河镇2024年工作总结", [0, 1, 0, 0]),
            (
                "中共柳川市柳河区委员会组织部关于2024年度全区基层党组织建设和党员干部教育管理监督工作情况以及2025年重点工作安排的报告\n今年。",
                [0, 1, 0, 0],
            ),
            ("凝心聚力开新局，实干笃行谱新篇\n——柳河镇2024年工作总结\n今年。", [0, 1, 1, 0]),
            (
                "今年以来柳河镇在上级党委的坚强领导下坚持稳中求进工作总基调，扎实推进各项重点工作并取得明显成效现报告有关工作情况\n今年。",
                [0, 0, 0, 0],
            ),
            ("", [0, 0, 0, 0]),
        ] {
            assert_eq!(parts(source), expected, "{source}");
        }
    }

    #[test]
    fn titles_name_organ_and_year() {
        for (title, name, when) in [
            ("柳河镇2024年工作总结和2025年工作打算", "柳河镇", Some(2024)),
            ("柳河镇人民政府关于2024年工作情况的报告", "柳河镇人民政府", Some(2024)),
            ("2024年柳河街道工作总结", "柳河街道", Some(2024)),
            ("在全镇2024年工作会议上的报告", "", Some(2024)),
            ("关于二〇二四年工作情况的报告", "", Some(2024)),
            ("2025年工作计划和2024年工作总结", "", Some(2024)),
            ("工作总结", "", None),
        ] {
            assert_eq!((organ(title).as_str(), year(title)), (name, when), "{title}");
        }
    }
}
