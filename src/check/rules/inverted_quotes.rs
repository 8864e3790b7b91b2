//! 引号颠倒: ”放心店“创建 for “放心店”创建.
//!
//! Why it matters: one stray mark turns every later pair of the paragraph round, as an editor sets quotes by turns.
//! Source: GB/T 15834-2011 §4.8.

use std::ops::Range;

use super::super::facts::LineFacts;
use super::super::finding::{Edit, Finding, Fix, Kind, Severity};
use super::super::pairs::{Mark, are_inverted, is_backwards, quotes};
use super::super::rule::{Rule, Scope};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "inverted-quotes",
    kind: Kind::Punctuation,
    name: "引号颠倒",
    summary: "前引号和后引号写反",
    scope: Scope::Line(check),
};

fn check(line: &LineFacts, findings: &mut Vec<Finding<Range<usize>>>) {
    let text = line.text.as_str();
    let quotes = quotes(text);
    if !are_inverted(text, &quotes) {
        return;
    }
    let Some(range) = first_inverted(text, &quotes) else { return };
    let message = format!("“{}”前后引号写反", &text[range.clone()].trim_matches(['“', '”']));
    let finding = Finding::new(&RULE, Severity::Error, range, message);
    findings.push(match repair(text, &quotes) {
        Some(fix) => finding.fix(fix),
        None => finding,
    });
}

/// The first words between a closing and an opening mark, both included.
fn first_inverted(text: &str, quotes: &[Mark]) -> Option<Range<usize>> {
    let is_suspect = |pair: &&[Mark]| pair[0].ch == '”' && pair[1].ch == '“';
    let between = |pair: &[Mark]| pair[0].at..pair[1].range().end;
    let begins_closed = quotes.first().is_some_and(|quote| quote.ch == '”');
    let is_evident =
        |pair: &&[Mark]| begins_closed || is_backwards(text, pair[0]) || is_backwards(text, pair[1]);
    let suspect = quotes.windows(2).filter(is_suspect).find(is_evident).map(between);
    suspect.or_else(|| quotes.iter().find(|&&quote| is_backwards(text, quote)).map(|quote| quote.range()))
}

/// Turning all marks round, or all but a stray first or last one that goes; only when nothing is wrong afterwards.
fn repair(text: &str, quotes: &[Mark]) -> Option<Fix<Range<usize>>> {
    let last = quotes.len().checked_sub(1)?;
    let kept = [Some(0..quotes.len()), (last > 0).then_some(1..quotes.len()), Some(0..last)];
    let kept = kept.into_iter().flatten().find(|kept| is_sound(text, &quotes[kept.clone()]))?;
    let turn = |(index, quote): (usize, &Mark)| {
        let turned = if quote.ch == '“' { "”" } else { "“" };
        let text = if kept.contains(&index) { turned } else { "" };
        Edit { at: quote.range(), text: text.into() }
    };
    let edits = quotes.iter().enumerate().map(turn).collect();
    Some(Fix { label: "把本段的前后引号调换过来".into(), edits })
}

/// Whether these marks are in order once they are turned.
fn is_sound(text: &str, quotes: &[Mark]) -> bool {
    let turned = |quote: &Mark| Mark { ch: if quote.ch == '“' { '”' } else { '“' }, ..*quote };
    let mut alternate = quotes.iter().map(turned).enumerate();
    quotes.len() >= 2
        && quotes.len().is_multiple_of(2)
        && alternate.all(|(index, quote)| {
            quote.ch == if index % 2 == 0 { '“' } else { '”' } && !is_backwards(text, quote)
        })
}
