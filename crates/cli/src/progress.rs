//! A line on the terminal while something takes long; nothing in a pipe.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Shown from its creation until it is dropped.
pub(crate) struct Progress {
    shown: bool,
    what: &'static str,
    done: AtomicUsize,
    total: usize,
}

impl Progress {
    /// Shows what is being done on standard error, if a person is there to see it.
    pub(crate) fn show(what: &'static str) -> Self {
        Self::count(what, 0)
    }

    /// The same with how much of it is done, of `total` things.
    pub(crate) fn count(what: &'static str, total: usize) -> Self {
        let shown = std::io::stderr().is_terminal();
        let progress = Self { shown, what, done: AtomicUsize::new(0), total };
        progress.draw(0);
        progress
    }

    /// One thing more is done. May be called from many threads; draws no more than a hundred times in all.
    pub(crate) fn step(&self) {
        if self.shown {
            let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
            if is_worth_drawing(done, self.total) {
                self.draw(done);
            }
        }
    }

    fn draw(&self, done: usize) {
        if self.shown {
            let mut stderr = std::io::stderr().lock();
            // A terminal that went away is not told.
            let _ = write!(stderr, "\r\x1b[2K{}", line(self.what, done, self.total)).and_then(|()| stderr.flush());
        }
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

fn line(what: &str, done: usize, total: usize) -> String {
    if total == 0 { format!("{what}…") } else { format!("{what}… {done}/{total}") }
}

/// Whether the percentage is another one than a thing before.
fn is_worth_drawing(done: usize, total: usize) -> bool {
    let percent = |done: usize| (done * 100).checked_div(total);
    percent(done) != percent(done.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_much_is_done_where_that_is_known() {
        assert_eq!(line("검사하는 중", 0, 0), "검사하는 중…");
        assert_eq!(line("검사하는 중", 12, 340), "검사하는 중… 12/340");
    }

    #[test]
    fn thousands_of_things_draw_a_hundred_lines() {
        let lines = |total| (1..=total).filter(|done| is_worth_drawing(*done, total)).count();
        assert_eq!((lines(3), lines(100), lines(2_830), lines(50_000)), (3, 100, 100, 100));
        assert!(!is_worth_drawing(1, 0));
    }
}
