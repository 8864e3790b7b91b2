//! Notices (提示): what a person should know before going on.

use crate::app::dialog::Message;
use crate::import::ImportReport;

/// Most lines a notice lists.
const LINES: usize = 12;

/// What import left out or found odd; `None` when there is nothing to say.
pub(super) fn imported(report: &ImportReport) -> Option<Message> {
    let lines = report.summary();
    if lines.is_empty() {
        return None;
    }
    let mut shown: Vec<String> = lines.iter().take(LINES).cloned().collect();
    if lines.len() > LINES {
        shown.push(format!("……还有{}条", lines.len() - LINES));
    }
    let message = Message::new("已导入，请看一看", shown.join("\n"));
    Some(message.with_advice("原文件不会改动；保存时会另存为岁稿文稿。"))
}
