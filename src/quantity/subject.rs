//! Whose figure it is (主体): a village, town, school or company named before it.

/// What names end with.
const ENDINGS: &[&str] = &[
    "村",
    "社区",
    "镇",
    "乡",
    "公司",
    "小学",
    "中学",
    "学校",
    "医院",
    "合作社",
    "居委会",
    "街道",
    "支行",
    "科技园",
    "产业园",
    "基地",
    "厂",
    "大队",
    "支队",
    "片区",
    "小区",
];

/// What the endings end with.
const LAST: [char; 16] =
    ['村', '区', '镇', '乡', '司', '学', '校', '院', '社', '会', '道', '行', '园', '地', '厂', '队'];

/// What stands before an ending without making a name: 全镇, 各村, 农村.
const NO_NAMES: &str = "全各本我每农乡城该个这那辖区市县省国新美到入驻进在为对由与和及的等家所处座共余多名两三四五六七八九十一二";

/// Words that make a kind of the ending after them, not a name.
const KINDS: [&str; 21] = [
    "行政", "自然", "贫困", "示范", "脱贫", "重点", "试点", "新农", "其中", "新建", "扩建", "改建", "改造",
    "老旧", "住宅", "城市", "智慧", "建成", "建设", "打造", "创建",
];

/// Words before 社区 that are of something else: 养老服务中心社区覆盖率.
const NO_QUARTERS: [&str; 4] = ["中心", "服务", "养老", "机构"];

/// The last name in `before`, the sentence up to the figure; `None` for the document's own organ.
pub(super) fn subject(before: &str) -> Option<String> {
    let (at, ending) = before.char_indices().rev().find_map(|(last, ch)| {
        // One pass over the text instead of a search for each ending.
        if !LAST.contains(&ch) {
            return None;
        }
        let until = &before[..last + ch.len_utf8()];
        let endings = ENDINGS.iter().filter_map(|ending| Some((until.strip_suffix(ending)?.len(), *ending)));
        endings.filter(|&(at, ending)| is_name(before, at, ending)).max_by_key(|(at, _)| *at)
    })?;
    let length = if matches!(ending, "公司" | "合作社") { 6 } else { 2 };
    let stem: Vec<char> = before[..at].chars().rev().take(length).collect();
    Some(stem.into_iter().rev().collect::<String>() + ending)
}

fn is_name(text: &str, at: usize, ending: &str) -> bool {
    let mut stem = text[..at].chars().rev();
    let (Some(last), Some(first)) = (stem.next(), stem.next()) else { return false };
    let behind = &text[at + ending.len()..];
    let is_word = behind
        .starts_with(['民', '级', '务', '集', '内', '域', '居', '庄', '容', '规', '组', '有', '办', '干'])
        && ending.chars().count() == 1;
    let is_kind = KINDS.iter().any(|kind| text[..at].ends_with(kind))
        || ending == "社区" && NO_QUARTERS.iter().any(|word| text[..at].ends_with(word));
    // 学校6所 counts schools; 清河村6户 is of a village.
    let counted = behind.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let is_counted =
        counted.len() < behind.len() && counted.starts_with(['所', '家', '个', '座', '处', '支']);
    let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch) || matches!(ch, 'X' | '×' | 'Ｘ');
    is_han(last) && is_han(first) && !NO_NAMES.contains(last) && !is_word && !is_kind && !is_counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_is_looked_for() {
        assert!(ENDINGS.iter().all(|ending| ending.ends_with(LAST)));
    }

    #[test]
    fn names_are_told_from_common_words() {
        for (text, name) in [
            ("其中清河村投入", Some("清河村")),
            ("全镇完成", None),
            ("推进农村改厕", None),
            ("各村累计", None),
            ("宏达食品公司实现产值", Some("宏达食品公司")),
            ("4个村", None),
            ("村民参加", None),
            ("辖5个行政村", None),
            ("改扩建学校6所，增加", None),
            ("完成老旧小区改造", None),
            ("居家养老服务中心社区覆盖率仅为", None),
            ("增加5400个，其中小学", None),
        ] {
            assert_eq!(subject(text).as_deref(), name, "{text}");
        }
    }
}
