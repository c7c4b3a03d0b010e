//! The particle that fits a word's last sound, for sentences that are put together.

use crate::jamo::Syllable;

/// A particle with two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Josa {
    /// 은/는
    Topic,
    /// 이/가
    Subject,
    /// 을/를
    Object,
    /// 과/와
    And,
    /// 으로/로
    By,
}

/// A word with its particle: `결제를`, `취소로`, `문서가`. A digit sounds as it is read; a Latin letter by its name.
#[must_use]
pub fn with_josa(word: &str, josa: Josa) -> String {
    let last = word.chars().rev().find(|c| c.is_alphanumeric());
    let (closed, liquid) = last.map_or((false, false), ending);
    let form = match josa {
        Josa::Topic => ["는", "은"],
        Josa::Subject => ["가", "이"],
        Josa::Object => ["를", "을"],
        Josa::And => ["와", "과"],
        Josa::By => ["로", if liquid { "로" } else { "으로" }],
    };
    format!("{word}{}", form[usize::from(closed)])
}

/// Whether a character ends in a consonant as it is read, and whether that is ㄹ.
fn ending(c: char) -> (bool, bool) {
    match c.to_ascii_lowercase() {
        '0' | '3' | '6' | 'm' | 'n' => (true, false),
        '1' | '7' | '8' | 'l' | 'r' => (true, true),
        c => Syllable::of(c).map_or((false, false), |syllable| (syllable.last.is_some(), syllable.last == Some('ㄹ'))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, josa: Josa, expect: &str) {
        assert_eq!(with_josa(word, josa), expect);
    }

    #[test]
    fn particles_fit_the_last_sound() {
        check("결제", Josa::Object, "결제를");
        check("환불", Josa::Object, "환불을");
        check("환불", Josa::By, "환불로");
        check("승인", Josa::By, "승인으로");
        check("취소", Josa::And, "취소와");
        check("401", Josa::Subject, "401이");
        check("‘결제’", Josa::By, "‘결제’로");
        check("SMS", Josa::Topic, "SMS는");
        check("", Josa::Topic, "는");
    }
}
