//! Telephone numbers of Korea: [`read`] tells a whole number from what is none, [`group`] writes hyphens where Koreans
//! write them, also while a number is typed. Flows and messages read numbers by this room alone, so that what one takes
//! fills the other.
//!
//! Known are area codes (`02`, `031`), mobile and internet numbers (`010`, `070`), `080`, personal numbers (`0505`),
//! `1588` and its like, and special numbers (`114`, `1330`).
//!
//! ```
//! assert_eq!(giljabi_phone::read("+82 10-1234-5678").as_deref(), Some("01012345678"));
//! assert_eq!(giljabi_phone::read("010-123-4567"), None);
//! assert_eq!(giljabi_phone::group("05051234567"), "0505-123-4567");
//! ```
#![forbid(unsafe_code)]

/// The longest number with its hyphens, in characters: `0507-1234-5678`.
pub const LONGEST: usize = 14;

/// The digits of a whole telephone number, typed with or without hyphens, spaces and `+82`; `None` where it is none.
#[must_use]
pub fn read(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (is_foreign, number) = match typed.strip_prefix('+') {
        Some(number) => (!number.trim_start().starts_with("82"), number),
        None => (false, typed),
    };
    if is_foreign || number.chars().any(|c| !(c.is_ascii_digit() || " -.()/".contains(c))) {
        return None;
    }
    let digits = digits(typed);
    let is_whole = match (area(&digits), digits.len()) {
        (0, 3 | 4 | 8) => digits.starts_with('1'),
        // All mobile numbers have eleven digits now.
        (3, length) if digits.starts_with("010") => length == 11,
        (2, 9 | 10) | (3, 10 | 11) | (4, 11 | 12) => true,
        _ => false,
    };
    is_whole.then_some(digits)
}

/// Groups a telephone number while it is typed; half a number is grouped as far as it goes. Everything but digits is
/// left out, and `+82` becomes `0`.
#[must_use]
pub fn group(typed: &str) -> String {
    let digits = digits(typed);
    let groups: &[usize] = match (area(&digits), digits.len()) {
        (0, 0..=8) if digits.starts_with('1') => &[4, 4],
        // Special numbers such as 114, and what is no number.
        (0, _) => &[],
        (2, 0..=9) => &[2, 3, 4],
        (2, _) => &[2, 4, 4],
        (4, 0..=11) => &[4, 3, 4],
        (4, _) => &[4, 4, 4],
        (_, 0..=10) if !digits.starts_with("010") => &[3, 3, 4],
        _ => &[3, 4, 4],
    };
    let mut grouped = String::with_capacity(digits.len() + groups.len());
    let mut rest = digits.as_str();
    for (at, length) in groups.iter().enumerate() {
        let cut = if at + 1 == groups.len() { rest.len() } else { (*length).min(rest.len()) };
        let (group, after) = rest.split_at(cut);
        if !grouped.is_empty() && !group.is_empty() {
            grouped.push('-');
        }
        grouped.push_str(group);
        rest = after;
    }
    grouped.push_str(rest);
    grouped
}

fn digits(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("82") {
        Some(rest) if typed.trim_start().starts_with('+') => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

/// How many digits of a number say where it leads; 0 for numbers without such a part.
fn area(digits: &str) -> usize {
    if !digits.starts_with('0') {
        0
    } else if digits.starts_with("02") {
        2
    } else if digits.starts_with("050") {
        4
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a number and writes it again; `-` where it is none.
    #[track_caller]
    fn check(typed: &str, expect: &str) {
        let shown = read(typed).map_or_else(|| "-".to_owned(), |digits| group(&digits));
        assert_eq!(shown, expect, "{typed}");
    }

    #[test]
    fn numbers_are_read_and_written_with_hyphens() {
        check("01012345678", "010-1234-5678");
        check(" 010 1234 5678 ", "010-1234-5678");
        check("010.1234.5678", "010-1234-5678");
        check("+82 10-1234-5678", "010-1234-5678");
        check("+82 (0)2 123 4567", "02-123-4567");
        check("021234567", "02-123-4567");
        check("0212345678", "02-1234-5678");
        check("0311234567", "031-123-4567");
        check("03112345678", "031-1234-5678");
        check("0161234567", "016-123-4567");
        check("07012345678", "070-1234-5678");
        check("080-123-4567", "080-123-4567");
        check("15881234", "1588-1234");
        check("1551-5009", "1551-5009");
        check("05051234567", "0505-123-4567");
        check("050712345678", "0507-1234-5678");
        check("114", "114");
        check("1330", "1330");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in [
            "",
            "12",
            "010-123-4567",
            "031-123-456",
            "0101234567890",
            "12345678901",
            "1588-XXXX",
            "전화",
            "9123-4567",
            "02123456",
            "82 10",
            "+1 588 1234",
            "010+1234+5678",
            "010-1234-5678번",
        ] {
            check(typed, "-");
        }
    }

    #[test]
    fn numbers_are_grouped_as_they_are_typed() {
        let check = |typed: &str, expect: &str| assert_eq!(group(typed), expect, "{typed}");
        check("", "");
        check("010", "010");
        check("0101", "010-1");
        check("0101234", "010-1234");
        check("01012345", "010-1234-5");
        check("02", "02");
        check("02123", "02-123");
        check("021234", "02-123-4");
        check("0212345678", "02-1234-5678");
        check("0311234", "031-123-4");
        check("1588", "1588");
        check("15881", "1588-1");
        check("0505", "0505");
        check("05051", "0505-1");
        check("0101234567890", "010-1234-567890");
    }

    proptest! {
        #[test]
        fn what_is_read_and_written_is_read_the_same(typed in "\\PC{0,16}|[0-9+() -]{3,16}|0[0-9]{8,11}|1[0-9]{2,7}") {
            let _ = group(&typed);
            if let Some(digits) = read(&typed) {
                let written = group(&digits);
                prop_assert!(written.len() <= LONGEST, "{written}");
                prop_assert_eq!(read(&written), Some(digits));
            }
        }
    }
}
