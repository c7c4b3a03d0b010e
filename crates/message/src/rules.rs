//! What law and carriers ask of a text: advertising is marked and can be refused, and links work.

use crate::value::is_of_url;
use crate::{Advertising, Message, Problem};
use std::ops::Range;

/// How advertising begins, exactly: 정보통신망법 시행령 별표 6 allows no other brackets, and no space within.
pub(crate) const AD_MARK: &str = "(광고)";
/// How people are told that they can refuse for free.
const OPT_OUT: [&str; 2] = ["무료수신거부", "무료거부"];
/// Hosts that hide where a link leads; carriers block them as bait.
const SHORTENERS: [&str; 18] = [
    "abit.ly",
    "bit.ly",
    "buly.kr",
    "c11.kr",
    "cutt.ly",
    "goo.gl",
    "han.gl",
    "is.gd",
    "lrl.kr",
    "me2.do",
    "ow.ly",
    "rb.gy",
    "t.co",
    "t.ly",
    "tinyurl.com",
    "url.kr",
    "vo.la",
    "zrr.kr",
];

/// What advertising lacks (정보통신망법 제50조).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdvertisingFault {
    /// It does not begin with `(광고)`.
    MarkMissing,
    /// The sender's name is not in it.
    SenderMissing {
        /// The name.
        sender: String,
    },
    /// The sender's contact is not in it.
    ContactMissing {
        /// The contact.
        contact: String,
    },
    /// Its last line does not say how to refuse for free.
    OptOutMissing,
}

impl AdvertisingFault {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::MarkMissing => "advertising-mark-missing",
            Self::SenderMissing { .. } => "advertising-sender-missing",
            Self::ContactMissing { .. } => "advertising-contact-missing",
            Self::OptOutMissing => "advertising-opt-out-missing",
        }
    }
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It has letters that phones do not take for a link's: full-width ones, or Hangul in the host's name.
    Characters {
        /// The link with the letter that breaks it.
        link: String,
    },
    /// A word follows it without a space, so that phones take the word for a part of it.
    Glued {
        /// The link.
        link: String,
    },
    /// It leads over a service that shortens links.
    Shortened {
        /// The service's host.
        host: String,
    },
}

impl LinkFault {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Characters { .. } => "link-characters",
            Self::Glued { .. } => "link-glued",
            Self::Shortened { .. } => "link-shortened",
        }
    }

    pub(crate) fn is_error(&self) -> bool {
        matches!(self, Self::Characters { .. })
    }
}

/// What an advertising text lacks.
pub(crate) fn advertising(text: &str, wanted: &Advertising) -> Vec<AdvertisingFault> {
    let mut faults = Vec::new();
    if !text.starts_with(AD_MARK) {
        faults.push(AdvertisingFault::MarkMissing);
    }
    if let Some(sender) = wanted.sender.as_ref().filter(|sender| !text.contains(sender.as_str())) {
        faults.push(AdvertisingFault::SenderMissing { sender: sender.clone() });
    }
    let plain = |text: &str| text.replace(['-', ' '], "");
    if let Some(contact) = wanted.contact.as_ref().filter(|contact| !plain(text).contains(&plain(contact))) {
        faults.push(AdvertisingFault::ContactMissing { contact: contact.clone() });
    }
    let last = plain(text.trim_end().rsplit('\n').next().unwrap_or_default());
    let refusal = OPT_OUT.iter().find_map(|words| last.split_once(words)).map(|(_, after)| after);
    if !refusal.is_some_and(|after| after.contains(|c: char| c.is_ascii_alphanumeric())) {
        faults.push(AdvertisingFault::OptOutMissing);
    }
    faults
}

/// Whether advertising needs a consent of its own at an hour of the day, 0 to 23: from 21:00 to 08:00
/// (정보통신망법 제50조 제3항).
#[must_use]
pub fn is_night(hour: u8) -> bool {
    !(8..21).contains(&hour)
}

/// What is wrong with sending a message at an hour of the day, 0 to 23.
#[must_use]
pub fn night_problem(message: &Message, hour: u8) -> Option<Problem> {
    (message.advertising.is_some() && is_night(hour)).then_some(Problem::Night)
}

