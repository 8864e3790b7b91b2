//! The table of commands.

use egui::Key;

use super::{CommandId, Entry, Keys, Menu};

const fn entry(id: CommandId, menu: Menu, label: &'static str, tip: &'static str) -> Entry {
    Entry { id, menu, label, tip, keys: None, divided: false, toolbar: false }
}

impl Entry {
    const fn keys(mut self, keys: Keys) -> Self {
        self.keys = Some(keys);
        self
    }

    const fn divided(mut self) -> Self {
        self.divided = true;
        self
    }

    const fn toolbar(mut self) -> Self {
        self.toolbar = true;
        self
    }
}

/// Every command, in the order of the menus.
#[rustfmt::skip]
pub(in crate::app) const TABLE: &[Entry] = &[
    entry(CommandId::New, Menu::File, "新建", "从模板新建一份总结").keys(Keys::control(Key::N)).toolbar(),
    entry(CommandId::RollOver, Menu::File, "从去年的文件开始", "把去年的 Word、文本或岁稿文稿改写成今年的").keys(Keys::control_shift(Key::Y)),
    entry(CommandId::Open, Menu::File, "打开", "打开岁稿文稿，或导入 Word、文本文件").keys(Keys::control(Key::O)).toolbar(),
    entry(CommandId::Start, Menu::File, "最近打开", "看最近打开过的文稿").keys(Keys::control_shift(Key::O)),
    entry(CommandId::Sample, Menu::File, "打开样例", "打开一份写好的样例，随便看、随便改"),
    entry(CommandId::Save, Menu::File, "保存", "保存文稿").keys(Keys::control(Key::S)).divided().toolbar(),
    entry(CommandId::SaveAs, Menu::File, "另存为", "换个名字或地方保存").keys(Keys::control_shift(Key::S)),
    entry(CommandId::Versions, Menu::File, "历史版本", "看以前保存的各版，对照或恢复").keys(Keys::control_shift(Key::H)),
    entry(CommandId::ExportPdf, Menu::File, "导出 PDF", "按公文格式导出，可直接打印").keys(Keys::control(Key::E)).divided(),
    entry(CommandId::Export, Menu::File, "导出", "选择格式、版式和字体后导出").keys(Keys::control_shift(Key::E)),
    entry(CommandId::Print, Menu::File, "打印", "按公文格式打印").keys(Keys::control(Key::P)),
    entry(CommandId::Quit, Menu::File, "退出", "关闭岁稿").keys(Keys::control(Key::Q)).divided(),
    entry(CommandId::Undo, Menu::Edit, "撤销", "取消上一步").keys(Keys::control(Key::Z)).toolbar(),
    entry(CommandId::Redo, Menu::Edit, "重做", "恢复刚取消的一步").keys(Keys::control(Key::Y)).toolbar(),
    entry(CommandId::Cut, Menu::Edit, "剪切", "剪切选中的文字").divided(),
    entry(CommandId::Copy, Menu::Edit, "复制", "复制选中的文字"),
    entry(CommandId::Paste, Menu::Edit, "粘贴", "粘贴文字，不带原来的格式"),
    entry(CommandId::SelectAll, Menu::Edit, "全选", "选中这一部分的全部文字"),
    entry(CommandId::Find, Menu::Edit, "查找", "在全文中查找").keys(Keys::control(Key::F)).divided(),
    entry(CommandId::Replace, Menu::Edit, "查找替换", "在全文中查找并替换").keys(Keys::control(Key::H)).toolbar(),
    entry(CommandId::FindNext, Menu::Edit, "查找下一处", "跳到下一处").keys(Keys::plain(Key::F3)),
    entry(CommandId::FindPrevious, Menu::Edit, "查找上一处", "跳到上一处").keys(Keys::shift(Key::F3)),
    entry(CommandId::GoTo, Menu::Edit, "转到部分", "按名称转到某一部分").keys(Keys::control(Key::G)),
    entry(CommandId::Tidy, Menu::Edit, "整理全角半角", "把选中文字的数字、标点和空格整理规范；没有选中时整理光标所在部分").keys(Keys::control_shift(Key::L)).divided(),
    entry(CommandId::InsertSymbol, Menu::Insert, "符号", "插入〔〕①℃等不好输入的符号").keys(Keys::control_shift(Key::I)),
    entry(CommandId::InsertDate, Menu::Insert, "日期", "插入日期").keys(Keys::control(Key::D)),
    entry(CommandId::InsertPercent, Menu::Insert, "百分比", "由两个数算出百分比并插入").keys(Keys::control_shift(Key::B)),
    entry(CommandId::InsertEnumeration, Menu::Insert, "一是二是", "插入“一是…二是…三是…”"),
    entry(CommandId::AddSection, Menu::Section, "添加部分", "在当前部分后面添加一个部分").keys(Keys::control_shift(Key::N)),
    entry(CommandId::RenameSection, Menu::Section, "改标题", "修改当前部分的标题").keys(Keys::plain(Key::F2)),
    entry(CommandId::SectionUp, Menu::Section, "上移", "把当前部分往前移").keys(Keys::alt(Key::ArrowUp)).divided(),
    entry(CommandId::SectionDown, Menu::Section, "下移", "把当前部分往后移").keys(Keys::alt(Key::ArrowDown)),
    entry(CommandId::SectionLevel, Menu::Section, "升降级", "在一级标题和二级标题之间切换"),
    entry(CommandId::SectionHide, Menu::Section, "隐藏或显示", "隐藏的部分保留在文稿里，不编号、不打印"),
    entry(CommandId::AddTable, Menu::Section, "添加表格", "在当前部分的文字后面添加一张表").divided(),
    entry(CommandId::RemoveTable, Menu::Section, "删除表格", "删除当前部分的表格"),
    entry(CommandId::SectionDelete, Menu::Section, "删除部分", "删除当前部分，可以撤销").divided(),
    entry(CommandId::ShowRight, Menu::View, "页面预览", "显示或收起右边的页面").keys(Keys::plain(Key::F5)),
    entry(CommandId::ShowOutline, Menu::View, "大纲", "显示或收起左边的大纲").keys(Keys::plain(Key::F4)),
    entry(CommandId::FitWidth, Menu::View, "适合宽度", "让页面和窗格一样宽").keys(Keys::control(Key::Num1)).divided(),
    entry(CommandId::FitPage, Menu::View, "适合整页", "在窗格里看到一整页").keys(Keys::control(Key::Num2)),
    entry(CommandId::ZoomIn, Menu::View, "放大页面", "放大页面").keys(Keys::control_shift(Key::Plus)),
    entry(CommandId::ZoomOut, Menu::View, "缩小页面", "缩小页面").keys(Keys::control_shift(Key::Minus)),
    entry(CommandId::PageStrip, Menu::View, "页面缩略图", "显示或收起缩略图"),
    entry(CommandId::NextPage, Menu::View, "下一页", "看下一页").keys(Keys::alt(Key::PageDown)),
    entry(CommandId::PreviousPage, Menu::View, "上一页", "看上一页").keys(Keys::alt(Key::PageUp)),
    entry(CommandId::LargerText, Menu::View, "放大界面", "放大界面上的文字").keys(Keys::control(Key::Plus)).divided(),
    entry(CommandId::SmallerText, Menu::View, "缩小界面", "缩小界面上的文字").keys(Keys::control(Key::Minus)),
    entry(CommandId::LightTheme, Menu::View, "浅色", "浅色界面").divided(),
    entry(CommandId::DarkTheme, Menu::View, "深色", "深色界面"),
    entry(CommandId::SystemTheme, Menu::View, "跟随系统", "界面深浅跟随系统"),
    entry(CommandId::Check, Menu::Check, "校核", "核对全文的数字、年份、标点和用词").keys(Keys::plain(Key::F7)).toolbar(),
    entry(CommandId::NextFinding, Menu::Check, "下一条意见", "跳到下一条校核意见").keys(Keys::plain(Key::F8)),
    entry(CommandId::PreviousFinding, Menu::Check, "上一条意见", "跳到上一条校核意见").keys(Keys::shift(Key::F8)),
    entry(CommandId::Ledger, Menu::Check, "指标台账", "列出每个指标在哪里写了多少，一处改、处处改").keys(Keys::control_shift(Key::T)),
    entry(CommandId::LastYear, Menu::Check, "沿用去年", "列出沿用去年的段落、去年的打算和没变的数").keys(Keys::control_shift(Key::U)).divided(),
    entry(CommandId::ConfirmCarried, Menu::Check, "确认沿用的段落", "光标所在的段落不用再改，去掉沿用的标记，到下一段").keys(Keys::plain(Key::F9)),
    entry(CommandId::CompareLastYear, Menu::Check, "与去年对照", "去年和今年的文字并排对照，可以采用去年的句子").keys(Keys::control_shift(Key::D)),
    entry(CommandId::LockName, Menu::Check, "锁定名称", "选中的名称里的年份，以后沿用时不更新"),
    entry(CommandId::Count, Menu::Check, "字数统计", "统计全文和各部分的字数").keys(Keys::control_shift(Key::G)),
    entry(CommandId::Palette, Menu::Help, "全部命令", "按名称找到任何一个命令").keys(Keys::control_shift(Key::P)),
    entry(CommandId::Shortcuts, Menu::Help, "快捷键", "列出全部快捷键").keys(Keys::plain(Key::F1)),
    entry(CommandId::Tour, Menu::Help, "导览", "一步一步认识这个窗口"),
    entry(CommandId::Settings, Menu::Help, "设置", "界面、默认单位、自动保存等").keys(Keys::control(Key::Comma)).divided(),
    entry(CommandId::About, Menu::Help, "关于岁稿", "版本和许可"),
];
