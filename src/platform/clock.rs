//! What time it is in Korea, where the site's rules hold, whatever zone the device is set to.

use giljabi_flow::time::DateTime;
use js_sys::Date;

/// Korean time is this many minutes ahead of UTC, in summer as in winter.
const AHEAD: f64 = 540.0;

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    Date::now()
}

/// A moment, in milliseconds since 1970, as the clocks on the walls of Korea show it.
pub(crate) fn korean(milliseconds: f64) -> DateTime {
    let minutes = (milliseconds / 60_000.0 + AHEAD).floor();
    // Only a clock that is off by thousands of years shows none.
    DateTime::from_minutes(minutes as i64).unwrap_or(DateTime::EPOCH)
}
