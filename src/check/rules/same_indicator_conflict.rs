//! 同一指标不同数值: 工业用电量 is 3.47亿千瓦时 on page 2 and 3.74亿千瓦时 on page 6.
//!
//! Why it matters: the reader no longer knows which to believe, and whoever signed must explain. Three ways lead to
//! a finding, all outside one sentence and only for the document's own organ or one named subject:
//! - the same name, year, months and role with values that exclude each other, where the name is an indicator with
//!   one value a year, or the numbers look like a slip of the pen;
//! - numbers that look like a slip of the pen whose names share their words (充电车位, 新建充电车位);
//! - pairs (135户412人, 135户421人) that share one number and differ in the other.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::quantity::{Dimension, Role, is_annual, is_event, is_generic};

use super::super::facts::Facts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::manuscript::Span;
use super::super::rule::{Rule, Scope};
use super::super::statement::{
    Entry, Ledger, Slip, Statement, are_parallel, shares_noun, shares_words, slip,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "same-indicator-conflict",
    kind: Kind::SameIndicator,
    name: "同一指标不同数值",
    summary: "同一指标在两处的数值不同",
    scope: Scope::Document(check),
};

/// Longest bucket of like numbers that is compared; a number found more often is no slip.
const BUCKET: usize = 12;

/// Statements that can be compared have the same key: role, dimension, subject, months, year.
type Key<'a> = (Role, &'a Dimension, Option<&'a str>, Option<(u8, u8)>, Option<i32>);

fn check(facts: &Facts<'_>, findings: &mut Vec<Finding<Span>>) {
    let ledger = facts.ledger();
    let mut conflicts = Conflicts { facts, known: HashSet::new(), findings };
    for entry in &ledger.entries {
        by_name(entry, &mut conflicts);
    }
    by_pair(ledger, &mut conflicts);
    by_slip(ledger, &mut conflicts);
    by_bearer(ledger, &mut conflicts);
}

struct Conflicts<'a, 'f> {
    facts: &'a Facts<'f>,
    known: HashSet<Span>,
    findings: &'a mut Vec<Finding<Span>>,
}

impl Conflicts<'_, '_> {
    /// Reports that `wrong` contradicts `right`, once for each place.
    fn report(&mut self, wrong: &Statement<'_>, right: &Statement<'_>, severity: Severity) {
        if self.known.contains(&right.span) || !self.known.insert(wrong.span.clone()) {
            return;
        }
        let text = |statement: &Statement<'_>| self.facts.manuscript.text(&statement.span).to_owned();
        let (bad, good) = (text(wrong), text(right));
        let name = [wrong, right]
            .into_iter()
            .map(|s| s.mention.indicator.name.as_str())
            .find(|name| !name.is_empty());
        let subject = name.map_or_else(|| "同一数字".to_owned(), |name| format!("“{name}”"));
        let message = format!("{subject}此处为{bad}，另一处为{good}，两处不一致");
        let shown = |at: &Statement<'_>| at.shown(&self.facts.lines[at.span.line].text);
        let finding = Finding::new(&RULE, severity, shown(wrong), message).against(shown(right));
        let swap = |at: &Statement<'_>, text: &str| Edit { at: at.span.clone(), text: text.to_owned() };
        self.findings.push(
            finding
                .fix(Fix { label: format!("此处改为{good}"), edits: vec![swap(wrong, &good)] })
                .fix(Fix { label: format!("另一处改为{bad}"), edits: vec![swap(right, &bad)] }),
        );
    }
}

fn key<'a>(statement: &Statement<'a>) -> Key<'a> {
    let period = &statement.mention.period;
    let months = if statement.role == Role::Target { None } else { period.months };
    (statement.role, &statement.mention.figure.unit.dimension, statement.subject, months, statement.year)
}

/// Statements of one name.
fn by_name(entry: &Entry<'_>, conflicts: &mut Conflicts<'_, '_>) {
    if entry.statements.len() < 2 {
        return;
    }
    let mut groups: HashMap<Key<'_>, Vec<&Statement<'_>>> = HashMap::new();
    let told = entry.statements.iter().filter(|statement| !is_share_of_name(conflicts.facts, statement));
    for statement in told {
        groups.entry(key(statement)).or_default().push(statement);
    }
    // A name stated so often is not one thing; the order of the groups must not depend on the map.
    let mut groups: Vec<_> =
        groups.into_values().filter(|group| (2..=BUCKET).contains(&group.len())).collect();
    groups.sort_by(|a, b| a[0].span.cmp(&b[0].span));
    for group in groups {
        let Some(right) = usual(&group) else { continue };
        for wrong in group.iter().filter(|other| !other.agrees(right) && !other.is_beside(right)) {
            if let Some(severity) = certainty(entry.name, wrong, right) {
                let later = if wrong.span < right.span && count(&group, wrong) == count(&group, right) {
                    right
                } else {
                    wrong
                };
                let other = if std::ptr::eq(later, right) { wrong } else { &right };
                conflicts.report(later, other, severity);
            }
        }
    }
}

