//! The app that people see: pages over the site data that `giljabi build` writes, and the search field that asks the
//! worker.
//!
//! It never links tantivy or a markdown parser: documents arrive as sanitised HTML, searches are answered by the
//! worker. Only [`platform`] touches the browser's interfaces; all Korean words are in [`text`].
#![forbid(unsafe_code)]
// The `#[component]` macro writes `pub` items beside each component, in modules that are private.
#![allow(unreachable_pub)]
// Components own their props: the views they make outlive the call.
#![allow(clippy::needless_pass_by_value)]

mod app;
mod components;
mod on_demand;
mod pages;
mod platform;
mod state;
mod text;

pub use app::start;
