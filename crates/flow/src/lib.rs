//! What a flow is: a wizard of questions with choices, written as markdown, proven before it ships, and run on a call.
//!
//! Two layers. The first is always compiled and travels into the app: the shape ([`Flow`]), the state of one run
//! through it ([`Run`]), the path in an address ([`link`]), call notes ([`notes()`]). The second, feature `author`, is
//! native: reading flows from markdown, proving them, drawing their map, listing their paths, comparing two versions,
//! running editors' scenarios.
//!
//! This crate does no I/O and reads no clock: the time of day comes in as an argument, local and civil, because that is
//! what people type. It knows no browser and never panics on content.
//!
//! ```
//! use giljabi_flow::{Flow, NotesHead, Run, link, notes};
//!
//! let flow: Flow = serde_json::from_str(r#"{
//!     "version": "ab12cd",
//!     "steps": [
//!         { "id": "shipped", "title": "상품을 이미 보냈나요?", "choices": [
//!             { "to": "cancel", "label": "아니요" }, { "to": "return", "label": "예" } ] },
//!         { "id": "cancel", "title": "바로 취소한다", "outcome": "resolved" },
//!         { "id": "return", "title": "반품으로 받는다", "outcome": "handed-over" }
//!     ] }"#)?;
//! let now = "2026-11-21 14:30".parse()?;
//!
//! let mut run = Run::new(&flow);
//! assert_eq!(run.step(&flow).map(|step| step.id.as_str()), Some("shipped"));
//! run.choose(&flow, 0, now)?;
//! assert_eq!(link::encode(&flow, &run), "v=ab12cd&p=cancel");
//! let head = NotesHead { title: "환불 요청", started: now };
//! assert_eq!(
//!     notes(&flow, &run, &head),
//!     "[환불 요청] 2026-11-21 14:30 시작\n1. 상품을 이미 보냈나요? → 아니요\n결과: 바로 취소한다 (해결)"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![forbid(unsafe_code)]

#[cfg(feature = "author")]
pub mod author;
pub mod link;
mod model;
mod notes;
mod rule;
mod run;
pub mod time;
mod value;
mod words;

pub use model::{Block, Check, Choice, Flow, Outcome, Step};
pub use notes::{NotesHead, notes};
pub use rule::{Limit, Op, Rule, elapsed, is_ahead};
pub use run::{Answer, Copied, NoSuchChoice, Ruled, Run, Taken};
pub use value::{AMOUNT_LIMIT, Ask, TEXT_LIMIT, Value, ValueError, ValueKind, ValueNote, read_amount};
pub use words::{duration, reason, rule_words};
