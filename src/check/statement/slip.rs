//! Slips of the pen (笔误): two numbers of which one can be the other mistyped, and words two places share.

use crate::quantity::{Apart, Digits, Figure};

/// How two figures differ when one may be the other mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Slip {
    /// Same digits in another order: 804, 840.
    Transposed,
    /// One digit of at least three is another: 339, 399.
    Digit,
    /// Same digits on another scale: 1040万元, 1040亿元.
    Scale,
}

/// Fewest digits of which one may be wrong.
const DIGITS: usize = 3;

/// How `one` may be `other` mistyped.
pub(in crate::check) fn slip(one: &Figure, other: &Figure) -> Option<Slip> {
    let is_plain = one.upper.is_none() && other.upper.is_none();
    if !is_plain || one.number.scale() != other.number.scale() {
        return None;
    }
    if one.number == other.number {
        return (one.unit.factor != other.unit.factor).then_some(Slip::Scale);
    }
    if one.unit.factor != other.unit.factor {
        return None;
    }
    let (one, other) = (Digits::of(one), Digits::of(other));
    if one.significant().max(other.significant()) < DIGITS {
        return None;
    }
    match one.apart(&other) {
        Apart::Exchanged { .. } => Some(Slip::Transposed),
        Apart::One => Some(Slip::Digit),
        Apart::Nowhere | Apart::More => None,
    }
}

/// Whether two names are built alike and differ in one word: 第一批补贴, 第二批补贴. Such are different things.
pub(in crate::check) fn are_parallel(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = |mut pairs: Box<dyn Iterator<Item = (&char, &char)> + '_>| {
        let mut count = 0;
        while pairs.next().is_some_and(|(a, b)| a == b) {
            count += 1;
        }
        count
    };
    let front = same(Box::new(one.iter().zip(&other)));
    let back = same(Box::new(one.iter().rev().zip(other.iter().rev())));
    let both = front + back;
    // 三大产业实现产值, 三大特色产业产值: what differs shares a word, so it is one thing told in two ways.
    let middle =
        |name: &[char]| name.get(front..name.len().saturating_sub(back)).unwrap_or_default().to_vec();
    let (middle, rival) = (middle(&one), middle(&other));
    let shares = middle.windows(2).any(|two| rival.windows(2).any(|rival| two == rival));
    both >= 2 && both < one.len() && both < other.len() && !shares
}

/// Whether two names have `length` characters in a row in common.
pub(in crate::check) fn shares_words(one: &str, other: &str, length: usize) -> bool {
    let chars: Vec<(usize, char)> = one.char_indices().collect();
    (0..chars.len().saturating_sub(length - 1)).any(|first| {
        let end = chars.get(first + length).map_or(one.len(), |(at, _)| *at);
        let piece = &one[chars[first].0..end];
        piece.chars().all(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch)) && other.contains(piece)
    })
}

/// Whether both texts have a word of two characters that is no word of every report.
pub(in crate::check) fn shares_noun(one: &str, other: &str) -> bool {
    const COMMON: &[&str] = &[
        "全年", "全县", "全区", "全市", "全镇", "完成", "累计", "达到", "实现", "今年", "上年", "去年",
        "其中", "共有", "开展", "组织", "各类", "各级", "发放", "新增", "增加", "减少", "办理", "资金",
        "投入", "总额", "面积", "建设", "项目", "工程", "万元", "亿元", "收入", "投资", "群众", "参加",
        "人员", "目前", "以上", "同比",
    ];
    let chars: Vec<char> = one.chars().collect();
    chars.windows(2).any(|two| {
        let word: String = two.iter().collect();
        let is_han = two.iter().all(|ch| ('\u{4e00}'..='\u{9fff}').contains(ch));
        is_han && !COMMON.contains(&word.as_str()) && other.contains(&word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::figures;

    #[test]
    fn slips_are_told_from_other_differences() {
        for (text, expected) in [
            ("804人840人", Some(Slip::Transposed)),
            ("2.61%6.21%", Some(Slip::Transposed)),
            ("2.6%6.2%", None),
            ("350人530人", None),
            ("339家399家", Some(Slip::Digit)),
            ("1040万元1040亿元", Some(Slip::Scale)),
            ("12场14场", None),
            ("1250人1310人", None),
            ("1.25亿元12500万元", None),
        ] {
            let figures = figures(text);
            assert_eq!(slip(&figures[0], &figures[1]), expected, "{text}");
        }
        assert!(are_parallel("第一批补贴", "第二批补贴") && !are_parallel("停车泊位", "增设停车泊位"));
        assert!(shares_words("搬迁安置", "抓好搬迁入住", 2) && !shares_words("搬迁", "迁搬", 2));
    }
}
