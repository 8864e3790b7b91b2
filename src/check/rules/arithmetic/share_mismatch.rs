//! 占比不符: 外贸产值36亿元，占全年产值240亿元的18.5% where 36 ÷ 240 is 15%.
//!
//! Why it matters: a share is the figure a reader can check at once. The whole is told in the phrase (占320户的…),
//! by its name (占参保总数的…), by 其中, or by the share before. When any amount of the paragraph would make the
//! share right, the rule is silent.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::check::facts::LineFacts;
use crate::check::finding::{Finding, Kind, Severity};
use crate::check::relation::affinity::{affinity, core};
use crate::check::relation::change::direction;
use crate::check::relation::measure::{is_exchanged_share, is_share};
use crate::check::relation::{Passage, Term};
use crate::check::rule::{Rule, Scope};
use crate::check::statement::longest_common;

use super::report::ratio_finding;

/// The rule.
pub(in crate::check::rules) const RULE: Rule = Rule {
    id: "share-mismatch",
    kind: Kind::Ratio,
    name: "占比不符",
    summary: "“占……的百分之几”与前面的部分和总数不符",
    scope: Scope::Line(check),
};

/// 占 in these words is no share.
const OTHER_WORDS: &[&str] =
    &["占地", "占用", "占道", "侵占", "抢占", "强占", "占领", "占有", "霸占", "占补", "占位"];

/// Words between 占 and the share that make it a change or a plan.
const CHANGES: &[&str] = &[
    "由",
    "从",
    "提高",
    "提升",
    "上升",
    "下降",
    "增长",
    "增加",
    "回落",
    "比上年",
    "目标是",
    "不低于",
    "不超过",
    "力争",
];

/// Words before 占 that name no part.
const FILLERS: &[char] =
    &['约', '均', '已', '共', '仅', '只', '各', '就', '也', '分', '别', '其', '合', '计'];

/// Least number of three digits.
const THREE_DIGITS: i128 = 100;

/// Characters in a row that name what a place and a part of it have.
const NAME: usize = 3;

/// Words of a figure that is a target: 占 of a target is how far it is met.
const TARGET: &[&str] = &["目标", "任务", "计划", "下达"];

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    if line.figures.len() < 2 || !line.text.contains('占') {
        return;
    }
    let passage = Passage::new(line);
    let mut known: Option<&Term<'_>> = None;
    for (index, share) in passage.terms.iter().enumerate() {
        if let Some(pair) = renamed(&passage, index) {
            findings.push(ratio_finding(&RULE, Severity::Warning, &passage, share, pair));
        }
        let Some(name) = whole_phrase(&passage, share) else { continue };
        let claim = Claim { passage: &passage, index, share, name, known };
        match claim.judge() {
            Judgement::Right(whole) => known = Some(whole),
            Judgement::Wrong(part, whole, severity) => {
                known = Some(whole);
                findings.push(ratio_finding(&RULE, severity, &passage, share, (part, whole)));
            }
            Judgement::Unknown => {}
        }
    }
}

/// The words between 占 and the share; `None` when the figure is no share.
pub(super) fn whole_phrase<'a>(passage: &Passage<'a>, share: &Term<'a>) -> Option<&'a str> {
    if !share.is_percent() || !share.is_exact() {
        return None;
    }
    let clause = passage.clause_before(share);
    let at = clause.rfind('占')?;
    let phrase = clause.get(at..)?;
    let before = clause.get(..at)?.chars().next_back();
    // 三四级手术占手术总量的…: the part is named anew and may be another than the figure before.
    let subject = share.lead.split('占').next().unwrap_or("").trim_start_matches(FILLERS);
    let has_subject = share.lead.contains('占') && !subject.is_empty();
    // 甲6.16亿元，乙3.29亿元，分别占总值的30.7%和16.4%: each share has its own part.
    let is_other = has_subject
        || clause.contains("分别")
        || OTHER_WORDS.iter().any(|word| phrase.starts_with(word)) && !phrase.starts_with("占有效")
        || before.is_some_and(|ch| "侵抢强霸".contains(ch))
        || CHANGES.iter().any(|word| phrase.contains(word))
        || phrase.chars().count() > 24;
    (!is_other).then(|| phrase.trim_start_matches('占'))
}

