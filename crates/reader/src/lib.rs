//! What a page says to its reader: the words around the content, what belongs to a page (neighbours, contacts, the
//! newest entries), and when a contact can be reached.
//!
//! The app shows these pages, and the command writes them as plain HTML that reads before the app arrives. Both say the
//! same because both ask here. This crate owns no markup, does no I/O and reads no clock.
#![forbid(unsafe_code)]

mod browse;
mod hours;
pub mod words;

pub use browse::{Neighbours, contacts_for, korean_date, latest, neighbours, page_entry};
pub use hours::{Reach, hours_in_words, reach, reach_in_words};

/// From how many headings on a text gets a contents list.
pub const WORTH_LISTING: usize = 3;

/// How many entries the list of the recently updated holds.
pub const RECENT: usize = 6;
