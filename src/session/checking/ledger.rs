//! The ledger (指标台账) for people: a row an indicator, every place where it is stated, and its value changed in all
//! of them at once.

use rust_decimal::Decimal;

use crate::check::{Entry, Facts, LastYear, Results, Statement};
use crate::document::{Document, Place, escape_placeholders};
use crate::edit::Transaction;
use crate::quantity::{Approximation, Role};
use crate::text::tsv::{format_tsv, parse_tsv};

/// One statement of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The figure.
    pub place: Place,
    /// The figure as it prints: 1.25亿元.
    pub text: String,
    /// The section it stands in, for people.
    pub section: String,
    /// The year it speaks of, when that is told.
    pub year: Option<i32>,
    /// Its part.
    pub role: Role,
    /// Whose it is; `None` for the document's own organ.
    pub subject: Option<String>,
    /// Statements of one row with one number say the same and change together.
    pub group: usize,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Every statement, in the order of the text. Never empty.
    pub statements: Vec<Stated>,
    /// What last year's file says was reached, when it tells.
    pub last_year: Option<LastYearValue>,
}

/// An indicator in last year's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastYearValue {
    /// The figure as it stands there: 1.25亿元.
    pub text: String,
    /// What this year's value is against it, when both can be compared: 增长12.5%.
    pub growth: Option<String>,
}

/// The roles that have columns of their own, in order.
pub const COLUMNS: [Role; 5] = [Role::Actual, Role::Target, Role::LastYear, Role::Growth, Role::Share];

impl Row {
    /// The first statement in a role, of the organ itself if there is one.
    pub fn first(&self, role: Role) -> Option<&Stated> {
        let in_role = || self.statements.iter().filter(move |stated| stated.role == role);
        in_role().find(|stated| stated.subject.is_none()).or_else(|| in_role().next())
    }
}

/// What a role is called, for people.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Actual => "实绩",
        Role::Target => "目标",
        Role::LastYear => "上年",
        Role::Growth => "增幅",
        Role::Share => "比率",
    }
}

/// The rows of a document, in the order in which indicators are first named, beside last year's values.
pub(super) fn rows(document: &Document, facts: &Facts<'_>, last_year: Option<&LastYear>) -> Vec<Row> {
    let results = last_year.map(LastYear::results).unwrap_or_default();
    let row = |entry: &Entry<'_>| {
        let mut statements: Vec<Stated> = Vec::new();
        for (index, statement) in entry.statements.iter().enumerate() {
            let same = entry.same_as(statement).find_map(|other| {
                let is_earlier = |known: &&Statement<'_>| std::ptr::eq(*known, other);
                entry.statements[..index].iter().find(is_earlier).and_then(|_| {
                    let place = facts.manuscript.place(&other.span)?;
                    statements.iter().find(|stated| stated.place == place).map(|stated| stated.group)
                })
            });
            let Some(place) = facts.manuscript.place(&statement.span) else { continue };
            statements.push(Stated {
                section: document.section_name(place.part),
                place,
                text: facts.manuscript.text(&statement.span).to_owned(),
                year: statement.year,
                role: statement.role,
                subject: statement.subject.map(str::to_owned),
                group: same.unwrap_or(index),
            });
        }
        let last_year = last_year.and_then(|last_year| last_year_value(entry, last_year, &results));
        (!statements.is_empty()).then(|| Row { name: entry.name.to_owned(), statements, last_year })
    };
    facts.ledger().entries().iter().filter_map(row).collect()
}

/// What last year's file says of an indicator, and the growth since.
fn last_year_value(entry: &Entry<'_>, last_year: &LastYear, results: &Results<'_>) -> Option<LastYearValue> {
    let is_own = |statement: &&Statement<'_>| statement.role == Role::Actual && statement.subject.is_none();
    let now = entry.statements.iter().find(is_own)?;
    let (line, then) = (*results.get(&(entry.name, now.mention.period.months))?)?;
    let text = last_year.lines.get(line)?.text.get(then.figure.range.clone())?.to_owned();
    let (now, then) = (&now.mention.figure, &then.figure);
    let is_comparable =
        now.unit.dimension == then.unit.dimension && now.approximation == Approximation::Exact;
    let growth = is_comparable.then(|| growth(then.value(), now.value())).flatten();
    Some(LastYearValue { text, growth })
}

/// Growth in words, to one decimal: 增长12.5%, 下降3%, 持平; `None` where there is nothing to grow from.
fn growth(then: Decimal, now: Decimal) -> Option<String> {
    let percent =
        now.checked_sub(then)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(then)?.round_dp(1).normalize();
    Some(match percent {
        zero if zero.is_zero() => "持平".to_owned(),
        less if less.is_sign_negative() => format!("下降{}%", -less),
        more => format!("增长{more}%"),
    })
}

/// The step that writes `text` in every place of the row that says the same as statement number `index`; `None` when
/// there is no such statement or one of the places is not in the document any more.
pub fn change(document: &Document, row: &Row, index: usize, text: &str) -> Option<Transaction> {
    let group = row.statements.get(index)?.group;
    let same = row.statements.iter().filter(|stated| stated.group == group);
    let replacements = same.map(|stated| replacement(document, stated, text)).collect::<Option<Vec<_>>>()?;
    Transaction::replace_all(format!("改{}为{text}", row.name), replacements).ok()
}

