//! Values that a flow asks for: their types, what was typed, and what is wrong with it.

use crate::time::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// Any words, on one line.
    Text,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time of day.
    DateTime,
    /// An amount in won.
    Amount,
    /// A telephone number of Korea.
    Phone,
    /// One of a few options.
    Choice,
}

impl ValueKind {
    /// Every type, in the order in which they are documented.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Date, Self::Time, Self::DateTime, Self::Amount, Self::Phone, Self::Choice];

    /// The word that authors write.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "datetime",
            Self::Amount => "amount",
            Self::Phone => "phone",
            Self::Choice => "choice",
        }
    }

    /// The type with such a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether a value is a day, a time of day or both, which "now" answers.
    #[must_use]
    pub fn is_moment(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::DateTime)
    }
}

/// A value that a step asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The name, as in rules and in the fields of messages.
    pub name: String,
    /// The type.
    pub kind: ValueKind,
    /// What people call it.
    pub label: String,
    /// For [`ValueKind::Choice`]: what can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// What a value looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// For words, how many characters at most; for amounts, how many won at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
    /// Whether the step should not be left without it. Choosing by hand is never refused for that; see
    /// [`crate::Run::missing`].
    pub required: bool,
}

/// A value that was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// Words on one line.
    Text(String),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A day and a time of day.
    DateTime(DateTime),
    /// Won.
    Amount(u64),
    /// The digits of a telephone number.
    Phone(String),
    /// The option that was chosen.
    Choice(String),
}

/// Why what was typed is no value. The words are this type's `Display`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// Nothing was typed where something is needed.
    Missing,
    /// More characters than allowed.
    TooLong {
        /// How many are allowed.
        max: u64,
        /// How many there are.
        length: u64,
    },
    /// No day of the calendar.
    Date,
    /// No time of day.
    Time,
    /// No day and time.
    DateTime,
    /// No whole number of won.
    Amount,
    /// More won than allowed.
    TooMuch {
        /// How many are allowed.
        max: u64,
    },
    /// No telephone number of Korea.
    Phone,
    /// None of the options.
    Option,
}

/// What people should look at again in a value that can be read. The words are this type's `Display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueNote {
    /// A day that is still to come, though a rule asks how long ago it was.
    DateAhead,
    /// The same of a day and time.
    DateTimeAhead,
}

/// The largest amount, in won: it survives JSON's numbers.
pub const AMOUNT_LIMIT: u64 = 999_999_999_999;
/// How many characters of words are taken where the author says nothing.
pub const TEXT_LIMIT: u64 = 200;

impl Ask {
    /// Reads what was typed. Nothing typed is `None` where the value is not required.
    pub fn read(&self, typed: &str) -> Result<Option<Value>, ValueError> {
        let typed = typed.trim_matches(is_blank);
        if typed.is_empty() {
            return if self.required { Err(ValueError::Missing) } else { Ok(None) };
        }
        let value = match self.kind {
            ValueKind::Text => {
                let (max, length) = (self.max.unwrap_or(TEXT_LIMIT), typed.chars().count() as u64);
                if length > max {
                    return Err(ValueError::TooLong { max, length });
                }
                let words = typed.split(is_blank).filter(|word| !word.is_empty());
                Value::Text(words.collect::<Vec<_>>().join(" "))
            }
            ValueKind::Date => Value::Date(typed.parse().map_err(|_| ValueError::Date)?),
            ValueKind::Time => Value::Time(typed.parse().map_err(|_| ValueError::Time)?),
            ValueKind::DateTime => Value::DateTime(typed.parse().map_err(|_| ValueError::DateTime)?),
            ValueKind::Amount => {
                let amount = read_amount(typed).ok_or(ValueError::Amount)?;
                let max = self.max.unwrap_or(AMOUNT_LIMIT);
                if amount > max {
                    return Err(ValueError::TooMuch { max });
                }
                Value::Amount(amount)
            }
            ValueKind::Phone => Value::Phone(giljabi_phone::read(typed).ok_or(ValueError::Phone)?),
            ValueKind::Choice => {
                let option = self.options.iter().find(|option| *option == typed);
                Value::Choice(option.ok_or(ValueError::Option)?.clone())
            }
        };
        Ok(Some(value))
    }
}

/// Whether nobody sees a character: spaces, and the fillers of Hangul, which take the room of a letter.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{3164}' | '\u{FFA0}')
}

/// Reads an amount of won: `30000`, `30,000`, `30,000원`. Commas stand between thousands or nowhere: whoever typed
/// `1,2,3` did not mean 123.
#[must_use]
pub fn read_amount(typed: &str) -> Option<u64> {
    let number = typed.strip_suffix('원').unwrap_or(typed).trim_end();
    let mut groups = number.split(',');
    let first = groups.next()?;
    let is_grouped = first.len() <= 3 && groups.clone().all(|group| group.len() == 3);
    if groups.next().is_some() && !is_grouped {
        return None;
    }
    let digits = number.replace(',', "");
    let is_number = !first.is_empty() && digits.len() <= 15 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|amount| is_number && *amount <= AMOUNT_LIMIT)
}