/// What is wrong with the links in a text, each with the link's place.
pub(crate) fn links(text: &str) -> Vec<(Range<usize>, LinkFault)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, scheme)) = next_link(text, from) {
        let rest = &text[start..];
        let length = scheme + rest[scheme..].find(|c| !is_of_url(c)).unwrap_or(rest.len() - scheme);
        let next = rest[length..].chars().next();
        let (link, with_next) = (&rest[..length], &rest[..length + next.map_or(0, char::len_utf8)]);
        let host = link[scheme..].split(['/', '?', '#', ':']).next().unwrap_or_default();
        let host = host.trim_end_matches(['.', ',']).to_ascii_lowercase();
        let place = start..start + with_next.len();
        if next.is_some_and(|c| matches!(c, '！'..='～') || (c.is_alphabetic() && !link[scheme..].contains('.'))) {
            found.push((place, LinkFault::Characters { link: with_next.to_owned() }));
        } else if next.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii()) {
            found.push((place, LinkFault::Glued { link: link.to_owned() }));
        }
        if SHORTENERS.contains(&host.trim_start_matches("www.")) {
            found.push((start..start + length, LinkFault::Shortened { host }));
        }
        from = start + length.max(1);
    }
    for wide in ["ｈｔｔｐ", "：／／"] {
        if let Some(at) = text.find(wide) {
            found.push((at..at + wide.len(), LinkFault::Characters { link: wide.to_owned() }));
            break;
        }
    }
    found
}

/// The place of the next link, and the length of its scheme.
fn next_link(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let found = ["https://", "http://", "www."].iter().filter_map(|start| Some((rest.find(start)?, start)));
    let (at, start) = found.min_by_key(|(at, _)| *at)?;
    Some((from + at, if start.ends_with('/') { start.len() } else { 0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_links(text: &str, expect: &[&str]) {
        let found: Vec<_> =
            links(text).iter().map(|(place, fault)| format!("{} {}", fault.code(), &text[place.clone()])).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn links_stand_alone_and_say_where_they_lead() {
        check_links("카카오 T 채널: https://pf.kakao.com/_VGxikj", &[]);
        check_links("https://a.kr\nhttps://b.kr (안내)", &[]);
        check_links("(https://a.kr)", &[]);
        check_links("https://a.kr에서 확인", &["link-glued https://a.kr에"]);
        check_links("www.a.kr로", &["link-glued www.a.kr로"]);
        check_links("https://한글.kr", &["link-characters https://한"]);
        check_links("https://a.kr／b", &["link-characters https://a.kr／"]);
        check_links("ｈｔｔｐｓ：／／ａ．ｋｒ", &["link-characters ｈｔｔｐ"]);
        check_links("https：／／a.kr", &["link-characters ：／／"]);
        check_links("https://bit.ly/abc", &["link-shortened https://bit.ly/abc"]);
        check_links("http://www.me2.do/abc", &["link-shortened http://www.me2.do/abc"]);
        check_links("https://habit.ly/abc", &[]);
        check_links("https:// http://", &[]);
    }

    #[track_caller]
    fn check_advertising(text: &str, expect: &[&str]) {
        let wanted = Advertising { sender: Some("길가게".into()), contact: Some("02-123-4567".into()) };
        let found: Vec<_> = advertising(text, &wanted).iter().map(AdvertisingFault::code).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn advertising_says_what_it_is_from_whom_and_how_to_refuse() {
        check_advertising("(광고) 길가게 02-123-4567\n세일\n무료수신거부 080-123-4567", &[]);
        check_advertising("(광고)길가게 세일 021234567 무료 수신거부 0801234567\n", &[]);
        check_advertising("(광고)길가게 02-123-4567 무료거부 080-1-2", &[]);
        check_advertising(" (광고) 길가게 02-123-4567\n무료수신거부 080", &["advertising-mark-missing"]);
        check_advertising("[광고] 길가게 02-123-4567\n무료수신거부 080", &["advertising-mark-missing"]);
        check_advertising("(광 고) 길가게 02-123-4567\n무료수신거부 080", &["advertising-mark-missing"]);
        check_advertising("(광고) 가게 02-123-4567\n무료수신거부 080", &["advertising-sender-missing"]);
        check_advertising("(광고) 길가게 02-765-4321\n무료수신거부 080", &["advertising-contact-missing"]);
        check_advertising("(광고) 길가게 02-123-4567\n무료수신거부", &["advertising-opt-out-missing"]);
        check_advertising("(광고) 길가게 02-123-4567\n무료수신거부 080\n세일", &["advertising-opt-out-missing"]);
    }

    #[test]
    fn night_is_from_nine_to_eight() {
        let nights: Vec<_> = (0..24).filter(|hour| is_night(*hour)).collect();
        assert_eq!(nights, [0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23]);
        let mut message = Message::default();
        assert_eq!(night_problem(&message, 22), None);
        message.advertising = Some(Advertising::default());
        assert_eq!(night_problem(&message, 22), Some(Problem::Night));
        assert_eq!(night_problem(&message, 20), None);
    }
}
