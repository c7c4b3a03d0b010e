//! Amounts and telephone numbers, grouped while they are typed, without moving the caret under anybody's fingers.

use giljabi_message::{FieldKind, group_amount, group_phone};

/// What is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    /// Won: by thousands.
    Amount,
    /// A telephone number of Korea.
    Phone,
}

impl Grouping {
    /// How a message's field is grouped, if it is.
    pub(crate) fn of(kind: &FieldKind) -> Option<Self> {
        match kind {
            FieldKind::Amount { .. } => Some(Self::Amount),
            FieldKind::Phone => Some(Self::Phone),
            _ => None,
        }
    }
}

/// What stands in a field after a key press, and where the caret is, in characters. `None` where it stays as it is: it
/// is grouped already, or holds what grouping would lose.
///
/// `forward` says that the key took away what stood behind the caret; then the caret goes behind a separator, so that
/// the next press reaches the next digit.
pub(crate) fn regroup(grouping: Grouping, typed: &str, caret: usize, forward: bool) -> Option<(String, usize)> {
    let (separator, grouped) = match grouping {
        // Zeros in front come from taking away what stood before them, and are needed for what comes next.
        Grouping::Amount if typed.chars().find(char::is_ascii_digit) == Some('0') => return None,
        Grouping::Amount => (',', group_amount(typed)),
        Grouping::Phone => ('-', group_phone(typed)),
    };
    let is_digits = typed.chars().all(|c| c.is_ascii_digit() || c == separator || c == ' ');
    if grouped == typed || !is_digits {
        return None;
    }
    let before = typed.chars().take(caret).filter(char::is_ascii_digit).count();
    let mut seen = 0;
    let mut place = grouped.len();
    for (at, c) in grouped.char_indices() {
        if seen == before && (!forward || c.is_ascii_digit()) {
            place = at;
            break;
        }
        seen += usize::from(c.is_ascii_digit());
    }
    Some((grouped, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AMOUNT: Grouping = Grouping::Amount;

    /// `|` is the caret.
    #[track_caller]
    fn check(kind: Grouping, typed: &str, expect: &str) {
        check_key(kind, typed, expect, false);
    }

    #[track_caller]
    fn check_key(kind: Grouping, typed: &str, expect: &str, forward: bool) {
        let caret = typed.chars().position(|c| c == '|').expect("a caret");
        let plain = typed.replace('|', "");
        let (mut text, caret) = regroup(kind, &plain, caret, forward).unwrap_or((plain, caret));
        let at = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
        text.insert(at, '|');
        assert_eq!(text, expect, "{typed}");
    }

    #[test]
    fn digits_are_grouped_as_they_come() {
        check(AMOUNT, "1234|", "1,234|");
        check(AMOUNT, "1,2345|", "12,345|");
        check(AMOUNT, "123|", "123|");
        check(Grouping::Phone, "0101|", "010-1|");
        check(Grouping::Phone, "010-12345|", "010-1234-5|");
        check(Grouping::Phone, "021234567|", "02-123-4567|");
    }

    #[test]
    fn the_caret_stays_at_its_digit() {
        check(AMOUNT, "19|,234", "19|,234");
        check(AMOUNT, "195|,234", "195|,234");
        check(AMOUNT, "1957|,234", "1,957|,234");
        check(AMOUNT, "|234,567", "|234,567");
        check(AMOUNT, "|34,567", "|34,567");
        check(AMOUNT, "9|1,234,567", "9|1,234,567");
        check(Grouping::Phone, "019|0-1234-5678", "019|-0123-45678");
    }

    #[test]
    fn no_key_gets_stuck_at_a_separator() {
        // Backspace took the comma; the caret stands before it and reaches the 1.
        check(AMOUNT, "1|234", "1|,234");
        // Delete took the comma; the caret stands behind it and reaches the 2.
        check_key(AMOUNT, "1|234", "1,|234", true);
    }

    #[test]
    fn what_grouping_would_lose_stays() {
        check(AMOUNT, "3만원|", "3만원|");
        check(AMOUNT, "-1000|", "-1000|");
        check(AMOUNT, "|000", "|000");
        check(AMOUNT, "|,000", "|,000");
        check(AMOUNT, "2|000", "2|,000");
        check(AMOUNT, "1000원|", "1000원|");
        check(Grouping::Phone, "+8210|", "+8210|");
        check(Grouping::Phone, "내선 12|", "내선 12|");
        assert_eq!(Grouping::of(&FieldKind::Text { max: 9 }), None);
    }

    proptest! {
        #[test]
        fn no_digit_is_lost_and_the_caret_keeps_its_digits(typed in "[0-9,\\- ]{0,20}", caret in 0_usize..21, phone: bool) {
            let kind = if phone { Grouping::Phone } else { AMOUNT };
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            if let Some((grouped, place)) = regroup(kind, &typed, caret, false) {
                prop_assert_eq!(digits(&grouped), digits(&typed));
                let before: String = typed.chars().take(caret).collect();
                prop_assert_eq!(digits(&grouped[..place]), digits(&before));
            }
        }
    }
}
