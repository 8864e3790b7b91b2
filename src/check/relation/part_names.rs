//! Names of parts (分项名称): whether they say that what they name are the parts of one thing, and whether a thing can
//! be in two of them.

use super::Term;

/// Words of qualities that one person or household can have beside others: such parts overlap.
const OVERLAPPING: &[&str] = &[
    "岁",
    "学历",
    "文化程度",
    "女",
    "少数民族",
    "党员",
    "团员",
    "大专",
    "本科",
    "硕士",
    "高中",
    "职称",
    "残疾",
    "老人",
    "老年",
    "儿童",
    "困难",
    "常住",
    "退役",
    "代表",
    "委员",
    "青年",
    "骨干",
    "重点",
    "规上",
    "规模以上",
    "高新",
];

/// Words of which each excludes the others of its family.
const FAMILIES: &[&[&str]] = &[
    &["博士", "硕士", "研究生", "大学", "本科", "大专", "专科", "高中", "中专", "中职", "初中", "小学"],
    &["学前", "幼儿", "义务教育", "小学", "初中", "高中", "中职", "职业", "特殊教育", "高等教育"],
    &["高级", "中级", "初级", "高职", "正高", "副高", "员级"],
    &["规上", "规模以上", "限上", "限额以上", "资质", "房地产", "服务业"],
    &["特大", "重大", "较大", "一般", "轻度", "中度", "重度", "严重"],
    &["国道", "省道", "国省道", "县道", "乡道", "村道"],
    &["党委", "党总支", "党支部", "支部"],
    &["企业", "个体工商户", "个体户", "合作社"],
    &["发明", "实用新型", "外观设计"],
    &["Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类"],
];

/// Words of levels with which names of parts begin.
const LEVELS: &[&str] =
    &["国家", "中央", "部级", "省", "市", "州", "县", "区级", "区", "乡", "镇", "街", "村", "社区"];

