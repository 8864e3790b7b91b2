//! Fingerprints of content: equal input, equal fingerprint, on every machine.

/// A 128-bit fingerprint in the manner of FNV-1a, sixteen bytes at a time. It tells files apart; it protects
/// nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checksum(u128);

impl Checksum {
    /// The fingerprint of nothing.
    pub(super) fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Takes in more bytes.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(16) {
            let mut block = [0; 16];
            for (to, from) in block.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.mix(u128::from_le_bytes(block));
        }
        self.mix(bytes.len() as u128);
    }

    /// The fingerprint as bytes.
    pub(super) fn finish(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// The fingerprint as six capital letters.
    pub(super) fn capitals(self) -> String {
        let mut rest = self.0;
        let mut letter = || {
            let letter = char::from(b'A' + (rest % 26) as u8);
            rest /= 26;
            letter
        };
        std::iter::repeat_with(&mut letter).take(6).collect()
    }

    fn mix(&mut self, block: u128) {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
        self.0 = (self.0 ^ block).wrapping_mul(PRIME);
        self.0 ^= self.0 >> 67;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Checksum {
        let mut sum = Checksum::new();
        sum.update(bytes);
        sum
    }

    #[test]
    fn any_change_shows() {
        let base = [7_u8; 50];
        for at in 0..base.len() {
            let mut changed = base;
            changed[at] ^= 1;
            assert_ne!(of(&base).finish(), of(&changed).finish(), "byte {at}");
            assert_ne!(of(&base).capitals(), of(&changed).capitals(), "byte {at}");
        }
        assert_ne!(of(&[0; 16]).finish(), of(&[0; 15]).finish());
    }

    #[test]
    fn capitals_are_six_letters() {
        let tag = of(b"GongWen").capitals();
        assert!(tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()), "{tag}");
    }
}
