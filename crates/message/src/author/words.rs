//! The words for authors, who know policy and not code; in Korean.

use super::fault::{Expected, Fault};
use crate::{FormatFault, LinkFault, Rejection, SendAs, twin, words};
use giljabi_hangul::{Josa, with_josa};

fn did_you_mean(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("혹시 `{nearest}`인가요?"))
}

const TYPES: &str = "쓸 수 있는 종류는 text, date, time, datetime, amount, phone, choice, url입니다.";

impl Fault {
    /// What is wrong, in one sentence of Korean.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::FieldsShape { name: None } => "`fields`는 `이름: { type: text, label: … }` 줄로 씁니다".into(),
            Self::FieldsShape { name: Some(name) } => format!("칸 `{name}`의 형식이 다릅니다"),
            Self::FieldName { name } => format!("칸 이름으로 쓸 수 없습니다: `{name}`"),
            Self::FieldRepeated { name } => format!("같은 이름의 칸이 두 번 나옵니다: `{name}`"),
            Self::TypeMissing { name } => format!("칸 `{name}`의 종류(`type`)가 없습니다"),
            Self::TypeUnknown { value, .. } => format!("모르는 칸 종류입니다: `{value}`"),
            Self::FieldKeyUnknown { key, .. } => format!("칸에 쓸 수 없는 항목입니다: `{key}`"),
            Self::FieldKeyUnused { key, kind } => format!("`{kind}` 칸에서는 쓰이지 않는 항목입니다: `{key}`"),
            Self::ValueType { key, expected } => match expected {
                Expected::Text => format!("`{key}` 값은 글자로 씁니다"),
                Expected::Number(least, most) => format!("`{key}` 값은 {least}부터 {most}까지의 숫자로 씁니다"),
                Expected::List => format!("`{key}` 값은 목록으로 씁니다"),
            },
            Self::LabelMissing { name } => format!("칸 `{name}`에 사람에게 보여 줄 이름(`label`)이 없습니다"),
            Self::FormatInvalid { fault } => format(fault),
            Self::FormatHalfDay => "`h`(12시간)만 있어 오전인지 오후인지 알 수 없습니다".into(),
            Self::AmountFormat { format } => format!("금액 형식에는 `#,###`가 한 번 있어야 합니다: `{format}`"),
            Self::OptionsMissing { name } => format!("고르는 칸 `{name}`에 보기(`options`)가 없습니다"),
            Self::OptionRepeated { option } => format!("같은 보기가 두 번 나옵니다: `{option}`"),
            Self::ValueQuoted { key, .. } => format!("`{key}` 값을 감싼 둥근 따옴표도 값에 들어갑니다"),
            Self::DoesNotFit { key, value, rejection } => does_not_fit(key, value, rejection),
            Self::FieldUnused { name } => format!("문자 내용에서 쓰지 않는 칸입니다: `{name}`"),
            Self::TextMissing => "문자 내용(`sms` 상자)이 없습니다".into(),
            Self::TextRepeated => "문자 내용(`sms` 상자)이 두 번 나옵니다".into(),
            Self::TextEmpty => "문자 내용(`sms` 상자)이 비어 있습니다".into(),
            Self::PlaceholderUnknown { name, .. } => format!("`fields`에 없는 칸입니다: `#{{{name}}}`"),
            Self::PlaceholderMalformed { written, .. } => format!("칸을 넣는 자리의 모양이 다릅니다: `{written}`"),
            Self::BlankLeft { written } => format!("직접 채우려고 비워 둔 글자처럼 보입니다: `{written}`"),
            Self::CharacterUnsendable { character } => {
                format!("문자로 보낼 수 없는 글자입니다: {}", words::character_name(*character))
            }
            Self::CharacterOutsideKsX1001 { character } => {
                format!("보내는 곳에 따라 깨질 수 있는 글자입니다: `{character}`")
            }
            Self::Link(fault) => words::link(fault).trim_end_matches('.').to_owned(),
            Self::KindUnknown { value, .. } => format!("모르는 발송 종류입니다: `{value}`"),
            Self::TooLong { send_as, worst, limit, .. } => {
                let kind = if *send_as == SendAs::Sms { "SMS" } else { "LMS" };
                format!("가장 길 때 {worst}바이트입니다. {kind}는 {limit}바이트까지 보낼 수 있습니다")
            }
            Self::SubjectForSms => "SMS에는 제목을 쓸 수 없습니다".into(),
            Self::SubjectMakesLms { worst } => {
                format!("가장 길어도 {worst}바이트인데 제목이 있어 LMS로 보내집니다")
            }
            Self::SubjectTooLong { bytes, limit } => {
                format!("제목이 {bytes}바이트입니다. {limit}바이트까지 쓸 수 있습니다")
            }
            Self::SubjectPlaceholder => "제목에는 칸을 넣을 수 없습니다".into(),
            Self::AdvertisingValue { value } => format!("`advertising` 값이 `true`나 `false`가 아닙니다: `{value}`"),
            Self::AdvertisingUndeclared => "`(광고)`로 시작하는데 `advertising: true`가 없습니다".into(),
            Self::AdvertisingUnset { key } => {
                let what = if *key == "sender" { "보내는 이 이름" } else { "연락처" };
                format!("광고 문자에 꼭 넣을 {}{} 아직 정해지지 않았습니다", what, particle(what))
            }
            Self::Advertising(fault) => words::advertising(fault).trim_end_matches('.').to_owned(),
            Self::NeverLinked => "이 문자로 오는 링크가 어느 문서에도 없습니다".into(),
        }
    }

    /// What to do about it, in Korean.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::FieldsShape { .. } => "예: `order: { type: text, label: 주문번호, max: 20 }`".into(),
            Self::FieldName { .. } => "한글, 영문, 숫자, `_`, `-`만 써 주세요. 빈칸은 쓸 수 없습니다.".into(),
            Self::FieldRepeated { .. } => "둘 가운데 하나의 이름을 바꾸거나 지워 주세요.".into(),
            Self::OptionRepeated { .. } => "하나만 남겨 주세요.".into(),
            Self::TypeMissing { .. } => format!("`type: text`처럼 넣어 주세요. {TYPES}"),
            Self::TypeUnknown { nearest, .. } => did_you_mean(nearest.as_deref(), TYPES),
            Self::FieldKeyUnknown { nearest, .. } => did_you_mean(
                nearest.as_deref(),
                "쓸 수 있는 항목은 type, label, example, default, max, format, options입니다.",
            ),
            Self::FieldKeyUnused { .. } => "그 항목을 지우거나 `type`이 맞는지 확인해 주세요.".into(),
            Self::ValueType { key, expected } => match expected {
                Expected::Text => format!("예: `{key}: 주문번호`"),
                Expected::Number(..) => format!("예: `{key}: 20`"),
                Expected::List => format!("예: `{key}: [카드, 현금]`"),
            },
            Self::LabelMissing { .. } => "예: `label: 주문번호`. 그때까지 칸 이름을 그대로 보여 줍니다.".into(),
            Self::FormatInvalid { fault } => format_help(fault).into(),
            Self::FormatHalfDay => "`오전/오후 h시 m분`으로 쓰거나, 24시간인 `HH:mm`으로 써 주세요.".into(),
            Self::AmountFormat { .. } => "예: `format: \"#,###원\"`".into(),
            Self::OptionsMissing { .. } => "예: `options: [카드, 현금]`".into(),
            Self::ValueQuoted { key, inner } => {
                format!("곧은 따옴표로 바꾸거나 지워 주세요. 예: `{key}: \"{inner}\"`")
            }
            Self::DoesNotFit { rejection, .. } => does_not_fit_help(rejection),
            Self::FieldUnused { name } => {
                format!("문자 내용의 알맞은 곳에 `#{{{name}}}`를 넣거나 칸을 지워 주세요.")
            }
            Self::TextMissing => "`~~~sms` 줄과 `~~~` 줄 사이에 보낼 내용을 써 주세요.".into(),
            Self::TextRepeated => "하나만 남기고, 다른 내용은 새 파일로 옮겨 주세요.".into(),
            Self::TextEmpty => "보낼 내용을 써 주세요.".into(),
            Self::PlaceholderUnknown { name, nearest } => {
                let nearest = nearest.as_ref().map(|name| format!("#{{{name}}}"));
                did_you_mean(
                    nearest.as_deref(),
                    &format!("`fields`에 `{name}: {{ type: text, label: … }}` 줄을 넣어 주세요."),
                )
            }
            Self::PlaceholderMalformed { meant: Some(name), .. } => {
                format!("빈칸 없이 `#{{{name}}}`로 써 주세요.")
            }
            Self::PlaceholderMalformed { meant: None, .. } => "`#{칸이름}`으로 써 주세요.".into(),
            Self::BlankLeft { .. } => "`fields`에 칸을 만들고 그 자리에 `#{칸이름}`을 넣어 주세요.".into(),
            Self::CharacterUnsendable { character } => match twin(*character) {
                Some("") => "그 글자를 지워 주세요. 눈에 보이지 않으니 앞뒤를 지우고 다시 써 주세요.".into(),
                Some(" ") => "보통 빈칸으로 바꿔 주세요.".into(),
                Some("\n") => "보통 줄 바꿈으로 바꿔 주세요.".into(),
                Some(twin) => format!("`{twin}`로 바꿔 주세요."),
                None if matches!(character, '\u{1100}'..='\u{11FF}') => {
                    "글자가 자모로 나뉘어 있습니다. 지우고 다시 써 주세요.".into()
                }
                None => "지우거나 다른 글자로 바꿔 주세요. 그림 글자와 특수 기호는 대부분 보낼 수 없습니다.".into(),
            },
            Self::CharacterOutsideKsX1001 { .. } => {
                "흔히 쓰는 글자로 바꿔 주세요. 옛 규격(KS X 1001)에는 없는 글자입니다.".into()
            }
            Self::Link(LinkFault::Characters { .. }) => "주소는 모두 반각 영문과 숫자로 써 주세요.".into(),
            Self::Link(LinkFault::Glued { .. }) => "주소 뒤에 빈칸을 넣거나 줄을 바꿔 주세요.".into(),
            Self::Link(LinkFault::Shortened { .. }) => "원래 주소를 써 주세요.".into(),
            Self::KindUnknown { nearest, .. } => {
                did_you_mean(nearest.as_deref(), "`auto`, `sms`, `lms` 가운데 하나로 써 주세요.")
            }
            Self::TooLong { send_as, worst, fixed, limit, shares } => {
                too_long_help(*send_as, *worst, *fixed, *limit, shares)
            }
            Self::SubjectForSms => "`subject`를 지우거나 `kind: lms`로 바꿔 주세요.".into(),
            Self::SubjectMakesLms { .. } => {
                "SMS로 보내려면 `subject`를 지우고, LMS로 보내려면 `kind: lms`를 써 주세요.".into()
            }
            Self::SubjectTooLong { bytes, limit } => {
                let over = bytes.saturating_sub(*limit);
                format!("{over}바이트를 줄여 주세요. 한글은 한 글자가 2바이트입니다.")
            }
            Self::SubjectPlaceholder => "누구에게 보내도 같은 제목으로 바꿔 주세요.".into(),
            Self::AdvertisingValue { .. } => "광고이면 `true`, 아니면 `false`로 써 주세요.".into(),
            Self::AdvertisingUndeclared => "광고이면 `advertising: true`를 넣고, 아니면 `(광고)`를 지워 주세요.".into(),
            Self::AdvertisingUnset { key } => {
                format!("확인된 값을 `site.toml`의 `[sms]` 아래에 `{key} = \"…\"`로 넣어 주세요.")
            }
            Self::Advertising(fault) => match fault {
                crate::AdvertisingFault::MarkMissing => {
                    "첫 글자부터 `(광고)`를 넣어 주세요. 다른 괄호나 빈칸은 쓸 수 없습니다.".into()
                }
                crate::AdvertisingFault::SenderMissing { .. } => "`(광고)` 바로 뒤에 넣어 주세요.".into(),
                crate::AdvertisingFault::ContactMissing { .. } => "보내는 이 이름 뒤에 넣어 주세요.".into(),
                crate::AdvertisingFault::OptOutMissing => {
                    "마지막 줄에 넣어 주세요. 예: `무료수신거부 080-000-0000`".into()
                }
            },
            Self::NeverLinked => "이 문자를 보낼 때 보는 안내나 단계에 링크를 넣어 주세요.".into(),
        }
    }
}

