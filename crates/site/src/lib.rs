//! The shapes that cross a boundary: what `giljabi build` writes and the app reads (manifest, documents), and what
//! the app and the search worker say to each other.
//!
//! This crate owns data and the addresses of pages, nothing else: no I/O, no markdown, no tantivy, no browser.
//!
//! Addresses are written relative to the site's base (`guides/taxi-payment-recovery`, no leading slash), so that the
//! same files work under any base path; the page's `<base>` element makes them whole.
#![forbid(unsafe_code)]

mod audience;
mod document;
mod kind;
mod manifest;
mod marked;
mod search;

pub use audience::Audience;
pub use document::{Document, Heading};
pub use kind::Kind;
pub use manifest::{Category, Contact, Entry, FORMAT, IndexFile, Manifest, Opening, Site, is_within};
pub use marked::{Marked, Segment};
/// The folder of the site data within the built site: `data/manifest.json`, `data/…`. Addresses of images in a
/// [`Document`]'s HTML begin with it; paths in the [`Manifest`] are relative to it.
pub const DATA_FOLDER: &str = "data";

pub use search::{
    AudienceCount, CategoryCount, Hit, HitSection, KindCount, PlatformCount, SearchFailure, SearchReply, SearchRequest,
    Sort, WorkerReply, WorkerRequest,
};
