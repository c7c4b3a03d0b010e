//! Full-text search for Korean, compiled twice: natively with the index writer, and to wasm without it.
//!
//! This crate knows texts, fields and hits. It never reads a file, a clock or the network, knows no markdown and no
//! page, and never panics on a text, a query or the bytes of a foreign file.
//!
//! What is indexed and what is asked go through one analyser (`analyser.rs`). The index is a tantivy segment with
//! one document for each section, packed into one file together with the texts themselves (`packed.rs`); the texts
//! are there for excerpts, and they also settle what syllable bigrams alone cannot: whether a run of syllables stands
//! in a text as it is. That is why the index stores no positions, which would have cost more than the texts.
#![forbid(unsafe_code)]

mod analyser;
mod counts;
mod engine;
mod entry;
mod error;
mod evidence;
mod excerpt;
mod filters;
mod forms;
mod function;
mod likeness;
mod packed;
mod query;
mod ranking;
mod readings;
mod schema;
mod segment;
mod stem;
mod synonyms;
mod table;
#[cfg(test)]
mod tests;
mod varint;
mod vocabulary;
#[cfg(feature = "writer")]
mod writer;

pub use engine::Engine;
pub use entry::{EntryText, SectionText};
pub use error::OpenError;
pub use synonyms::Synonyms;
#[cfg(feature = "writer")]
pub use synonyms::everyday;
#[cfg(feature = "writer")]
pub use writer::{IndexError, write_index, write_index_with};