/// 财产类占64%: the part is named again by the words of an amount before, and the share has two digits exchanged.
fn renamed<'p, 'a>(passage: &'p Passage<'a>, index: usize) -> Option<(&'p Term<'a>, &'p Term<'a>)> {
    let share = passage.terms.get(index).filter(|share| share.is_percent() && share.is_exact())?;
    let subject = share.lead.split_once('占')?.0.trim_end_matches(FILLERS).trim_end_matches("人次");
    let before =
        || passage.terms[..index].iter().filter(|term| term.sentence == share.sentence && term.is_amount());
    let is_name = subject.chars().count() >= 2;
    let part = before().find(|term| {
        is_name
            && term.is_exact()
            && (term.lead.ends_with(subject) || is_named_alike(term, subject) && term.part == share.part)
    })?;
    let wholes = || before().filter(|whole| whole.is_like(part) && whole.start() < part.start());
    // A whole that the list behind it makes up is the one that is meant, whatever else would give the share.
    let is_plain = ["占", "占比", "占比为"].iter().any(|end| share.lead.ends_with(end));
    let proven = wholes().find(|whole| is_plain && are_parts(passage, whole, part));
    if let Some(whole) = proven {
        return (!is_share(part, whole, share.figure)).then_some((part, whole));
    }
    if wholes().any(|whole| is_share(part, whole, share.figure)) {
        return None;
    }
    // 年降水量1000.1毫米。一季度112.4毫米、…，三季度降水占全年的49.8%: three digits tell the whole of the sentence before.
    let is_long = share.figure.number.mantissa() >= THREE_DIGITS;
    let above = || {
        let near = |whole: &&Term<'a>| whole.is_like(part) && whole.sentence + 1 == share.sentence;
        passage.terms[..index].iter().filter(move |whole| is_long && near(whole))
    };
    if above().any(|whole| is_share(part, whole, share.figure)) {
        return None;
    }
    let whole = wholes().chain(above()).find(|whole| is_exchanged_share(part, whole, share.figure))?;
    Some((part, whole))
}

/// 税收 for 税收收入, 跨省结算 for 跨省.
fn is_named_alike(term: &Term<'_>, subject: &str) -> bool {
    let is_short_for = term.lead.chars().count() >= 2 && subject.starts_with(term.lead);
    term.lead.starts_with(subject) || is_short_for
}

/// Whether the first amounts behind a whole make it up and one of them is the part: 专利94件，发明17件、实用新型61件、外观设计
/// 16件.
fn are_parts(passage: &Passage<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    let behind = passage.sentence(whole).filter(|term| term.start() > whole.start() && term.is_like(whole));
    let mut sum = Decimal::ZERO;
    let mut has_part = false;
    for term in behind {
        let Some(next) = sum.checked_add(term.value()) else { return false };
        sum = next;
        has_part |= term.start() == part.start();
        if sum >= whole.value() {
            return sum == whole.value() && has_part;
        }
    }
    false
}

/// A share with what is known when it is met.
struct Claim<'p, 'a> {
    passage: &'p Passage<'a>,
    index: usize,
    share: &'p Term<'a>,
    /// The words between 占 and the share.
    name: &'a str,
    /// The whole of the share before.
    known: Option<&'p Term<'a>>,
}

enum Judgement<'p, 'a> {
    Right(&'p Term<'a>),
    Wrong(&'p Term<'a>, &'p Term<'a>, Severity),
    Unknown,
}

impl<'p, 'a> Claim<'p, 'a> {
    fn judge(&self) -> Judgement<'p, 'a> {
        let inside = self.inside();
        if let Some(whole) = inside {
            return self.against(whole, Severity::Error);
        }
        let parts = self.parts();
        for part in &parts {
            if let Some(whole) = self.wholes(part).find(|whole| is_share(part, whole, self.share.figure)) {
                return Judgement::Right(whole);
            }
        }
        let meant = parts.iter().filter(|part| self.is_meant(part));
        if let Some(whole) = meant.into_iter().find_map(|part| self.whole_of(part)) {
            return self.against(whole, Severity::Warning);
        }
        match parts.iter().find_map(|part| Some((*part, self.exchanged_whole(part)?))) {
            Some((part, whole)) => Judgement::Wrong(part, whole, Severity::Warning),
            None => Judgement::Unknown,
        }
    }

    /// A figure between 占 and the share: 占年度计划320户的92.5%.
    fn inside(&self) -> Option<&'p Term<'a>> {
        let before = self.index.checked_sub(1).and_then(|index| self.passage.terms.get(index))?;
        // 占21个村（社区）的81.0%: a bracket may explain the whole.
        let between = self.passage.between(before, self.share);
        let is_inside = before.clause == self.share.clause && !between.contains(['占', '、']);
        (is_inside && before.is_amount() && before.is_exact()).then_some(before)
    }

    /// Compares with a whole that is certain.
    fn against(&self, whole: &'p Term<'a>, severity: Severity) -> Judgement<'p, 'a> {
        let parts: Vec<_> =
            self.before().filter(|part| part.start() != whole.start() && part.is_like(whole)).collect();
        if parts.iter().any(|part| is_share(part, whole, self.share.figure)) {
            return Judgement::Right(whole);
        }
        match parts.first() {
            Some(part) if self.is_next_to(part) => Judgement::Wrong(part, whole, severity),
            None => self.against_unlike(whole),
            _ => Judgement::Unknown,
        }
    }

