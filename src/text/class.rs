//! Character classes (字符类别) of CLREQ and GB/T 15834-2011, as line breaking and justification need them.

/// What a character is to a typesetter.
///
/// Source: W3C CLREQ “Line composition rules”; GB/T 15834-2011 §5.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CharClass {
    /// 汉字: a full-width character that may stand anywhere.
    Han,
    /// 句内点号 、，；： — full width, ink in the left half, never at a line start.
    Pause,
    /// 句末点号 。！？ — as [`CharClass::Pause`], squeezed later.
    Stop,
    /// Opening quotes and brackets （“《〔 — ink in the right half, never at a line end.
    Open,
    /// Closing quotes and brackets ）”》〕 — ink in the left half, never at a line start.
    Close,
    /// 间隔号 · — half a space on each side, never at a line start.
    Interpunct,
    /// 连接号 – ～ and a single — : never at a line start, never stretched around.
    Connector,
    /// 破折号 and 省略号 characters, kept together when doubled.
    Dash,
    /// 分隔号 / — neither at a line start nor at a line end (GB/T 15834).
    Solidus,
    /// ％ ‰ ℃ and other marks that belong to the number before them.
    Postfix,
    /// ASCII and full-width Arabic digits.
    Digit,
    /// Latin letters and other alphabetic characters set in proportional widths.
    Letter,
    /// Half-width Latin punctuation.
    LatinMark,
    /// Any white space.
    Space,
    /// Anything else of full width (①, ×, symbols).
    Symbol,
}

/// The class of one character.
pub fn class_of(ch: char) -> CharClass {
    use CharClass::*;
    match ch {
        '、' | '，' | '；' | '：' => Pause,
        '。' | '！' | '？' | '．' => Stop,
        '“' | '‘' | '「' | '『' | '（' | '【' | '〖' | '〔' | '［' | '｛' | '《' | '〈' => Open,
        '”' | '’' | '」' | '』' | '）' | '】' | '〗' | '〕' | '］' | '｝' | '》' | '〉' => {
            Close
        }
        '·' => Interpunct,
        '–' | '～' | '－' | '〜' => Connector,
        '—' | '…' | '⸺' => Dash,
        '/' | '／' => Solidus,
        '％' | '‰' | '℃' | '%' | '′' | '″' => Postfix,
        '0'..='9' | '０'..='９' => Digit,
        '(' | '[' | '{' | ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' | '-' | '\'' | '"' => LatinMark,
        c if c.is_whitespace() => Space,
        c if is_han(c) => Han,
        c if is_narrow(c) => Letter,
        _ => Symbol,
    }
}

/// Whether `ch` is a Chinese character (汉字), including 〇.
pub fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}' | '\u{F900}'..='\u{FAFF}' | '〇')
}

/// Whether `ch` is set in its font's own, usually narrow, width instead of one full em.
fn is_narrow(ch: char) -> bool {
    ch.is_ascii_graphic()
        || (ch.is_alphabetic()
            && !matches!(ch, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{FFEF}' | '\u{20000}'..))
}

/// Marks that must not begin a line (行首禁则), the basic level of CLREQ plus the Latin marks and postfixes.
///
/// Source: CLREQ “Prohibition rules for line start and line end”; GB/T 15834-2011 §5.1.
pub fn forbidden_at_line_start(ch: char) -> bool {
    use CharClass::*;
    match class_of(ch) {
        Pause | Stop | Close | Interpunct | Connector | Dash | Solidus | Postfix => true,
        LatinMark => !matches!(ch, '(' | '[' | '{'),
        _ => false,
    }
}

/// Marks that must not end a line (行尾禁则).
pub fn forbidden_at_line_end(ch: char) -> bool {
    match class_of(ch) {
        CharClass::Open | CharClass::Solidus => true,
        CharClass::LatinMark => matches!(ch, '(' | '[' | '{'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_official_prose_have_their_classes() {
        for (ch, class) in [
            ('国', CharClass::Han),
            ('，', CharClass::Pause),
            ('。', CharClass::Stop),
            ('“', CharClass::Open),
            ('〕', CharClass::Close),
            ('％', CharClass::Postfix),
            ('７', CharClass::Digit),
            ('x', CharClass::Letter),
            ('é', CharClass::Letter),
            ('①', CharClass::Symbol),
            ('\u{3000}', CharClass::Space),
        ] {
            assert_eq!(class_of(ch), class, "{ch}");
        }
    }

    #[test]
    fn no_mark_is_forbidden_at_both_ends_but_the_solidus() {
        for ch in ('\u{20}'..'\u{FFFF}').filter(|&c| class_of(c) != CharClass::Solidus) {
            assert!(!(forbidden_at_line_start(ch) && forbidden_at_line_end(ch)), "{ch}");
        }
    }
}
