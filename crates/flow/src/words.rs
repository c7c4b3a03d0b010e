//! The words that a run says to people: why a choice is pre-selected, what is wrong with a value, how a flow ended.
//! Korean, in the tone of the interface.

use crate::model::Outcome;
use crate::rule::{Limit, Op, Rule, elapsed};
use crate::time::{DAY, DateTime};
use crate::value::{Ask, Value, ValueError, ValueKind, ValueNote, grouped};
use std::fmt;

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("값을 입력해 주세요"),
            Self::TooLong { max, length } => write!(f, "{max}자까지 쓸 수 있습니다. 지금 {length}자입니다"),
            Self::Date => f.write_str("날짜를 확인해 주세요. 예: 2026-11-21"),
            Self::Time => f.write_str("시각을 확인해 주세요. 예: 14:30"),
            Self::DateTime => f.write_str("날짜와 시각을 확인해 주세요. 예: 2026-11-21 14:30"),
            Self::Amount => f.write_str("금액은 숫자로 써 주세요. 예: 30,000"),
            Self::TooMuch { max } => write!(f, "{}원까지 쓸 수 있습니다", grouped(*max)),
            Self::Phone => f.write_str("전화번호를 확인해 주세요. 예: 010-1234-5678"),
            Self::Option => f.write_str("보기에서 골라 주세요"),
        }
    }
}

impl std::error::Error for ValueError {}

impl fmt::Display for ValueNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DateAhead => "아직 오지 않은 날짜입니다. 날짜를 확인해 주세요",
            Self::DateTimeAhead => "아직 오지 않은 시각입니다. 날짜와 시각을 확인해 주세요",
        })
    }
}

impl Outcome {
    /// How the flow ended, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Resolved => "해결",
            Self::Declined => "처리하지 않음",
            Self::Escalated => "담당 부서로 넘김",
            Self::HandedOver => "다른 곳으로 안내",
        }
    }
}

/// A length of time: `3시간 12분`, `7일`, `0분`. The sign is dropped.
#[must_use]
pub fn duration(minutes: i64) -> String {
    let minutes = minutes.unsigned_abs();
    let day = DAY.unsigned_abs();
    // Two days and less are counted in hours, as the limits of policies are.
    let (days, rest) = if minutes > 2 * day || (minutes > day && minutes.is_multiple_of(day)) {
        (minutes / day, minutes % day)
    } else {
        (0, minutes)
    };
    let parts = [(days, "일"), (rest / 60, "시간"), (rest % 60, "분")];
    let parts: Vec<_> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    if parts.is_empty() { "0분".into() } else { parts.join(" ") }
}

impl Limit {
    /// The constant as people read it beside a value of a type: between days, lengths of time are days.
    #[must_use]
    pub fn word(&self, kind: ValueKind) -> String {
        match self {
            Self::Since(minutes) if kind == ValueKind::Date => days(*minutes),
            Self::Since(minutes) => duration(*minutes),
            Self::Amount(amount) => format!("{}원", grouped(*amount)),
            Self::Date(date) => date.to_string(),
            Self::Time(time) => time.to_string(),
            Self::DateTime(moment) => moment.to_string(),
            Self::Text(text) => format!("‘{text}’"),
        }
    }
}

/// A rule on a value of a type in words: `24시간 이내`, `30,000원 이상`, `‘카드’`.
#[must_use]
pub fn rule_words(rule: &Rule, kind: ValueKind) -> String {
    let limit = rule.limit.word(kind);
    let is_moment = matches!(rule.limit, Limit::Date(_) | Limit::Time(_) | Limit::DateTime(_));
    let after = match (rule.op, is_moment) {
        (Op::Less, false) => " 미만",
        (Op::Less, true) => " 전",
        (Op::AtMost, false) if matches!(rule.limit, Limit::Since(_)) => " 이내",
        (Op::AtMost, false) => " 이하",
        (Op::AtMost, true) => "까지",
        (Op::More, false) => " 초과",
        (Op::More, true) => " 뒤",
        (Op::AtLeast, false) => " 이상",
        (Op::AtLeast, true) => "부터",
        (Op::Equal, _) => "",
        (Op::NotEqual, _) => " 아님",
    };
    format!("{limit}{after}")
}

