//! Column sums (列合计) of a table, exact, for columns in which a sum means something.

use crate::number::Decimal;

use super::table::Table;

/// First cells of rows that are sums themselves and are not counted again.
const TOTALS: [&str; 6] = ["合计", "总计", "共计", "小计", "累计", "总和"];

/// Words in a column's heading that make its numbers ratios, ranks or names, not amounts.
const NOT_AMOUNTS: [&str; 17] = [
    "%", "％", "‰", "率", "占比", "比重", "增幅", "增速", "同比", "环比", "序号", "编号", "排名", "名次",
    "年份", "年度", "电话",
];

/// The sum of each column, from left to right; `None` for a column without a meaningful one.
///
/// Counted are the rows below the headings but for rows that are totals. Of the cells that are not blank at
/// least half must be numbers and nothing else, and none a percentage.
pub fn column_sums(table: &Table) -> Vec<Option<Decimal>> {
    let body = || table.rows.iter().skip(table.header_rows).filter(|row| !is_total(row));
    if mixes_units(table) {
        return vec![None; table.width()];
    }
    let sum = |column: usize| {
        let headings = table.rows.iter().take(table.header_rows).filter_map(|row| row.get(column));
        if headings.into_iter().any(|heading| NOT_AMOUNTS.iter().any(|word| heading.contains(word))) {
            return None;
        }
        sum_of(body().filter_map(|row| row.get(column)))
    };
    (0..table.width()).map(sum).collect()
}

/// Whether a column of units (单位) says that the rows count different things.
fn mixes_units(table: &Table) -> bool {
    let headings = table.rows.iter().take(table.header_rows);
    let units = headings.flat_map(|row| row.iter().position(|cell| cell.trim() == "单位")).next();
    let Some(column) = units else { return false };
    let mut units = table.rows.iter().skip(table.header_rows).filter_map(|row| row.get(column));
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}

fn sum_of<'a>(cells: impl Iterator<Item = &'a String>) -> Option<Decimal> {
    let (mut sum, mut numbers, mut others) = (Decimal::ZERO, 0usize, 0usize);
    for cell in cells.map(|cell| cell.trim()).filter(|cell| !is_blank(cell)) {
        match Decimal::parse(cell) {
            Some(number) => {
                sum = sum.checked_add(number)?;
                numbers += 1;
            }
            None if cell.ends_with(['%', '％', '‰']) => return None,
            None => others += 1,
        }
    }
    (numbers > 0 && numbers >= others).then_some(sum)
}

/// Whether a cell says that there is nothing to say.
fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "—" | "——" | "-" | "--" | "–" | "/" | "\\" | "无")
}

/// Whether a row is a sum of others.
fn is_total(row: &[String]) -> bool {
    let first = row.iter().map(|cell| cell.replace([' ', '\u{3000}'], "")).find(|cell| !cell.is_empty());
    first.is_some_and(|cell| TOTALS.iter().any(|total| cell.trim_end_matches(['：', ':']) == *total))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(rows: &[&[&str]]) -> Vec<String> {
        let rows = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
        let text = |sum: &Option<Decimal>| sum.map_or("无".into(), |sum| sum.to_string());
        column_sums(&Table::new(rows)).iter().map(text).collect()
    }

    #[test]
    fn amounts_are_summed_and_nothing_else() {
        let table: &[&[&str]] = &[
            &["序号", "项目", "投资", "增长率", "占全年", "备注"],
            &["1", "道路", "1,286.4", "5", "50%", "3"],
            &["2", "管网", "0.65", "6", "50", "年内完成"],
            &["3", "绿化", "—", "7", "", "年内完成"],
            &["合　计", "", "1287.05", "", "", "9"],
        ];
        assert_eq!(sums(table), ["无", "无", "1287.05", "无", "无", "无"]);
    }

    #[test]
    fn half_the_cells_must_be_numbers() {
        assert_eq!(sums(&[&["投资"], &["1"], &["约2"]]), ["1"]);
        assert_eq!(sums(&[&["投资"], &["1"], &["约2"], &["3万"]]), ["无"]);
        assert_eq!(sums(&[&["投资"], &[""], &["0.10"], &["0.20"]]), ["0.30"]);
        assert_eq!(sums(&[&["投资"]]), ["无"]);
        assert_eq!(sums(&[]), Vec::<String>::new());
    }
}
