//! The groups (分组) of grouped rules: what shares a key, and the pairs found in it, kept up to date line by line.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::facts::LineFacts;
use super::grouped::{Member, Pair, Way};
use super::parallel::each;
use super::statement::{Standing, subject};
use super::view::View;

/// What makes a group: the same rule, way and key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key {
    rule: u16,
    way: u16,
    hash: u64,
}

/// The groups of some rules in one document.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// The ways of each rule.
    ways: Vec<&'static [Way]>,
    /// What was looked at last: the lines, where they stood, the title.
    lines: Vec<Arc<LineFacts>>,
    standings: Vec<Standing>,
    title: String,
    /// The groups each line belongs to.
    of_line: Vec<Vec<(Key, Member)>>,
    /// What has each key.
    members: FxHashMap<Key, Group>,
    /// What was found in each group, where anything was.
    pairs: BTreeMap<Key, Vec<Pair>>,
}

/// The members of a group, in their order. Most groups have one, which needs no memory of its own.
#[derive(Debug)]
enum Group {
    One(Member),
    Many(Vec<Member>),
}

impl Group {
    fn members(&self) -> &[Member] {
        match self {
            Self::One(member) => std::slice::from_ref(member),
            Self::Many(members) => members,
        }
    }

    fn members_mut(&mut self) -> &mut [Member] {
        match self {
            Self::One(member) => std::slice::from_mut(member),
            Self::Many(members) => members,
        }
    }

    fn insert(&mut self, member: Member) {
        match self {
            Self::One(one) => *self = Self::Many(vec![member.min(*one), member.max(*one)]),
            Self::Many(members) => {
                let at = members.partition_point(|other| *other < member);
                members.insert(at, member);
            }
        }
    }

    /// Takes a member out; whether any is left.
    fn remove(&mut self, member: Member) -> bool {
        match self {
            Self::One(one) => *one != member,
            Self::Many(members) => {
                members.retain(|other| *other != member);
                !members.is_empty()
            }
        }
    }
}

/// Fewest lines, and fewest groups, that are worth a thread of their own.
const LINES_A_THREAD: usize = 64;
const GROUPS_A_THREAD: usize = 1024;

impl Groups {
    /// Groups of rules with these ways, without members yet.
    pub(super) fn new(ways: impl IntoIterator<Item = &'static [Way]>) -> Self {
        Self { ways: ways.into_iter().collect(), ..Self::default() }
    }

    /// What was found by the rule with this index, way by way.
    pub(super) fn pairs(&self, rule: usize) -> Vec<Pair> {
        let Ok(rule) = u16::try_from(rule) else { return Vec::new() };
        let of_rule = Key { rule, way: 0, hash: 0 }..=Key { rule, way: u16::MAX, hash: u64::MAX };
        self.pairs.range(of_rule).flat_map(|(_, pairs)| pairs.iter().copied()).collect()
    }

    /// Takes over what has changed, and looks at the groups it touches.
    pub(super) fn update(&mut self, view: &View<'_>) {
        let change = Change::between(self, view);
        let mut open: Vec<Key> = Vec::new();
        for line in change.old.clone().chain(change.elsewhere.iter().map(|line| change.before(*line))) {
            self.remove(line, &mut open);
        }
        self.shift(&change);
        self.lines.splice(change.old.clone(), view.lines[change.new.clone()].iter().cloned());
        self.of_line.splice(change.old.clone(), change.new.clone().map(|_| Vec::new()));
        let came: Vec<usize> = change.new.clone().chain(change.elsewhere.iter().copied()).collect();
        let keys = each(came.len(), LINES_A_THREAD, |at| self.keys(view, came[at]));
        self.members.reserve(keys.iter().map(Vec::len).sum());
        for (line, keys) in came.into_iter().zip(keys) {
            self.insert(line, keys, &mut open);
        }
        self.standings.clear();
        self.standings.extend_from_slice(view.standings);
        if self.title != view.title {
            view.title.clone_into(&mut self.title);
        }
        open.sort_unstable();
        open.dedup();
        self.look(view, open);
    }

    /// What a line tells, with its groups.
    fn keys(&self, view: &View<'_>, line: usize) -> Vec<(Key, Member)> {
        let mut keys = Vec::new();
        for (rule, ways) in (0..).zip(&self.ways) {
            for (way, of) in (0..).zip(*ways) {
                let told = (of.keys)(view, line).into_iter();
                keys.extend(told.map(|(hash, member)| (Key { rule, way, hash }, member)));
            }
        }
        keys
    }