/// Why a rule holds: `운행 종료 후 3시간 12분: 24시간 이내`, `결제 금액 30,000원: 20,000원 이상`. `None` where it asks how
/// long ago something was that is still to come: then no rule holds.
#[must_use]
pub fn reason(ask: &Ask, rule: &Rule, value: &Value, now: DateTime) -> Option<String> {
    let is = match (&rule.limit, elapsed(value, now)) {
        (Limit::Since(_), Some(minutes)) if minutes < 0 => return None,
        (Limit::Since(_), Some(minutes)) => {
            let ago = if ask.kind == ValueKind::Date { days(minutes) } else { duration(minutes) };
            format!("{} 후 {ago}", event_name(&ask.label))
        }
        _ => format!("{} {value}", ask.label),
    };
    Some(format!("{is}: {}", rule_words(rule, ask.kind)))
}

/// A length of time in days.
pub(crate) fn days(minutes: i64) -> String {
    format!("{}일", minutes / DAY)
}

/// What happened at a time, by the label of the time: `운행 종료 시각` is when `운행 종료` was.
fn event_name(label: &str) -> &str {
    let ends = [" 날짜와 시각", " 시각", " 시간", " 일시", " 날짜", " 일자"];
    let end = ends.iter().find_map(|end| label.strip_suffix(end));
    end.map(str::trim_end).filter(|event| !event.is_empty()).unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_duration(minutes: i64, expect: &str) {
        assert_eq!(duration(minutes), expect);
    }

    #[test]
    fn lengths_of_time_are_said_as_policies_say_them() {
        check_duration(192, "3시간 12분");
        check_duration(24 * 60, "24시간");
        check_duration(24 * 60 + 1, "24시간 1분");
        check_duration(48 * 60, "2일");
        check_duration(7 * DAY, "7일");
        check_duration(7 * DAY + 61, "7일 1시간 1분");
        check_duration(0, "0분");
        check_duration(-30, "30분");
    }

    #[expect(clippy::needless_pass_by_value, reason = "the cases read best as what they compare")]
    fn check(label: &str, op: Op, limit: Limit, value: Value, expect: &str) {
        let kind = match value {
            Value::Date(_) => ValueKind::Date,
            Value::Time(_) => ValueKind::Time,
            Value::Amount(_) => ValueKind::Amount,
            Value::Choice(_) => ValueKind::Choice,
            _ => ValueKind::DateTime,
        };
        let ask = Ask {
            name: "a".into(),
            kind,
            label: label.into(),
            options: Vec::new(),
            example: None,
            max: None,
            required: true,
        };
        let rule = Rule { value: "a".into(), op, limit };
        let reason = reason(&ask, &rule, &value, "2026-11-21 14:30".parse().expect("a time"));
        assert_eq!(reason.unwrap_or_default(), expect);
    }

    #[test]
    fn a_reason_says_what_is_and_what_the_rule_is() {
        let at = |text: &str| Value::DateTime(text.parse().expect("a time"));
        check(
            "운행 종료 시각",
            Op::AtMost,
            Limit::Since(DAY),
            at("2026-11-21 11:18"),
            "운행 종료 후 3시간 12분: 24시간 이내",
        );
        let day = |text: &str| Value::Date(text.parse().expect("a day"));
        check("결제일", Op::More, Limit::Since(7 * DAY), day("2026-11-11"), "결제일 후 10일: 7일 초과");
        check("결제일", Op::AtMost, Limit::Since(DAY), day("2026-11-20"), "결제일 후 1일: 1일 이내");
        check("결제일", Op::AtMost, Limit::Since(DAY), day("2026-11-21"), "결제일 후 0일: 1일 이내");
        check(
            "결제 금액",
            Op::AtLeast,
            Limit::Amount(20_000),
            Value::Amount(30_000),
            "결제 금액 30,000원: 20,000원 이상",
        );
        let card = || "카드".to_owned();
        check("결제 수단", Op::Equal, Limit::Text(card()), Value::Choice(card()), "결제 수단 카드: ‘카드’");
        let limit = Limit::Time("18:00".parse().expect("a time"));
        check("접수 시각", Op::Less, limit, Value::Time("09:00".parse().expect("a time")), "접수 시각 09:00: 18:00 전");
    }

    #[test]
    fn of_what_is_still_to_come_there_is_nothing_to_say() {
        check(
            "예약 시각",
            Op::Less,
            Limit::Since(60),
            Value::DateTime("2026-11-21 15:00".parse().expect("a time")),
            "",
        );
        check("결제일", Op::AtMost, Limit::Since(DAY), Value::Date("2026-11-22".parse().expect("a day")), "");
    }
}
