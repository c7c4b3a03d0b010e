//! What an article is: front matter, markdown, links between files, and all that can be wrong with them.
//!
//! The work is done in two passes, both over one file at a time and therefore in parallel if the caller likes:
//! [`outline`] reads what other files need to know of a file (address, front matter, headings); a [`Catalog`] puts the
//! outlines together and finds what is wrong between files; [`render`] makes the page, with links resolved in the
//! catalog.
//!
//! This crate does no I/O, reads no clock, and never panics on content: each pass returns a value *and* its
//! [`Diagnostic`]s. It knows neither search nor terminals.
#![forbid(unsafe_code)]

mod article;
mod asset;
mod catalog;
mod config;
mod diagnostic;
mod front_matter;
mod hours;
mod html;
mod link;
mod markdown;
mod nearest;
mod outline;
mod problem;
mod sanitise;
mod source;
mod words;
mod yaml;

pub use article::{Article, Part, Section, is_choice_list, render, render_part};
pub use asset::{Asset, AssetKind};
pub use catalog::Catalog;
pub use config::{CategoryConfig, Config, ContactConfig, SmsConfig, read_config};
pub use diagnostic::{Diagnostic, Severity};
pub use front_matter::{At, FrontMatter};
pub use link::page_of_link;
pub use markdown::events;
pub use nearest::nearest;
pub use outline::{Outline, outline};
pub use problem::{Expected, Finding, HoursPart, Problem, Related};
pub use source::{Position, Source};
pub use yaml::{Fault, Node, Value};
