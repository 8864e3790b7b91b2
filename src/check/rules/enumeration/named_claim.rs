//! 个数与名单不符: 5个社区完成换届，分别是甲社区、乙社区、丙社区; 供水、供气、供热四个行业.
//!
//! Why it matters: the names can be counted. A list with 等 goes on, one with 和 may hide an item; both are let pass
//! unless they are longer than the claim allows.

use std::ops::{Range, RangeInclusive};

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Fix, Kind, Severity};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Figure;

use super::claim::{claimed, place, quoted_count, recount};

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "named-claim",
    kind: Kind::Count,
    name: "个数与名单不符",
    summary: "“六个领域”“3个村”“五个着力”与前后逐一列出的名称个数不符",
    scope: Scope::Line(check),
};

/// Things whose names are listed right before their count: 供水、供气、供热三个行业.
const NAMED: &[&str] = &[
    "领域",
    "方面",
    "环节",
    "行业",
    "片区",
    "板块",
    "品种",
    "层面",
    "维度",
    "重点",
    "重点领域",
    "村",
    "行政村",
    "贫困村",
    "社区",
    "小区",
    "老旧小区",
    "乡镇",
    "镇",
    "街道",
    "部门",
    "园区",
    "县区",
    "大类",
    "类",
    "阶段",
    "专题",
    "专业",
    "科室",
    "层级",
];

/// Words that end what is no name: 新建、改建3个小区 lists what is done.
const ACTIONS: &[&str] = &[
    "新建", "改建", "扩建", "续建", "重建", "改造", "整治", "提升", "推进", "完成", "走访", "慰问", "督导",
    "检查", "调研", "巡查", "指导", "帮扶", "宣传", "培训", "覆盖", "联系", "涉及", "打造", "拆除", "清理",
    "优化", "强化", "实施", "召开", "建立", "成立", "选派", "到", "在", "对", "于", "了", "为", "的",
];

/// Most characters of a name, and of a name of a project or a unit.
const SHORT_NAME: usize = 8;
const LONGEST_NAME: usize = 12;

/// How far a list may be from its claim to be a miscount and not another thing.
const MISCOUNT: usize = 2;

/// How many names a list can be read as: 和 may join two names or stand in one.
type Names = RangeInclusive<usize>;

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    for figure in &line.figures {
        let Some(claim) = claimed(figure) else { continue };
        let names = names_before(line, figure).or_else(|| too_many_before(line, figure, claim));
        let Some(names) = names.or_else(|| names_behind(line, figure)) else { continue };
        if is_miscount(&names, claim) {
            findings.push(finding(&line.text, &figure.range, &figure.numeral, *names.end()));
        }
    }
    check_quoted(&line.text, findings);
}

fn is_miscount(names: &Names, claim: usize) -> bool {
    *names.start() >= 2 && !names.contains(&claim) && names.end().abs_diff(claim) <= MISCOUNT
}

