//! What an SMS script is: a text with fields, how it is filled in, how long it gets in EUC-KR, and what the rules of
//! sending say about it.
//!
//! A [`Message`] travels inside its entry's JSON document. The app fills it in by [`fill`], a pure function from the
//! values that an agent typed to a [`Filled`]: the text as it will arrive, where each value stands in it, what is
//! missing, what is wrong ([`Problem`]) and how many bytes are left. The words for people are made in [`words`] only.
//!
//! ```
//! use giljabi_message::{Field, FieldKind, Message, MessageKind, Segment, Values, fill, words};
//!
//! let message = Message {
//!     fields: vec![Field::new("order", "주문번호", FieldKind::Text { max: 20 })],
//!     template: vec![Segment::Text("주문 ".into()), Segment::Field(0), Segment::Text(" 취소가 끝났습니다.".into())],
//!     ..Message::default()
//! };
//! let filled = fill(&message, &Values::from([("order".into(), "A–1029".into())]));
//! assert_eq!(filled.text, "주문 A-1029 취소가 끝났습니다.");
//! assert_eq!((filled.bytes, filled.kind, filled.left), (30, MessageKind::Sms, 60));
//! assert!(filled.is_ready());
//! assert_eq!(words::change(&message, &filled.changes[0]), "주문번호: `–` 대신 `-`로 바꿨습니다.");
//!
//! let empty = fill(&message, &Values::new());
//! assert_eq!((empty.text.as_str(), empty.missing), ("주문 #{order} 취소가 끝났습니다.", vec![0]));
//! ```
//!
//! Lengths are bytes in EUC-KR unless their names say otherwise, places are bytes of UTF-8. Limits are those of
//! `site.toml`; [`Limits::default`] says where the usual ones come from.
//!
//! This crate does no I/O, reads no clock and knows no browser, and never panics on content. With the feature `author`
//! it also reads and checks the files that authors write; see [`author::read`].
#![forbid(unsafe_code)]

#[cfg(feature = "author")]
pub mod author;
mod charset;
mod clean;
mod fill;
mod format;
mod model;
mod number;
mod problem;
mod rules;
mod value;
pub mod words;
mod worst;

pub use charset::{Class, bytes, class, cut};
pub use clean::{Change, Cleaned, clean, twin};
pub use fill::{Changed, Filled, Place, Shorten, State, Values, fill};
pub use format::{Format, FormatFault};
pub use giljabi_phone::group as group_phone;
pub use model::{Advertising, Field, FieldKind, Limits, Message, MessageKind, Segment, SendAs};
pub use number::group_amount;
pub use problem::Problem;
pub use rules::{AdvertisingFault, LinkFault, is_night, night_problem};
pub use value::{Rejection, accept};
pub use worst::{FieldShare, Worst, worst};
