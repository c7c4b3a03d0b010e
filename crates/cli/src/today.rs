//! The only place that reads a clock for content: what day it is where the editors are.

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

/// A date from the command line.
pub(crate) fn parse(text: &str) -> Result<String, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| format!("날짜가 아닙니다: `{text}` (예: 2026-11-21)"))?;
    Ok(date.to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn today_is_a_date_after_this_was_written() {
        let today = super::today();
        assert_eq!(super::parse(&today), Ok(today.clone()));
        assert!(today.as_str() >= "2026-11-21", "{today}");
    }
}
