//! Prose of any length as work summaries have it: every figure agrees with every other.

use annual_summary::document::{Document, SectionKind};

/// What is reported on.
const NAMES: [&str; 24] = [
    "固定资产",
    "老旧小区",
    "安全生产",
    "社会救助",
    "就业创业",
    "河道治理",
    "垃圾分类",
    "矛盾纠纷",
    "基层党建",
    "文明创建",
    "招商引资",
    "规上工业",
    "村级集体经济",
    "农村公路",
    "医疗保障",
    "养老服务",
    "食品安全",
    "消防通道",
    "违法建设",
    "人居环境",
    "社区教育",
    "志愿服务",
    "高标准农田",
    "信访积案",
];

/// Characters of the names of villages.
const FIRST: [char; 24] = [
    '东', '西', '南', '北', '大', '小', '新', '老', '上', '下', '前', '后', '高', '平', '青', '白', '红',
    '黄', '长', '石', '柳', '松', '梅', '竹',
];
const SECOND: [char; 16] =
    ['山', '河', '庄', '桥', '塘', '岗', '湾', '坪', '井', '坝', '岭', '溪', '店', '窑', '湖', '洼'];

/// A small generator of numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A village and what is told of it, so that few sentences speak of the same.
    fn topic(&mut self) -> String {
        let village: String = [self.pick(&FIRST), self.pick(&SECOND)].into_iter().collect();
        format!("{village}村{}", self.pick(&NAMES))
    }

    /// A sentence with its figures.
    fn sentence(&mut self) -> String {
        let topic = self.topic();
        let (whole, part) = (self.between(210, 990), self.between(20, 200));
        let rest = whole - part;
        let (amount, more) = (self.between(1_000, 9_000), self.between(1, 90));
        match self.below(12) {
            0 => format!(
                "{topic}完成投资{}.{more:02}亿元，同比增长{}.{}%。",
                more % 9 + 1,
                part % 20 + 1,
                more % 10
            ),
            1 => format!("今年1—9月，{topic}新建停车位{whole}个，较去年同期增加{part}个。"),
            2 => format!("共排查{topic}隐患{whole}处，完成整改{rest}处，整改率{}%。", share(rest, whole)),
            3 => format!("{topic}登记{whole}户，其中困难家庭{part}户，占总数的{}%。", share(part, whole)),
            4 => format!("发放{topic}补助资金{amount}万元，惠及群众{whole}余人次。"),
            5 => format!("{topic}目标任务{amount}万元，实际完成{}万元，完成率110%。", tenth_more(amount)),
            6 => format!("{topic}受理案件{whole}起，办结{rest}起，调处成功率达98%以上。"),
            7 => format!("{topic}任务{whole}项，其中已完成{rest}项、正在推进{part}项。"),
            8 => format!("截至目前，{topic}登记在册{whole}家，较年初净增{part}家。"),
            9 => format!("召开{topic}会议{part}次，印发文件{more}份，开展督查{}轮。", more % 7 + 2),
            10 => format!("同时，进一步健全{topic}工作机制，压实各级责任，提升服务水平。"),
            _ => format!("坚持问题导向，把{topic}作为重点任务来抓，干部群众的获得感不断增强。"),
        }
    }
}

/// A part of a whole in percent, with one decimal.
fn share(part: u64, whole: u64) -> String {
    let thousandths = (part * 2_000 + whole) / (whole * 2);
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

/// A tenth more, exactly.
fn tenth_more(amount: u64) -> String {
    let tenths = amount * 11;
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// A document of about so many characters: sections of some 2,000, paragraphs of some 150.
pub(crate) fn document(chars: usize) -> Document {
    let mut document = Document::default();
    document.meta.title = "{year}年工作总结".into();
    document.meta.year = Some(2024);
    let mut dice = Dice(7);
    let mut written = 0;
    while written < chars {
        let heading = format!("{}工作", dice.pick(&NAMES));
        let mut body = String::new();
        let mut count = 0;
        while count < 2_000.min(chars - written) {
            let mut paragraph = String::new();
            while paragraph.chars().count() < 120 {
                paragraph += &dice.sentence();
            }
            count += paragraph.chars().count();
            if !body.is_empty() {
                body.push('\n');
            }
            body.push_str(&paragraph);
        }
        written += count;
        document.push_section(SectionKind::Area, heading).body = body;
    }
    document
}