    /// 发放证件268张，占应领335人的80%: what each of them has is counted with another measure word.
    fn against_unlike(&self, whole: &'p Term<'a>) -> Judgement<'p, 'a> {
        let is_count = |term: &Term<'_>| term.is_exact() && term.figure.is_whole_count() && term.is_amount();
        let nearest = self.before().find(|part| part.start() != whole.start());
        let part = nearest.filter(|part| {
            let is_next = whole.clause - part.clause <= 1 && part.part == whole.part;
            is_next && is_count(part) && is_count(whole) && part.value() < whole.value()
        });
        match part {
            Some(part) if is_share(part, whole, self.share.figure) => Judgement::Right(whole),
            // 联办3126例，占3254人的104.1%: the greater by the smaller.
            Some(part)
                if self.share.value() > Decimal::ONE
                    || is_exchanged_share(part, whole, self.share.figure) =>
            {
                Judgement::Wrong(part, whole, Severity::Warning)
            }
            _ => Judgement::Unknown,
        }
    }

    /// The terms of the sentence before the share, the nearest first.
    fn before(&self) -> impl Iterator<Item = &'p Term<'a>> {
        let sentence = self.share.sentence;
        self.passage.terms[..self.index].iter().rev().take_while(move |term| term.sentence == sentence)
    }

    /// A part stands at most two clauses before its share, with no other share between.
    fn is_next_to(&self, part: &Term<'_>) -> bool {
        part.part == self.share.part && self.share.clause - part.clause <= 2
    }

    /// What the share can be of: the amounts of the last clause with one.
    fn parts(&self) -> Vec<&'p Term<'a>> {
        // What a bracket on the way divides and what has changed are no parts: 44户（其中甲25户），占…; 比上年增加1.1亿人次，占….
        let is_own = |term: &&'p Term<'a>| {
            term.bracket == self.share.bracket && direction(self.passage, term).is_none()
        };
        let Some(nearest) = self.before().filter(is_own).find(|term| term.is_amount()) else {
            return Vec::new();
        };
        let clause = nearest.clause;
        let is_part = |term: &&'p Term<'a>| {
            term.clause == clause && term.is_amount() && term.is_exact() && is_own(term)
        };
        if !self.is_next_to(nearest) { Vec::new() } else { self.before().filter(is_part).collect() }
    }

    /// Whether a share can be of it: the nearest amount, or what stands right before that without words between:
    /// 75户190人. In 这6家完成产值8亿元，占… the share is not of 6家.
    fn is_meant(&self, part: &Term<'_>) -> bool {
        let mut before = self.before().filter(|term| term.is_amount());
        let Some(nearest) = before.next() else { return false };
        nearest.start() == part.start()
            || nearest.lead.chars().count() <= 1
            || nearest.is_like(part)
            || !is_demonstrative(part)
    }

    /// Every amount of the paragraph that could be the whole.
    fn wholes(&self, part: &'p Term<'a>) -> impl Iterator<Item = &'p Term<'a>> {
        let terms = &self.passage.terms;
        terms.iter().enumerate().filter_map(move |(index, whole)| {
            // What has a share of its own behind it is a part, not a whole.
            let has_share = terms.get(index + 1).is_some_and(|next| {
                next.clause <= whole.clause + 1 && next.lead.starts_with('占') && next.is_percent()
            });
            (whole.start() != part.start() && whole.is_like(part) && !has_share).then_some(whole)
        })
    }

    /// The whole the text names.
    fn whole_of(&self, part: &'p Term<'a>) -> Option<&'p Term<'a>> {
        let is_named = !core(self.name).is_empty();
        let is_of_target = TARGET.iter().any(|word| self.name.contains(word));
        if is_named && !is_of_target {
            return self.named(part, self.name);
        }
        if let Some(whole) = self.topic().and_then(|topic| self.named(part, topic)) {
            return Some(whole);
        }
        if let Some(whole) = self.of_area(part) {
            return Some(whole);
        }
        let inherited = self.known.filter(|known| known.is_like(part) && known.value() > part.value());
        // 占任务数的96.3% is of what is called a task, and nothing else is.
        if is_of_target {
            return self
                .before()
                .find(|term| term.is_like(part) && term.start() != part.start() && term.is_led_by(TARGET));
        }
        inherited.or_else(|| self.head_of_list(part))
    }

