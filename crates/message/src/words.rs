//! The words for people who fill messages in; in Korean.

use crate::{
    AdvertisingFault, Change, Changed, FieldKind, Filled, LinkFault, Message, MessageKind, Problem, Rejection, Shorten,
    twin,
};
use giljabi_hangul::{Josa, with_josa};

/// `SMS` or `LMS`.
#[must_use]
pub fn kind(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Sms => "SMS",
        MessageKind::Lms => "LMS",
    }
}

/// What is wrong and what to do, in one or two short sentences.
#[must_use]
pub fn problem(message: &Message, problem: &Problem) -> String {
    match problem {
        Problem::Rejected { field, rejection } => rejected(message, *field, rejection),
        Problem::Unsendable { character, field, .. } => {
            let place = place(message, *field);
            let what = character_name(*character);
            match twin(*character) {
                Some(twin) if !twin.is_empty() => {
                    format!(
                        "{place}문자로 보낼 수 없는 글자가 있습니다: {what}. `{}` 써 주세요.",
                        with_josa_after_tick(twin)
                    )
                }
                _ => format!("{place}문자로 보낼 수 없는 글자가 있습니다: {what}. 지우거나 다른 글자로 바꿔 주세요."),
            }
        }
        Problem::OutsideKsX1001 { character, field, .. } => {
            format!("{}`{character}` 글자는 보내는 곳에 따라 깨질 수 있습니다.", place(message, *field))
        }
        Problem::OverLimit { kind: sent, bytes, limit } => {
            let over = bytes.saturating_sub(*limit);
            format!("{} 한도 {limit}바이트보다 {over}바이트 깁니다. 끝부분이 잘립니다.", kind(*sent))
        }
        Problem::SubjectOverLimit { bytes, limit } => {
            format!("제목이 {bytes}바이트입니다. {limit}바이트까지 쓸 수 있습니다.")
        }
        Problem::SubjectUnsendable { character } => {
            format!("제목에 문자로 보낼 수 없는 글자가 있습니다: {}.", character_name(*character))
        }
        Problem::Advertising(fault) => advertising(fault),
        Problem::Night => {
            "밤 9시부터 아침 8시까지는 야간 수신에 따로 동의한 분에게만 광고 문자를 보낼 수 있습니다.".into()
        }
        Problem::Link { fault, .. } => link(fault),
    }
}

fn rejected(message: &Message, field: usize, rejection: &Rejection) -> String {
    let label = message.label(field);
    let topic = with_josa(label, Josa::Topic);
    match rejection {
        Rejection::NotADate => format!("{topic} 날짜로 써 주세요. 예: 2026-11-22"),
        Rejection::NotATime => format!("{topic} 시각으로 써 주세요. 예: 14:30"),
        Rejection::NotADatetime => format!("{topic} 날짜와 시각으로 써 주세요. 예: 2026-11-22 14:30"),
        Rejection::NotAnAmount => format!("{topic} 숫자로 써 주세요. 예: 12,000"),
        Rejection::NotAPhone => format!("{topic} 전화번호로 써 주세요. 예: 010-1234-5678"),
        Rejection::NotAnOption => format!("{topic} 보기에서 골라 주세요."),
        Rejection::NotAUrl => format!("{topic} https://로 시작하는 영문 주소로 써 주세요."),
        Rejection::TooLong { length, max } => {
            let is_amount = message.fields.get(field).is_some_and(|own| matches!(own.kind, FieldKind::Amount { .. }));
            let unit = if is_amount { "자리" } else { "자" };
            format!("{topic} {max}{unit}까지 쓸 수 있습니다. 지금 {length}{unit}입니다.")
        }
    }
}

