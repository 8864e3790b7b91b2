//! Whether more or less is better (指标方向): of some indicators a smaller value is what was wanted.

/// Words of what should go down or stay below a limit.
const LESS: [&str; 42] = [
    "下降",
    "降低",
    "减少",
    "降幅",
    "控制",
    "压减",
    "以内",
    "以下",
    "不超过",
    "不高于",
    "低于",
    "零增长",
    "信访",
    "上访",
    "初信",
    "初访",
    "来访",
    "越级",
    "事故",
    "死亡",
    "伤亡",
    "发案",
    "案发",
    "警情",
    "投诉",
    "能耗",
    "排放",
    "失业",
    "浓度",
    "PM",
    "逾期",
    "不良",
    "负债",
    "债务",
    "空置",
    "辍学",
    "发生率",
    "舆情",
    "复发",
    "三公",
    "火灾",
    "超限",
];

/// Whether a name is of an indicator of which less is better: 单位能耗下降, 生产安全事故死亡人数.
pub(in crate::check) fn is_less_better(name: &str) -> bool {
    LESS.iter().any(|word| name.contains(word))
}
