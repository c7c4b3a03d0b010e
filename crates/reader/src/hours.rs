//! When a contact can be reached: whether now, and until or from when. Opening hours are Korean time, wherever the
//! reader is; public holidays are not known, and the words say so.

use crate::words;
use giljabi_site::Opening;

/// Korea has had no daylight saving time since 1988: always nine hours ahead of UTC.
const KOREA_MINUTES: i64 = 9 * 60;
const DAY: i64 = 24 * 60;
const WEEK: i64 = 7 * DAY;
/// 1970-01-01 was a Thursday, and weeks begin on Monday.
const FIRST_WEEKDAY: i64 = 3;

const WEEKDAYS: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];

/// Whether a contact can be reached at a moment. Times are minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// At any time.
    Always,
    /// Now, until a time of today, or of tomorrow where `tomorrow` says so.
    Open {
        /// When it closes, below 24 hours; 24 hours is midnight at the end of today.
        until: u16,
        /// Whether that is tomorrow.
        tomorrow: bool,
        /// Whether it is later than tomorrow; then no time is worth telling.
        later: bool,
    },
    /// Not now.
    Closed {
        /// In how many days it opens: 0 is today.
        days: u8,
        /// On which weekday that is; 0 is Monday.
        weekday: u8,
        /// At which time.
        from: u16,
    },
}

/// Whether a contact with these hours can be reached, `now` being minutes since 1970 in UTC. `None` without hours.
#[must_use]
pub fn reach(hours: &[Opening], now: i64) -> Option<Reach> {
    let korean = now.checked_add(KOREA_MINUTES)?;
    let at = (korean + FIRST_WEEKDAY * DAY).rem_euclid(WEEK);
    // What begins when the last one ends goes on with it.
    let mut until = at;
    while until - at < WEEK {
        let mut reached = until;
        each_opening(hours, |from, to| {
            if from <= until && to > reached {
                reached = to;
            }
        });
        if reached == until {
            break;
        }
        until = reached;
    }
    let today = at / DAY;
    if until - at >= WEEK {
        return Some(Reach::Always);
    }
    if until > at {
        let midnight = (today + 1) * DAY;
        let clock = if until == midnight { DAY } else { until.rem_euclid(DAY) };
        return Some(Reach::Open {
            until: u16::try_from(clock).unwrap_or_default(),
            tomorrow: until > midnight,
            later: until > midnight + DAY,
        });
    }
    let mut from = i64::MAX;
    each_opening(hours, |start, _| {
        if start > at && start < from {
            from = start;
        }
    });
    if from == i64::MAX {
        return None;
    }
    let days = from.div_euclid(DAY) - today;
    Some(Reach::Closed {
        days: u8::try_from(days).unwrap_or_default(),
        weekday: u8::try_from(from.div_euclid(DAY).rem_euclid(7)).unwrap_or_default(),
        from: u16::try_from(from.rem_euclid(DAY)).unwrap_or_default(),
    })
}

/// Calls back with the beginning and end of each opening of a week, and of the same a week earlier and later, so that
/// none is cut at Monday's midnight.
fn each_opening(hours: &[Opening], mut see: impl FnMut(i64, i64)) {
    for opening in hours.iter().filter(|opening| opening.from < opening.to) {
        for day in (0..7).filter(|day| opening.days >> day & 1 == 1) {
            for week in [-WEEK, 0, WEEK] {
                let start = week + day * DAY;
                see(start + i64::from(opening.from), start + i64::from(opening.to));
            }
        }
    }
}

/// What to tell of it.
#[must_use]
pub fn reach_in_words(reach: Reach) -> String {
    match reach {
        Reach::Always | Reach::Open { later: true, .. } => "지금 문의할 수 있어요".to_owned(),
        Reach::Open { until, tomorrow, .. } => {
            let day = if tomorrow { "내일 " } else { "" };
            format!("지금 문의할 수 있어요 · {day}{}까지", clock(until))
        }
        Reach::Closed { days, weekday, from } => {
            let day = match days {
                0 => "오늘".to_owned(),
                1 => "내일".to_owned(),
                7.. => format!("다음 주 {}요일", WEEKDAYS[usize::from(weekday) % 7]),
                _ => format!("{}요일", WEEKDAYS[usize::from(weekday) % 7]),
            };
            format!("지금은 운영 시간이 아니에요 · {day} {}에 열어요", clock(from))
        }
    }
}

