//! Data on its way from the server.

use std::sync::Arc;

/// Where a file of the site data stands.
#[derive(Debug)]
pub(crate) enum Load<T> {
    /// It is on its way.
    Loading,
    /// It is here.
    Ready(Arc<T>),
    /// It did not come.
    Failed(FetchFailure),
}

// Derived, it would ask for `T: Clone`, and documents are shared, not copied.
impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
            Self::Failed(failure) => Self::Failed(*failure),
        }
    }
}

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FetchFailure {
    /// The device has no network.
    Offline,
    /// There is a network, but the server did not answer.
    Unreachable,
    /// The server answered with an error status: most likely a new version of the site went out.
    Missing,
    /// What came is not what this version of the app reads.
    Damaged,
    /// The site data is of another version than the app.
    Outdated,
}