/// Whether the name is the whole a share is of: 占工业总产值的2.2%, 工业总产值的76%集中在…. Every part has its own.
fn is_share_of_name(facts: &Facts<'_>, statement: &Statement<'_>) -> bool {
    let (line, mention) = (&facts.lines[statement.span.line].text, statement.mention);
    let between = line.get(mention.indicator.range.end..statement.span.start).unwrap_or("");
    mention.figure.unit.dimension == Dimension::Percent && between.trim_end().ends_with('的')
}

/// The value most statements agree on; the first of equals.
fn usual<'s, 'a>(group: &[&'s Statement<'a>]) -> Option<&'s Statement<'a>> {
    group.iter().rev().max_by_key(|one| count(group, one)).copied()
}

fn count(group: &[&Statement<'_>], one: &Statement<'_>) -> usize {
    group.iter().filter(|other| other.agrees(one)).count()
}

/// How sure it is that two values of one name exclude each other; `None` when they may be different things.
fn certainty(name: &str, one: &Statement<'_>, other: &Statement<'_>) -> Option<Severity> {
    let slipped = slip(&one.mention.figure, &other.mention.figure);
    if is_known(name, one, other) {
        return Some(Severity::Error);
    }
    let is_event = is_event(name) && one.mention.figure.unit.dimension != Dimension::Percent;
    match slipped {
        Some(Slip::Transposed | Slip::Scale) if !is_event => return Some(Severity::Error),
        Some(Slip::Transposed | Slip::Scale) => return Some(Severity::Warning),
        Some(Slip::Digit) if name.chars().count() >= 4 => return Some(Severity::Warning),
        None if is_staff(name) && !one.is_plan && !is_event && is_digit_apart(one, other) => {
            return Some(Severity::Warning);
        }
        _ => {}
    }
    if one.is_part != other.is_part || one.role == Role::LastYear {
        return None;
    }
    let is_counted = matches!(
        one.mention.figure.unit.dimension,
        Dimension::Count(_) | Dimension::Duration | Dimension::Bare
    );
    let is_sum = ["收入", "总值", "产值", "总额", "零售额", "增加值", "存款", "贷款", "率", "比重", "指数"]
        .iter()
        .any(|end| name.ends_with(end));
    let is_long = name.chars().count() >= 5;
    (!is_counted && is_sum && is_long && !is_event).then_some(Severity::Warning)
}

/// Whether a name is of people an organ has, a number that no sentence of its report changes.
fn is_staff(name: &str) -> bool {
    let ends = [
        "法官",
        "检察官",
        "教师",
        "民警",
        "辅警",
        "医生",
        "医师",
        "护士",
        "职工",
        "干警",
        "干部",
        "网格员",
        "人员编制",
    ];
    name.chars().count() >= 4 && ends.iter().any(|end| name.ends_with(end))
}

/// Whether two numbers of two digits differ in one of them.
fn is_digit_apart(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let digits = |at: &Statement<'_>| at.mention.figure.number.to_string().into_bytes();
    let (one, other) = (digits(one), digits(other));
    one.len() == 2 && other.len() == 2 && one.iter().zip(&other).filter(|(a, b)| a != b).count() == 1
}

/// Whether both state an indicator with one value a year. How many companies are 规模以上 depends on among which.
fn is_known(name: &str, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let counts_companies = matches!(one.mention.figure.unit.dimension, Dimension::Count(_))
        && ["规模以上", "限额以上"].iter().any(|word| name.contains(word));
    let same_part = one.is_part == other.is_part && one.role != Role::LastYear;
    is_annual(name) && !is_event(name) && !counts_companies && same_part
}

/// Like numbers of different names that share their words.
fn by_slip(ledger: &Ledger<'_>, conflicts: &mut Conflicts<'_, '_>) {
    let mut buckets: HashMap<(&Dimension, Vec<u8>), Vec<&Statement<'_>>> = HashMap::new();
    for statement in &ledger.statements {
        let figure = &statement.mention.figure;
        let mut digits = figure.number.mantissa().unsigned_abs().to_string().into_bytes();
        digits.sort_unstable();
        digits.push(u8::try_from(figure.number.scale()).unwrap_or(0));
        if digits.len() > 3 {
            // 86万 without its unit is money as 86万元 is.
            let is_unitless = figure.unit.dimension == Dimension::Bare && figure.unit.factor > Decimal::ONE;
            let dimension = if is_unitless { &Dimension::Money } else { &figure.unit.dimension };
            buckets.entry((dimension, digits)).or_default().push(statement);
        }
    }
    let mut buckets: Vec<_> = buckets.into_values().filter(|b| (2..=BUCKET).contains(&b.len())).collect();
    buckets.sort_by(|a, b| a[0].span.cmp(&b[0].span));
    for bucket in buckets {
        for (index, later) in bucket.iter().enumerate() {
            let earlier = bucket[..index].iter().find(|earlier| {
                is_one_thing_mistyped(conflicts.facts, earlier, later)
                    && !is_told_beside(&bucket, earlier, later)
            });
            if let Some(earlier) = earlier {
                conflicts.report(later, earlier, Severity::Warning);
            }
        }
    }
}

/// Whether both numbers stand in one sentence somewhere: then each is right and they are of different things.
fn is_told_beside(bucket: &[&Statement<'_>], one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let tells = |at: &Statement<'_>, value: &Statement<'_>| {
        bucket.iter().any(|third| {
            third.is_beside(at)
                && third.mention.figure.value() == value.mention.figure.value()
                && third.span != value.span
        })
    };
    tells(one, other) || tells(other, one)
}

/// Things of which each bearer has one, with exchanged digits: 困难老人286人, 建立困难老人档案268份.
fn by_bearer(ledger: &Ledger<'_>, conflicts: &mut Conflicts<'_, '_>) {
    let mut buckets: HashMap<Vec<u8>, Vec<&Statement<'_>>> = HashMap::new();
    for statement in &ledger.statements {
        let figure = &statement.mention.figure;
        if matches!(figure.unit.dimension, Dimension::Count(_)) && figure.is_whole_count() {
            let mut digits = figure.number.to_string().into_bytes();
            digits.sort_unstable();
            if digits.len() >= 3 {
                buckets.entry(digits).or_default().push(statement);
            }
        }
    }
    let mut buckets: Vec<_> = buckets.into_values().filter(|b| (2..=BUCKET).contains(&b.len())).collect();
    buckets.sort_by(|a, b| a[0].span.cmp(&b[0].span));
    for bucket in buckets {
        for (index, later) in bucket.iter().enumerate() {
            if let Some(earlier) = bucket[..index].iter().find(|earlier| is_bearer(earlier, later)) {
                conflicts.report(later, earlier, Severity::Warning);
            }
        }
    }
}

/// Whether one name is a thing of what the other counts, and the number one mistyped.
fn is_bearer(one: &Statement<'_>, other: &Statement<'_>) -> bool {
    const THINGS: [&str; 5] = ["档案", "台账", "信息卡", "联系卡", "责任书"];
    let (name, rival) = (one.mention.indicator.name.as_str(), other.mention.indicator.name.as_str());
    let has = |thing: &str, bearer: &str| {
        let stem = THINGS.iter().find_map(|word| thing.strip_suffix(word));
        let from = bearer.char_indices().rev().take(4).last().map_or(0, |(at, _)| at);
        bearer.chars().count() >= 3 && stem.is_some_and(|stem| stem.ends_with(&bearer[from..]))
    };
    let is_mistyped = slip(&one.mention.figure, &other.mention.figure) == Some(Slip::Transposed);
    is_mistyped && (has(name, rival) || has(rival, name)) && one.subject == other.subject
}

fn is_one_thing_mistyped(facts: &Facts<'_>, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    let (months, others) = (one.mention.period.months, other.mention.period.months);
    let same_time = months == others || months.is_none() || others.is_none();
    let same_time = same_time && (one.year == other.year || one.is_plan != other.is_plan);
    let same_role =
        one.role == other.role || one.is_plan != other.is_plan && one.mention.role != Role::LastYear;
    let same_subject = one.subject == other.subject;
    let mistyped = slip(&one.mention.figure, &other.mention.figure)
        .is_some_and(|slip| matches!(slip, Slip::Transposed | Slip::Scale));
    let is_apart = mistyped && same_subject && !one.is_beside(other);
    let is_rival = is_apart && same_time && same_role;
    is_rival && shares_name(facts, one, other) || is_apart && same_time && is_long_slip(facts, one, other)
}

/// Two neighbouring digits of four or more exchanged: so rare by chance that one word in common is enough.
fn is_long_slip(facts: &Facts<'_>, one: &Statement<'_>, other: &Statement<'_>) -> bool {
    const FEWEST: usize = 4;
    let digits =
        |at: &Statement<'_>| at.mention.figure.number.mantissa().unsigned_abs().to_string().into_bytes();
    let (first, second) = (digits(one), digits(other));
    let apart: Vec<usize> = (0..first.len()).filter(|&at| first.get(at) != second.get(at)).collect();
    let is_neighbour = matches!(apart.as_slice(), [a, b] if *b == *a + 1);
    // Zeros at the end are not written out of knowledge: 1260 and 2160 are round numbers.
    let significant =
        |digits: &[u8]| digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
    let is_long = significant(&first).max(significant(&second)) >= FEWEST;
    let is_like = one.is_part == other.is_part && is_neighbour && is_long;
    is_like && shares_noun(&wording(facts, one), &wording(facts, other))
}

/// The words before and behind a figure: three clauses' worth at most.
fn wording(facts: &Facts<'_>, statement: &Statement<'_>) -> String {
    const REACH: usize = 16;
    let line = &facts.lines[statement.span.line].text;
    let before: Vec<char> = line[..statement.span.start]
        .chars()
        .rev()
        .take_while(|ch| !matches!(ch, '。' | '；') && !ch.is_ascii_digit())
        .take(REACH)
        .collect();
    format!("{}，{}", before.into_iter().rev().collect::<String>(), surroundings(facts, statement))
}

/// Whether one name ends with the other, or both with what stands behind the figure share their words.
fn shares_name(facts: &Facts<'_>, one: &Statement<'_>, other: &Statement<'_>) -> bool {
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
    let (here, there) = (surroundings(facts, one), surroundings(facts, other));
    shares_words(&here, &there, 3) || one.is_plan != other.is_plan && pieces_in_common(&here, &there) >= 2
}

/// The name and what stands behind the figure, up to the end of the clause.
fn surroundings(facts: &Facts<'_>, statement: &Statement<'_>) -> String {
    let line = &facts.lines[statement.span.line].text;
    let behind: String = line[statement.span.end..]
        .chars()
        .take(8)
        .take_while(|ch| ch.is_alphanumeric() && !ch.is_ascii_digit())
        .collect();
    format!("{}，{behind}", statement.mention.indicator.name)
}

/// How many pairs of characters both texts have, pairs that overlap counted once.
fn pieces_in_common(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().collect();
    let (mut count, mut at) = (0, 0);
    while at + 1 < chars.len() {
        let piece: String = chars[at..at + 2].iter().collect();
        let is_common = !piece.contains('，') && other.contains(&piece);
        count += usize::from(is_common);
        at += if is_common { 2 } else { 1 };
    }
    count
}

/// What a name says was done with things: as many people may be in the cases received and in those decided.
fn deeds(name: &str) -> Vec<&'static str> {
    const DEEDS: [&str; 16] = [
        "受理", "收", "审结", "办结", "结案", "立案", "批准", "起诉", "判决", "排查", "整改", "化解", "新增",
        "退出", "申请", "审批",
    ];
    DEEDS.into_iter().filter(|deed| name.contains(deed)).collect()
}

