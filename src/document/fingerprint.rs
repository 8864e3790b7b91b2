//! Fingerprints (指纹) of texts: how a stored judgement about a text finds that text again.
//!
//! A fingerprint depends on the text alone, not on where it stands, and is saved in files: the way it is computed
//! is frozen. White space and the width of Latin letters, digits and marks do not count, so that tidying a text
//! does not make it another one.

use std::fmt;
use std::str::FromStr;

/// What a text is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub u64);

/// Offset and prime of the 64-bit FNV-1a hash.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Fingerprint {
    /// The fingerprint of one text.
    pub fn of(text: &str) -> Self {
        Self::of_all([text])
    }

    /// The fingerprint of several texts in this order.
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hash = OFFSET;
        let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        for text in texts {
            for ch in text.chars().filter(|ch| !ch.is_whitespace()).map(narrow) {
                ch.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take);
            }
            // No text holds this byte, so that it tells where one ends.
            take(0xff);
        }
        Self(hash)
    }
}

/// The half-width form of a full-width letter, digit or mark.
fn narrow(ch: char) -> char {
    match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        _ => ch,
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Not sixteen hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadFingerprint;

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u64::from_str_radix(text, 16).ok()).flatten().map(Self).ok_or(BadFingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_it_is_computed_is_frozen() {
        assert_eq!(Fingerprint::of_all([]).to_string(), "cbf29ce484222325");
        assert_eq!(Fingerprint::of("完成投资1.25亿元。").to_string(), "8f7c040ce1c8f4a4");
        assert_eq!(Fingerprint::of_all(["a", ""]).to_string(), "e57e2e1903df23e2");
    }

    #[test]
    fn space_and_width_do_not_count() {
        assert_eq!(Fingerprint::of("增长 12%"), Fingerprint::of("　增长１２％\n"));
        assert_ne!(Fingerprint::of("增长12%"), Fingerprint::of("增长13%"));
        assert_ne!(Fingerprint::of_all(["甲", "乙"]), Fingerprint::of_all(["甲乙"]));
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let fingerprint = Fingerprint(0x00ab_cdef_0123_4567);
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        for wrong in ["", "12", "+0abcdef01234567", "00abcdef012345678", "一一一一一"] {
            assert_eq!(wrong.parse::<Fingerprint>(), Err(BadFingerprint), "{wrong}");
        }
    }
}
