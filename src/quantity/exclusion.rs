//! What looks like a number and is none: names, codes, dates, ordinals, heading numbers.

use super::numeral::{arabic, char_at, char_before, digit};

/// Longest name between quotation marks, in characters: “三会一课”, “8·15”专案.
const NAME: usize = 20;

/// Longest title between 《》, in characters.
const TITLE: usize = 100;

/// Chinese counts that are parts of set phrases.
const SET_PHRASES: &[&str] = &[
    "两个维护",
    "两个确立",
    "四个意识",
    "四个自信",
    "四个全面",
    "三个代表",
    "五个一",
    "三个一",
    "四个一",
    "六个一",
    "八个一",
    "十个一",
    "三支一扶",
    "两个责任",
    "四个最严",
    "三个年",
    "四个年",
    "五位一体",
    "三位一体",
    "四位一体",
    "三大攻坚战",
    "三大革命",
    "四大家",
    "五大班子",
    "四大班子",
    "两个文明",
    "三个区分",
    "四种形态",
    "两个清单",
    "三张清单",
    "四个不摘",
    "三个必须",
    "三个规定",
    "两个务必",
    "三个务必",
    "三项制度",
    "三个清零",
    "两个毫不",
];

/// Where a name or title that starts at a byte ends: 《…》, 〔2023〕5号, “三会一课”. Prose in quotation marks is
/// no name.
pub(super) fn name_end(text: &str, at: usize) -> Option<usize> {
    let (close, most) = match char_at(text, at)? {
        '《' => ('》', TITLE),
        '〔' => ('〕', NAME),
        '“' => ('”', NAME),
        _ => return None,
    };
    let rest = text.get(at..)?;
    let (offset, _) = rest.char_indices().take(most + 2).find(|&(_, ch)| ch == close)?;
    let inside = rest.get(3.min(offset)..offset)?;
    let is_prose = close == '”' && inside.contains(['，', '。', '；', '：', '“', '元', '％', '%']);
    let end = at + offset + close.len_utf8();
    (!is_prose).then(|| if close == '〕' { number_of_document(text, end) } else { end })
}

/// Where 5号 behind 〔2023〕 ends.
fn number_of_document(text: &str, at: usize) -> usize {
    let (end, _) = arabic(text, at);
    if text[end..].starts_with('号') { end + '号'.len_utf8() } else { end }
}

/// Where a run of letters, digits and what joins them ends: A4, PM2.5, COVID-19, G20.
pub(super) fn code_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(ch) = char_at(text, at) {
        let next = at + ch.len_utf8();
        let joins = is_joiner(ch) || matches!(ch, '.' | '-' | '－' | '_' | ',');
        let goes_on = char_at(text, next).is_some_and(|c| c.is_ascii_alphanumeric() || digit(c).is_some());
        if !(ch.is_ascii_alphanumeric() || digit(ch).is_some() || joins && goes_on) {
            break;
        }
        at = next;
    }
    at
}

/// Signs that join numbers to one thing: 1+6, 7×24小时, 8·15, 3:1, 1/3.
pub(super) fn is_joiner(ch: char) -> bool {
    matches!(ch, '+' | '＋' | '×' | '*' | '·' | '・' | ':' | '：' | '/' | '／' | '@')
}

/// Whether a number that ends at a byte is joined to a further digit or letter.
pub(super) fn is_joined(text: &str, end: usize) -> bool {
    let Some(joiner) = char_at(text, end) else { return false };
    let next = char_at(text, end + joiner.len_utf8());
    let is_sign = is_joiner(joiner) || joiner == '.';
    is_sign && next.is_some_and(|ch| digit(ch).is_some() || (joiner != '：' && ch.is_ascii_alphanumeric()))
        || joiner.is_ascii_alphabetic() && !is_unit_letter(text, end)
}

fn is_unit_letter(text: &str, end: usize) -> bool {
    text.get(end..).and_then(super::unit_table::unit_at).is_some()
}

/// Whether the number of these bytes is the number of a heading, an item, a figure or a year: 1. at the start,
/// （3）, 第12, 图2, 2023年, 9月, 前10名.
pub(super) fn is_ordinal(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end_matches(' ');
    let behind = text.get(end..).unwrap_or("");
    let is_first = before.is_empty();
    let is_item = behind.starts_with(['.', '．', '、', '）', ')']) && is_first;
    let in_brackets = before.ends_with(['（', '(']) && behind.starts_with(['）', ')']);
    let is_dotted = behind.starts_with(['.', '．']) && end - start <= 2;
    let follows = is_numbering(before, behind);
    let is_rank =
        before.ends_with('前') && behind.starts_with(['名', '位', '强', '列', '甲']) && !is_adverb(before);
    is_item || in_brackets || is_dotted || follows || is_rank
}