/// Pairs of words of parts of one thing, though there may be others beside them.
const OPPOSED: &[(&str, &str)] = &[
    ("续建", "新建"),
    ("新制定", "修订"),
    ("制定", "修订"),
    ("报纸", "期刊"),
    ("成人", "少儿"),
    ("审结", "未审结"),
    ("解决", "另有"),
    ("办结", "正在"),
    ("按期", "超期"),
    ("按期", "逾期"),
    ("入住", "空置"),
    ("出租", "空置"),
    ("省内", "跨省"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("县内", "县外"),
    ("区内", "区外"),
    ("税收", "非税"),
    ("机关", "基层"),
    ("户籍", "流动"),
    ("常住", "流动"),
    ("个人", "企业"),
    ("单位", "个人"),
    ("编内", "编外"),
    ("在编", "编外"),
    ("行政", "事业"),
    ("纸质", "电子"),
    ("城区", "乡镇"),
    ("城镇", "乡镇"),
    ("现场", "限期"),
    ("新建", "提升"),
    ("新建", "改造"),
    ("集中", "原地"),
    ("已", "另"),
    ("已", "还有"),
    ("已", "尚有"),
    ("完成", "另"),
    ("完成", "还有"),
    ("整改", "另"),
    ("中央", "省"),
    ("市级", "县级"),
    ("本级", "上级"),
    ("前者", "后者"),
    ("党员", "非党员"),
    ("汉族", "少数民族"),
    ("缺席", "出席"),
    ("缺席", "实到"),
    ("缺席", "实际"),
    ("已", "需"),
    ("到位", "需"),
    ("已", "尚"),
    ("处罚", "教育"),
    ("种植", "养殖"),
    ("工业", "服务业"),
    ("客运", "货运"),
    ("住宅", "商业"),
];

/// Words of parts of anything that say another time or an open end.
const ANOTHER_SCOPE: &[&str] =
    &["以上", "以下", "含", "累计", "上年", "去年", "同期", "比上年", "新增", "党纪"];

/// Such words that bound a band of a scale.
const BOUNDS: &[&str] = &["以上", "以下"];

/// Names of classes that hold such a word.
const CLASSES: &[&str] = &["资质以上", "规模以上", "限额以上"];

/// Words before the name of the first part.
const INTRODUCING: &[&str] = &["包括", "含", "分别为", "分别是", "依次为", "依次是"];

/// Words that, at the head of the last part, take in all that is left.
const REST: &[&str] = &["其他", "其它", "其余", "剩余", "余下", "另有", "另外"];

/// Pairs that leave nothing between them.
const COMPLEMENTS: &[(&str, &str)] = &[
    ("已", "正在"),
    ("已", "在建"),
    ("已", "未"),
    ("已", "尚未"),
    ("完工", "在建"),
    ("竣工", "在建"),
    ("已", "续建"),
    ("已", "跨年"),
    ("竣工", "续建"),
    ("完工", "转入"),
    ("竣工", "转入"),
    ("完工", "结转"),
    ("竣工", "结转"),
    ("开工", "未开工"),
    ("新任", "连任"),
    ("建成", "在建"),
    ("完成", "未完成"),
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("线上", "线下"),
    ("重大", "一般"),
    ("新建", "改建"),
    ("新建", "续建"),
    ("新开工", "续建"),
    ("预备", "正式"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("中央", "地方"),
    ("境内", "境外"),
    ("国内", "涉外"),
    ("专职", "兼职"),
    ("集中", "分散"),
    ("夏粮", "秋粮"),
    ("优", "良"),
    ("上半年", "下半年"),
    ("划拨", "出让"),
    ("过夜", "一日"),
    ("内资", "外资"),
    ("存量", "新增"),
    ("关闭", "保留"),
    ("当场", "限期"),
    ("立即", "限期"),
    ("投诉", "举报"),
    ("人大", "政协"),
];

/// The words that name the parts of a list, in order.
#[derive(Debug)]
pub(super) struct PartNames<'a>(Vec<&'a str>);

impl<'a> PartNames<'a> {
    /// The names of these parts: the words before each, or behind it when nothing stands before.
    pub(super) fn of(parts: &[&Term<'a>]) -> Self {
        let name = |part: &&Term<'a>| {
            let lead = part.lead.trim_start_matches("其中");
            let lead = INTRODUCING.iter().find_map(|word| lead.strip_prefix(word)).unwrap_or(lead);
            if lead.is_empty() { part.tail } else { lead }
        };
        Self(parts.iter().map(name).collect())
    }

    /// Whether they are built alike: 文体类, 服务类, 公益类.
    pub(super) fn are_parallel(&self) -> bool {
        self.share(|name| name.chars().next_back())
            || self.share(|name| name.chars().next())
            || self.are_exhaustive()
    }

    /// Whether they end with the same two characters: 学前教育, 义务教育.
    pub(super) fn end_alike(&self) -> bool {
        self.share(|name| name.char_indices().rev().nth(1).map(|(at, _)| &name[at..]))
    }

    /// Whether they begin with the same two characters: 报告书, 报告表.
    fn begin_alike(&self) -> bool {
        self.share(|name| name.char_indices().nth(2).map(|(at, _)| &name[..at]))
    }

    /// Whether all have the same of something.
    fn share<T: PartialEq>(&self, of: impl Fn(&'a str) -> Option<T>) -> bool {
        let mut all = self.0.iter().map(|name| of(name));
        let first = all.next().flatten();
        first.is_some() && all.all(|next| next == first)
    }

    /// Whether they leave nothing over.
    pub(super) fn are_exhaustive(&self) -> bool {
        self.end_with_rest() || self.are_complements()
    }

    fn end_with_rest(&self) -> bool {
        self.0.last().is_some_and(|last| REST.iter().any(|word| last.starts_with(word)))
    }

    /// Whether they are two that leave nothing between them.
    pub(super) fn are_complements(&self) -> bool {
        self.are_opposed(COMPLEMENTS)
    }

    /// Whether they are two of which each is opposed to the other.
    fn are_opposed(&self, pairs: &[(&str, &str)]) -> bool {
        let [first, last] = self.0[..] else { return false };
        // 截至年底竣工9个，在建5个: the time may stand before the first.
        let is = |name: &str, word: &str| name.starts_with(word) || name.ends_with(word);
        let opposes = |(one, other): &(&str, &str)| {
            is(first, one) && last.starts_with(other) || is(first, other) && last.starts_with(one)
        };
        pairs.iter().any(opposes)
    }

    /// Whether each has a word of one family: 小学, 初中, 高中.
    fn are_of_family(&self) -> bool {
        FAMILIES.iter().any(|family| self.0.iter().all(|name| says(name, family)))
    }

    /// Whether each begins with a level: 省级, 市级, 县级.
    fn are_of_levels(&self) -> bool {
        self.0.iter().all(|name| LEVELS.iter().any(|level| name.starts_with(level)))
    }

    /// Whether they say that they are parts of one thing: 续建, 新建; 省级, 市级; the last is 其余.
    pub(super) fn are_told_as_list(&self) -> bool {
        self.are_exhaustive()
            || self.are_opposed(OPPOSED)
            || self.end_alike()
            || self.begin_alike()
            || self.0.len() > 2 && self.are_parallel()
            || self.are_of_family()
            || self.are_of_levels()
    }

    /// Whether a thing can be in two of them, as a bearer of qualities can, or they are of another time than the whole,
    /// which these words lead to.
    pub(super) fn overlap(&self, whole: &str, is_bearer: bool) -> bool {
        // 硕士14人、本科98人: who has one degree does not have the other. 商贸类27家、文化创意类8家: a class takes in what no
        // other does. 存量3150平方米、新增1270平方米: each says what the other is not.
        let are_classes = || self.0.iter().all(|name| name.ends_with('类'));
        let exclude_each_other =
            || self.end_with_rest() || self.are_of_family() || are_classes() || self.end_alike();
        let are_qualities = || self.say(OVERLAPPING) && !exclude_each_other();
        !self.are_complements() && (self.are_of_another_scope(whole) || is_bearer && are_qualities())
    }

    /// Whether they are of another time or open, where the whole is not: 新增650个 of 新增1240个 is of its time, and
    /// 资质以上 names a class.
    pub(super) fn are_of_another_scope(&self, whole: &str) -> bool {
        // 省级以上、市级、县级; 五年以上、五年以下: bands of one scale.
        let is_scale = self.are_of_levels()
            || self.are_of_family()
            || ["以上", "以下"].iter().all(|word| self.0.iter().any(|name| name.contains(word)));
        let plain =
            |name: &&str| CLASSES.iter().fold((*name).to_owned(), |name, class| name.replace(class, ""));
        let is_said = |word: &&str| whole.contains(*word) || is_scale && BOUNDS.contains(word);
        let words: Vec<&str> = ANOTHER_SCOPE.iter().filter(|word| !is_said(word)).copied().collect();
        self.0.iter().any(|name| says(&plain(name), &words))
    }

    /// Whether one speaks of another time or an open end, whatever the whole says.
    pub(super) fn are_of_other_time(&self) -> bool {
        self.are_of_another_scope("")
    }

    fn say(&self, words: &[&str]) -> bool {
        self.0.iter().any(|name| says(name, words))
    }
}

/// Whether a name holds one of these words outside brackets: 图书馆（含书房） is no other scope.
fn says(name: &str, words: &[&str]) -> bool {
    let outside = name.split(['（', '(']).next().unwrap_or("");
    words.iter().any(|word| outside.contains(word))
}
