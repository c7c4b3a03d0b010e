//! How dates and times are written: formats such as `M월 D일 HH:mm`, and reading what people type.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// How a date or time is written. The letters:
///
/// | Letters | Stand for |
/// | --- | --- |
/// | `YYYY`, `YY` | the year: 2026, 26 |
/// | `M`, `MM` | the month: 3, 03 |
/// | `D`, `DD` | the day: 5, 05 |
/// | `E` | the day of the week: 월 |
/// | `오전/오후`, `A` | 오전 or 오후 |
/// | `H`, `HH` | the hour, 0 to 23: 9, 09 |
/// | `h`, `hh` | the hour, 1 to 12: 9, 09 |
/// | `m`, `mm` | the minute: 7, 07 |
///
/// Small `y` and `d` mean the same as the capitals. Any other Latin letter is an error; everything else stands for
/// itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Format {
    text: String,
    tokens: Vec<Token>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Text(String),
    Unit(Unit, usize),
}

/// What a run of letters stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
    Weekday,
    HalfDay,
    Hour24,
    Hour12,
    Minute,
}

/// Why a text is no format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatFault {
    /// Letters that stand for nothing, or stand too often in a row.
    Letters {
        /// The letters.
        letters: String,
    },
    /// Something is named twice; `HH:MM` beside a month is how that happens most.
    Repeated {
        /// The letters of the second time.
        letters: String,
    },
    /// A part of the day in the format of a date.
    TimeInDate {
        /// The letters.
        letters: String,
    },
    /// A part of a date in the format of a time.
    DateInTime {
        /// The letters.
        letters: String,
    },
    /// The month's letters where minutes are meant, or the other way round: `HH:MM`, `m월`.
    Misread {
        /// The letters.
        letters: String,
    },
    /// A time of one to twelve without 오전 or 오후.
    HalfDayMissing,
    /// Nothing in it stands for a part of a date or time.
    NoLetters,
}

/// The words that stand for 오전 or 오후.
const HALF_DAY: &str = "오전/오후";

impl Format {
    /// Reads a format.
    pub fn parse(text: &str) -> Result<Self, FormatFault> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (token, length) = if rest.starts_with(HALF_DAY) {
                (Token::Unit(Unit::HalfDay, 1), HALF_DAY.len())
            } else if c.is_ascii_alphabetic() {
                let length = rest.find(|other| other != c).unwrap_or(rest.len());
                let letters = || rest[..length].to_owned();
                let unit = unit(c, length).ok_or_else(|| FormatFault::Letters { letters: letters() })?;
                let is_same = |token: &Token| matches!(token, Token::Unit(known, _) if same_part(*known, unit));
                if tokens.iter().any(is_same) {
                    return Err(FormatFault::Repeated { letters: letters() });
                }
                (Token::Unit(unit, length), length)
            } else {
                let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
                let end = rest.find(HALF_DAY).map_or(end, |at| at.min(end));
                (Token::Text(rest[..end].to_owned()), end)
            };
            tokens.push(token);
            rest = &rest[length..];
        }
        if !tokens.iter().any(|token| matches!(token, Token::Unit(..))) {
            return Err(FormatFault::NoLetters);
        }
        if let Some(letters) = misread(&tokens) {
            return Err(FormatFault::Misread { letters });
        }
        Ok(Self { text: text.to_owned(), tokens })
    }

    /// The format as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it suits values that have a date, a time, or both.
    pub fn suits(&self, date: bool, time: bool) -> Result<(), FormatFault> {
        let mut units = Vec::new();
        for token in &self.tokens {
            let Token::Unit(unit, length) = token else { continue };
            units.push(*unit);
            let letters = || letters(*unit, *length);
            let is_of_date = matches!(unit, Unit::Year | Unit::Month | Unit::Day | Unit::Weekday);
            if is_of_date && !date {
                return Err(FormatFault::DateInTime { letters: letters() });
            }
            if !is_of_date && !time {
                return Err(FormatFault::TimeInDate { letters: letters() });
            }
        }
        if units.contains(&Unit::Hour12) && !units.contains(&Unit::HalfDay) {
            return Err(FormatFault::HalfDayMissing);
        }
        Ok(())
    }

    /// The format of a kind of field where its author does not say.
    #[cfg(feature = "author")]
    pub(crate) fn usual(date: bool, time: bool) -> Self {
        let text = match (date, time) {
            (true, false) => "M월 D일",
            (false, true) => "HH:mm",
            _ => "M월 D일 HH:mm",
        };
        // These three are formats, as a test shows; an empty format would write nothing.
        Self::parse(text).unwrap_or_else(|_| Self { text: text.to_owned(), tokens: Vec::new() })
    }

    /// Writes a moment. What it does not have is left out.
    pub(crate) fn write(&self, moment: &Moment) -> String {
        let mut out = String::new();
        for token in &self.tokens {
            let (unit, length) = match token {
                Token::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Token::Unit(unit, length) => (*unit, *length),
            };
            match unit {
                Unit::Weekday => out.push_str(moment.date.map_or("", |date| weekday(date.weekday()))),
                Unit::HalfDay => {
                    out.push_str(moment.time.map_or("", |(hour, _)| if hour < 12 { "오전" } else { "오후" }));
                }
                unit => {
                    let number = moment.number(unit);
                    let number = if unit == Unit::Year && length == 2 { number.map(|year| year % 100) } else { number };
                    if let Some(number) = number {
                        // Writing to a string cannot fail.
                        let _ = write!(out, "{number:0length$}");
                    }
                }
            }
        }
        out
    }

    /// The most EUC-KR bytes that a written moment takes.
    pub(crate) fn worst(&self) -> usize {
        let length = |token: &Token| match token {
            Token::Text(text) => crate::bytes(text),
            Token::Unit(Unit::HalfDay, _) => 4,
            // Years have four digits; everything else two, and a day of the week is one syllable.
            Token::Unit(Unit::Year, length) => *length,
            Token::Unit(..) => 2,
        };
        self.tokens.iter().map(length).sum()
    }

    /// The text between what changes.
    #[cfg(feature = "author")]
    pub(crate) fn literals(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter_map(|token| match token {
            Token::Text(text) => Some(text.as_str()),
            Token::Unit(..) => None,
        })
    }
}