/// Words whose last character numbers nothing: 代表12名, 年初86户, 出版9部.
const NOT_NUMBERING: &[&str] = &[
    "代表", "销号", "型号", "水表", "电表", "气表", "仪表", "报表", "年初", "期初", "月初", "当初", "出版",
    "改版", "再版", "制图", "绘图", "地图", "蓝图", "换届", "应届", "往届", "历届", "信号", "称号", "字号",
    "挂号", "符号", "班列", "专列", "系列", "发表", "填表",
];

/// What is counted, and so is not numbered by 表 or by a month before: 报告表65个, 其中6月215人次.
const COUNTED: &[&str] = &[
    "个",
    "份",
    "件",
    "人",
    "名",
    "户",
    "家",
    "张",
    "条",
    "项",
    "起",
    "处",
    "套",
    "台",
    "次",
    "篇",
    "宗",
    "万",
    "亿",
    "元",
    "%",
    "％",
    "亩",
    "吨",
    "公里",
    "平方米",
];

/// Whether a text ends with what numbers the thing behind it: 第, 图, 10点, 9月, but not 网点, 每月.
fn is_numbering(before: &str, behind: &str) -> bool {
    let is_month_or_table = before.ends_with(['月', '图', '表', '附', '版', '列', '届', '初']);
    if is_month_or_table && COUNTED.iter().any(|word| behind.starts_with(word)) {
        return false;
    }
    let ends_clock = before.strip_suffix(['点', '时', '月']);
    let is_clock = ends_clock
        .and_then(|rest| rest.chars().next_back())
        .is_some_and(|ch| ch.is_ascii_digit() || digit(ch).is_some() || ch == '十');
    let is_label = before.ends_with(['第', '图', '表', '附', '号', '初', '十', '版', '#', '№', '列', '届'])
        && !NOT_NUMBERING.iter().any(|word| before.ends_with(word));
    is_clock || is_label || before.ends_with("附件")
}

/// 目前, 年前 …: 前 that does not rank.
fn is_adverb(before: &str) -> bool {
    let stem = before.strip_suffix('前').and_then(|rest| rest.chars().next_back());
    stem.is_some_and(|ch| "目此之以年会日节当月先提".contains(ch))
}

/// Whether a calendar word stands behind a number: 9月, 31日, 2023年, 10时, 三季度.
pub(super) fn is_calendar(text: &str, start: usize, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or("").trim_start_matches(' ');
    if behind.starts_with(['月', '日', '号', '时', '点'])
        || behind.starts_with("季度")
        || behind.starts_with("世纪")
    {
        return true;
    }
    let digits = text.get(start..end).unwrap_or("");
    let looks_like_year = digits.chars().count() == 4 && is_year(digits);
    looks_like_year && (behind.starts_with("年") || is_year_range(behind)) || behind.starts_with("年级")
}

/// Whether four digits are a year of our time.
pub(super) fn is_year(digits: &str) -> bool {
    digits.starts_with("19")
        || digits.starts_with("20")
        || digits.starts_with("１９")
        || digits.starts_with("２０")
}

fn is_year_range(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(['-', '－', '—', '–', '～', '至']) else { return false };
    let (end, number) = arabic(rest, 0);
    number.is_some() && rest[end..].starts_with('年')
}

/// Whether a Chinese numeral is part of a word: 第三, 三三制, 十九届, 数十, 几百, 二十大, 三次会议.
pub(super) fn is_in_word(text: &str, start: usize, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or("");
    let run = text.get(start..end).unwrap_or("");
    let before = char_before(text, start);
    let is_vague = before == Some('上') && run.starts_with(['百', '千', '万']) || behind.starts_with('几');
    let is_ordinal_word = before.is_some_and(|ch| "第初数几周届".contains(ch));
    let is_meeting = behind.starts_with('次') && before.is_some_and(|ch| "大届协".contains(ch))
        || ["次会议", "次全", "次党", "次产业"].iter().any(|word| behind.starts_with(word));
    let rest = text.get(start..).unwrap_or("");
    is_vague
        || is_ordinal_word
        || is_meeting
        || is_ordinal(text, start, end)
        || SET_PHRASES.iter().any(|phrase| rest.starts_with(phrase))
}

/// Whether 三门, 五台, 十里 … begin the name of a place.
pub(super) fn is_place(unit: &str, behind: &str) -> bool {
    let is_prone = matches!(unit, "家" | "台" | "门" | "里" | "眼" | "方" | "盘");
    is_prone && behind.starts_with(|ch| "县区市镇乡村庄河山沟湾店屯铺岭坪坡坝塘渠峡街路巷".contains(ch))
        || unit == "里"
}
