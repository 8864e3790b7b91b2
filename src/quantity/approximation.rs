//! Words before and behind a number that make it approximate (约数词).

use super::figure::Approximation;

/// Words before a number, longest first.
const BEFORE: &[(&str, Approximation)] = &[
    ("不少于", Approximation::Above),
    ("不低于", Approximation::Above),
    ("不小于", Approximation::Above),
    ("不超过", Approximation::Below),
    ("不高于", Approximation::Below),
    ("不多于", Approximation::Below),
    ("不大于", Approximation::Below),
    ("大约", Approximation::About),
    ("将近", Approximation::Below),
    ("接近", Approximation::Below),
    ("超过", Approximation::Above),
    ("突破", Approximation::Above),
    ("首破", Approximation::Above),
    ("至少", Approximation::Above),
    ("高于", Approximation::Above),
    ("多于", Approximation::Above),
    ("大于", Approximation::Above),
    ("至多", Approximation::Below),
    ("不足", Approximation::Below),
    ("不到", Approximation::Below),
    ("低于", Approximation::Below),
    ("少于", Approximation::Below),
    ("小于", Approximation::Below),
    ("约", Approximation::About),
    ("近", Approximation::Below),
    ("超", Approximation::Above),
    ("逾", Approximation::Above),
];

/// Words behind a number or its unit.
const BEHIND: &[(&str, Approximation)] = &[
    ("以上", Approximation::Above),
    ("之上", Approximation::Above),
    ("以下", Approximation::Below),
    ("以内", Approximation::Below),
    ("之内", Approximation::Below),
    ("左右", Approximation::About),
    ("上下", Approximation::About),
];

/// Characters that make another word of 约, 近 or 超: 签约, 附近, 赶超.
fn makes_another_word(before: char, word: &str) -> bool {
    match word {
        "约" => "签节预违集履合公契邀条制失爽特".contains(before),
        "近" => "附最靠邻就临亲贴远逼抵".contains(before),
        "超" => "赶反高".contains(before),
        _ => false,
    }
}

/// The word that ends at the end of `before`: its length in bytes and what it says.
pub(super) fn before(before: &str) -> Option<(usize, Approximation)> {
    let text = before.trim_end_matches(' ');
    let (word, says) = BEFORE.iter().find(|(word, _)| text.ends_with(word))?;
    let rest = &text[..text.len() - word.len()];
    let is_other = rest.chars().next_back().is_some_and(|ch| makes_another_word(ch, word));
    (!is_other).then_some((before.len() - rest.len(), *says))
}

/// The word at the start of `behind`, after a unit.
pub(super) fn behind(behind: &str) -> Option<(usize, Approximation)> {
    let (word, says) = BEHIND.iter().find(|(word, _)| behind.starts_with(word))?;
    Some((word.len(), *says))
}

/// 余, 多, 来 directly behind a number.
pub(super) fn inside(behind: &str) -> Option<usize> {
    let is_word = behind.starts_with(['余', '多', '来']);
    let is_other = ["余额", "余下", "多元", "多功", "来自", "来源", "来访", "来电", "来信"];
    (is_word && !is_other.iter().any(|word| behind.starts_with(word))).then_some('余'.len_utf8())
}

/// What the words around a number say together; `None` stands for no word.
pub(super) fn combine(before: Option<Approximation>, behind: Option<Approximation>) -> Approximation {
    use Approximation::{About, Above, Below, Contradictory, Exact};
    match (before, behind) {
        (None, None) => Exact,
        (Some(one), None) | (None, Some(one)) => one,
        (Some(Above), Some(Above)) => Above,
        (Some(Below | About), Some(Above)) => Contradictory,
        (Some(Above), Some(Below)) => Contradictory,
        (Some(Below), Some(Below)) => Below,
        _ => About,
    }
}