impl TryFrom<String> for Format {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|fault| format!("`{text}` is no format: {fault:?}"))
    }
}

impl From<Format> for String {
    fn from(format: Format) -> Self {
        format.text
    }
}

fn unit(letter: char, length: usize) -> Option<Unit> {
    match (letter, length) {
        ('Y' | 'y', 2 | 4) => Some(Unit::Year),
        ('M', 1 | 2) => Some(Unit::Month),
        ('D' | 'd', 1 | 2) => Some(Unit::Day),
        ('E', 1) => Some(Unit::Weekday),
        ('A' | 'a', 1) => Some(Unit::HalfDay),
        ('H', 1 | 2) => Some(Unit::Hour24),
        ('h', 1 | 2) => Some(Unit::Hour12),
        ('m', 1 | 2) => Some(Unit::Minute),
        _ => None,
    }
}

fn letters(unit: Unit, length: usize) -> String {
    match unit {
        Unit::Year => "Y",
        Unit::Month => "M",
        Unit::Day => "D",
        Unit::Weekday => "E",
        Unit::HalfDay => HALF_DAY,
        Unit::Hour24 => "H",
        Unit::Hour12 => "h",
        Unit::Minute => "m",
    }
    .repeat(length)
}

fn same_part(a: Unit, b: Unit) -> bool {
    let is_hour = |unit| matches!(unit, Unit::Hour24 | Unit::Hour12);
    a == b || (is_hour(a) && is_hour(b))
}

