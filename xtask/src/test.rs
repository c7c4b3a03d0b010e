//! `cargo xtask test`: every check in a fixed order, cheap ones first, the browser last. The first step that fails
//! ends the run; whatever happens, the last line is `N passed, N failed`.

use crate::process::{Beside, Result, cargo, root, run, stream};
use crate::site::{self, Audience, Options};
use crate::size;
use crate::tally::Tally;
use crate::tools;
use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// Runs everything and prints the sum; `false` where something failed.
pub(crate) fn run_all(browser: bool) -> bool {
    let started = Instant::now();
    let mut tally = Tally::default();
    let result = steps(&mut tally, browser);
    if let Err(error) = &result {
        eprintln!("\n{error}\nThe steps after this one did not run.");
    }
    println!("\nall of it took {:.0} s", started.elapsed().as_secs_f64());
    println!("{tally}");
    result.is_ok()
}

fn steps(tally: &mut Tally, browser: bool) -> Result {
    let (agent, public) = (root().join("dist-test/agent"), root().join("dist-test/public"));
    let building = step("set-up for building", tally, |_| tools::for_building())?;
    let tested = if browser {
        Some(step("set-up for browser tests", tally, |_| tools::for_browser(tools::Use::Testing))?)
    } else {
        None
    };

    step("format: cargo fmt", tally, |_| {
        run(&mut cargo(&["fmt", "--all", "--check"])).map_err(|error| format!("{error}; run `cargo fmt --all`").into())
    })?;
    let compiling = site::compile_beside()?;
    step("lints: cargo clippy", tally, |_| {
        run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
    })?;
    step("tests of the crates: cargo test", tally, |tests| {
        let mut command = cargo(&["test", "--workspace", "--locked", "--no-fail-fast", "--", "--quiet"]);
        stream(&mut command, |line| tests.read(line))
    })?;
    let content = content_command()?;
    step("content: giljabi check", tally, |_| {
        // The tests of the command had Cargo build it. To build it alone would choose other features of what it
        // depends on and compile all of that once more.
        run(Command::new(&content).arg("check").current_dir(root()))
    })?;
    step("app and search worker: cargo build, begun before the lints", tally, |_| {
        compiling.into_iter().try_for_each(Beside::finish)
    })?;
    step("site for agents: trunk build", tally, |_| {
        site::build(&building, &Options { audience: Audience::Agent, base: "/".to_owned() }, Some(&content), &agent)
    })?;
    step("site for the public, under /help/: trunk build", tally, |_| {
        site::build(
            &building,
            &Options { audience: Audience::Public, base: "/help/".to_owned() },
            Some(&content),
            &public,
        )
    })?;
    step("sizes: compared with tests/sizes.json", tally, |_| {
        tools::check_node()?;
        size::check(&agent)
    })?;
    if let Some(tested) = tested {
        step("browser: Playwright", tally, |tests| {
            let mut command = Command::new("node");
            command.args(["node_modules/@playwright/test/cli.js", "test"]).current_dir(&tested.folder);
            command.env("CHROMIUM", &tested.chromium);
            command.env("GILJABI_AGENT_DIST", &agent).env("GILJABI_PUBLIC_DIST", &public);
            stream(&mut command, |line| tests.read(line))
        })?;
    }
    Ok(())
}

/// The content command that was built for its tests: Cargo puts it beside this program.
fn content_command() -> Result<PathBuf> {
    Ok(env::current_exe()?.with_file_name(format!("giljabi{}", env::consts::EXE_SUFFIX)))
}

/// Runs a step between a heading and its time. A step that counts tests adds them; any other counts as one.
fn step<T>(what: &str, tally: &mut Tally, work: impl FnOnce(&mut Tally) -> Result<T>) -> Result<T> {
    println!("\n── {what}");
    let started = Instant::now();
    let mut tests = Tally::default();
    let result = work(&mut tests);
    *tally += counted(tests, result.is_ok());
    println!("   {:.1} s", started.elapsed().as_secs_f64());
    result.map_err(|error| format!("failed: {what}\n{error}").into())
}

/// What a step adds: its tests where it has any, itself where it has none, and a failure in any case where it failed.
fn counted(tests: Tally, succeeded: bool) -> Tally {
    match succeeded {
        true if tests == Tally::default() => Tally { passed: 1, failed: 0 },
        false if tests.failed == 0 => Tally { failed: 1, ..tests },
        _ => tests,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(passed: u64, failed: u64, succeeded: bool, expect: &str) {
        assert_eq!(counted(Tally { passed, failed }, succeeded).to_string(), expect);
    }

    #[test]
    fn a_step_without_tests_counts_as_one() {
        check(0, 0, true, "1 passed, 0 failed");
        check(0, 0, false, "0 passed, 1 failed");
    }

    #[test]
    fn a_step_with_tests_counts_them() {
        check(12, 0, true, "12 passed, 0 failed");
        check(11, 2, false, "11 passed, 2 failed");
    }

    #[test]
    fn a_runner_that_fails_after_passing_tests_counts_as_a_failure() {
        check(12, 0, false, "12 passed, 1 failed");
    }

    #[test]
    fn the_sum_grows_and_the_error_names_the_step_that_failed() {
        let mut tally = Tally::default();
        step("good", &mut tally, |tests| {
            tests.passed = 3;
            Ok(())
        })
        .expect("it succeeds");
        let error = step::<()>("bad", &mut tally, |_| Err("no reason".into())).expect_err("it fails");
        assert_eq!(error.to_string(), "failed: bad\nno reason");
        assert_eq!(tally.to_string(), "3 passed, 1 failed");
    }
}