/// What advertising lacks.
pub(crate) fn advertising(fault: &AdvertisingFault) -> String {
    match fault {
        AdvertisingFault::MarkMissing => "광고 문자는 `(광고)`로 시작해야 합니다.".into(),
        AdvertisingFault::SenderMissing { sender } => {
            format!("광고 문자에는 보내는 이 이름 `{sender}`{} 있어야 합니다.", particle(sender, Josa::Subject))
        }
        AdvertisingFault::ContactMissing { contact } => {
            format!("광고 문자에는 연락처 `{contact}`{} 있어야 합니다.", particle(contact, Josa::Subject))
        }
        AdvertisingFault::OptOutMissing => "광고 문자는 무료수신거부 번호로 끝나야 합니다.".into(),
    }
}

/// What is wrong with a link.
pub(crate) fn link(fault: &LinkFault) -> String {
    match fault {
        LinkFault::Characters { link } => format!("링크로 열리지 않는 글자가 있습니다: `{link}`"),
        LinkFault::Glued { link } => format!("링크 바로 뒤에 글자가 붙어 있어 열리지 않을 수 있습니다: `{link}`"),
        LinkFault::Shortened { host } => format!("줄인 주소(`{host}`)는 스팸으로 막힐 수 있습니다."),
    }
}

/// What was changed in a value.
#[must_use]
pub fn change(message: &Message, changed: &Changed) -> String {
    let label = message.label(changed.field);
    match changed.change {
        Change::Composed => format!("{label}: 모양이 같은, 보낼 수 있는 글자로 바꿨습니다."),
        Change::Replaced { from, to: "" } => format!("{label}: {} 지웠습니다.", character_object(from)),
        Change::Replaced { from, to } => {
            let (from, to) = (character_name(from), shown(to));
            format!("{label}: {from} 대신 {to}{} 바꿨습니다.", particle(&to, Josa::By))
        }
    }
}

/// What to fill in: `주문번호, 취소 시각을 채워 주세요.` Empty where nothing is missing.
#[must_use]
pub fn missing(message: &Message, fields: &[usize]) -> String {
    let labels: Vec<_> = fields.iter().map(|field| message.label(*field)).collect();
    if labels.is_empty() {
        return String::new();
    }
    format!("{} 채워 주세요.", with_josa(&labels.join(", "), Josa::Object))
}

/// What is said when a message was copied: `복사했습니다: 84바이트 SMS`.
#[must_use]
pub fn copied(filled: &Filled) -> String {
    format!("복사했습니다: {}바이트 {}", filled.bytes, kind(filled.kind))
}

/// How long a message is: `84바이트 SMS, 6바이트 남음`.
#[must_use]
pub fn length(filled: &Filled) -> String {
    let left = filled.left.unsigned_abs();
    let rest = if filled.left < 0 { "넘침" } else { "남음" };
    format!("{}바이트 {}, {left}바이트 {rest}", filled.bytes, kind(filled.kind))
}

/// What to shorten: `이름을 6바이트 줄이면 SMS로 보낼 수 있습니다.`
#[must_use]
pub fn shorten(message: &Message, shorten: &Shorten) -> String {
    match shorten.field {
        Some((field, by)) => {
            format!("{} {by}바이트 줄이면 SMS로 보낼 수 있습니다.", with_josa(message.label(field), Josa::Object))
        }
        None => format!("{}바이트를 줄이면 SMS로 보낼 수 있습니다.", shorten.over),
    }
}

/// Where a character stands: `이름에 `; nothing for the message's own text.
fn place(message: &Message, field: Option<usize>) -> String {
    field.map_or_else(String::new, |field| format!("{}에 ", message.label(field)))
}

/// A character as people can see it: those that nobody sees have names.
pub(crate) fn character_name(c: char) -> String {
    match c {
        '\t' => "탭".into(),
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "줄 바꿈".into(),
        '\u{AD}' => "안 보이는 하이픈".into(),
        '\u{FE00}'..='\u{FE0F}' | '\u{200D}' => "안 보이는 그림 글자 표시".into(),
        '\u{3164}' | '\u{FFA0}' => "안 보이는 한글 채움 글자".into(),
        c if c.is_whitespace() => "특수한 빈칸".into(),
        c if twin(c) == Some("") => "안 보이는 글자".into(),
        c if c.is_control() => "제어 문자".into(),
        '\u{1100}'..='\u{11FF}' => format!("자모 하나 `{c}`"),
        c => format!("`{c}`"),
    }
}

