//! The name of a file to be written (文件名): is it one, and does it end as it should.

use std::path::Path;

/// Characters Windows does not allow in names; a file so named could not be handed to a colleague.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// Longest name in bytes that file systems take.
const LONGEST: usize = 255;

/// The name as it will be written, with the first of `extensions` unless it has one of them.
///
/// # Errors
/// What is wrong with the name, in Chinese.
pub(super) fn complete(name: &str, extensions: &[String]) -> Result<String, String> {
    let name = name.trim().trim_end_matches('.');
    check(name)?;
    let has_one = Path::new(name).extension().is_some_and(|extension| {
        let extension = extension.to_string_lossy();
        extensions.iter().any(|wanted| wanted.eq_ignore_ascii_case(&extension))
    });
    let whole = match extensions.first() {
        Some(extension) if !has_one => format!("{name}.{extension}"),
        _ => name.to_owned(),
    };
    if whole.len() > LONGEST {
        return Err("文件名太长，请缩短到80个字以内。".to_owned());
    }
    Ok(whole)
}

/// Whether `name` can be the name of a file or folder.
///
/// # Errors
/// What is wrong with it, in Chinese.
pub(super) fn check(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("请先输入名称。".to_owned());
    }
    if let Some(forbidden) = name.chars().find(|c| FORBIDDEN.contains(c) || c.is_control()) {
        return Err(if forbidden.is_control() {
            "名称里有看不见的控制字符，请重新输入。".to_owned()
        } else {
            format!("名称里不能有“{forbidden}”，请换一个字符。")
        });
    }
    if name == "." || name == ".." || is_device(name) {
        return Err(format!("“{name}”不能用作名称，请换一个。"));
    }
    Ok(())
}

/// Names that Windows keeps for devices, with any extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extensions() -> Vec<String> {
        vec!["ron".to_owned(), "txt".to_owned()]
    }

    #[test]
    fn the_extension_is_added_once() {
        for (typed, written) in [
            ("总结", "总结.ron"),
            ("总结.RON", "总结.RON"),
            ("总结.txt", "总结.txt"),
            ("截至2024.12", "截至2024.12.ron"),
            (" 总结. ", "总结.ron"),
        ] {
            assert_eq!(complete(typed, &extensions()).as_deref(), Ok(written));
        }
        assert_eq!(complete("总结", &[]).as_deref(), Ok("总结"));
    }

    #[test]
    fn what_is_no_name_is_refused_with_a_reason() {
        for typed in ["", "   ", "..", "a/b", "a\\b", "1:2", "a\u{7}", "con.ron", "Com1", &"长".repeat(100)]
        {
            let reason = complete(typed, &extensions()).unwrap_err();
            assert!(reason.contains('请'), "{typed}: {reason}");
        }
    }
}
