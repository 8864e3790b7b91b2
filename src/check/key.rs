//! Keys (键): numbers by which equal things of far places find each other without being compared.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// The same for equal values; as good as never for different ones.
pub(super) fn key_of(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Slots of the table that tells which keys may be there twice; a power of two.
const SLOTS: usize = 1 << 15;

/// Groups of two and more with the same key, the groups in the order of their first.
///
/// Most keys are there once, so those that share a slot with no other are left out before any are sorted.
pub(super) fn alike(keys: impl Iterator<Item = (u64, usize)>) -> Vec<Vec<usize>> {
    let keys: Vec<(u64, usize)> = keys.collect();
    let slot = |key: u64| key as usize % SLOTS;
    let mut seen = vec![0u8; SLOTS];
    for (key, _) in &keys {
        seen[slot(*key)] = seen[slot(*key)].saturating_add(1);
    }
    let mut keys: Vec<(u64, usize)> = keys.into_iter().filter(|(key, _)| seen[slot(*key)] > 1).collect();
    keys.sort_unstable();
    let groups = keys.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|(_, at)| *at).collect()).collect();
    groups.sort_unstable_by_key(|group| group.first().copied());
    groups
}
