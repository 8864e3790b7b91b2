//! Prose of any length with figures as work summaries have them, made from sentence templates.

use annual_summary::document::{Document, SectionKind};

/// Sentences; every `#` stands for a figure, every `@` for a word of [`NAMES`].
const SENTENCES: [&str; 16] = [
    "全年@完成投资#亿元，同比增长#%。",
    "今年1—9月，@新建停车位#个，较去年同期增加#个。",
    "共排查@隐患#处，完成整改#处，整改率#%。",
    "其中@#户#人，占总数的#%。",
    "发放@补助资金#万元，惠及群众#余人次。",
    "组织@培训#场次，参训人员#人次，合格率达#%以上。",
    "@建成#个、在建#个，累计投入资金#万元。",
    "一是抓好@工作，办结群众诉求#件，满意率#%。",
    "二是推进@建设，改造面积#平方米，涉及#户居民。",
    "@目标任务#万元，实际完成#万元，完成率#%。",
    "截至目前，@登记在册#家，较年初净增#家。",
    "召开@会议#次，印发文件#份，开展督查#轮。",
    "受理@案件#起，办结#起，调处成功率达#%。",
    "@总量达到#吨，日均#吨。",
    "同时，进一步健全@工作机制，压实各级责任，提升服务水平。",
    "按照“@”要求，分别完成#项、#项、#项任务。",
];

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

/// A small generator of numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }

    fn sentence(&mut self, out: &mut String) {
        for ch in self.pick(&SENTENCES).chars() {
            match ch {
                '#' if self.below(3) == 0 => {
                    *out += &format!("{}.{:02}", self.below(90) + 1, self.below(100));
                }
                '#' => *out += &(self.below(900) + 2).to_string(),
                '@' => out.push_str(self.pick(&NAMES)),
                ch => out.push(ch),
            }
        }
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
                dice.sentence(&mut paragraph);
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
