//! Adler-32, the checksum at the end of a compressed stream (RFC 1950 §8.2), of parts that are put together.

/// The largest prime below 2¹⁶, by which the sums are reduced.
const MODULUS: u32 = 65_521;

/// A checksum and the number of bytes it is of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Adler {
    low: u32,
    high: u32,
    length: usize,
}

impl Default for Adler {
    fn default() -> Self {
        Self { low: 1, high: 0, length: 0 }
    }
}

impl Adler {
    /// The checksum of `bytes`.
    pub(super) fn of(bytes: &[u8]) -> Self {
        // So many bytes can be added before the sums overflow.
        const LONGEST: usize = 5552;
        let Self { mut low, mut high, .. } = Self::default();
        for chunk in bytes.chunks(LONGEST) {
            for &byte in chunk {
                low += u32::from(byte);
                high += low;
            }
            low %= MODULUS;
            high %= MODULUS;
        }
        Self { low, high, length: bytes.len() }
    }

    /// The checksum of these bytes and the ones that `next` is the checksum of.
    pub(super) fn followed_by(self, next: Self) -> Self {
        // The low sums count one too many; the high sum of the second part began with this low sum.
        let before = self.low + MODULUS - 1;
        let length = (next.length % MODULUS as usize) as u64;
        let added = (u64::from(before) * length % u64::from(MODULUS)) as u32;
        Self {
            low: (before + next.low) % MODULUS,
            high: (self.high + next.high + added) % MODULUS,
            length: self.length + next.length,
        }
    }

    /// The checksum as it ends a compressed stream.
    pub(super) fn to_be_bytes(self) -> [u8; 4] {
        (self.high << 16 | self.low).to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_of_parts_make_the_checksum_of_the_whole() {
        let whole = (0..200_000_u32).map(|at| (at * 7 / 3 % 251) as u8).collect::<Vec<_>>();
        for at in [0, 1, 65_520, 65_521, 131_072, 200_000] {
            let (one, next) = whole.split_at(at);
            let joined = Adler::of(one).followed_by(Adler::of(next));
            assert_eq!(joined.to_be_bytes(), Adler::of(&whole).to_be_bytes(), "at {at}");
        }
        assert_eq!(Adler::of(b"Wikipedia").to_be_bytes(), 0x11E6_0398_u32.to_be_bytes());
    }
}