/// Pairs as 135户412人 of which one number is the same and the other is not.
fn by_pair(ledger: &Ledger<'_>, conflicts: &mut Conflicts<'_, '_>) {
    let pairs: Vec<[&Statement<'_>; 2]> = ledger
        .statements
        .windows(2)
        .map(|two| [&two[0], &two[1]])
        .filter(|[first, second]| first.span.line == second.span.line && first.span.end == second.span.start)
        .collect();
    for place in [0, 1] {
        let mut known: HashMap<_, [&Statement<'_>; 2]> = HashMap::new();
        for pair in &pairs {
            let [figure, rest] = [place, 1 - place].map(|at| &pair[at].mention.figure);
            if figure.value().mantissa() < 20 {
                continue;
            }
            let key = (figure.value().normalize(), &figure.unit.dimension, &rest.unit.dimension);
            let Some(earlier) = known.get(&key) else {
                known.insert(key, *pair);
                continue;
            };
            let (one, other) = (pair[1 - place], earlier[1 - place]);
            let names = [one, other].map(|s| s.mention.indicator.name.as_str());
            let is_same = slip(&one.mention.figure, &other.mention.figure).is_some()
                || shares_words(names[0], names[1], 2);
            let is_same = is_same && deeds(names[0]) == deeds(names[1]);
            if is_same && !one.agrees(other) && !one.is_beside(other) && one.subject == other.subject {
                conflicts.report(one, other, Severity::Error);
            }
        }
    }
}