/// The hours as people write them: `월~금 09:00~18:00`, and what they leave open. A contact that is there every day is
/// taken at its word; of others nobody says what they do on public holidays.
#[must_use]
pub fn hours_in_words(hours: &[Opening]) -> String {
    let days = hours.iter().fold(0, |days, opening| days | opening.days);
    let note = if days & 0x7f == 0x7f { words::KOREAN_TIME } else { words::HOLIDAYS_UNKNOWN };
    format!("{} {note}", openings_in_words(hours).join(", "))
}

fn openings_in_words(hours: &[Opening]) -> Vec<String> {
    let line = |opening: &Opening| {
        let days = days_in_words(opening.days);
        match (opening.from, i64::from(opening.to)) {
            (0, DAY) => format!("{days} 24시간"),
            (from, to) if to > DAY => {
                let to = u16::try_from(to - DAY).unwrap_or_default();
                format!("{days} {}~다음 날 {}", clock(from), clock(to))
            }
            (from, _) => format!("{days} {}~{}", clock(from), clock(opening.to)),
        }
    };
    hours.iter().map(line).collect()
}

/// Days as people write them: `매일`, `월~금`, `토·일`.
fn days_in_words(days: u8) -> String {
    if days & 0x7f == 0x7f {
        return "매일".to_owned();
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in (0..7).filter(|day| days >> day & 1 == 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    let run = |(first, last): (usize, usize)| match last - first {
        0 => WEEKDAYS[first].to_owned(),
        1 => format!("{}·{}", WEEKDAYS[first], WEEKDAYS[last]),
        _ => format!("{}~{}", WEEKDAYS[first], WEEKDAYS[last]),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join("·")
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORKDAYS: u8 = 0b001_1111;
    const WEEKEND: u8 = 0b110_0000;
    const EVERY_DAY: u8 = 0b111_1111;

    fn opening(days: u8, from: (u16, u16), to: (u16, u16)) -> Opening {
        Opening { days, from: from.0 * 60 + from.1, to: to.0 * 60 + to.1 }
    }

    /// A moment in Korea, `day` days after Monday, 2026-11-23.
    fn korea(day: i64, hour: i64, minute: i64) -> i64 {
        let monday = 20_780; // Days from 1970-01-01 to 2026-11-23.
        (monday + day) * DAY + hour * 60 + minute - 9 * 60
    }

    #[track_caller]
    fn check(hours: &[Opening], now: (i64, i64, i64), expect: &str) {
        let told = reach(hours, korea(now.0, now.1, now.2)).map(reach_in_words);
        assert_eq!(told.as_deref().unwrap_or("-"), expect, "{now:?}");
    }

    const CLOSED: &str = "지금은 운영 시간이 아니에요 · ";
    const OPEN: &str = "지금 문의할 수 있어요";

    #[test]
    fn an_office_is_open_from_its_first_minute_to_its_last() {
        let office = [opening(WORKDAYS, (9, 0), (18, 0))];
        check(&office, (0, 8, 59), &format!("{CLOSED}오늘 09:00에 열어요"));
        check(&office, (0, 9, 0), &format!("{OPEN} · 18:00까지"));
        check(&office, (0, 17, 59), &format!("{OPEN} · 18:00까지"));
        check(&office, (0, 18, 0), &format!("{CLOSED}내일 09:00에 열어요"));
        check(&office, (4, 18, 0), &format!("{CLOSED}월요일 09:00에 열어요"));
        check(&office, (6, 23, 59), &format!("{CLOSED}내일 09:00에 열어요"));
    }

    #[test]
    fn a_break_at_noon_is_two_openings() {
        let hours = [opening(WORKDAYS, (9, 0), (12, 0)), opening(WORKDAYS, (13, 0), (18, 0))];
        check(&hours, (1, 11, 0), &format!("{OPEN} · 12:00까지"));
        check(&hours, (1, 12, 30), &format!("{CLOSED}오늘 13:00에 열어요"));
    }

    #[test]
    fn what_goes_past_midnight_belongs_to_the_day_before() {
        let late = [opening(EVERY_DAY, (7, 0), (26, 0))];
        check(&late, (0, 1, 59), &format!("{OPEN} · 02:00까지"));
        check(&late, (0, 2, 0), &format!("{CLOSED}오늘 07:00에 열어요"));
        check(&late, (6, 23, 0), &format!("{OPEN} · 내일 02:00까지"));
        let sunday = [opening(0b100_0000, (22, 0), (26, 0))];
        check(&sunday, (0, 1, 0), &format!("{OPEN} · 02:00까지"));
        check(&sunday, (0, 3, 0), &format!("{CLOSED}일요일 22:00에 열어요"));
    }

    #[test]
    fn what_never_closes_has_no_time_to_tell() {
        check(&[opening(EVERY_DAY, (0, 0), (24, 0))], (3, 12, 0), OPEN);
        check(&[opening(WORKDAYS, (0, 0), (24, 0))], (0, 12, 0), OPEN);
        check(&[opening(WORKDAYS, (0, 0), (24, 0))], (4, 12, 0), &format!("{OPEN} · 24:00까지"));
        check(&[opening(WORKDAYS, (0, 0), (24, 0))], (3, 12, 0), &format!("{OPEN} · 내일 00:00까지"));
    }

    #[test]
    fn one_day_a_week_comes_again_next_week() {
        let monday = [opening(1, (9, 0), (10, 0))];
        check(&monday, (0, 10, 0), &format!("{CLOSED}다음 주 월요일 09:00에 열어요"));
        check(&monday, (1, 10, 0), &format!("{CLOSED}월요일 09:00에 열어요"));
    }

    #[test]
    fn without_hours_nothing_is_told() {
        check(&[], (0, 9, 0), "-");
        check(&[Opening { days: 0, from: 0, to: 60 }, Opening { days: 1, from: 60, to: 60 }], (0, 9, 0), "-");
    }

    #[test]
    fn hours_are_told_as_people_write_them() {
        let check = |days, from, to, expect: &str| {
            assert_eq!(openings_in_words(&[opening(days, from, to)]), [expect]);
        };
        check(WORKDAYS, (9, 0), (18, 30), "월~금 09:00~18:30");
        check(WEEKEND, (10, 0), (13, 0), "토·일 10:00~13:00");
        check(0b001_0101, (9, 0), (24, 0), "월·수·금 09:00~24:00");
        check(EVERY_DAY, (7, 0), (26, 0), "매일 07:00~다음 날 02:00");
        check(EVERY_DAY, (0, 0), (24, 0), "매일 24시간");
        check(0b110_0111, (9, 0), (10, 0), "월~수·토·일 09:00~10:00");
    }

    #[test]
    fn holidays_are_unknown_unless_it_is_open_every_day() {
        let week = [opening(WORKDAYS, (9, 0), (18, 0)), opening(0b010_0000, (9, 0), (13, 0))];
        assert_eq!(hours_in_words(&week), "월~금 09:00~18:00, 토 09:00~13:00 (한국 시각, 공휴일에는 다를 수 있어요)");
        let daily = [opening(WORKDAYS, (9, 0), (18, 0)), opening(WEEKEND, (9, 0), (13, 0))];
        assert_eq!(hours_in_words(&daily), "월~금 09:00~18:00, 토·일 09:00~13:00 (한국 시각)");
    }

    proptest! {
        /// Whoever comes when it is said to open finds it open.
        #[test]
        fn it_opens_when_it_is_said_to(
            days in 1_u8..128, from in 0_u16..1440, length in 1_u16..1440, now in -10_000_000_i64..60_000_000,
        ) {
            let hours = [Opening { days, from, to: from + length }];
            let told = reach(&hours, now).expect("hours");
            if let Reach::Closed { days, from, .. } = told {
                let midnight = (now + KOREA_MINUTES).div_euclid(DAY) * DAY - KOREA_MINUTES;
                let opens = midnight + i64::from(days) * DAY + i64::from(from);
                prop_assert!(opens > now);
                let is_closed = |now| matches!(reach(&hours, now), Some(Reach::Closed { .. }));
                prop_assert!(!is_closed(opens));
                prop_assert!(is_closed(opens - 1));
            }
        }

        #[test]
        fn no_clock_makes_it_panic(days: u8, from: u16, to: u16, now: i64) {
            let hours = [Opening { days, from, to }];
            let _ = (reach(&hours, now).map(reach_in_words), hours_in_words(&hours));
        }
    }
}