/// The names right before the claim, back to the mark that begins the clause.
fn names_before(line: &LineFacts, figure: &Figure) -> Option<Names> {
    let behind = line.text.get(figure.range.end..)?;
    let is_named = NAMED.iter().any(|word| behind.starts_with(word));
    let before = line.text.get(..figure.range.start)?;
    let start = before.rfind(['，', '；', '。', '：', '（', '“', '”']).map_or(0, |at| at + "，".len());
    let list = before.get(start..)?;
    let items: Vec<&str> = list.split('、').collect();
    let (last, rest) = items.split_last()?;
    // 区人民医院新院区、区妇幼保健院改扩建、区疾控中心实验室三个项目
    let is_long_named = ["项目", "工程", "单位", "企业", "园区"].iter().any(|word| behind.starts_with(word));
    let longest = if is_long_named { LONGEST_NAME } else { SHORT_NAME };
    let is_name = |item: &&str| {
        let length = item.chars().count();
        let is_action = || ACTIONS.iter().any(|word| item.ends_with(word));
        (1..=longest).contains(&length) && (is_long_named && length > SHORT_NAME || !is_action())
    };
    let has_digits = list.contains(|ch: char| ch.is_ascii_digit());
    // Whatever is counted, three names are a list.
    let is_long = is_named || rest.len() >= 2;
    // 项目建设、科技创新、环境优化: built alike, they are names whatever they end with.
    let length = last.chars().count();
    let are_alike = rest.len() >= 3 && rest.iter().skip(1).all(|item| item.chars().count() == length);
    // 狠抓产能、产业、帮扶、改革五个重点
    let are_points = ["重点", "环节", "方面", "领域"].iter().any(|word| behind.starts_with(word))
        && rest.iter().skip(1).all(|item| item.chars().count() == length);
    let are_names = is_name(last) && rest.iter().skip(1).all(is_name)
        || are_alike && length == 4
        || are_points && rest.len() >= 2 && length == 2;
    let is_list = is_long && !rest.is_empty() && are_names && !has_digits;
    (is_list && !last.ends_with('等') && !last.ends_with("共")).then(|| readings(&items))
}

/// 抓了产业发展、项目建设、…、自身建设等六个方面: a list that goes on, already longer than the claim allows.
fn too_many_before(line: &LineFacts, figure: &Figure, claim: usize) -> Option<Names> {
    let before = line.text.get(..figure.range.start)?.strip_suffix('等')?;
    let list = before.rsplit(['，', '；', '。', '：', '（', '“', '”']).next()?;
    let items: Vec<&str> = list.split('、').collect();
    let (last, rest) = items.split_last()?;
    let length = last.chars().count();
    // The first item has the verb before it.
    let are_alike = rest.iter().skip(1).all(|item| item.chars().count() == length);
    let is_plain = !list.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '和' | '及' | '与'));
    (rest.len() >= 2 && are_alike && is_plain && length >= 2 && items.len() > claim)
        .then_some(items.len()..=items.len())
}

/// The names behind the claim: ，分别是甲、乙、丙。
fn names_behind(line: &LineFacts, figure: &Figure) -> Option<Names> {
    let behind = line.text.get(figure.range.end..)?;
    let sentence = within_brackets(behind.split(['。', '；']).next()?);
    let (at, cue) = ["分别是", "分别为", "依次是", "依次为", "即：", "，即"]
        .iter()
        .find_map(|cue| Some((sentence.find(cue)?, *cue)))?;
    let gap = sentence.get(..at)?;
    let is_close = gap.chars().count() <= 16 && gap.matches('，').count() <= 1;
    let has_other = line.figures.iter().filter(|other| claimed(other).is_some()).any(|other| {
        other.range.start >= figure.range.end && other.range.start < figure.range.end + at
            || other.range.end <= figure.range.start
                && !line.text[other.range.end..figure.range.start].contains(['，', '。', '；', '：'])
    });
    let list = sentence.get(at + cue.len()..)?;
    (is_close && !has_other).then(|| names_in(list)).flatten()
}

/// A text up to the bracket that closes one opened before it.
fn within_brackets(text: &str) -> &str {
    let mut open = 0usize;
    for (at, ch) in text.char_indices() {
        match ch {
            '（' => open += 1,
            '）' if open == 0 => return text.get(..at).unwrap_or(text),
            '）' => open -= 1,
            _ => {}
        }
    }
    text
}

