//! Likeness (相近) of the words around two figures: whether they can speak of one thing.

use crate::text::class::is_han;

/// Words of every report, which tell nothing of what is spoken of.
const COMMON: &[&str] = &[
    "全年", "全县", "全区", "全市", "全镇", "完成", "累计", "达到", "实现", "今年", "上年", "去年", "其中",
    "共有", "开展", "组织", "各类", "各级", "发放", "新增", "增加", "减少", "办理", "资金", "投入", "总额",
    "面积", "建设", "项目", "工程", "万元", "亿元", "收入", "投资", "群众", "参加", "人员", "目前", "以上",
    "同比", "销售", "产值",
];

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
        piece.chars().all(is_han) && other.contains(piece)
    })
}

/// Whether both texts have a word of two characters that is no word of every report.
pub(in crate::check) fn shares_noun(one: &str, other: &str) -> bool {
    let chars: Vec<char> = one.chars().collect();
    chars.windows(2).any(|two| {
        let word: String = two.iter().collect();
        let is_han = two.iter().all(|ch| is_han(*ch));
        is_han && !COMMON.contains(&word.as_str()) && other.contains(&word)
    })
}

/// How many pairs of characters both texts have, pairs that overlap counted once.
pub(in crate::check) fn pieces_in_common(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().collect();
    let (mut count, mut at) = (0, 0);
    while at + 1 < chars.len() {
        let piece: String = chars[at..at + 2].iter().collect();
        let is_common = !piece.contains('，') && other.contains(&piece);
        count += usize::from(is_common);
        at += if is_common { 2 } else { 1 };
    }
    count
}

/// How many words of two characters both texts have, words of every report left out and none counted twice.
pub(in crate::check) fn nouns_in_common(one: &str, other: &str) -> usize {
    let chars: Vec<char> = one.chars().collect();
    let (mut count, mut at) = (0, 0);
    while at + 1 < chars.len() {
        let word: String = chars[at..at + 2].iter().collect();
        let is_common = word.chars().all(is_han) && !COMMON.contains(&word.as_str()) && other.contains(&word);
        count += usize::from(is_common);
        at += if is_common { 2 } else { 1 };
    }
    count
}

/// How many Chinese characters in a row both texts have.
pub(in crate::check) fn longest_common(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut longest = 0;
    let mut before = vec![0usize; other.len() + 1];
    for ch in one {
        let mut row = vec![0usize; other.len() + 1];
        for (at, rival) in other.iter().enumerate() {
            if ch == *rival && is_han(ch) {
                row[at + 1] = before[at] + 1;
                longest = longest.max(row[at + 1]);
            }
        }
        before = row;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_are_found() {
        assert!(are_parallel("第一批补贴", "第二批补贴") && !are_parallel("停车泊位", "增设停车泊位"));
        assert!(shares_words("搬迁安置", "抓好搬迁入住", 2) && !shares_words("搬迁", "迁搬", 2));
        assert_eq!(longest_common("农村公路养护里程", "养护农村公路"), 4);
        assert_eq!(nouns_in_common("完成公路养护", "公路养护完成"), 2);
        assert_eq!(pieces_in_common("农村公路养护", "养护的农村公路"), 3);
    }
}
