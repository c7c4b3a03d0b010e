//! Rules after choices: one value compared with a constant. There is no more to the language than this.

use crate::time::{DAY, Date, DateTime, Time};
use crate::value::Value;
use serde::{Deserialize, Serialize};

/// What pre-selects a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The name of the value.
    pub value: String,
    /// How it is compared.
    pub op: Op,
    /// What it is compared with.
    pub limit: Limit,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// `<`
    #[serde(rename = "<")]
    Less,
    /// `<=`
    #[serde(rename = "<=")]
    AtMost,
    /// `>`
    #[serde(rename = ">")]
    More,
    /// `>=`
    #[serde(rename = ">=")]
    AtLeast,
    /// `=`
    #[serde(rename = "=")]
    Equal,
    /// `!=`
    #[serde(rename = "!=")]
    NotEqual,
}

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Limit {
    /// The time since a date or a date and time, in minutes. `24h` and `7d` in markdown.
    Since(i64),
    /// Won.
    Amount(u64),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// A day and a time of day.
    DateTime(DateTime),
    /// Words, or an option.
    Text(String),
}

impl Op {
    /// Every comparison; longer signs first, so that the first that fits is the right one.
    pub const ALL: [Self; 6] = [Self::AtMost, Self::AtLeast, Self::NotEqual, Self::Less, Self::More, Self::Equal];

    /// The sign that authors write.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
            Self::Equal => "=",
            Self::NotEqual => "!=",
        }
    }

    fn holds<T: Ord + ?Sized>(self, value: &T, limit: &T) -> bool {
        match self {
            Self::Less => value < limit,
            Self::AtMost => value <= limit,
            Self::More => value > limit,
            Self::AtLeast => value >= limit,
            Self::Equal => value == limit,
            Self::NotEqual => value != limit,
        }
    }
}

impl Rule {
    /// Whether the rule holds of a value at a moment; `None` where the two cannot be compared. Of a flow that passed its
    /// proof that is only where a rule asks how long ago something was that is still to come; see [`is_ahead`].
    #[must_use]
    pub fn holds(&self, value: &Value, now: DateTime) -> Option<bool> {
        Some(match (value, &self.limit) {
            (value, Limit::Since(limit)) => self.op.holds(&elapsed(value, now).filter(|minutes| *minutes >= 0)?, limit),
            (Value::Amount(value), Limit::Amount(limit)) => self.op.holds(value, limit),
            (Value::Date(value), Limit::Date(limit)) => self.op.holds(value, limit),
            (Value::Time(value), Limit::Time(limit)) => self.op.holds(value, limit),
            (Value::DateTime(value), Limit::DateTime(limit)) => self.op.holds(value, limit),
            // The time of day is no part of such a rule: `visited_at >= 2026-11-01` holds from midnight on.
            (Value::DateTime(value), Limit::Date(limit)) => self.op.holds(&value.date, limit),
            (Value::Text(value) | Value::Choice(value), Limit::Text(limit)) => self.op.holds(value, limit),
            _ => return None,
        })
    }
}

/// How long ago a value was, in minutes; negative where it is still to come. Between days, whole days are counted.
#[must_use]
pub fn elapsed(value: &Value, now: DateTime) -> Option<i64> {
    match value {
        Value::DateTime(value) => Some(now.minutes() - value.minutes()),
        Value::Date(value) => Some((now.date.days() - value.days()) * DAY),
        _ => None,
    }
}

/// Whether a value is a day or a moment that is still to come. Today is not.
#[must_use]
pub fn is_ahead(value: &Value, now: DateTime) -> bool {
    elapsed(value, now).is_some_and(|minutes| minutes < 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "the cases read best as what they compare")]
    fn check(op: Op, limit: Limit, value: Value, expect: Option<bool>) {
        let now = "2026-11-21 12:00".parse().expect("a time");
        let rule = Rule { value: "a".into(), op, limit };
        assert_eq!(rule.holds(&value, now), expect, "{rule:?} {value:?}");
    }

    fn moment(text: &str) -> Value {
        Value::DateTime(text.parse().expect("a time"))
    }

    fn day(text: &str) -> Value {
        Value::Date(text.parse().expect("a day"))
    }

    #[test]
    fn time_since_is_counted_to_the_minute() {
        check(Op::AtMost, Limit::Since(24 * 60), moment("2026-11-20 12:00"), Some(true));
        check(Op::Less, Limit::Since(24 * 60), moment("2026-11-20 12:00"), Some(false));
        check(Op::More, Limit::Since(24 * 60), moment("2026-11-20 11:59"), Some(true));
        check(Op::AtMost, Limit::Since(60), moment("2026-11-21 12:00"), Some(true));
    }

    #[test]
    fn nothing_is_said_of_how_long_ago_something_was_that_is_still_to_come() {
        for op in Op::ALL {
            check(op, Limit::Since(60), moment("2026-11-21 12:01"), None);
            check(op, Limit::Since(7 * DAY), day("2026-11-22"), None);
        }
        check(Op::AtMost, Limit::Since(7 * DAY), day("2026-11-21"), Some(true));
        // The calendar knows days to come.
        let limit = "2026-12-01".parse().expect("a day");
        check(Op::Less, Limit::Date(limit), day("2026-11-22"), Some(true));
        let now = "2026-11-21 12:00".parse().expect("a time");
        let ahead = [moment("2026-11-21 12:00"), moment("2026-11-21 12:01"), day("2026-11-21"), day("2026-11-22")]
            .map(|value| is_ahead(&value, now));
        assert_eq!(ahead, [false, true, false, true]);
        assert!(!is_ahead(&Value::Time(Time::new(13, 0).expect("a time")), now));
    }

    #[test]
    fn between_days_whole_days_count() {
        check(Op::AtMost, Limit::Since(7 * DAY), day("2026-11-14"), Some(true));
        check(Op::More, Limit::Since(7 * DAY), day("2026-11-13"), Some(true));
    }

    #[test]
    fn values_of_one_type_are_compared() {
        check(Op::AtLeast, Limit::Amount(30_000), Value::Amount(30_000), Some(true));
        check(
            Op::Less,
            Limit::Time(Time::new(18, 0).expect("a time")),
            Value::Time(Time::new(9, 0).expect("a time")),
            Some(true),
        );
        check(Op::NotEqual, Limit::Text("카드".into()), Value::Choice("현금".into()), Some(true));
        check(Op::Equal, Limit::Text("카드".into()), Value::Text("카드".into()), Some(true));
        check(Op::AtLeast, Limit::Date("2026-11-01".parse().expect("a day")), moment("2026-11-01 00:00"), Some(true));
        check(Op::Equal, Limit::Amount(1), Value::Text("1".into()), None);
        check(Op::Less, Limit::Since(1), Value::Phone("119".into()), None);
    }
}