fn character_object(c: char) -> String {
    let name = character_name(c);
    let particle = particle(&name, Josa::Object);
    format!("{name}{particle}")
}

/// A replacement as people can see it.
fn shown(to: &str) -> String {
    match to {
        " " => "빈칸".into(),
        "\n" => "줄 바꿈".into(),
        to => format!("`{to}`"),
    }
}

/// The particle that follows a word.
fn particle(word: &str, josa: Josa) -> String {
    with_josa(word, josa).split_off(word.len())
}

/// A twin in backticks with the particle that follows it.
fn with_josa_after_tick(twin: &str) -> String {
    format!("{twin}`{}", particle(twin, Josa::Object))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, Segment, Values, fill};

    fn message() -> Message {
        let fields = vec![
            Field::new("name", "이름", FieldKind::Text { max: 60 }),
            Field::new("when", "취소 시각", FieldKind::Phone),
        ];
        Message { fields, template: vec![Segment::Field(0), Segment::Field(1)], ..Message::default() }
    }

    #[track_caller]
    fn check(name: &str, expect: &[&str]) {
        let message = message();
        let values = Values::from([("name".into(), name.into()), ("when".into(), "114".into())]);
        let filled = fill(&message, &values);
        let problems = filled.problems.iter().map(|found| problem(&message, found));
        let changes = filled.changes.iter().map(|found| change(&message, found));
        let found: Vec<_> = problems.chain(changes).collect();
        assert_eq!(found, expect, "{name}");
    }

    #[test]
    fn agents_are_told_what_is_wrong_in_short() {
        check("홍길동", &[]);
        check("홍길동😀", &["이름에 문자로 보낼 수 없는 글자가 있습니다: `😀`. 지우거나 다른 글자로 바꿔 주세요."]);
        check("똠", &["이름에 `똠` 글자는 보내는 곳에 따라 깨질 수 있습니다."]);
        check("홍–길동", &["이름: `–` 대신 `-`로 바꿨습니다."]);
        check("홍\u{A0}길동", &["이름: 특수한 빈칸 대신 빈칸으로 바꿨습니다."]);
        check("홍\u{200B}길동", &["이름: 안 보이는 글자를 지웠습니다."]);
        check("홍\u{3164}길동", &["이름: 안 보이는 한글 채움 글자 대신 빈칸으로 바꿨습니다."]);
        check("홍\n길동", &["이름: 줄 바꿈 대신 빈칸으로 바꿨습니다."]);
        check("\u{1112}\u{1169}\u{11BC}", &["이름: 모양이 같은, 보낼 수 있는 글자로 바꿨습니다."]);
        check(&"가".repeat(61), &["이름은 60자까지 쓸 수 있습니다. 지금 61자입니다."]);
        check("https://a.kr로", &["링크 바로 뒤에 글자가 붙어 있어 열리지 않을 수 있습니다: `https://a.kr`"]);
    }

    #[test]
    fn agents_are_told_how_it_stands() {
        let message = message();
        let filled = fill(&message, &Values::from([("name".into(), "가".repeat(50))]));
        assert_eq!(missing(&message, &filled.missing), "취소 시각을 채워 주세요.");
        assert_eq!(missing(&message, &[0, 1]), "이름, 취소 시각을 채워 주세요.");
        assert_eq!(missing(&message, &[]), "");
        let filled = fill(&message, &Values::from([("name".into(), "가".repeat(50)), ("when".into(), "114".into())]));
        assert_eq!(copied(&filled), "복사했습니다: 103바이트 LMS");
        assert_eq!(length(&filled), "103바이트 LMS, 1897바이트 남음");
        let how = filled.shorten.as_ref().expect("too long for an SMS");
        assert_eq!(shorten(&message, how), "이름을 13바이트 줄이면 SMS로 보낼 수 있습니다.");
    }
}