/// A number with commas between thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl Value {
    /// The value as it would be typed again, and as a message's field of the same name takes it: ISO dates and times,
    /// amounts and telephone numbers as digits.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            Self::Amount(amount) => amount.to_string(),
            Self::Phone(digits) => digits.clone(),
            other => other.to_string(),
        }
    }
}

impl fmt::Display for Value {
    /// The value as people read it: `2026-11-21 14:30`, `30,000원`, `010-1234-5678`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Choice(text) => f.write_str(text),
            Self::Date(date) => date.fmt(f),
            Self::Time(time) => time.fmt(f),
            Self::DateTime(moment) => moment.fmt(f),
            Self::Amount(amount) => write!(f, "{}원", grouped(*amount)),
            Self::Phone(digits) => f.write_str(&giljabi_phone::group(digits)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ask(kind: ValueKind) -> Ask {
        Ask {
            name: "a".into(),
            kind,
            label: "값".into(),
            options: vec!["카드".into(), "현금".into()],
            example: None,
            max: None,
            required: true,
        }
    }

    fn check(kind: ValueKind, typed: &str, expect: &str) {
        let shown = match ask(kind).read(typed) {
            Ok(value) => value.map_or_else(|| "-".into(), |value| value.to_string()),
            Err(error) => format!("! {error}"),
        };
        assert_eq!(shown, expect, "{typed}");
    }

    #[test]
    fn values_are_read_and_shown() {
        check(ValueKind::Text, "  서울  12가 ", "서울 12가");
        check(ValueKind::Date, "2026-11-21", "2026-11-21");
        check(ValueKind::Time, "09:05", "09:05");
        check(ValueKind::DateTime, "2026-11-21T09:05", "2026-11-21 09:05");
        check(ValueKind::Amount, "1234567", "1,234,567원");
        check(ValueKind::Amount, "30,000 원", "30,000원");
        check(ValueKind::Amount, "1,234,567", "1,234,567원");
        check(ValueKind::Text, "홍\u{3164}길동\u{3164}", "홍 길동");
        check(ValueKind::Phone, "01012345678", "010-1234-5678");
        check(ValueKind::Phone, "02-123-4567", "02-123-4567");
        check(ValueKind::Phone, "050712345678", "0507-1234-5678");
        check(ValueKind::Phone, "05051234567", "0505-123-4567");
        check(ValueKind::Phone, "1330", "1330");
        check(ValueKind::Phone, "+82 10-1234-5678", "010-1234-5678");
        check(ValueKind::Phone, "1588-1234", "1588-1234");
        check(ValueKind::Choice, "현금", "현금");
    }

    #[test]
    fn what_is_no_value_is_told() {
        check(ValueKind::Text, " ", "! 값을 입력해 주세요");
        check(ValueKind::Text, "\u{3164}", "! 값을 입력해 주세요");
        check(ValueKind::Text, &"가".repeat(201), "! 200자까지 쓸 수 있습니다. 지금 201자입니다");
        check(ValueKind::Date, "2026-02-30", "! 날짜를 확인해 주세요. 예: 2026-11-21");
        check(ValueKind::Time, "25:00", "! 시각을 확인해 주세요. 예: 14:30");
        check(ValueKind::DateTime, "어제", "! 날짜와 시각을 확인해 주세요. 예: 2026-11-21 14:30");
        check(ValueKind::Amount, "3만원", "! 금액은 숫자로 써 주세요. 예: 30,000");
        check(ValueKind::Amount, "-1", "! 금액은 숫자로 써 주세요. 예: 30,000");
        check(ValueKind::Amount, "9999999999999", "! 금액은 숫자로 써 주세요. 예: 30,000");
        for slip in ["1,2,3", "1,,0", "1,0000", "1000,000", ",000", "1,", ",", "원"] {
            check(ValueKind::Amount, slip, "! 금액은 숫자로 써 주세요. 예: 30,000");
        }
        for slip in ["12", "010-123-4567", "031-123-456"] {
            check(ValueKind::Phone, slip, "! 전화번호를 확인해 주세요. 예: 010-1234-5678");
        }
        check(ValueKind::Choice, "수표", "! 보기에서 골라 주세요");
    }

    #[test]
    fn nothing_is_fine_where_nothing_is_needed() {
        let ask = Ask { required: false, ..ask(ValueKind::Date) };
        assert_eq!(ask.read("  "), Ok(None));
    }

    proptest! {
        #[test]
        fn what_is_shown_again_as_typed_is_the_same_value(typed in "\\PC{0,16}|[0-9+-]{8,16}|[0-9]{4}-[01][0-9]-[0-3][0-9]") {
            for kind in ValueKind::ALL {
                if let Ok(Some(value)) = ask(kind).read(&typed) {
                    prop_assert_eq!(ask(kind).read(&value.typed()), Ok(Some(value)));
                }
            }
        }
    }
}
