//! The text of a rule, `delivered_at <= 7d`, read against the type of its value.

use super::ask_block::{is_name, unquoted};
use crate::rule::{Limit, Op, Rule};
use crate::time::{DAY, Date, DateTime};
use crate::value::{ValueKind, read_amount};

/// A rule as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) op: Op,
    pub(super) limit: &'a str,
}

impl<'a> Written<'a> {
    /// Takes a rule apart; `None` where it is none.
    pub(super) fn read(rule: &'a str) -> Option<Self> {
        let rule = rule.trim();
        let at = rule.find(['<', '>', '=', '!'])?;
        let op = Op::ALL.into_iter().find(|op| rule[at..].starts_with(op.sign()))?;
        let rest = &rule[at + op.sign().len()..];
        // `==` is how programmers write it, and `=>` nobody's way: neither is ours.
        let (name, limit) = (rule[..at].trim(), rest.trim());
        let sound = is_name(name) && !limit.is_empty() && !limit.starts_with(['<', '>', '=', '!']);
        sound.then_some(Self { name, op, limit })
    }

    /// The rule for a value of a type; `None` where such a value cannot be compared so.
    pub(super) fn for_kind(&self, kind: ValueKind) -> Option<Rule> {
        let limit = unquoted(self.limit);
        let limit = match kind {
            ValueKind::Date => match since(limit) {
                // Hours are no measure between days.
                Some(minutes) => Limit::Since(Some(minutes).filter(|minutes| minutes % DAY == 0)?),
                None => Limit::Date(limit.parse::<Date>().ok()?),
            },
            ValueKind::DateTime => match (since(limit), limit.parse::<DateTime>(), limit.parse::<Date>()) {
                (Some(minutes), _, _) => Limit::Since(minutes),
                (None, Ok(moment), _) => Limit::DateTime(moment),
                (None, Err(_), Ok(date)) => Limit::Date(date),
                (None, Err(_), Err(_)) => return None,
            },
            ValueKind::Time => Limit::Time(limit.parse().ok()?),
            ValueKind::Amount => Limit::Amount(read_amount(limit)?),
            ValueKind::Text | ValueKind::Choice if matches!(self.op, Op::Equal | Op::NotEqual) => {
                Limit::Text(limit.to_owned())
            }
            ValueKind::Text | ValueKind::Choice | ValueKind::Phone => return None,
        };
        Some(Rule { value: self.name.to_owned(), op: self.op, limit })
    }
}

/// A rule as authors write it for a value of a type: `delivered_at <= 7d`.
pub(super) fn written(rule: &Rule, kind: ValueKind) -> String {
    let limit = match &rule.limit {
        Limit::Since(minutes) => written_since(*minutes, kind == ValueKind::Date),
        Limit::Amount(amount) => amount.to_string(),
        Limit::Text(text) => text.clone(),
        moment => moment.word(kind),
    };
    format!("{} {} {limit}", rule.value, rule.op.sign())
}

/// A length of time as authors write it. Two days and less are hours, as the limits of policies are, unless whole days
/// are counted.
pub(super) fn written_since(minutes: i64, in_days: bool) -> String {
    match minutes {
        minutes if in_days || (minutes % DAY == 0 && minutes > 2 * DAY) => format!("{}d", minutes / DAY),
        minutes if minutes % 60 == 0 => format!("{}h", minutes / 60),
        minutes => format!("{minutes}m"),
    }
}

/// A length of time in minutes: `30m`, `24h`, `7d`, `2w`.
fn since(text: &str) -> Option<i64> {
    let unit = text.chars().last()?;
    let minutes = match unit {
        'm' => 1,
        'h' => 60,
        'd' => DAY,
        'w' => 7 * DAY,
        _ => return None,
    };
    let count = text.strip_suffix(unit)?.trim_end();
    // Five digits are 11 years of hours: nobody means more, and nothing overflows.
    let sound = !count.is_empty() && count.len() <= 5 && count.bytes().all(|b| b.is_ascii_digit());
    count.parse::<i64>().ok().filter(|_| sound).map(|count| count * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "the cases read best as what they expect")]
    fn check(rule: &str, kind: ValueKind, expect: Option<(Op, Limit)>) {
        let found = Written::read(rule).and_then(|written| written.for_kind(kind));
        assert_eq!(found.map(|rule| (rule.op, rule.limit)), expect, "{rule}");
    }

    #[test]
    fn rules_are_read_by_the_type_of_their_value() {
        check("a <= 24h", ValueKind::DateTime, Some((Op::AtMost, Limit::Since(DAY))));
        check("a>7d", ValueKind::Date, Some((Op::More, Limit::Since(7 * DAY))));
        check("a > 7h", ValueKind::Date, None);
        check("a >= 30,000", ValueKind::Amount, Some((Op::AtLeast, Limit::Amount(30_000))));
        check("a != 현금 결제", ValueKind::Choice, Some((Op::NotEqual, Limit::Text("현금 결제".into()))));
        check("a = \"카드\"", ValueKind::Text, Some((Op::Equal, Limit::Text("카드".into()))));
        check("a < 현금", ValueKind::Choice, None);
        check("a < 18:00", ValueKind::Time, "18:00".parse().ok().map(|time| (Op::Less, Limit::Time(time))));
        check("a < 24h", ValueKind::Amount, None);
        check("a = 01012345678", ValueKind::Phone, None);
        let date = "2026-11-01".parse().ok();
        check("a >= 2026-11-01", ValueKind::DateTime, date.map(|date| (Op::AtLeast, Limit::Date(date))));
    }

    #[test]
    fn rules_are_written_as_they_are_read() {
        for (rule, kind) in [
            ("a <= 24h", ValueKind::DateTime),
            ("a > 7d", ValueKind::DateTime),
            ("a < 90m", ValueKind::DateTime),
            ("a >= 1d", ValueKind::Date),
            ("a < 2026-11-01", ValueKind::Date),
            ("a >= 2026-11-01 10:00", ValueKind::DateTime),
            ("a < 18:00", ValueKind::Time),
            ("a >= 30000", ValueKind::Amount),
            ("a != 현금 결제", ValueKind::Choice),
        ] {
            let read = Written::read(rule).and_then(|written| written.for_kind(kind)).expect("a rule");
            assert_eq!(written(&read, kind), rule);
        }
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for rule in ["", "a", "a <=", "<= 24h", "a == 3", "a => 3", "a b < 3", "a <> 3", "3a < 3", "가 나", "a < < 3"]
        {
            assert_eq!(Written::read(rule), None, "{rule}");
        }
    }
}