    /// 茶叶面积5680亩；石门村茶叶面积1450亩，占全乡的25.5%: what the whole place has of the same thing, the last value told.
    fn of_area(&self, part: &'p Term<'a>) -> Option<&'p Term<'a>> {
        if !["全乡", "全镇", "全县", "全区", "全市", "全街道"].iter().any(|area| self.name.starts_with(area))
        {
            return None;
        }
        let clause = |term: &Term<'a>| self.passage.clause_before(term);
        let is_whole = |whole: &&'p Term<'a>| {
            whole.start() < part.start()
                && whole.value() > part.value()
                && longest_common(clause(whole), clause(part)) >= NAME
        };
        let wholes: Vec<_> = self.wholes(part).filter(is_whole).collect();
        let last = wholes.last().copied()?;
        let is_clear = wholes.iter().all(|whole| whole.clause == last.clause);
        is_clear.then_some(last)
    }

    /// The earlier amount that goes by a name.
    fn named(&self, part: &'p Term<'a>, name: &str) -> Option<&'p Term<'a>> {
        let earlier = self.wholes(part).filter(|whole| whole.start() < part.start());
        // 2022年接待2215万人次，2023年净增1270万人次: what was added to is another year's.
        let is_base = |whole: &&Term<'a>| {
            let behind = self.passage.sentence(whole).filter(|term| term.start() > whole.start());
            behind.filter(|term| term.is_like(whole)).any(|term| term.is_led_by(&["净增", "净减"]))
        };
        let larger = earlier.filter(|whole| whole.value() >= part.value() && !is_base(whole));
        let named: Vec<_> = larger.map(|whole| (affinity(name, &self.said_of(whole)), whole)).collect();
        let best = named.iter().map(|(score, _)| *score).max().filter(|best| *best > 0)?;
        // 占游客总量的… is of neither 过夜游客 nor 一日游游客, 占水库总数的… not of 82座小型水库.
        let is_kind =
            |whole: &Term<'_>| name.contains('总') && whole.tail.find(&core(name)).is_some_and(|at| at > 0);
        let mut bearers = named.iter().filter(|(score, _)| *score == best).map(|(_, whole)| *whole);
        let whole = bearers.next_back()?;
        let is_one_of_many = name.contains('总') && bearers.any(|other| other.sentence == whole.sentence);
        (!is_kind(whole) && !is_one_of_many).then_some(whole)
    }

    /// The words around an amount; those of the count before it, when it stands right behind one: 8150户16300人.
    fn said_of(&self, term: &Term<'_>) -> String {
        let terms = &self.passage.terms;
        let before = terms.partition_point(|other| other.start() < term.start()).checked_sub(1);
        let before = before.and_then(|at| terms.get(at));
        let lead = before.filter(|before| before.figure.range.end == term.start()).map_or("", |one| one.lead);
        format!("{lead}{}{}", term.lead, term.tail)
    }

    /// The amount before that would be the whole if two digits of the share were exchanged. A share of two digits is
    /// too often hit by accident to look beyond its sentence.
    fn exchanged_whole(&self, part: &'p Term<'a>) -> Option<&'p Term<'a>> {
        let digits = self.share.figure.number.mantissa().unsigned_abs();
        let is_near = |whole: &&Term<'_>| digits >= 100 || whole.sentence == part.sentence;
        let before =
            self.wholes(part).filter(|whole| whole.start() < part.start() && whole.value() > part.value());
        before.filter(is_near).find(|whole| is_exchanged_share(part, whole, self.share.figure))
    }

    /// 专任教师 of a sentence that begins 专任教师中，.
    fn topic(&self) -> Option<&'a str> {
        let start = self.before().last()?.clause_start;
        let before = self.passage.text.get(..start)?;
        let clause = before.strip_suffix('，')?.rsplit(['。', '；', '，']).next()?;
        clause.strip_suffix('中').filter(|topic| *topic != "其")
    }

    /// The amount before 其中.
    fn head_of_list(&self, part: &Term<'a>) -> Option<&'p Term<'a>> {
        // 共有1万名，其中持证3718人，分别为甲2156人，占…: of what the last list divides.
        let before = self.passage.text.get(..part.start())?;
        let at = before.rfind("其中")?.max(before.rfind("分别为").unwrap_or(0));
        let whole = self.before().find(|term| term.start() < at && term.is_like(part))?;
        // 比上年的16.9亿元多1.4亿元，其中…: what was added is not what is divided.
        let is_added = direction(self.passage, whole).is_some() || whole.lead.ends_with(['多', '少']);
        (!is_added).then_some(whole)
    }
}

/// 这13家 and 其8家 only take up again what was told before.
fn is_demonstrative(term: &Term<'_>) -> bool {
    ["这", "其", "该", "上述", "以上"].iter().any(|word| term.lead.ends_with(word))
}
