//! The units and measure words (量词) that can stand behind a number. The longest word wins.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::unit::Dimension;

/// A measured unit: words, dimension, base units as mantissa and decimal places.
type Measured = (&'static [&'static str], Dimension, i64, u32);

/// Units that measure. 亩 is 10000/15 平方米, which no decimal tells exactly; see [`mu`].
const MEASURED: &[Measured] = &[
    (&["元", "元人民币", "块钱"], Dimension::Money, 1, 0),
    (&["平方米", "平米", "平方", "㎡", "m²", "m2"], Dimension::Area, 1, 0),
    (&["平方公里", "平方千米", "km²"], Dimension::Area, 1_000_000, 0),
    (&["公顷"], Dimension::Area, 10_000, 0),
    (&["米", "延米", "延长米", "m"], Dimension::Length, 1, 0),
    (&["公里", "千米", "km"], Dimension::Length, 1_000, 0),
    (&["里", "华里"], Dimension::Length, 500, 0),
    (&["厘米", "cm"], Dimension::Length, 1, 2),
    (&["毫米", "mm"], Dimension::Length, 1, 3),
    (&["吨", "t"], Dimension::Mass, 1_000_000, 0),
    (&["公斤", "千克", "kg"], Dimension::Mass, 1_000, 0),
    (&["斤", "市斤"], Dimension::Mass, 500, 0),
    (&["克", "g"], Dimension::Mass, 1, 0),
    (&["毫克", "mg"], Dimension::Mass, 1, 3),
    (&["微克", "μg"], Dimension::Mass, 1, 6),
    (&["立方米", "立方", "方", "m³"], Dimension::Volume, 1_000, 0),
    (&["升"], Dimension::Volume, 1, 0),
    (&["毫升"], Dimension::Volume, 1, 3),
    (&["千瓦时", "度", "kWh"], Dimension::Energy, 1, 0),
    (&["兆瓦时"], Dimension::Energy, 1_000, 0),
    (&["秒"], Dimension::Duration, 1, 0),
    (&["分钟"], Dimension::Duration, 60, 0),
    (&["小时", "个小时"], Dimension::Duration, 3_600, 0),
    (&["天"], Dimension::Duration, 86_400, 0),
    (&["周", "星期", "个星期"], Dimension::Duration, 604_800, 0),
    (&["个月"], Dimension::Duration, 2_592_000, 0),
    (&["年"], Dimension::Duration, 31_536_000, 0),
    (&["%", "％"], Dimension::Percent, 1, 2),
    (&["‰"], Dimension::Percent, 1, 3),
    (&["成"], Dimension::Percent, 1, 1),
    (&["个百分点", "百分点", "个百点"], Dimension::PercentagePoint, 1, 0),
    (&["倍"], Dimension::Times, 1, 0),
];

/// Foreign money; each its own dimension.
const FOREIGN: &str = "美元 欧元 港元 港币 日元 英镑 韩元 卢布 澳元 新台币";

/// Measure words and countable nouns that take a number directly; each its own dimension.
const COUNTED: &str = "\
    个 人 人次 名 位 口 户 户次 家 家次 件 件次 起 宗 例 例次 项 项次 条 条次 处 处次 次 场 场次 期 批 批次 \
    份 本 册 部 部门 篇 篇次 幅 张 块 面 座 栋 幢 间 套 台 台次 台套 辆 辆次 艘 架 只 头 匹 羽 尾 株 棵 支 \
    组 队 路 具 通 所 片 段 根 盏 眼 道 门 款 种 类 样 对 双 副 顶 床 箱 袋 瓶 盒 桶 车 车次 趟 轮 遍 回 桌 笔 单 票 \
    分 颗 粒 枚 把 班次 人天 集 层 股 岁 周岁 学时 课时 课 节 堂 帧 剂 剂次 针 针次 标段 亩次 村 居 镇 乡 县 \
    街道 社区 网格 方面 大 工作日 个工作日 ℃ 摄氏度 分贝 千瓦 兆瓦 万千瓦 千伏 千伏安 人份 点次 包 则 档 \
    围 孔 圈 挂 顿 餐 曲 出 幕 行 字 帖 卷 柜 筐 罐 窝 头次 只次 人月 担 标箱 车位 床位 座次 户数";

/// Words for the same count.
const SAME: &[(&str, &str)] = &[
    ("名", "人"),
    ("位", "人"),
    ("幢", "栋"),
    ("周岁", "岁"),
    ("个工作日", "工作日"),
    ("摄氏度", "℃"),
    ("件次", "件"),
    ("场次", "场"),
    ("例次", "例"),
];

/// A word of the table.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// As written.
    pub text: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Base units of one.
    pub factor: Decimal,
}

