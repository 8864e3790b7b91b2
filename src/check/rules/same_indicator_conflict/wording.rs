//! The words around two figures: whether they can speak of one thing.

use crate::check::statement::{Statement, are_parallel, pieces_in_common, shares_words};
use crate::check::view::View;
use crate::quantity::{Dimension, is_generic};

/// Whether one name ends with the other, or both with what stands behind the figure share their words.
pub(super) fn shares_name(view: &View<'_>, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let (name, rival) = (one.mention.indicator.name.as_str(), other.mention.indicator.name.as_str());
    let fits =
        |long: &str, short: &str| long.ends_with(short) && short.chars().count() >= 3 && !is_generic(short);
    if fits(name, rival) || fits(rival, name) {
        return true;
    }
    let is_rate = |s: &Statement<'_>| matches!(s.mention.figure.unit.dimension, Dimension::Percent);
    if is_rate(one) || are_parallel(name, rival) {
        return false;
    }
    let (here, there) = (surroundings(view, one), surroundings(view, other));
    shares_words(&here, &there, 3) || one.is_plan != other.is_plan && pieces_in_common(&here, &there) >= 2
}

/// The words before and behind a figure: three clauses' worth at most.
pub(super) fn wording(view: &View<'_>, statement: &Statement<'_>) -> String {
    const REACH: usize = 16;
    let line = &view.lines[statement.span.line].text;
    let lead = &line[..statement.span.start];
    // 城市低保1824户、农村低保2215户，合计4039户: what a total is of, its items tell.
    let is_total = ["合计", "共计", "总计"].iter().any(|word| lead.ends_with(word));
    let reach = if is_total { 2 * REACH } else { REACH };
    let before: Vec<char> = lead
        .chars()
        .rev()
        .take_while(|ch| !matches!(ch, '。' | '；') && (is_total || !ch.is_ascii_digit()))
        .take(reach)
        .collect();
    format!("{}，{}", before.into_iter().rev().collect::<String>(), surroundings(view, statement))
}

/// The name and what stands behind the figure, up to the end of the clause.
pub(super) fn surroundings(view: &View<'_>, statement: &Statement<'_>) -> String {
    let line = &view.lines[statement.span.line].text;
    let behind: String = line[statement.span.end..]
        .chars()
        // 247个村（社区）
        .filter(|ch| !matches!(ch, '（' | '）'))
        .take(8)
        .take_while(|ch| ch.is_alphanumeric() && !ch.is_ascii_digit())
        .collect();
    format!("{}，{behind}", statement.mention.indicator.name)
}

/// What a name says was done with things: as many people may be in the cases received and in those decided.
pub(super) fn deeds(name: &str) -> Vec<&'static str> {
    const DEEDS: [&str; 16] = [
        "受理", "收", "审结", "办结", "结案", "立案", "批准", "起诉", "判决", "排查", "整改", "化解", "新增",
        "退出", "申请", "审批",
    ];
    DEEDS.into_iter().filter(|deed| name.contains(deed)).collect()
}
