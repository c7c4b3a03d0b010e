//! What time it is where the person is, as native controls write it.

use js_sys::Date;

/// The day and the time on the clock of this device: `2026-11-22T14:30`.
pub(crate) fn now() -> String {
    let now = Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// The hour on the clock of this device, 0 to 23.
pub(crate) fn hour() -> u8 {
    // A clock has no more hours than fit.
    u8::try_from(Date::new_0().get_hours()).unwrap_or_default()
}