/// 亩 in 平方米, to as many digits as a decimal holds beside a large number.
fn mu() -> Decimal {
    Decimal::new(666_666_666_666_667, 12)
}

/// Words by first character, longest first.
static TABLE: LazyLock<HashMap<char, Vec<Word>>> = LazyLock::new(|| {
    let measured = MEASURED.iter().flat_map(|(words, dimension, mantissa, places)| {
        let factor = Decimal::new(*mantissa, *places);
        words.iter().map(move |text| Word { text, dimension: dimension.clone(), factor })
    });
    let foreign = FOREIGN.split_whitespace().map(|text| Word {
        text,
        dimension: Dimension::ForeignMoney(text.into()),
        factor: Decimal::ONE,
    });
    let counted = COUNTED.split_whitespace().map(|text| {
        let name = SAME.iter().find(|(word, _)| *word == text).map_or(text, |(_, same)| same);
        Word { text, dimension: Dimension::Count(name.into()), factor: Decimal::ONE }
    });
    let land = std::iter::once(Word { text: "亩", dimension: Dimension::Area, factor: mu() });
    let mut table: HashMap<char, Vec<Word>> = HashMap::new();
    for word in measured.chain(foreign).chain(counted).chain(land) {
        table.entry(word.text.chars().next().unwrap_or(' ')).or_default().push(word);
    }
    for words in table.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
    }
    table
});

/// Words that begin like a unit and are none: 方面 is counted, 方案 is not.
const NOT_UNITS: &[&str] = &[
    "方案",
    "方式",
    "方向",
    "方位",
    "方法",
    "周年",
    "年级",
    "年代",
    "年度",
    "年期",
    "大队",
    "大学",
    "大型",
    "成立",
    "成功",
    "成员",
    "成为",
    "成果",
    "成绩",
    "成效",
    "成不",
    "成本",
    "分之",
    "分别",
    "分局",
    "分所",
    "分会",
    "里程",
    "里面",
    "米粉",
    "米面",
    "人民币",
    "人大",
    "天然",
    "天河",
    "台账",
    "行政",
    "行业",
    "行动",
    "出台",
    "包括",
    "包含",
    "包保",
    "则为",
    "对接",
    "对于",
    "对全",
    "双拥",
    "双创",
    "节能",
    "节约",
    "节日",
    "面对",
    "面向",
    "道路",
    "路灯",
    "路段",
    "路口",
    "路面",
    "具有",
    "具备",
    "具体",
    "通过",
    "通报",
    "通车",
    "通道",
    "通达",
    "通信",
    "通知",
    "门诊",
    "所有",
    "点位",
    "字样",
    "根据",
    "把关",
    "回访",
    "回收",
    "轮换",
    "县级",
    "乡级",
    "镇级",
    "村级",
    "区级",
    "社区级",
    "居民",
    "居住",
    "居全",
    "居前",
    "居于",
    "类似",
    "例如",
    "起来",
    "起于",
    "条例",
    "层级",
    "层次",
    "单位",
    "围绕",
    "孔雀",
    "餐饮",
    "镇域",
    "县域",
    "村民",
    "村组",
    "乡村",
    "乡镇",
    "股权",
    "股份",
    "大于",
    "大幅",
    "课题",
    "票据",
    "名列",
    "名优",
    "位居",
    "位列",
    "位于",
    "居全",
    "居第",
];

/// The longest unit at the start of `rest`.
pub(super) fn unit_at(rest: &str) -> Option<&'static Word> {
    let words = TABLE.get(&rest.chars().next()?)?;
    let word = words.iter().find(|word| rest.starts_with(word.text))?;
    let is_longer_word = word.text.chars().count() == 1 && NOT_UNITS.iter().any(|no| rest.starts_with(no));
    let goes_on = word.text.ends_with(|c: char| c.is_ascii_alphabetic())
        && rest.get(word.text.len()..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!is_longer_word && !goes_on).then_some(word)
}

/// The multiplier of a numeral at the start of `rest`, with its length in bytes: 万 10⁴, 亿 10⁸, 百万, 千万, 万亿.
pub(super) fn multiplier_at(rest: &str) -> Option<(usize, Decimal)> {
    const MULTIPLIERS: [(&str, i64); 9] = [
        ("万亿", 1_000_000_000_000),
        ("千亿", 100_000_000_000),
        ("百亿", 10_000_000_000),
        ("千万", 10_000_000),
        ("百万", 1_000_000),
        ("亿", 100_000_000),
        ("万", 10_000),
        ("千", 1_000),
        ("百", 100),
    ];
    let is_unit = unit_at(rest).is_some() || rest.starts_with("百分");
    if is_unit {
        return None;
    }
    let (word, factor) = MULTIPLIERS.iter().find(|(word, _)| rest.starts_with(word))?;
    Some((word.len(), Decimal::from(*factor)))
}
