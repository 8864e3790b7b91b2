//! Values of version 2 that are checked while reading, so that the error knows the line.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::document::{Fingerprint, PromiseStatus};

use super::super::v1::{MAX_ID, frozen};

/// A fingerprint, written as sixteen hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Print(pub(super) Fingerprint);

impl TryFrom<String> for Print {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| "文字指纹不对，应是16位十六进制数".to_string())
    }
}

impl From<Print> for String {
    fn from(print: Print) -> Self {
        print.0.to_string()
    }
}

/// Reads the id of a section, refusing one so high that no new section could follow it.
pub(super) fn section_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let id = Option::<u64>::deserialize(deserializer)?;
    match id {
        Some(id) if id > MAX_ID => Err(D::Error::custom(format!("部分的id过大（{id}）"))),
        _ => Ok(id),
    }
}

frozen!(Status, PromiseStatus, Open, Done, Partly, NotDone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_frozen() {
        use Status::*;
        let names: Vec<String> =
            [Open, Done, Partly, NotDone].iter().map(|status| ron::to_string(status).unwrap()).collect();
        assert_eq!(names, ["Open", "Done", "Partly", "NotDone"]);
    }
}
