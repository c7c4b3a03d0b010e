//! What is wrong with a command line, in Korean: editors read it too. Help itself is clap's.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::fmt::Write as _;

/// Says it, with what to do; `None` for what is no mistake (help, version) or is known to clap alone.
pub(crate) fn words(error: &Error) -> Option<String> {
    let text = |kind| error.get(kind).map(plain).filter(|text| !text.is_empty());
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("모르는 인자입니다: `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("모르는 명령입니다: `{}`", text(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("빠진 것이 있습니다: {argument}"),
        ErrorKind::MissingSubcommand => "무엇을 할지 적어 주세요".to_owned(),
        ErrorKind::InvalidValue => match value {
            Some(value) => format!("`{argument}`에 쓸 수 없는 값입니다: `{value}`"),
            None => format!("`{argument}`에 값이 필요합니다"),
        },
        ErrorKind::ValueValidation => {
            let why = error.source().map(|source| format!(". {source}")).unwrap_or_default();
            format!("`{argument}`에 쓸 수 없는 값입니다: `{}`{why}", value.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            Some(other) if other != argument => format!("함께 쓸 수 없습니다: `{argument}`, `{other}`"),
            _ => format!("한 번만 쓸 수 있습니다: `{argument}`"),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("`{argument}`에 적은 값의 수가 맞지 않습니다")
        }
        ErrorKind::InvalidUtf8 => "UTF-8이 아닌 글자가 있습니다".to_owned(),
        _ => return None,
    };
    let mut words = format!("오류: {said}\n");
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(text) {
        let _ = writeln!(words, "혹시 `{near}`인가요?");
    } else if let Some(known) = text(ContextKind::ValidValue) {
        let _ = writeln!(words, "쓸 수 있는 값: {known}");
    }
    if let Some(usage) = text(ContextKind::Usage) {
        let _ = writeln!(words, "\n{}", usage.replacen("Usage:", "사용법:", 1));
    }
    words.push_str("자세한 사용법은 --help를 붙이면 나옵니다.\n");
    Some(words)
}

/// A value that clap knows of an error.
fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(several) => several.join(", "),
        ContextValue::String(one) => one.clone(),
        ContextValue::StyledStr(styled) => styled.to_string().trim().to_owned(),
        ContextValue::StyledStrs(several) => several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Arguments;
    use clap::Parser;

    fn check(line: &str, expect: &str) {
        let words_of_line = std::iter::once("giljabi").chain(line.split_whitespace());
        let error = Arguments::try_parse_from(words_of_line).expect_err("a mistake");
        let told = words(&error).expect("words");
        assert!(told.starts_with(expect), "{line}: {told}");
        assert!(!told.contains("error:"), "{line}: {told}");
    }

    #[test]
    fn every_slip_is_told_in_korean_with_what_to_do() {
        check("chekc", "오류: 모르는 명령입니다: `chekc`\n혹시 `check`인가요?\n\n사용법: giljabi");
        check("check --formt json", "오류: 모르는 인자입니다: `--formt`\n혹시 `--format`인가요?\n");
        check(
            "check --format xml",
            "오류: `--format <형식>`에 쓸 수 없는 값입니다: `xml`\n쓸 수 있는 값: human, json, github\n",
        );
        check("check --format", "오류: `--format <형식>`에 값이 필요합니다\n");
        check("check --today 2026", "오류: `--today <날짜>`에 쓸 수 없는 값입니다: `2026`. ");
        check("build", "오류: 빠진 것이 있습니다: ");
        check("flow", "오류: 빠진 것이 있습니다: <아이디>\n");
        check("check --json --json", "오류: 한 번만 쓸 수 있습니다: `--json`\n");
    }

    #[test]
    fn help_is_no_mistake() {
        let error = Arguments::try_parse_from(["giljabi", "--help"]).expect_err("help");
        assert_eq!(words(&error), None);
    }
}
