//! Whether two phrases name the same thing (同名): 参保总数 and 新增各类参保人员.

/// Words that say how much and not of what.
const GENERIC: &[&str] = &[
    "总数",
    "总量",
    "总额",
    "总面积",
    "总人数",
    "总人口",
    "总户数",
    "总收入",
    "总支出",
    "全部",
    "全年",
    "全市",
    "全县",
    "全区",
    "全省",
    "全镇",
    "全乡",
    "全街道",
    "各类",
    "总",
    "全",
    "数量",
    "数",
    "量",
    "的",
    "比例",
    "比重",
    "比",
    "达到",
    "达",
    "为",
    "约",
    "了",
];

/// What a phrase names, without words of amount; empty when it names nothing: 总数.
pub(crate) fn core(phrase: &str) -> String {
    let mut rest = phrase.to_owned();
    for word in GENERIC {
        rest = rest.replace(word, "");
    }
    rest
}

/// How well a statement can be of the thing that is named: 0 not at all, else the number of characters in common.
pub(crate) fn affinity(name: &str, statement: &str) -> usize {
    let name = core(name);
    let common = name.chars().filter(|ch| statement.contains(*ch)).count();
    let length = name.chars().count();
    if common >= 2 && common * 3 >= length * 2 && has_word_of(&name, statement) {
        return common;
    }
    // 占审结案件的…: the statement says 审结172件.
    let head: String = name.chars().take(2).collect();
    if length >= 2 && statement.contains(&head) { 1 } else { 0 }
}

/// Words of amounts of many things: 收入 alone does not tell 税收收入 from 预算收入.
const OF_MANY: [&str; 12] =
    ["收入", "支出", "投资", "人数", "户数", "件数", "面积", "产值", "资金", "项目", "金额", "人次"];

/// Whether a statement has two characters in a row of a name, other than those of many things, where the name has any.
fn has_word_of(name: &str, statement: &str) -> bool {
    let characters: Vec<char> = name.chars().collect();
    let words: Vec<String> = characters.windows(2).map(|two| two.iter().collect()).collect();
    let mut telling = words.iter().filter(|word| !OF_MANY.contains(&word.as_str())).peekable();
    telling.peek().is_none() || telling.any(|word| statement.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_thing_is_known_by_its_characters() {
        assert!(affinity("参保总数的", "全镇新增各类参保人员") > 0);
        assert!(affinity("全局在册车辆总数的", "全局共有在册车辆") > 0);
        assert!(affinity("审结案件的", "全年审结") > 0);
        assert_eq!(affinity("总数的", "全局共有在册车辆"), 0);
        assert_eq!(affinity("税收收入的", "一般公共预算收入由上年的"), 0);
        assert_eq!(affinity("耕地面积的", "受理信访件"), 0);
    }
}