/// The names of a list, when it is one and does not go on.
fn names_in(list: &str) -> Option<Names> {
    let (list, behind) = match list.split_once('，') {
        Some((names, behind)) if names.contains('、') => (names, behind),
        _ => (list, ""),
    };
    let is_behind = BEHIND.iter().any(|word| behind.starts_with(word));
    let goes_on = list.contains('等') || list.contains("……") || behind.contains('、') && !is_behind;
    let mark = if list.contains('、') { '、' } else { '，' };
    let items: Vec<&str> = list.trim_start_matches('：').split(mark).collect();
    let first = items.first().and_then(|item| item.chars().next());
    // Only names that begin alike end for certain where another clause begins.
    let is_ended = behind.is_empty()
        || is_behind
        || closes(&items)
        || items.iter().all(|item| item.chars().next() == first);
    let is_list = items.len() >= 2 && items.iter().all(|item| (1..=20).contains(&item.chars().count()));
    (is_list && is_ended && !goes_on).then(|| readings(&items))
}

/// Words with which another clause begins behind a list of names: ，总数达到11家.
const BEHIND: &[&str] = &[
    "总数",
    "总投资",
    "总额",
    "累计",
    "合计",
    "占",
    "均",
    "全部",
    "其中",
    "目前",
    "同比",
    "比上年",
    "较上年",
    "涉及",
    "惠及",
    "覆盖",
    "受益",
    "完成",
    "投入",
    "共",
    "建筑面积",
    "总面积",
    "改造面积",
];

/// Words that end what is a name of its own: 文化中心, 老粮库文创园.
const PLACES: &[char] = &[
    '园', '馆', '站', '厂', '村', '镇', '桥', '库', '场', '店', '寺', '渠', '路', '街', '校', '院', '楼',
    '坝',
];

/// Whether the last item holds two names for certain: …、文创园和非遗馆.
fn closes(items: &[&str]) -> bool {
    let Some((last, rest)) = items.split_last() else { return false };
    let Some((one, other)) = last.split_once('和') else { return false };
    let is_name = |name: &str| name.chars().count() >= 3 && name.ends_with(PLACES);
    is_name(one) && is_name(other) && rest.len() >= 2 && !rest.iter().any(|item| item.contains('和'))
}

fn readings(items: &[&str]) -> Names {
    if closes(items) {
        return items.len() + 1..=items.len() + 1;
    }
    let joined = items.iter().filter(|item| item.contains(['和', '及', '与', '暨', '或'])).count();
    items.len()..=items.len() + joined
}

/// “五个着力”，即着力…、着力…; “三个强化”：强化…，强化….
fn check_quoted(text: &str, findings: &mut Vec<Finding<Range<usize>>>) {
    for (at, quote) in text.match_indices('“') {
        let start = at + quote.len();
        let inside = text[start..].split('”').next().unwrap_or("");
        let Some((claim, numeral)) = quoted_count(inside) else { continue };
        let behind = text[start + inside.len()..].trim_start_matches('”').trim_start_matches('，');
        let names = names_before_quote(inside, &text[..at])
            .or_else(|| names_of_quoted(inside, behind))
            .or_else(|| gathered(&text[..at]));
        let names = names.filter(|names| is_miscount(names, claim));
        let Some(names) = names else { continue };
        findings.push(finding(text, &(start..start + inside.len()), &(start..start + numeral), *names.end()));
    }
}

/// What ends with the word that is counted, right before the quoted name: 签约一批、开工一批“两个一批”.
fn names_before_quote(inside: &str, before: &str) -> Option<Names> {
    let word = counted_word(inside)?;
    let clause = before.rsplit(['，', '；', '。', '：', '”']).next()?.trim_end_matches('的');
    let listed = clause.split('、').filter(|item| item.ends_with(&word)).count();
    (listed >= 2 && listed == clause.split('、').count()).then_some(listed..=listed)
}

/// Names gathered under a quoted one right behind them: 打好水、土、气“三大战役”.
fn gathered(before: &str) -> Option<Names> {
    let list =
        before.trim_end_matches(['这', '的']).rsplit(['，', '；', '。', '：', '（', '”', '“']).next()?;
    let items: Vec<&str> = list.split('、').collect();
    let (first, rest) = items.split_first()?;
    // The first name has the verb before it.
    let are_names = !rest.is_empty() && rest.iter().all(|item| (1..=10).contains(&item.chars().count()));
    let is_plain = !list.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '了' | '是'));
    (are_names && is_plain && !first.is_empty() && !list.ends_with('等')).then(|| readings(&items))
}

