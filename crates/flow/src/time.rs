//! Local civil time as people type it: dates, times of day, and both, to the minute. No time zones: a driver who says
//! "ten o'clock" and the agent who hears it look at the same clock.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Minutes in a day.
pub const DAY: i64 = 24 * 60;

/// A day of the Gregorian calendar, from year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Time {
    hour: u8,
    minute: u8,
}

/// A day and a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Time,
}

/// The text is no date, time, or date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date or time of day; expected `2026-11-21`, `14:30` or `2026-11-21 14:30`")
    }
}

impl std::error::Error for NotATime {}

impl Date {
    /// A day; `None` where the calendar has none such.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= length(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01. The way of Howard Hinnant's `days_from_civil`.
    #[must_use]
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day so many days after 1970-01-01; `None` outside the years 1 to 9999. Hinnant's `civil_from_days`.
    #[must_use]
    pub fn from_days(days: i64) -> Option<Self> {
        // Far more than 9999 years: refused before the sums below could overflow.
        if days.abs() > 4_000_000 {
            return None;
        }
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if shifted < 10 { shifted + 3 } else { shifted - 9 }).ok()?;
        let year = u16::try_from(year_of_era + era * 400 + i64::from(month <= 2)).ok()?;
        Self::new(year, month, day)
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

fn length(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Time {
    /// A time of day; `None` past 23:59.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute)
    }

    /// The time so many minutes after midnight; `None` outside one day.
    #[must_use]
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        Self::new(u8::try_from(minutes.div_euclid(60)).ok()?, u8::try_from(minutes.rem_euclid(60)).ok()?)
    }
}

impl DateTime {
    /// 1970-01-01 00:00.
    pub const EPOCH: Self = Self { date: Date { year: 1970, month: 1, day: 1 }, time: Time { hour: 0, minute: 0 } };

    /// Minutes since 1970-01-01 00:00.
    #[must_use]
    pub fn minutes(self) -> i64 {
        self.date.days() * DAY + self.time.minutes()
    }

    /// The time so many minutes after 1970-01-01 00:00; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_minutes(minutes: i64) -> Option<Self> {
        let date = Date::from_days(minutes.div_euclid(DAY))?;
        Some(Self { date, time: Time::from_minutes(minutes.rem_euclid(DAY))? })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.time)
    }
}

/// A number of a fixed count of digits.
fn number<T: FromStr>(text: Option<&str>, digits: usize) -> Result<T, NotATime> {
    let text = text.filter(|text| text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).ok_or(NotATime)?;
    text.parse().map_err(|_| NotATime)
}

impl FromStr for Date {
    type Err = NotATime;

    /// Reads `2026-11-21`, as `<input type="date">` writes it.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let mut parts = text.splitn(3, '-');
        let date = Self::new(number(parts.next(), 4)?, number(parts.next(), 2)?, number(parts.next(), 2)?);
        date.ok_or(NotATime)
    }
}

impl FromStr for Time {
    type Err = NotATime;

    /// Reads `14:30`, and `14:30:59.1` as some browsers write it; seconds are dropped.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let mut parts = text.splitn(3, ':');
        let time = Self::new(number(parts.next(), 2)?, number(parts.next(), 2)?);
        if let Some(seconds) = parts.next() {
            let whole = seconds.split_once('.').map_or(seconds, |(whole, _)| whole);
            number::<u8>(Some(whole), 2)?;
        }
        time.ok_or(NotATime)
    }
}

impl FromStr for DateTime {
    type Err = NotATime;

    /// Reads `2026-11-21 14:30`, and with `T` between, as `<input type="datetime-local">` writes it.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (date, time) = text.split_once(['T', ' ']).ok_or(NotATime)?;
        Ok(Self { date: date.parse()?, time: time.trim_start().parse()? })
    }
}

macro_rules! as_text {
    ($($kind:ident),*) => {$(
        impl TryFrom<String> for $kind {
            type Error = NotATime;

            fn try_from(text: String) -> Result<Self, NotATime> {
                text.parse()
            }
        }

        impl From<$kind> for String {
            fn from(value: $kind) -> Self {
                value.to_string()
            }
        }
    )*};
}
as_text!(Date, Time, DateTime);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, expect: Option<&str>) {
        let found = typed.parse::<DateTime>().ok().map(|value| value.to_string());
        assert_eq!(found.as_deref(), expect, "{typed}");
    }

    #[test]
    fn times_are_read_as_browsers_and_people_write_them() {
        check("2026-11-21 14:30", Some("2026-11-21 14:30"));
        check("2026-11-21T14:30", Some("2026-11-21 14:30"));
        check("2026-11-21T14:30:59.123", Some("2026-11-21 14:30"));
        check("2024-02-29 00:00", Some("2024-02-29 00:00"));
        check("2026-02-29 00:00", None);
        check("2026-11-21 24:00", None);
        check("2026-11-21", None);
        check("+026-11-21 10:00", None);
        check("오늘 10:00", None);
        check("", None);
    }

    #[test]
    fn days_are_counted_from_1970() {
        let days = |text: &str| text.parse::<Date>().map(Date::days);
        assert_eq!(days("1970-01-01"), Ok(0));
        assert_eq!(days("2000-03-01"), Ok(11_017));
        assert_eq!(days("1969-12-31"), Ok(-1));
    }

    proptest! {
        #[test]
        fn minutes_lead_back_to_the_time(minutes in -900_000_000_i64..4_000_000_000) {
            let time = DateTime::from_minutes(minutes);
            prop_assert_eq!(time.map(DateTime::minutes), Some(minutes));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,20}") {
            let _ = text.parse::<DateTime>();
            let _ = DateTime::from_minutes(i64::MAX);
        }
    }
}
