//! What the RON reader found wrong, in Chinese.

use ron::Error;

/// The problem in Chinese, with the remedy where one is known.
pub(super) fn explain(error: &Error) -> String {
    match error {
        Error::Message(message) => message.clone(),
        Error::NoSuchStructField { expected, found, .. } => {
            format!("没有“{found}”这个字段；可用的有：{}", expected.join("、"))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("没有“{found}”这个取值；可用的有：{}", expected.join("、"))
        }
        Error::MissingStructField { field, .. } => format!("此处之前缺少必填的字段 {field}，请补上"),
        Error::DuplicateStructField { field, .. } => format!("字段 {field} 重复出现，请只留一个"),
        Error::ExpectedDifferentStructName { found, .. } => {
            format!("此处应以半角括号“(”开始，却写着“{found}”")
        }
        Error::UnexpectedChar(found) => format!("不应出现“{found}”"),
        other => explain_syntax(other).into(),
    }
}

/// Problems whose message is always the same.
fn explain_syntax(error: &Error) -> &'static str {
    match error {
        Error::Eof => "文件到此中断，内容不完整",
        Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike | Error::ExpectedStructName(_) => {
            "此处应以半角括号“(”开始"
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "此处缺少半角括号“)”",
        Error::ExpectedArray => "此处应是列表，以半角方括号“[”开始",
        Error::ExpectedArrayEnd => "此处缺少半角方括号“]”",
        Error::ExpectedComma => "此处缺少半角逗号“,”，或前面的值没有写对",
        Error::ExpectedMapColon => "字段名后应是半角冒号“:”",
        Error::ExpectedString => "此处应是文字，用半角双引号括起来",
        Error::ExpectedStringEnd => "文字缺少结尾的半角双引号",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::UnderscoreAtBeginning => {
            "此处应是整数，不加引号"
        }
        Error::IntegerOutOfBounds => "数太大或太小，超出了允许的范围",
        Error::ExpectedBoolean => "此处应是 true 或 false",
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            "此处应是字段名或取值的英文名，不加引号"
        }
        Error::InvalidEscape(_) => "反斜杠“\\”后的字符不对；要写反斜杠本身，请写两个",
        Error::UnclosedBlockComment | Error::UnclosedLineComment => "注释没有结束",
        Error::TrailingCharacters => "内容结束以后还有多余的文字，请删去",
        Error::ExceededRecursionLimit => "括号嵌套太深",
        Error::NoSuchExtension(_) | Error::ExpectedAttribute | Error::ExpectedAttributeEnd => {
            "开头的“#![enable(...)]”不对，可以删去"
        }
        _ => "写法或取值不合要求",
    }
}
