//! A line on the terminal while something takes long; nothing in a pipe.

use std::io::{IsTerminal, Write};

/// Shown from its creation until it is dropped.
pub(crate) struct Progress {
    shown: bool,
}

impl Progress {
    /// Shows what is being done on standard error, if a person is there to see it.
    pub(crate) fn show(what: &str) -> Self {
        let mut stderr = std::io::stderr();
        let shown = stderr.is_terminal() && write!(stderr, "\r\x1b[2K{what}…").and_then(|()| stderr.flush()).is_ok();
        Self { shown }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let mut stderr = std::io::stderr();
            // A terminal that went away does not need its line cleared.
            let _ = write!(stderr, "\r\x1b[2K").and_then(|()| stderr.flush());
        }
    }
}
