//! 分项与别处的总数不符: 全年受理各类申请1520件 at the beginning, and its kinds paragraph by paragraph later on.
//!
//! Why it matters: the total opens the document, the parts follow pages later, and only one of them was corrected. A
//! list is known by 按…分 or 从…看, or by the words of a total of 各类. Reported is only what two neighbouring digits
//! exchanged in one number explain.

use crate::check::facts::{Facts, LineFacts};
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::manuscript::Span;
use crate::check::relation::measure::{in_unit_of, printed_sum};
use crate::check::relation::partition::{List, Partition};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::quantity::Figure;

use super::parts_slip::run;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "parts-elsewhere",
    kind: Kind::Sum,
    name: "分项与别处的总数不符",
    summary: "“按……分”逐项列出的数、各段分别写的各类数，与别处写的总数不符",
    scope: Scope::Anchored { anchors: |line| has_division(line) || has_kinds(line), check },
};

/// Most characters of a clause that announces a division: 按投资主体分.
const LONGEST_CUE: usize = 12;

/// Words of a total of several kinds.
const OF_KINDS: &[&str] = &["各类", "各项"];

/// Fewest kinds that are told in paragraphs of their own.
const FEWEST_KINDS: usize = 3;

/// How many lines at the beginning of a document, or before a list, may state its total.
const OPENING: usize = 8;

/// A part and where it stands.
type Placed<'p, 'a> = (usize, &'p Term<'a>);

fn check(facts: &Facts<'_>, anchors: &[usize], findings: &mut Vec<Finding<Span>>) {
    for &number in anchors {
        let Some(line) = facts.lines.get(number) else { continue };
        if has_division(line) {
            by_division(facts, number, findings);
        }
        if number < OPENING && has_kinds(line) {
            by_kind(facts, number, findings);
        }
    }
}

/// Whether a line can hold parts that are announced.
fn has_division(line: &LineFacts) -> bool {
    line.figures.len() >= 2 && !division_ends(&line.text).is_empty()
}

/// Whether a line can hold a total of several kinds.
fn has_kinds(line: &LineFacts) -> bool {
    !line.figures.is_empty() && OF_KINDS.iter().any(|word| line.text.contains(word))
}

/// 按构成分，甲3亿元，乙2亿元: the total stands before, in the paragraph, its section or the opening.
fn by_division(facts: &Facts<'_>, number: usize, findings: &mut Vec<Finding<Span>>) {
    let Some(line) = facts.lines.get(number) else { return };
    let ends = division_ends(&line.text);
    if ends.is_empty() {
        return;
    }
    let passage = Passage::new(line);
    for end in ends {
        let Some(first) = passage.terms.iter().position(|term| term.start() >= end) else { continue };
        let parts = run(&passage, first, &passage.terms[first]);
        if parts.len() >= 2 && parts[0].start() == passage.terms[first].start() {
            findings.extend(suspect(facts, number, &parts));
        }
    }
}

/// The nearest total that the parts miss by one number with its digits exchanged, unless some total agrees.
fn suspect(facts: &Facts<'_>, number: usize, parts: &[&Term<'_>]) -> Option<Finding<Span>> {
    let section = |line: usize| facts.manuscript.lines.get(line).and_then(|line| line.section);
    let like = |figure: &Figure| figure.unit.dimension == parts[0].figure.unit.dimension;
    let placed: Vec<Placed<'_, '_>> = parts.iter().map(|part| (number, *part)).collect();
    let mut suspect = None;
    for above in (0..=number).rev() {
        let is_near = number - above < OPENING && section(above) == section(number);
        let line = facts.lines.get(above).filter(|line| line.figures.iter().any(like));
        let Some(line) = line.filter(|_| is_near || above < OPENING) else { continue };
        let passage = Passage::new(line);
        for whole in passage.terms.iter().filter(|term| term.is_like(parts[0])) {
            let partition = Partition { whole, parts: parts.to_vec(), list: List::Unsaid };
            if partition.holds() {
                return None;
            }
            if suspect.is_none() && partition.has_exchanged_digits() {
                suspect = finding((above, &passage), &partition, &placed);
            }
        }
    }
    suspect
}

