//! What pages and components share: the site data, the search client, the state kept in addresses, and the small
//! signals that are provided as contexts, each a type of its own.
//!
//! Whatever can be decided without a browser is a pure function here, with its tests beside it.

mod address;
mod arrival;
mod base;
mod browse;
mod cases;
mod commands;
mod desk;
mod desk_key;
mod desk_moves;
mod documents;
mod first_view;
mod flow_file;
mod flow_notes;
mod flow_session;
mod grouping;
pub(crate) mod helpful;
mod load;
mod manifest_file;
mod message_draft;
mod message_file;
mod message_session;
mod nearest;
mod notices;
mod paging;
mod pins;
mod preview;
mod query_text;
mod recent;
mod search_client;
mod shortcut;
mod theme;

pub(crate) use address::{PAGE_SIZE, SearchAddress, percent_decode};
pub(crate) use arrival::Arrival;
pub(crate) use base::Base;
pub(crate) use browse::{CategoryFilter, category_filters, group_by_kind, step_option};
pub(crate) use cases::Case;
pub(crate) use commands::{Command, Offer, matching};
pub(crate) use desk::{Desk, Dialog, linked_messages};
pub(crate) use desk_key::DeskKey;
pub(crate) use documents::Documents;
pub(crate) use first_view::FirstView;
pub(crate) use flow_file::{FlowFile, Flows};
pub(crate) use flow_session::{FlowSession, Followed, Place, field_id};
pub(crate) use giljabi_reader::{contacts_for, korean_date, latest, neighbours, page_entry};
pub(crate) use grouping::{Grouping, regroup};
pub(crate) use load::{FetchFailure, Load};
pub(crate) use manifest_file::{ManifestFile, SiteManifest};
pub(crate) use message_draft::{
    Gauge, Obstacle, Origin, Piece, PieceKind, field_of, first_obstacle, next_missing, pieces, shown, values,
};
pub(crate) use message_file::{MessageFile, Messages};
pub(crate) use message_session::MessageSession;
pub(crate) use nearest::nearest_categories;
pub(crate) use notices::Notices;
pub(crate) use paging::{PageLink, page_links};
pub(crate) use pins::Pins;
pub(crate) use preview::preview;
pub(crate) use query_text::QueryText;
pub(crate) use recent::RecentSearches;
pub(crate) use search_client::{Answered, Engine, EngineFailure, SearchClient, use_answer};
pub(crate) use shortcut::{Press, Shortcut, SingleKeys};
pub(crate) use theme::{Theme, ThemeChoice};
