//! Names that belong to certain years: organs that were merged or renamed, campaigns of education, themed years.

use super::change::Topic;
use super::finder::{Found, Line, Setting};

/// Old organs: name, the year it ended, what it became, and characters before it that make it another word.
/// From the institutional reforms of 2018, 2021 and 2023.
const ORGANS: [(&str, u16, &str, &str); 24] = [
    ("国税", 2018, "税务部门", "外我全各该两本跨"),
    ("地税", 2018, "税务部门", "土占耕园用"),
    ("工商局", 2018, "市场监督管理局", ""),
    ("工商所", 2018, "市场监督管理所", ""),
    ("质监局", 2018, "市场监督管理局", ""),
    ("食药监", 2018, "市场监督管理局", ""),
    ("国土局", 2018, "自然资源局", ""),
    ("国土所", 2018, "自然资源所", ""),
    ("国土资源局", 2018, "自然资源局", ""),
    ("环保局", 2018, "生态环境局", "态"),
    ("环境保护局", 2018, "生态环境局", ""),
    ("安监局", 2018, "应急管理局", ""),
    ("卫计委", 2018, "卫生健康委员会", ""),
    ("卫计局", 2018, "卫生健康局", ""),
    ("计生委", 2018, "卫生健康委员会", ""),
    ("文广新局", 2018, "文化和旅游局", ""),
    ("旅游局", 2018, "文化和旅游局", "和与文化游广体"),
    ("物价局", 2018, "发展和改革部门、市场监督管理局", ""),
    ("银监会", 2018, "金融监督管理总局", ""),
    ("保监会", 2018, "金融监督管理总局", "银"),
    ("银保监", 2023, "金融监督管理总局", ""),
    ("扶贫办", 2021, "农业农村部门", ""),
    ("扶贫开发办", 2021, "农业农村部门", ""),
    ("乡村振兴局", 2023, "农业农村局", ""),
];

/// Campaigns of education, and the last year of each.
const CAMPAIGNS: [(&str, u16); 9] = [
    ("群众路线教育实践活动", 2014),
    ("三严三实", 2016),
    ("两学一做", 2018),
    ("不忘初心、牢记使命", 2020),
    ("党史学习教育", 2022),
    ("主题教育", 2024),
    ("教育整顿", 2023),
    ("党纪学习教育", 2024),
    ("中央八项规定精神学习教育", 2025),
];

/// Finds the dated names of a line.
pub(super) fn find(line: &Line<'_>, found: &mut Vec<Found>) {
    if matches!(line.setting, Setting::Title | Setting::Date | Setting::Number) {
        return;
    }
    for (name, ended, successor, not_before) in ORGANS {
        for (at, _) in line.text.match_indices(name) {
            if line.to >= ended && !line.before(at).ends_with(|ch| not_before.contains(ch)) {
                let reason = format!("{ended}年机构改革后已改为{successor}，请核对");
                found.push(Found::ask(at..at + name.len(), Topic::Institution, reason));
            }
        }
    }
    for (name, last) in CAMPAIGNS {
        // “…”主题教育 is told by the name in quotation marks.
        for (at, _) in line.text.match_indices(name).filter(|(at, _)| !line.before(*at).ends_with('”')) {
            let reason = if line.to > last {
                format!("这项活动到{last}年已经结束，请核对{}年是否还要写", line.to)
            } else {
                format!("这项活动有年限，请核对{}年是否还在开展", line.to)
            };
            found.push(Found::ask(at..at + name.len(), Topic::Campaign, reason));
        }
    }
    themed_years(line, found);
}

/// Names of a year with a theme: “作风建设深化年”.
fn themed_years(line: &Line<'_>, found: &mut Vec<Found>) {
    for range in &line.names {
        let Some(name) = line.text.get(range.clone()) else { continue };
        let inside = name.trim_matches(['“', '”', '‘', '’', '"']);
        let Some(theme) = inside.strip_suffix('年').filter(|_| inside.len() < name.len()) else { continue };
        let is_date =
            theme.ends_with(|ch: char| ch.is_numeric() || "一二三四五六七八九十百多周近".contains(ch));
        if theme.chars().count() >= 2 && !is_date {
            let reason = "年度主题活动一年一定，请核对今年的名称";
            found.push(Found::ask(range.clone(), Topic::Campaign, reason));
        }
    }
}
