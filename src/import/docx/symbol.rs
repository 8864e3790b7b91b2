//! Characters of symbol fonts (`w:sym`) as the characters of Unicode that look like them.

/// Wingdings, those that documents use.
const WINGDINGS: [(u32, char); 34] = [
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x6C, '●'),
    (0x6D, '○'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '□'),
    (0x72, '□'),
    (0x73, '◆'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x9F, '•'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xE0, '→'),
    (0xFB, '×'),
    (0xFC, '√'),
    (0xFE, '√'),
];

/// Symbol.
const SYMBOL: [(u32, char); 22] = [
    (0x25, '%'),
    (0x2A, '*'),
    (0x2B, '+'),
    (0x2D, '－'),
    (0x3D, '='),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '·'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
];

/// The character for code `code`, in hexadecimal, of `font`; `None` when it is not known.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    let table: &[(u32, char)] = match font.to_lowercase().as_str() {
        "wingdings" => &WINGDINGS,
        "symbol" => &SYMBOL,
        _ => &[],
    };
    // Symbol fonts stand in the private use area from F000.
    let own = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let known = table.iter().find(|(at, _)| *at == own).map(|(_, c)| *c);
    let is_symbol = !table.is_empty() || font.to_lowercase().starts_with("wingdings");
    let plain = || char::from_u32(code).filter(|c| !(0xE000..=0xF8FF).contains(&code) && !c.is_control());
    known.or_else(|| if is_symbol { None } else { plain() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_signs_and_plain_characters() {
        assert_eq!(character("Wingdings", "F06C"), Some('●'));
        assert_eq!(character("Symbol", "00B3"), Some('≥'));
        assert_eq!(character("宋体", "2460"), Some('①'));
        assert_eq!(character("Wingdings", "F041"), None);
        assert_eq!(character("Webdings", "F041"), None);
        assert_eq!(character("宋体", "x"), None);
        assert_eq!(character("宋体", "D800"), None);
    }
}