/// 이 or 가, as the word ends.
fn particle(word: &str) -> String {
    with_josa(word, Josa::Subject).split_off(word.len())
}

fn format(fault: &FormatFault) -> String {
    match fault {
        FormatFault::Letters { letters } => format!("형식에 쓸 수 없는 글자입니다: `{letters}`"),
        FormatFault::Repeated { letters } => format!("형식에 같은 것이 두 번 나옵니다: `{letters}`"),
        FormatFault::TimeInDate { letters } => format!("날짜 칸의 형식에 시각이 있습니다: `{letters}`"),
        FormatFault::DateInTime { letters } => format!("시각 칸의 형식에 날짜가 있습니다: `{letters}`"),
        FormatFault::HalfDayMissing => Fault::FormatHalfDay.message(),
        FormatFault::Misread { letters } if letters.starts_with('M') => {
            format!("형식에서 분이 올 자리에 월을 나타내는 글자가 있습니다: `{letters}`")
        }
        FormatFault::Misread { letters } => {
            format!("형식에서 월이 올 자리에 분을 나타내는 글자가 있습니다: `{letters}`")
        }
        FormatFault::NoLetters => "형식에 날짜나 시각을 나타내는 글자가 없습니다".into(),
    }
}

fn format_help(fault: &FormatFault) -> &'static str {
    match fault {
        FormatFault::Letters { .. } | FormatFault::NoLetters => {
            "쓸 수 있는 글자는 YYYY(연), M(월), D(일), E(요일), HH(시), h(12시간), mm(분), 오전/오후입니다."
        }
        FormatFault::Repeated { .. } | FormatFault::DateInTime { .. } => "`MM`은 월이고 `mm`이 분입니다.",
        FormatFault::Misread { letters } if letters.starts_with('M') => {
            "`M`은 월이고 `m`이 분입니다. 예: `HH:mm`, `h시 m분`"
        }
        FormatFault::Misread { .. } => "`m`은 분이고 `M`이 월입니다. 예: `M월 D일`, `YYYY-MM-DD`",
        FormatFault::TimeInDate { .. } => "시각도 넣으려면 `type: datetime`으로 바꿔 주세요.",
        FormatFault::HalfDayMissing => "`오전/오후`를 넣어 주세요.",
    }
}