/// The letters of a month where minutes are meant, or of minutes where a month is meant, judged by what stands around
/// them: a minute follows an hour or comes before 분, a month follows a year or comes before 월 or a day.
fn misread(tokens: &[Token]) -> Option<String> {
    let unit = |token: &Token| match token {
        Token::Unit(unit, _) => Some(*unit),
        Token::Text(_) => None,
    };
    let text = |token: Option<&Token>| match token {
        Some(Token::Text(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    tokens.iter().enumerate().find_map(|(at, token)| {
        let Token::Unit(own, length) = token else { return None };
        let before = tokens[..at].iter().rev().find_map(unit);
        let after = tokens[at + 1..].iter().find_map(unit);
        let words_before = text(at.checked_sub(1).and_then(|before| tokens.get(before)));
        let words_after = text(tokens.get(at + 1));
        let is_misread = match own {
            Unit::Month => {
                let follows_hour = matches!(before, Some(Unit::Hour24 | Unit::Hour12))
                    && (words_before.is_empty() || words_before == "시" || words_before == ":");
                let is_month = words_after.starts_with('월') || after == Some(Unit::Day);
                words_after.starts_with('분') || (follows_hour && !is_month)
            }
            Unit::Minute => {
                let is_of_date = before == Some(Unit::Year) || (before.is_none() && after == Some(Unit::Day));
                words_after.starts_with('월') || (is_of_date && !words_after.starts_with('분'))
            }
            _ => false,
        };
        is_misread.then(|| letters(*own, *length))
    })
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "월",
        Weekday::Tuesday => "화",
        Weekday::Wednesday => "수",
        Weekday::Thursday => "목",
        Weekday::Friday => "금",
        Weekday::Saturday => "토",
        Weekday::Sunday => "일",
    }
}

/// A date, a time of day (hour and minute), or both, as people say it where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    date: Option<Date>,
    time: Option<(i16, i16)>,
}

impl Moment {
    /// Reads what native controls give (`2026-11-22`, `14:30`, `2026-11-22T14:30`) and what people type
    /// (`2026년 11월 22일 오후 2시 30분`, `2026.11.22 14:30`). Seconds are left out.
    pub(crate) fn parse(text: &str, date: bool, time: bool) -> Option<Self> {
        let (mut groups, half_day) = numbers(text)?;
        let mut groups = groups.drain(..);
        let date = if date {
            let (year, month, day) = date_of(&mut groups)?;
            Some(Date::new(year, month, day).ok()?)
        } else {
            None
        };
        let time = if time { Some(time_of(&mut groups, half_day)?) } else { None };
        let is_all = groups.next().is_none() && (half_day.is_none() || time.is_some());
        is_all.then_some(Self { date, time })
    }

    fn number(&self, unit: Unit) -> Option<i16> {
        match unit {
            Unit::Year => self.date.map(Date::year),
            Unit::Month => self.date.map(|date| i16::from(date.month())),
            Unit::Day => self.date.map(|date| i16::from(date.day())),
            Unit::Hour24 => self.time.map(|(hour, _)| hour),
            Unit::Hour12 => self.time.map(|(hour, _)| (hour + 11) % 12 + 1),
            Unit::Minute => self.time.map(|(_, minute)| minute),
            Unit::Weekday | Unit::HalfDay => None,
        }
    }
}

/// The groups of digits in a text that holds nothing else but what stands between dates' and times' parts, and
/// whether it says 오전 (false) or 오후 (true).
fn numbers(text: &str) -> Option<(Vec<&str>, Option<bool>)> {
    let half_day = match (text.contains("오전"), text.contains("오후")) {
        (true, true) => return None,
        (true, false) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    };
    let between = |c: char| " -./:T,()년월일시분초요화수목금토오전후".contains(c);
    if text.chars().any(|c| !c.is_ascii_digit() && !between(c)) {
        return None;
    }
    let groups = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    Some((groups.collect(), half_day))
}

fn date_of<'a>(groups: &mut impl Iterator<Item = &'a str>) -> Option<(i16, i8, i8)> {
    let first = groups.next()?;
    let (year, month, day) = match first.len() {
        8 => (&first[..4], &first[4..6], &first[6..]),
        4 => (first, groups.next()?, groups.next()?),
        _ => return None,
    };
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn time_of<'a>(groups: &mut impl Iterator<Item = &'a str>, half_day: Option<bool>) -> Option<(i16, i16)> {
    let first = groups.next()?;
    let (hour, minute) = match first.len() {
        4 => (&first[..2], &first[2..]),
        // `오후 2시` is two o'clock; `14` alone is nothing.
        1 | 2 => (first, groups.next().or(half_day.map(|_| "00"))?),
        _ => return None,
    };
    let _seconds = groups.next();
    let (hour, minute): (i16, i16) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half_day {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(false) => hour % 12,
        Some(true) => hour % 12 + 12,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: &str, typed: &str, expect: &str) {
        let format = Format::parse(format).expect("a format");
        let moment = Moment::parse(typed, true, true).expect("a moment");
        assert_eq!(format.write(&moment), expect);
    }

    #[test]
    fn moments_are_written_in_korean() {
        check("M월 D일 HH:mm", "2026-03-05T09:07", "3월 5일 09:07");
        check("오전/오후 h시 m분", "2026-03-05T09:07", "오전 9시 7분");
        check("A h:mm", "2026-03-05T13:07", "오후 1:07");
        check("오전/오후 h시", "2026-03-05T00:00", "오전 12시");
        check("오전/오후 h시", "2026-03-05T12:00", "오후 12시");
        check("YYYY-MM-DD H:mm", "2026-03-05T09:07", "2026-03-05 9:07");
        check("yyyy년 M월 d일(E)", "2026-11-22T00:00", "2026년 11월 22일(일)");
        check("YY.MM.DD hh", "2026-03-05T15:07", "26.03.05 03");
        check("E요일", "2026-11-23T00:00", "월요일");
    }

    #[test]
    fn what_is_no_format_says_why() {
        let check = |text: &str, expect: FormatFault| assert_eq!(Format::parse(text), Err(expect), "{text}");
        check("MMM D", FormatFault::Letters { letters: "MMM".into() });
        check("M월 D일 Q", FormatFault::Letters { letters: "Q".into() });
        check("HH:mm:ss", FormatFault::Letters { letters: "ss".into() });
        check("M월 D일 HH:MM", FormatFault::Repeated { letters: "MM".into() });
        for (text, letters) in [
            ("HH:MM", "MM"),
            ("D일 HH:MM", "MM"),
            ("오전/오후 h시 M분", "M"),
            ("M분", "M"),
            ("m월 D일", "m"),
            ("YYYY-mm-dd", "mm"),
            ("YYYY.mm.dd HH:MM", "mm"),
            ("mm/dd", "mm"),
        ] {
            check(text, FormatFault::Misread { letters: letters.into() });
        }
        check("HH h", FormatFault::Repeated { letters: "h".into() });
        check("오늘", FormatFault::NoLetters);
        check("", FormatFault::NoLetters);
    }

    #[test]
    fn a_format_suits_its_type() {
        let check = |text: &str, date, time, expect| {
            assert_eq!(Format::parse(text).expect("a format").suits(date, time), expect, "{text}");
        };
        check("M월 D일", true, false, Ok(()));
        check("M월 D일 HH:mm", true, false, Err(FormatFault::TimeInDate { letters: "HH".into() }));
        check("HH:mm, M월", true, true, Ok(()));
        check("HH시 MM/DD", true, true, Ok(()));
        check("HH:mm DD일", true, true, Ok(()));
        check("M월 HH:mm", false, true, Err(FormatFault::DateInTime { letters: "M".into() }));
        check("h시 m분", false, true, Err(FormatFault::HalfDayMissing));
        check("오전/오후 h시 m분", false, true, Ok(()));
    }

    #[test]
    fn the_usual_formats_are_formats() {
        for (date, time) in [(true, false), (false, true), (true, true)] {
            let usual = Format::usual(date, time);
            assert_eq!(Format::parse(usual.as_str()).as_ref(), Ok(&usual));
            assert_eq!(usual.suits(date, time), Ok(()));
        }
    }

    #[test]
    fn people_type_moments_in_many_ways() {
        let same = Moment::parse("2026-11-22T14:30", true, true).expect("a moment");
        for typed in [
            "2026-11-22 14:30",
            "2026-11-22T14:30:59",
            "2026.11.22 14:30",
            "2026. 11. 22. 14:30",
            "20261122 1430",
            "2026년 11월 22일 14시 30분",
            "2026년 11월 22일(일) 오후 2시 30분",
            "2026/11/22 오후 2:30",
        ] {
            assert_eq!(Moment::parse(typed, true, true).as_ref(), Some(&same), "{typed}");
        }
        assert!(Moment::parse("오후 2시", false, true).is_some());
        for typed in [
            "",
            "내일",
            "2026-02-30 10:00",
            "2026-11-22",
            "2026-11-22 25:00",
            "2026-11-22 10:60",
            "26-11-22 10:00",
            "2026-11-22 오후 13:00",
            "2026-11-22 10:00:00 9",
        ] {
            assert_eq!(Moment::parse(typed, true, true), None, "{typed}");
        }
        assert_eq!(Moment::parse("14", false, true), None);
        assert_eq!(Moment::parse("2026-11-22 오후", true, false), None);
        assert!(Moment::parse("2026-11-22", true, false).is_some());
    }

    #[test]
    fn no_moment_is_longer_than_the_worst() {
        for text in ["M월 D일 HH:mm", "오전/오후 h시 m분", "YYYY년 M월 D일(E) A h:mm", "YY"] {
            let format = Format::parse(text).expect("a format");
            let moment = Moment::parse("2026-12-31T22:59", true, true).expect("a moment");
            assert_eq!(crate::bytes(&format.write(&moment)), format.worst(), "{text}");
        }
    }
}
