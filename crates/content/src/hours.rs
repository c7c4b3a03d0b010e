//! Opening hours as editors write them: days such as `월-금`, `토,일` or `매일`, and times such as `09:00`.

const WEEKDAYS: &str = "월화수목금토일";

/// The days as a bit each, the lowest for Monday; `None` for what names no days.
pub(crate) fn days(text: &str) -> Option<u8> {
    let mut days = 0;
    for part in text.split([',', '·']).map(str::trim) {
        days |= match part {
            "매일" => 0b111_1111,
            "평일" => 0b001_1111,
            "주말" => 0b110_0000,
            part => run(part)?,
        };
    }
    Some(days)
}

/// A day, or days from one to another, past Sunday if need be.
fn run(text: &str) -> Option<u8> {
    let (first, last) = text.split_once(['-', '~']).unwrap_or((text, text));
    let (first, last) = (weekday(first)?, weekday(last)?);
    let length = (last + 7 - first) % 7;
    Some((0..=length).fold(0, |days, day| days | 1 << ((first + day) % 7)))
}

fn weekday(text: &str) -> Option<usize> {
    let text = text.trim();
    let day = text.strip_suffix("요일").unwrap_or(text);
    let mut letters = day.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    WEEKDAYS.chars().position(|known| known == letter)
}

/// Minutes after midnight, up to two days: `26:00` is two o'clock of the next day.
pub(crate) fn time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let number = |digits: &str| -> Option<u16> {
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if plain { digits.parse().ok() } else { None }
    };
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|_| minutes.len() == 2)?);
    (hours < 48 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Whether hours begin on their own day and end within a day of their beginning.
pub(crate) fn is_opening(from: u16, to: u16) -> bool {
    from < 24 * 60 && from < to && to - from <= 24 * 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let check = |text, expect| assert_eq!(days(text), expect, "{text}");
        check("월", Some(0b000_0001));
        check("월-금", Some(0b001_1111));
        check("월 ~ 금", Some(0b001_1111));
        check("평일", Some(0b001_1111));
        check("토, 일", Some(0b110_0000));
        check("토·일", Some(0b110_0000));
        check("주말,월요일", Some(0b110_0001));
        check("금-월", Some(0b111_0001));
        check("매일", Some(0b111_1111));
        for wrong in ["", "월-", "mon", "월화", "공휴일", "월,,화", "월-금-일"] {
            check(wrong, None);
        }
    }

    #[test]
    fn times_are_hours_and_minutes() {
        let check = |text, expect| assert_eq!(time(text), expect, "{text}");
        check("09:00", Some(540));
        check("9:05", Some(545));
        check("26:00", Some(1560));
        for wrong in ["", "9", "09:60", "48:00", "9시", "-1:00", "09:5", "009:00", "09:00:00", "+9:00"] {
            check(wrong, None);
        }
    }

    #[test]
    fn hours_end_after_they_begin_and_within_a_day() {
        assert!(is_opening(540, 1080) && is_opening(420, 1560) && is_opening(0, 1440));
        assert!(!is_opening(1080, 540) && !is_opening(540, 540) && !is_opening(1440, 1500) && !is_opening(0, 1441));
    }
}
