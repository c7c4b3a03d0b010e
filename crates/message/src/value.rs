//! From what an agent typed to what stands in the text: each kind of field has its own way of writing values.

use crate::format::Moment;
use crate::{Change, Cleaned, Field, FieldKind, Format, clean, number};

/// Why a value was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It is no date; nor is one that no calendar has.
    NotADate,
    /// It is no time of day.
    NotATime,
    /// It is no date with a time.
    NotADatetime,
    /// It is no amount of won.
    NotAnAmount,
    /// It is no Korean telephone number.
    NotAPhone,
    /// It is none of the words to choose from.
    NotAnOption,
    /// It is no address that begins with `https://` or `http://` and is written in ASCII.
    NotAUrl,
    /// It is longer than the field allows.
    TooLong {
        /// How long it is: characters, or digits of an amount.
        length: usize,
        /// How long it may be.
        max: usize,
    },
}

/// A typed value made sendable: one line, nothing around it.
pub(crate) fn prepare(typed: &str) -> Cleaned {
    let mut cleaned = clean(typed);
    let text = cleaned.text.trim();
    if text.contains('\n') {
        cleaned.changes.push(Change::Replaced { from: '\n', to: " " });
    }
    cleaned.text = text.replace('\n', " ");
    cleaned
}

/// The value as it stands in the text. Values of dates and times are those of native controls (`2026-11-22T14:30`) or
/// as people write them; amounts and telephone numbers are grouped. An empty value is a matter of [`fill`](crate::fill).
pub fn accept(field: &Field, typed: &str) -> Result<String, Rejection> {
    let value = prepare(typed).text;
    match &field.kind {
        FieldKind::Text { max } => within(value.chars().count(), usize::from(*max)).map(|()| value),
        FieldKind::Date { format } => moment(&value, format, (true, false), Rejection::NotADate),
        FieldKind::Time { format } => moment(&value, format, (false, true), Rejection::NotATime),
        FieldKind::Datetime { format } => moment(&value, format, (true, true), Rejection::NotADatetime),
        FieldKind::Amount { digits, format } => {
            let amount = number::amount(&value).ok_or(Rejection::NotAnAmount)?;
            let length = amount.bytes().filter(u8::is_ascii_digit).count();
            within(length, usize::from(*digits))?;
            Ok(format.replacen(FieldKind::AMOUNT, &amount, 1))
        }
        FieldKind::Phone => {
            let digits = giljabi_phone::read(&value).ok_or(Rejection::NotAPhone)?;
            Ok(giljabi_phone::group(&digits))
        }
        FieldKind::Choice { options } if options.contains(&value) => Ok(value),
        FieldKind::Choice { .. } => Err(Rejection::NotAnOption),
        FieldKind::Url { max } if is_url(&value) => within(value.len(), usize::from(*max)).map(|()| value),
        FieldKind::Url { .. } => Err(Rejection::NotAUrl),
    }
}

fn within(length: usize, max: usize) -> Result<(), Rejection> {
    if length > max { Err(Rejection::TooLong { length, max }) } else { Ok(()) }
}

fn moment(value: &str, format: &Format, (date, time): (bool, bool), no: Rejection) -> Result<String, Rejection> {
    Moment::parse(value, date, time).map(|moment| format.write(&moment)).ok_or(no)
}

/// Whether phones make one whole link of it.
fn is_url(value: &str) -> bool {
    let Some(rest) = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    value.chars().all(is_of_url) && host.contains('.') && host.split('.').all(is_label)
}

/// Whether a character may stand in a web address as it is.
pub(crate) fn is_of_url(c: char) -> bool {
    c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: FieldKind, typed: &str, expect: Result<&str, Rejection>) {
        let found = accept(&Field::new("a", "가", kind), typed);
        assert_eq!(found, expect.map(str::to_owned), "{typed}");
    }

    fn amount(format: &str) -> FieldKind {
        FieldKind::Amount { digits: 6, format: format.into() }
    }

    fn format(text: &str) -> Format {
        Format::parse(text).expect("a format")
    }

    #[test]
    fn values_are_written_as_their_fields_say() {
        check(FieldKind::Text { max: 5 }, " 홍길동\n님 ", Ok("홍길동 님"));
        check(FieldKind::Text { max: 3 }, "#{이름}", Err(Rejection::TooLong { length: 5, max: 3 }));
        check(FieldKind::Date { format: format("M월 D일") }, "2026-11-22", Ok("11월 22일"));
        check(FieldKind::Date { format: format("M월 D일") }, "2026-11-31", Err(Rejection::NotADate));
        check(FieldKind::Time { format: format("A h시") }, "14:30", Ok("오후 2시"));
        check(FieldKind::Time { format: format("A h시") }, "지금", Err(Rejection::NotATime));
        check(FieldKind::Datetime { format: format("M/D HH:mm") }, "2026-11-22T07:05", Ok("11/22 07:05"));
        check(FieldKind::Datetime { format: format("M/D HH:mm") }, "2026-11-22", Err(Rejection::NotADatetime));
        check(amount("#,###원"), "12000", Ok("12,000원"));
        check(amount("#,###"), "12,000원", Ok("12,000"));
        check(amount("#,###"), "1234567", Err(Rejection::TooLong { length: 7, max: 6 }));
        check(amount("#,###"), "많이", Err(Rejection::NotAnAmount));
        check(FieldKind::Phone, "01012345678", Ok("010-1234-5678"));
        check(FieldKind::Phone, "0101234", Err(Rejection::NotAPhone));
    }

    #[test]
    fn a_choice_is_one_of_its_options() {
        let choice = || FieldKind::Choice { options: vec!["카드".into(), "현금".into()] };
        check(choice(), "현금", Ok("현금"));
        check(choice(), "포인트", Err(Rejection::NotAnOption));
    }

    #[test]
    fn an_address_is_ascii_and_whole() {
        let url = || FieldKind::Url { max: 40 };
        check(url(), "https://pf.kakao.com/_VGxikj", Ok("https://pf.kakao.com/_VGxikj"));
        check(url(), "http://a.kr:8080?q=1#top", Ok("http://a.kr:8080?q=1#top"));
        for typed in [
            "pf.kakao.com",
            "https://",
            "https://localhost",
            "https://한글.kr",
            "https://a.kr/가",
            "https://a..kr",
            "javascript:alert(1)",
            "https://a.kr/ b",
            "https://a.kr/#{x}",
        ] {
            check(url(), typed, Err(Rejection::NotAUrl));
        }
        let long = format!("https://a.kr/{}", "x".repeat(30));
        check(url(), &long, Err(Rejection::TooLong { length: 43, max: 40 }));
    }
}