/// Where clauses end that announce a division: 按投资主体分，从产业看，.
fn division_ends(text: &str) -> Vec<usize> {
    let marks = text.match_indices(['，', '：']);
    let ends = marks.filter(|(at, _)| {
        let clause = text[..*at].rsplit(['，', '。', '；', '：']).next().unwrap_or("");
        let begins = clause.starts_with(['按', '从', '分']);
        let divides = begins && clause.ends_with(['分', '看']) || clause.ends_with('中') && clause != "其中";
        divides && (3..=LONGEST_CUE).contains(&clause.chars().count())
    });
    ends.map(|(at, mark)| at + mark.len()).collect()
}

/// 受理各类申请1520件: what is 受理 and ends with 申请 further on are its kinds.
fn by_kind(facts: &Facts<'_>, number: usize, findings: &mut Vec<Finding<Span>>) {
    let Some(line) = facts.lines.get(number) else { return };
    let own = Passage::new(line);
    for whole in own.terms.iter().filter(|term| term.is_exact() && term.is_amount()) {
        let Some((verb, noun)) = words_of_total(whole) else { continue };
        let lines = facts.lines.iter().enumerate().skip(number);
        let lines = lines.filter(|(_, line)| line.text.contains(noun) && line.text.contains(verb));
        let passages: Vec<(usize, Passage<'_>)> = lines.map(|(at, line)| (at, Passage::new(line))).collect();
        let mut kinds: Vec<Placed<'_, '_>> = Vec::new();
        for (at, passage) in &passages {
            let is_kind = |term: &&Term<'_>| {
                let is_other = *at != number || term.sentence != whole.sentence;
                is_other && term.is_like(whole) && is_kind_of(term, verb, noun)
            };
            kinds.extend(passage.terms.iter().filter(is_kind).map(|term| (*at, term)));
        }
        kinds.dedup_by(|one, other| one.1.lead == other.1.lead);
        let parts = kinds.iter().map(|(_, term)| *term).collect();
        let partition = Partition { whole, parts, list: List::Unsaid };
        if kinds.len() >= FEWEST_KINDS && partition.has_exchanged_digits() {
            findings.extend(finding((number, &own), &partition, &kinds));
        }
    }
}

/// The last word before 各类 and the noun behind it: 受理 and 申请 of 全年受理各类申请.
fn words_of_total<'a>(whole: &Term<'a>) -> Option<(&'a str, &'a str)> {
    let (before, noun) = OF_KINDS.iter().find_map(|word| whole.lead.split_once(word))?;
    let from = before.char_indices().rev().nth(1).map(|(at, _)| at)?;
    let verb = before.get(from..)?;
    (noun.chars().count() >= 2).then_some((verb, noun))
}

/// Whether a figure is of one kind: 受理变更申请, but not 受理各类申请 again.
fn is_kind_of(term: &Term<'_>, verb: &str, noun: &str) -> bool {
    let middle = term.lead.strip_suffix(noun).and_then(|before| before.split_once(verb));
    middle.is_some_and(|(_, middle)| {
        (1..=8).contains(&middle.chars().count())
            && !OF_KINDS.contains(&middle)
            && !term.is_led_by(&["上年", "去年"])
    })
}

/// The total and its parts; the place at fault is the part, or the total, whose digits are exchanged.
fn finding(
    (line, passage): (usize, &Passage<'_>),
    partition: &Partition<'_, '_>,
    parts: &[Placed<'_, '_>],
) -> Option<Finding<Span>> {
    let total = printed_sum(&partition.parts)?;
    let unit = passage.text.get(partition.whole.figure.unit_range.clone())?;
    let sum = format!("{}{unit}", in_unit_of(total, partition.whole.figure));
    let message = format!("各项相加为{sum}，与别处的“{}”不符", passage.statement(partition.whole));
    let culprit = partition.culprit().map(|(part, _)| part);
    let is_culprit = |part: &Term<'_>| culprit.is_some_and(|culprit| std::ptr::eq(culprit, part));
    let (first, rest): (Vec<_>, Vec<_>) = parts.iter().copied().partition(|(_, part)| is_culprit(part));
    let whole = Span::new(line, passage.place(partition.whole));
    let span = |(line, part): &Placed<'_, '_>| Span::new(*line, part.range());
    let mut finding = match first.first() {
        Some(part) => Finding::new(&RULE, Severity::Warning, span(part), message).against(whole),
        None => Finding::new(&RULE, Severity::Warning, whole, message),
    };
    for part in rest {
        finding = finding.against(span(&part));
    }
    Some(finding)
}
