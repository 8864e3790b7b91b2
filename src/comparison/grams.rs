//! Pairs of characters (字对): how much of two texts is the same, whatever its order.

/// The pairs of characters of a text, sorted, with repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Grams(Vec<u64>);

/// The pairs of characters of a text; white space and full width do not count.
pub(crate) fn grams(text: &str) -> Grams {
    let narrow = |ch: char| match ch {
        '\u{ff01}'..='\u{ff5e}' => u64::from(u32::from(ch) - 0xfee0),
        _ => u64::from(u32::from(ch)),
    };
    let codes: Vec<u64> = text.chars().filter(|ch| !ch.is_whitespace()).map(narrow).collect();
    let mut grams: Vec<u64> = codes.windows(2).map(|pair| pair[0] << 32 | pair[1]).collect();
    grams.sort_unstable();
    Grams(grams)
}

impl Grams {
    /// Every pair once.
    pub(crate) fn distinct(&self) -> impl Iterator<Item = u64> {
        self.0.chunk_by(|a, b| a == b).filter_map(|same| same.first().copied())
    }

    /// What share of both texts is the same, in percent; never 100, for equal texts are told by comparing them.
    pub(crate) fn percent(&self, other: &Self) -> u8 {
        let (mut a, mut b, mut common) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.0.get(a), other.0.get(b)) {
            let order = x.cmp(y);
            a += usize::from(order.is_le());
            b += usize::from(order.is_ge());
            common += usize::from(order.is_eq());
        }
        let share = (200 * common).checked_div(self.0.len() + other.0.len()).unwrap_or(0);
        u8::try_from(share.min(99)).unwrap_or(99)
    }
}