fn replacement(document: &Document, stated: &Stated, text: &str) -> Option<(Place, String)> {
    document.text_at(&stated.place)?;
    let text = if stated.place.part.is_filled() { escape_placeholders(text) } else { text.to_owned() };
    Some((stated.place.clone(), text))
}

/// The ledger for a spreadsheet: a heading, then a row an indicator with its first value in each role.
pub fn to_tsv(rows: &[Row]) -> String {
    let mut lines =
        vec![std::iter::once("指标").chain(COLUMNS.map(role_name)).map(str::to_owned).collect::<Vec<_>>()];
    for row in rows {
        let value = |role| match (row.first(role), &row.last_year) {
            (Some(stated), _) => stated.text.clone(),
            // What the text itself does not tell.
            (None, Some(last_year)) if role == Role::LastYear => last_year.text.clone(),
            (None, Some(last_year)) if role == Role::Growth => last_year.growth.clone().unwrap_or_default(),
            _ => String::new(),
        };
        lines.push(std::iter::once(row.name.clone()).chain(COLUMNS.map(value)).collect());
    }
    format_tsv(lines.iter().map(|line| line.iter().map(String::as_str)))
}

/// The step that takes over the values of a spreadsheet laid out as [`to_tsv`] lays it out: indicators are found by
/// name, values that differ are changed in every place that says the same. Also the names that are not in the
/// ledger. The step is `None` when nothing differs.
pub fn from_tsv(document: &Document, rows: &[Row], tsv: &str) -> (Option<Transaction>, Vec<String>) {
    let mut replacements = Vec::new();
    let mut unknown = Vec::new();
    for cells in parse_tsv(tsv) {
        let Some(name) =
            cells.first().map(|name| name.trim()).filter(|name| !name.is_empty() && *name != "指标")
        else {
            continue;
        };
        let Some(row) = rows.iter().find(|row| row.name == name) else {
            unknown.push(name.to_owned());
            continue;
        };
        for (role, value) in COLUMNS.into_iter().zip(cells.iter().skip(1)) {
            let value = value.trim();
            let Some(stated) = row.first(role).filter(|stated| !value.is_empty() && stated.text != value)
            else {
                continue;
            };
            let same = row.statements.iter().filter(|other| other.group == stated.group);
            replacements.extend(same.filter_map(|other| replacement(document, other, value)));
        }
    }
    let is_changed = !replacements.is_empty();
    let step = is_changed.then(|| Transaction::replace_all("按表格改数字", replacements).ok()).flatten();
    (step, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{LastYearFile, SectionKind};
    use crate::session::checking::Proofreader;

    fn document() -> Document {
        let mut document = Document::default();
        document.meta.year = Some(2023);
        document.push_section(SectionKind::Area, "经济").body =
            "固定资产投资完成9.36亿元，同比增长12.5%。粮食播种面积5400亩。".into();
        document.push_section(SectionKind::Targets, "目标").body = "固定资产投资完成9.36亿元。".into();
        document
    }

    fn investment(document: &Document) -> (Vec<Row>, usize) {
        let rows = Proofreader::new().ledger(document);
        let index = rows.iter().position(|row| row.name.contains("固定资产投资")).unwrap();
        (rows, index)
    }

    #[test]
    fn a_value_is_changed_wherever_it_is_stated() {
        let mut document = document();
        let (rows, index) = investment(&document);
        let row = &rows[index];
        let at = row.statements.iter().position(|stated| stated.text == "9.36亿元").unwrap();
        change(&document, row, at, "9.63亿元").unwrap().apply(&mut document).unwrap();
        assert!(document.sections.iter().all(|section| section.body.contains("固定资产投资完成9.63亿元")));
        assert!(document.sections[0].body.contains("5400亩"), "other figures stay");
        assert_eq!(change(&document, row, 99, "1"), None);
    }

    #[test]
    fn last_years_value_stands_beside_this_years() {
        let mut document = document();
        let text = "一、经济\n固定资产投资完成8.32亿元。";
        document.review.last_year =
            Some(LastYearFile { name: "去年.txt".into(), year: Some(2022), text: text.into() });
        let (rows, index) = investment(&document);
        let value = LastYearValue { text: "8.32亿元".into(), growth: Some("增长12.5%".into()) };
        assert_eq!(rows[index].last_year, Some(value));
        assert!(to_tsv(&rows).contains("8.32亿元"), "{}", to_tsv(&rows));
        assert_eq!(growth(Decimal::from(8), Decimal::from(6)).unwrap(), "下降25%");
        assert_eq!(growth(Decimal::ZERO, Decimal::from(6)), None);
        assert_eq!(growth(Decimal::from(8), Decimal::from(8)).unwrap(), "持平");
    }

    #[test]
    fn a_spreadsheet_goes_out_and_comes_back() {
        let mut document = document();
        let (rows, index) = investment(&document);
        let sheet = to_tsv(&rows);
        assert_eq!(from_tsv(&document, &rows, &sheet), (None, Vec::new()), "nothing differs");
        let name = rows[index].name.clone();
        let (step, unknown) = from_tsv(&document, &rows, &format!("{name}\t9.4亿元\n没有的指标\t1"));
        step.unwrap().apply(&mut document).unwrap();
        assert_eq!(unknown, ["没有的指标"]);
        assert!(document.sections.iter().all(|section| section.body.contains("9.4亿元")));
    }
}
