//! The browser: the only rooms that touch `web-sys`. Each function does one thing and fails softly, because storage,
//! clipboard and workers may all be refused.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod control;
pub(crate) mod dialog;
pub(crate) mod fetch;
pub(crate) mod field;
mod find;
pub(crate) mod flow_map;
pub(crate) mod focus;
pub(crate) mod head;
pub(crate) mod history;
pub(crate) mod idle;
pub(crate) mod keyboard;
pub(crate) mod network;
pub(crate) mod scroll;
pub(crate) mod share;
pub(crate) mod storage;
pub(crate) mod tab;
pub(crate) mod takeover;
pub(crate) mod worker;
