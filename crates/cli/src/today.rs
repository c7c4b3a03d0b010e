//! The only place that reads a clock for content: what day it is where the editors are.

use anyhow::Context;
use giljabi_flow::time::DateTime;
use std::time::{SystemTime, UNIX_EPOCH};

/// Korea has had no daylight saving time since 1988: always nine hours ahead of UTC.
const KOREA_SECONDS: u64 = 9 * 60 * 60;
const DAY_SECONDS: u64 = 24 * 60 * 60;

/// Today in Korea, `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from((seconds + KOREA_SECONDS) / DAY_SECONDS).unwrap_or(i32::MAX);
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default()).to_string()
}

/// The time of day in Korea, to the minute; midnight of `today` where a day was given, so that a run can be repeated.
pub(crate) fn now(today: Option<&str>) -> anyhow::Result<DateTime> {
    if let Some(day) = today {
        return Ok(format!("{day} 00:00").parse()?);
    }
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let minutes = i64::try_from((seconds + KOREA_SECONDS) / 60).unwrap_or(i64::MAX);
    DateTime::from_minutes(minutes).context("the clock is out of its range")
}

/// A date from the command line.
pub(crate) fn parse(text: &str) -> Result<String, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| format!("날짜가 아닙니다: `{text}` (예: 2026-11-21)"))?;
    Ok(date.to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn now_is_today_and_a_given_day_begins_at_midnight() {
        let now = super::now(None).expect("a time");
        assert!(now.date.to_string().as_str() >= "2026-11-21", "{now}");
        assert_eq!(super::now(Some("2026-11-21")).expect("a time").to_string(), "2026-11-21 00:00");
    }

    #[test]
    fn today_is_a_date_after_this_was_written() {
        let today = super::today();
        assert_eq!(super::parse(&today), Ok(today.clone()));
        assert!(today.as_str() >= "2026-11-21", "{today}");
    }
}
