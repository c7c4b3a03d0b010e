//! Telephone numbers and amounts, with hyphens and commas where Koreans write them.

/// The most digits that a Korean telephone number has: `0505-1234-5678`.
const PHONE_DIGITS: usize = 12;
/// The longest telephone number with its hyphens, in characters.
pub(crate) const PHONE_MAX: usize = PHONE_DIGITS + 2;
/// The most digits that an amount may have; more than Korea's budget.
#[cfg(feature = "author")]
pub(crate) const AMOUNT_DIGITS_MAX: u8 = 15;

/// Groups a telephone number while it is typed; half a number is grouped as far as it goes. Everything but digits is
/// left out, and `+82` becomes `0`.
#[must_use]
pub fn group_phone(typed: &str) -> String {
    let digits = digits_of_phone(typed);
    let groups: &[usize] = match (area(&digits), digits.len()) {
        (0, 0..=8) if digits.starts_with('1') => &[4, 4],
        // Special numbers such as 114, and what is no number.
        (0, _) => &[],
        (2, 0..=9) => &[2, 3, 4],
        (2, _) => &[2, 4, 4],
        (4, 0..=11) => &[4, 3, 4],
        (4, _) => &[4, 4, 4],
        // All mobile numbers have eleven digits now.
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

/// A whole telephone number with its hyphens; `None` where it is none. Known are area codes (`02`, `031`), mobile and
/// internet numbers (`010`, `070`), `080`, personal numbers (`0505`), `1588` and its like, and special numbers (`114`).
pub(crate) fn phone(typed: &str) -> Option<String> {
    if typed.chars().any(|c| !(c.is_ascii_digit() || " -.()+/".contains(c))) {
        return None;
    }
    let digits = digits_of_phone(typed);
    let is_whole = match (area(&digits), digits.len()) {
        (0, 3 | 4 | 8) => digits.starts_with('1'),
        (3, length) if digits.starts_with("010") => length == 11,
        (2, 9 | 10) | (3, 10 | 11) | (4, 11 | 12) => true,
        _ => false,
    };
    is_whole.then(|| group_phone(&digits))
}

fn digits_of_phone(typed: &str) -> String {
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

/// Groups an amount while it is typed: `12345` is `12,345`. Everything but digits is left out, and zeros at the front.
#[must_use]
pub fn group_amount(typed: &str) -> String {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.trim_start_matches('0') {
        "" if !digits.is_empty() => "0",
        significant => significant,
    };
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The digits of a whole amount, as in `12,000원`, `￦12000`; `None` where it is none.
pub(crate) fn amount(typed: &str) -> Option<String> {
    let number = typed.trim_start_matches(['￦', '\\', ' ']).trim_end_matches(['원', ' ']);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == ',')
        && !number.ends_with(',');
    is_number.then(|| group_amount(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_phone(typed: &str, expect: &str) {
        assert_eq!(phone(typed).as_deref(), Some(expect), "{typed}");
    }

    #[test]
    fn telephone_numbers_are_written_with_hyphens() {
        check_phone("01012345678", "010-1234-5678");
        check_phone("010 1234 5678", "010-1234-5678");
        check_phone("+82 10-1234-5678", "010-1234-5678");
        check_phone("+82 (0)2 123 4567", "02-123-4567");
        check_phone("021234567", "02-123-4567");
        check_phone("0212345678", "02-1234-5678");
        check_phone("0311234567", "031-123-4567");
        check_phone("03112345678", "031-1234-5678");
        check_phone("0161234567", "016-123-4567");
        check_phone("07012345678", "070-1234-5678");
        check_phone("080-123-4567", "080-123-4567");
        check_phone("15881234", "1588-1234");
        check_phone("1551-5009", "1551-5009");
        check_phone("05051234567", "0505-123-4567");
        check_phone("050712345678", "0507-1234-5678");
        check_phone("114", "114");
        check_phone("1330", "1330");
    }

    #[test]
    fn what_is_no_telephone_number_is_none() {
        for typed in [
            "",
            "12",
            "010-123-4567",
            "0101234567890",
            "12345678901",
            "1588-XXXX",
            "전화",
            "9123-4567",
            "02123456",
            "82 10",
        ] {
            assert_eq!(phone(typed), None, "{typed}");
        }
    }

    #[test]
    fn numbers_are_grouped_as_they_are_typed() {
        let check = |typed: &str, expect: &str| assert_eq!(group_phone(typed), expect, "{typed}");
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

    #[test]
    fn amounts_have_commas() {
        let check = |typed: &str, expect: &str| assert_eq!(group_amount(typed), expect, "{typed}");
        check("", "");
        check("0", "0");
        check("007", "7");
        check("999", "999");
        check("1000", "1,000");
        check("1,0000", "10,000");
        check("1234567", "1,234,567");
        let check = |typed: &str, expect: Option<&str>| assert_eq!(amount(typed).as_deref(), expect, "{typed}");
        check("12,000원", Some("12,000"));
        check("￦12000", Some("12,000"));
        check("12000 원", Some("12,000"));
        check("-1000", None);
        check("1.5", None);
        check("3만원", None);
        check("원", None);
        check(",", None);
    }
}