/// The word a quoted name counts: 一批 in 五个一批.
fn counted_word(inside: &str) -> Option<String> {
    let word: String = inside.chars().skip(2).collect();
    (word.chars().count() >= 2).then_some(word)
}

/// Parts of a sentence that all end with the word that is counted: …明显提升，…明显提升.
fn names_ending(word: &str, sentence: &str) -> Option<Names> {
    let mut listed = 0;
    for item in sentence.split(['，', '、', '；']) {
        if !item.ends_with(word) {
            return None;
        }
        listed += 1;
    }
    (listed >= 2).then_some(listed..=listed)
}

/// The names listed behind a quoted name: ，即…, or behind a colon what begins with the word that is counted.
fn names_of_quoted(inside: &str, behind: &str) -> Option<Names> {
    if inside.ends_with("个一") {
        return names_with_one(behind);
    }
    let behind = skip_verb(behind);
    let list = behind.trim_start_matches(['：', '（']);
    let (list, is_announced) = list.strip_prefix('即').map_or((list, false), |list| (list, true));
    let sentence = list.trim_start_matches('：').split(['。', '；', '）']).next()?;
    let word: String = inside.chars().skip(2).collect();
    let is_counted = word.chars().count() >= 2 && sentence.starts_with(&word);
    let all = list.trim_start_matches('：').split('。').next()?;
    let tasks: Vec<&str> = all.split('；').collect();
    if is_counted && tasks.len() >= 2 && tasks.iter().all(|task| task.starts_with(&word)) {
        return Some(tasks.len()..=tasks.len());
    }
    if is_counted && (is_announced || list.len() < behind.len()) {
        let listed = sentence.split(['，', '、']).take_while(|item| item.starts_with(&word)).count();
        return (listed >= 2).then_some(listed..=listed);
    }
    let whole = list.trim_start_matches('：').split('。').next()?;
    // 即甲行动、乙行动，…: every name ends with the word that is counted.
    let names = sentence.split('，').next()?;
    let of_word = counted_word(inside).filter(|_| is_announced).and_then(|word| names_ending(&word, names));
    if of_word.is_some() {
        return of_word;
    }
    let ending =
        counted_word(inside).filter(|_| behind.starts_with('：')).and_then(|w| names_ending(&w, whole));
    ending.or_else(|| is_announced.then(|| names_in(sentence)).flatten())
}

/// “六个聚焦”发力，即聚焦…: what is done with the quoted name stands before the list.
fn skip_verb(behind: &str) -> &str {
    const VERB: usize = 4;
    match behind.split_once('，') {
        Some((verb, list)) if list.starts_with('即') && verb.chars().count() <= VERB => list,
        _ => behind,
    }
}

/// “五个一”：守住一条红线，盘活一批用地，…: each has 一 in it.
fn names_with_one(behind: &str) -> Option<Names> {
    let list = behind.strip_prefix('：').or_else(|| skip_verb(behind).strip_prefix('即'))?;
    let items: Vec<&str> = list.split('。').next()?.split(['，', '；', '、']).collect();
    let are_all = items.len() >= 2 && items.iter().all(|item| item.contains('一'));
    are_all.then_some(items.len()..=items.len())
}

fn finding(text: &str, claim: &Range<usize>, numeral: &Range<usize>, listed: usize) -> Finding<Range<usize>> {
    let at = place(text, claim);
    let message = format!("写“{}”，列出的名称为{listed}个", &text[at.clone()]);
    let finding = Finding::new(&RULE, Severity::Warning, at, message);
    match recount(text, numeral, listed) {
        Some(count) => finding.fix(Fix::replace(format!("改为“{count}”"), numeral.clone(), count)),
        None => finding,
    }
}
