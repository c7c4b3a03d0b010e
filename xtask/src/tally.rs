//! Counting tests by reading what test runners print: Cargo's `test result:` lines and Playwright's summary.

/// How many tests, or whole steps, passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Those that passed.
    pub(crate) passed: u64,
    /// Those that failed, and those that never ran because of a failure.
    pub(crate) failed: u64,
}

impl Tally {
    /// Adds what one line of a test runner's output counts; other lines add nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let line = without_colour(line);
        if let Some(counts) = line.trim().strip_prefix("test result: ") {
            // `ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`
            for part in counts.split(['.', ';']) {
                self.add(part);
            }
        } else if line.starts_with("  ") {
            // Playwright's summary: `  2 passed (3.1s)`, `  1 failed`, `  3 did not run`.
            self.add(line.split(" (").next().unwrap_or_default());
        }
    }

    /// Adds the count of a part such as `12 passed`.
    fn add(&mut self, part: &str) {
        let Some((count, what)) = part.trim().split_once(' ') else { return };
        let Ok(count) = count.parse::<u64>() else { return };
        match what {
            "passed" => self.passed += count,
            "failed" | "flaky" | "interrupted" | "did not run" => self.failed += count,
            _ => {}
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// A line without the terminal's escape sequences, which runners print where they believe a person reads.
fn without_colour(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).map_or(part.len(), |end| end + 1);
        text.push_str(&part[end..]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, passed: u64, failed: u64) {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        assert_eq!(tally, Tally { passed, failed }, "{output}");
    }

    #[test]
    fn cargo_s_results_are_summed() {
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s", 12, 0);
        check("test result: ok. 2 passed; 0 failed\n\ntest result: FAILED. 3 passed; 4 failed; 0 ignored", 5, 4);
    }

    #[test]
    fn playwright_s_summary_is_read() {
        check("Running 3 tests using 2 workers\n\n  2 passed (3.1s)", 2, 0);
        check(
            "  1 failed\n    [x] › smoke.spec.ts:8:3 › opens\n  1 interrupted\n  2 did not run\n  5 passed (1.2m)",
            5,
            4,
        );
        check("\u{1b}[32m  7 passed\u{1b}[39m\u{1b}[2m (4.0s)\u{1b}[22m", 7, 0);
    }

    #[test]
    fn other_lines_count_nothing() {
        check("test tests::two_passed ... ok", 0, 0);
        check("running 4 tests\n  ✓  1 smoke.spec.ts:8:3 › 3 passed (20ms)\n4 passed in prose", 0, 0);
        check("  12 skipped", 0, 0);
    }
}
