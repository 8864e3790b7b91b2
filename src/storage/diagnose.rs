//! Saying in Chinese what the RON parser found wrong.

use ron::Error as Ron;
use ron::error::{Position as RonPosition, SpannedError};

use super::error::{LoadError, Position};
use super::foreign::{ForeignFormat, end_position, names_format};

/// What is wrong with `text`, given the parser's error.
pub(super) fn diagnose(text: &str, error: SpannedError) -> LoadError {
    if !names_format(text.as_bytes()) {
        return LoadError::Foreign(ForeignFormat::Text);
    }
    let SpannedError { code, span } = error;
    let (start, end) = (position(&span.start), position(&span.end));
    if is_end(text, end) || matches!(code, Ron::Eof | Ron::ExpectedStringEnd | Ron::UnclosedBlockComment) {
        return LoadError::Truncated(end);
    }
    match code {
        Ron::NoSuchStructField { found, .. } | Ron::NoSuchEnumVariant { found, .. } => {
            LoadError::UnknownName(start, found)
        }
        code => match bad_value(&code) {
            Some(what) => LoadError::BadValue(start, what),
            None => LoadError::Syntax(end, syntax(&code)),
        },
    }
}

fn position(position: &RonPosition) -> Position {
    Position { line: position.line, column: position.col }
}

/// Whether nothing but white space follows `position`.
fn is_end(text: &str, position: Position) -> bool {
    let end = end_position(text.trim_end());
    (position.line, position.column) >= (end.line, end.column)
}

/// What is wrong with a value in its right place, or `None` for other errors.
fn bad_value(code: &Ron) -> Option<String> {
    Some(match code {
        Ron::Message(what) => what.clone(),
        Ron::IntegerOutOfBounds => "数值超出范围".into(),
        Ron::InvalidIntegerDigit { digit, .. } => format!("数字里有“{digit}”"),
        Ron::ExpectedInteger => "这里应是整数".into(),
        Ron::ExpectedBoolean => "这里应是true或false".into(),
        Ron::ExpectedString => "这里应是带引号的文字".into(),
        Ron::ExpectedArray => "这里应是以“[”开头的列表".into(),
        Ron::InvalidValueForType { .. } => "值的类型不对".into(),
        Ron::ExpectedDifferentLength { found, .. } => format!("这里不应有{found}项"),
        Ron::MissingStructField { field, .. } => format!("缺少“{field}”"),
        Ron::DuplicateStructField { field, .. } => format!("“{field}”写了两次"),
        _ => return None,
    })
}

/// What is wrong with the form.
fn syntax(code: &Ron) -> String {
    match code {
        Ron::ExpectedComma => "缺少逗号".into(),
        Ron::ExpectedArrayEnd => "缺少“]”或逗号".into(),
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) => "缺少“(”".into(),
        Ron::ExpectedStructLikeEnd | Ron::ExpectedOptionEnd => "缺少“)”或逗号".into(),
        Ron::ExpectedMapColon => "缺少冒号".into(),
        Ron::InvalidEscape(_) => "反斜杠“\\”的用法不对，单个反斜杠应写成“\\\\”".into(),
        Ron::UnexpectedChar(ch) => format!("不该有“{ch}”"),
        Ron::TrailingCharacters => "结尾之后还有多余的内容".into(),
        Ron::ExpectedIdentifier | Ron::InvalidIdentifier(_) => {
            "这里应是字段名或取值，请检查它前面的逗号、括号和引号".into()
        }
        Ron::ExceededRecursionLimit => "括号嵌套过深".into(),
        _ => "不符合RON格式".into(),
    }
}