    fn remove(&mut self, line: usize, open: &mut Vec<Key>) {
        let keys = self.of_line.get_mut(line).map(std::mem::take).unwrap_or_default();
        for (key, member) in keys {
            // Members as the line gave them do not know where it stands by now.
            let is_left = self.members.get_mut(&key).map(|group| group.remove(member.moved(line)));
            if is_left == Some(false) {
                self.members.remove(&key);
            }
            open.push(key);
        }
    }

    fn insert(&mut self, line: usize, keys: Vec<(Key, Member)>, open: &mut Vec<Key>) {
        for (key, member) in &keys {
            match self.members.entry(*key) {
                // Alone it contradicts nothing.
                Entry::Vacant(entry) => {
                    entry.insert(Group::One(*member));
                }
                Entry::Occupied(mut entry) => {
                    entry.get_mut().insert(*member);
                    open.push(*key);
                }
            }
        }
        if let Some(of_line) = self.of_line.get_mut(line) {
            *of_line = keys;
        }
    }

    /// Moves what stands behind lines that came or went.
    fn shift(&mut self, change: &Change) {
        if change.old.end == change.new.end {
            return;
        }
        let shift = |member: &mut Member| *member = member.moved(change.after(member.line()));
        self.members.values_mut().flat_map(Group::members_mut).for_each(shift);
        for pair in self.pairs.values_mut().flatten() {
            shift(&mut pair.wrong);
            shift(&mut pair.right);
        }
    }

    /// Looks at these groups again.
    fn look(&mut self, view: &View<'_>, open: Vec<Key>) {
        let found = each(open.len(), GROUPS_A_THREAD, |at| {
            let key = open[at];
            let way = self.ways.get(usize::from(key.rule)).and_then(|ways| ways.get(usize::from(key.way)));
            let members = self.members.get(&key).map(Group::members).filter(|members| members.len() > 1);
            way.zip(members).map_or_else(Vec::new, |(way, members)| (way.pairs)(view, members))
        });
        for (key, pairs) in open.into_iter().zip(found) {
            if pairs.is_empty() {
                self.pairs.remove(&key);
            } else {
                self.pairs.insert(key, pairs);
            }
        }
    }
}

/// Which lines have changed.
struct Change {
    /// The lines that were there before; those before and behind them are the same lines as now.
    old: Range<usize>,
    /// The lines that stand there now.
    new: Range<usize>,
    /// The other lines that mean something else where they stand now, as they are counted now.
    elsewhere: Vec<usize>,
}

impl Change {
    fn between(known: &Groups, view: &View<'_>) -> Self {
        let is_same = |(one, other): &(&Arc<LineFacts>, &Arc<LineFacts>)| Arc::ptr_eq(one, other);
        let head = known.lines.iter().zip(view.lines).take_while(is_same).count();
        let tail = known.lines[head..].iter().rev().zip(view.lines[head..].iter().rev());
        let tail = tail.take_while(is_same).count();
        let (old, new) = (head..known.lines.len() - tail, head..view.lines.len() - tail);
        let mut change = Self { old, new, elsewhere: Vec::new() };
        let others = (0..head).chain(change.new.end..view.lines.len());
        let elsewhere = others.filter(|line| {
            let is_moved = known.standings.get(change.before(*line)) != view.standings.get(*line);
            is_moved || reads_otherwise(&known.title, view, *line)
        });
        change.elsewhere = elsewhere.collect();
        change
    }

    /// Where an unchanged line stood before.
    fn before(&self, line: usize) -> usize {
        if line < self.new.end { line } else { line - self.new.end + self.old.end }
    }

    /// Where an unchanged line stands now.
    fn after(&self, line: usize) -> usize {
        if line < self.old.end { line } else { line - self.old.end + self.new.end }
    }
}

/// Whether figures of a line are another organ's under the title than they were under the old one.
fn reads_otherwise(old: &str, view: &View<'_>, line: usize) -> bool {
    let Some(line) = view.lines.get(line).filter(|_| old != view.title) else { return false };
    let mut told = line.mentions.iter().zip(&line.told);
    told.any(|(mention, told)| subject(mention, told, old) != subject(mention, told, view.title))
}
