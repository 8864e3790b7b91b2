//! Values of options that are more than text.

use crate::document::meta::YEARS;
use crate::export::pdf::PdfStandard;
use crate::font::FontRole;

use super::{OutputFormat, UsageError};

/// A year of a document.
pub(super) fn year(text: &str) -> Result<u16, UsageError> {
    text.parse().ok().filter(|year| YEARS.contains(year)).ok_or_else(|| {
        UsageError(format!("年份“{text}”不对，应是{}到{}之间的数字", YEARS.start(), YEARS.end()))
    })
}

/// How findings are told.
pub(super) fn format(text: &str) -> Result<OutputFormat, UsageError> {
    match text {
        "text" => Ok(OutputFormat::Text),
        "json" => Ok(OutputFormat::Json),
        _ => Err(UsageError(format!("--format只能是text或json，现在是“{text}”"))),
    }
}

/// A role and the family for it.
pub(super) fn font(text: &str) -> Result<(FontRole, String), UsageError> {
    let roles = || FontRole::ALL.map(FontRole::key).join("、");
    let (role, family) = text.split_once('=').ok_or_else(|| {
        UsageError(format!("--font应写成“用途=字体名”，例如 --font body=仿宋；用途有：{}", roles()))
    })?;
    let role = FontRole::from_key(role)
        .ok_or_else(|| UsageError(format!("--font没有“{role}”这种用途；用途有：{}", roles())))?;
    Ok((role, family.to_owned()))
}

/// An archive standard of PDF.
pub(super) fn standard(text: &str) -> Result<PdfStandard, UsageError> {
    match text.to_lowercase().as_str() {
        "2a" => Ok(PdfStandard::A2a),
        "1b" => Ok(PdfStandard::A1b),
        _ => Err(UsageError(format!("--pdfa只能是2a或1b，现在是“{text}”"))),
    }
}
