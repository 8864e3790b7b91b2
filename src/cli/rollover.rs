//! What `new --from` tells about the years of the new document.

use std::path::Path;

use crate::document::Document;
use crate::rollover::{Decision, Rollover, YearChange};
use crate::session::rollover::Beginning;

/// The same expression of the same section with the same outcome, told once.
struct Entry<'a> {
    section: String,
    change: &'a YearChange,
    count: usize,
}

/// A short account, line by line: what was rolled, what must be looked at, what was kept.
pub(super) fn summary(beginning: &Beginning, document: &Document, output: &Path) -> Vec<String> {
    let rollover = &beginning.rollover;
    let name = &beginning.last_year.name;
    let mut lines =
        vec![format!("已把“{name}”（{}年）沿用为{}年文稿：{}", rollover.from, rollover.to, output.display())];
    for (decision, noun) in [
        (Decision::Roll, "已更新年份"),
        (Decision::Ask, "没有改动，请逐一核对"),
        (Decision::Keep, "保留原年份"),
    ] {
        lines.push(format!("{noun}：{}处", rollover.count(decision)));
        lines.extend(entries(rollover, decision).iter().map(told));
    }
    lines.push(format!("去年的打算列为待回应事项：{}件", rollover.promises.len()));
    lines.push(format!("沿用去年、尚未确认的段落：{}段，都已做标记", document.review.carried.len()));
    lines
}

fn entries(rollover: &Rollover, decision: Decision) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for change in rollover.changes.iter().filter(|change| change.decision == decision) {
        let section = rollover.source.section_name(change.place.part);
        let is_same = |entry: &&mut Entry<'_>| {
            entry.change.place.part == change.place.part
                && entry.change.old == change.old
                && entry.change.reason == change.reason
        };
        match entries
            .iter_mut()
            .rev()
            .take_while(|entry| entry.change.place.part == change.place.part)
            .find(is_same)
        {
            Some(entry) => entry.count += 1,
            None => entries.push(Entry { section, change, count: 1 }),
        }
    }
    entries
}

fn told(entry: &Entry<'_>) -> String {
    let Entry { section, change, count } = entry;
    let what = match (&change.new, change.decision) {
        (Some(new), Decision::Roll) => format!("{} → {new}", change.old),
        _ => change.old.clone(),
    };
    let times = if *count > 1 { format!("（{count}处）") } else { String::new() };
    let where_and_why = match change.decision {
        Decision::Roll => format!("“{}”", change.context()),
        _ => format!("“{}”；{}", change.context(), change.reason),
    };
    format!("　{section}　{what}{times}　{where_and_why}")
}
