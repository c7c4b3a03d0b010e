//! The entry of the app: it mounts, and does nothing else.
#![forbid(unsafe_code)]

fn main() {
    giljabi_app::start();
}
