//! Which placeholders (占位符) a template may use: exactly those that [`crate::document::fill`] knows.

use crate::document::Meta;
use crate::document::fill::{PLACEHOLDERS, fill};

/// The first thing in `text` that looks like a placeholder and is none, as a Chinese message.
pub(super) fn unknown_placeholder(text: &str) -> Option<String> {
    let known = Meta {
        organ: "某单位".into(),
        organ_short: "某单位".into(),
        superior: "某机关".into(),
        year: Some(2000),
        ..Meta::default()
    };
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("{{") {
            rest = after;
            continue;
        }
        let Some(end) = rest.find('}') else {
            return Some("“{”后缺少“}”；要写花括号本身，请写两个“{{”".into());
        };
        let (placeholder, after) = rest.split_at(end + 1);
        if fill(placeholder, &known).text == placeholder {
            return Some(format!("没有“{placeholder}”这个占位符；可用的有：{}", PLACEHOLDERS.join("、")));
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_name_is_known() {
        assert_eq!(unknown_placeholder(&PLACEHOLDERS.concat()), None);
        assert_eq!(unknown_placeholder("{organ}{{x}年"), None);
        assert_eq!(unknown_placeholder("没有}花括号"), None);
    }

    #[test]
    fn others_are_named_in_the_message() {
        assert!(unknown_placeholder("{organ}{yaer}年").is_some_and(|m| m.contains("“{yaer}”")));
        assert!(unknown_placeholder("{}").is_some());
        assert!(unknown_placeholder("{year").is_some_and(|m| m.contains("缺少“}”")));
    }
}
