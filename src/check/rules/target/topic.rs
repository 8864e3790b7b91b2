//! What a name is about (主题词), and whether a text speaks of it in whatever words.
//!
//! Measured by pairs of characters, because names are written short and long; pairs that every report is full of do
//! not count. Errs on the side of finding something in common.

use std::collections::HashSet;

/// Pairs of characters that say nothing of the matter.
const COMMON: [&str; 60] = [
    "新增", "建设", "改造", "完成", "总额", "收入", "资金", "面积", "项目", "工作", "全年", "累计", "数量",
    "总量", "增长", "人数", "户数", "任务", "目标", "指标", "推进", "开展", "实施", "组织", "提升", "加强",
    "管理", "服务", "工程", "重点", "全市", "全县", "全区", "全镇", "街道", "社区", "以上", "年度", "活动",
    "建成", "新建", "发展", "各类", "达到", "实现", "落实", "到位", "情况", "总值", "总数", "创建", "培训",
    "整治", "维修", "办理", "处置", "比例", "覆盖", "数额", "规模",
];

/// Words of names and words by which another part speaks of the same matter.
const KINDRED: [(&[&str], &[&str]); 6] = [
    (&["收入", "税", "财政", "预算", "非税"], &["财", "税", "收支", "经济"]),
    (&["产值", "增加值", "工业", "生产总值", "服务业"], &["经济", "产业", "企业", "实体"]),
    (&["投资", "招商", "外资", "到位资金", "项目"], &["招商", "投资", "项目", "引进", "经济", "企业"]),
    (&["零售", "消费", "商贸", "进出口", "外贸"], &["消费", "市场", "商贸", "外贸", "经济"]),
    (&["就业", "创业"], &["就业", "用工", "岗位"]),
    (&["合作医疗", "医保", "养老", "参保", "社保"], &["保障", "参保", "社保", "医保", "民生"]),
];

/// What a name is about.
#[derive(Debug, Clone)]
pub(super) struct Topic<'a> {
    name: &'a str,
    pairs: HashSet<[char; 2]>,
}

impl<'a> Topic<'a> {
    /// The topic of a name; `None` when its words are those of every report.
    pub(super) fn new(name: &'a str) -> Option<Self> {
        const FEWEST: usize = 2;
        let pairs = pairs(name);
        (pairs.len() >= FEWEST).then_some(Self { name, pairs })
    }

    /// How many of its pairs stand in these.
    pub(super) fn shared(&self, text: &HashSet<[char; 2]>) -> usize {
        self.pairs.iter().filter(|pair| text.contains(*pair)).count()
    }

    /// How many pairs it has.
    pub(super) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether a text uses words that go with those of the name.
    pub(super) fn has_kin(&self, text: &str) -> bool {
        KINDRED.iter().any(|(names, words)| {
            names.iter().any(|word| self.name.contains(word)) && words.iter().any(|word| text.contains(word))
        })
    }
}

/// The telling pairs of Chinese characters of a text.
pub(super) fn pairs(text: &str) -> HashSet<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    let is_han = |ch: &char| ('\u{4e00}'..='\u{9fff}').contains(ch);
    let pairs = chars.windows(2).filter_map(|pair| <[char; 2]>::try_from(pair).ok());
    let told = pairs.filter(|pair| pair.iter().all(is_han));
    told.filter(|pair| !COMMON.iter().any(|word| word.chars().eq(pair.iter().copied()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_known_by_its_telling_words() {
        let topic = Topic::new("污水管网改造").unwrap();
        assert_eq!(topic.shared(&pairs("完成雨污管网建设")), 1);
        assert_eq!(topic.shared(&pairs("完成道路改造工程")), 0);
        assert!(Topic::new("新增项目").is_none());
        assert!(Topic::new("一般公共预算收入").unwrap().has_kin("税源基础不够厚实"));
    }
}
