//! Amounts, with commas where Koreans write them.

/// The most digits that an amount may have; more than Korea's budget.
#[cfg(feature = "author")]
pub(crate) const AMOUNT_DIGITS_MAX: u8 = 15;

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
