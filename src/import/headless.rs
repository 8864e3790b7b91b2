//! Parts without a heading (无标题的部分): a paragraph after the work areas that admits problems, and one that
//! turns to the coming year.
//!
//! Judges single paragraphs; where to look for them is the business of [`super::outline`].

use super::kind::{PROBLEM_NOUNS, REMEDIES};
use super::when;

/// How far into a paragraph its turn is looked for, in characters.
const OPENING: usize = 70;

/// Whether the paragraph begins by admitting problems.
pub(super) fn admits_problems(text: &str) -> bool {
    const CONCESSIONS: [&str; 14] = [
        "也要看到",
        "也应看到",
        "也应该看到",
        "还要看到",
        "也看到",
        "也必须看到",
        "清醒看到",
        "清醒地看到",
        "清醒认识到",
        "清醒地认识到",
        "也认识到",
        "成绩的同时",
        "不容忽视",
        "有待加强的",
    ];
    const STATES: [&str; 12] =
        ["存在", "面临", "还有", "仍有", "尚有", "有待", "不少", "一些", "主要", "仍然", "依然", "表现"];
    let opening = when::first_chars(text, OPENING);
    if CONCESSIONS.iter().any(|word| opening.contains(word)) {
        return true;
    }
    let sentence = opening.split('。').next().unwrap_or(opening);
    sentence.split(['，', '：', '；']).any(|clause| {
        let noun = PROBLEM_NOUNS.iter().filter_map(|noun| clause.find(noun)).min();
        noun.is_some_and(|at| {
            STATES.iter().any(|state| clause.contains(state))
                && !REMEDIES.iter().any(|verb| clause[..at].contains(verb))
                && !clause.contains(|c: char| c.is_ascii_digit())
        })
    })
}

/// Whether the paragraph begins with the coming year and says what is to be done.
pub(super) fn plans_ahead(text: &str, year: Option<u16>) -> bool {
    const INTENTIONS: [&str; 14] = [
        "将",
        "重点",
        "做好",
        "抓好",
        "计划",
        "打算",
        "力争",
        "围绕",
        "聚焦",
        "着力",
        "目标",
        "坚持",
        "继续",
        "我们要",
    ];
    let opening = when::first_chars(text, OPENING);
    when::begins_later(opening, year) && INTENTIONS.iter().any(|word| opening.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_admitted_in_many_words() {
        for text in [
            "工作中仍存在一些问题和不足，主要表现在：一是产业层次不高。",
            "存在的短板主要是：基层力量薄弱。",
            "在肯定成绩的同时，我们清醒地看到，发展不平衡。",
            "一年来，虽然取得一定成绩，但与群众期盼相比，仍有不小差距。",
            "各位代表，成绩来之不易。我们也清醒地认识到，基础不牢。",
            "回顾全年工作，还面临不少困难：财政增收压力大。",
        ] {
            assert!(admits_problems(text), "{text}");
        }
    }

    #[test]
    fn work_on_problems_is_no_admission() {
        for text in [
            "针对存在的问题，逐项制定措施。",
            "排查发现存在安全隐患问题23处，全部整改到位。",
            "着力解决一些群众反映强烈的困难。",
            "全年化解主要矛盾纠纷12件。",
            "经济平稳运行。仍有不足。",
        ] {
            assert!(!admits_problems(text), "{text}");
        }
    }

    #[test]
    fn plans_begin_with_the_time_to_come() {
        assert!(plans_ahead("2025年，全镇将抓好三件事。", Some(2024)));
        assert!(plans_ahead("下一步，重点做好三项工作。", None));
        assert!(!plans_ahead("2024年，全镇抓好三件事。", Some(2024)));
        assert!(!plans_ahead("项目将于2025年竣工。", Some(2024)));
    }
}