fn does_not_fit(key: &str, value: &str, rejection: &Rejection) -> String {
    let key = if key == "default" { "기본값" } else { "예시" };
    match rejection {
        Rejection::TooLong { length, max } => {
            format!("{key}이 {max}자보다 깁니다: `{value}` ({length}자)").replace("예시이", "예시가")
        }
        _ => format!("{key}이 칸의 종류에 맞지 않습니다: `{value}`").replace("예시이", "예시가"),
    }
}

fn does_not_fit_help(rejection: &Rejection) -> String {
    match rejection {
        Rejection::NotADate => "날짜로 써 주세요. 예: `2026-11-22`",
        Rejection::NotATime => "시각으로 써 주세요. 예: `\"14:30\"`",
        Rejection::NotADatetime => "날짜와 시각으로 써 주세요. 예: `2026-11-22 14:30`",
        Rejection::NotAnAmount => "숫자로 써 주세요. 예: `12000`",
        Rejection::NotAPhone => "전화번호로 써 주세요. 예: `\"010-1234-5678\"`",
        Rejection::NotAnOption => "`options`에 있는 보기 가운데 하나로 써 주세요.",
        Rejection::NotAUrl => "`https://`로 시작하는 영문 주소로 써 주세요.",
        Rejection::TooLong { .. } => "값을 줄이거나 `max`를 늘려 주세요.",
    }
    .into()
}

fn too_long_help(send_as: SendAs, worst: usize, fixed: usize, limit: usize, shares: &[(String, usize)]) -> String {
    let over = worst.saturating_sub(limit);
    let or_lms =
        if send_as == SendAs::Sms { " 길이를 줄일 수 없으면 `kind: lms`로 바꿔 주세요." } else { "" };
    if fixed > limit || shares.is_empty() {
        return format!("칸을 채우지 않아도 {fixed}바이트입니다. {over}바이트를 줄여 주세요.{or_lms}");
    }
    let shares: Vec<_> = shares.iter().map(|(label, bytes)| format!("{label} {bytes}")).collect();
    format!(
        "{over}바이트를 줄여 주세요. 늘 같은 글이 {fixed}바이트이고 칸마다 최대 {}바이트입니다. 내용을 줄이거나 `max`를 낮춰 주세요.{or_lms}",
        shares.join(", ")
    )
}
