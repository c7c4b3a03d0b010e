//! `tests/invalid` holds a small content folder for each mistake an editor can make, with the whole report beside it
//! in `report.txt`. After changing a message on purpose, write the reports anew and read the difference:
//! `UPDATE_REPORTS=1 cargo test -p giljabi-cli --test invalid`.

#![allow(clippy::expect_used, reason = "only tests use this")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use support::{Scratch, giljabi, root, stderr, stdout};

/// The case that is one only if it is asked for: the choices that no scenario takes.
const COVERAGE: &str = "flow-test-uncovered";

fn cases() -> Vec<String> {
    let entries = fs::read_dir(root().join("tests/invalid")).expect("the cases");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("a case").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

#[test]
fn each_mistake_gets_its_report() {
    for case in cases() {
        let folder = format!("tests/invalid/{case}");
        let coverage = (case == COVERAGE).then_some("--coverage");
        let arguments: Vec<_> = ["check", "--content", &folder].into_iter().chain(coverage).collect();
        let output = giljabi(&arguments);
        let report = stdout(&output);
        let place = root().join(&folder).join("report.txt");
        if std::env::var_os("UPDATE_REPORTS").is_some() {
            fs::write(&place, &report).expect("a report");
        }
        let expected = fs::read_to_string(&place).unwrap_or_default();
        assert_eq!(report, expected, "{case}");
        assert_eq!(stderr(&output), "", "{case}");
        let has_errors = report.contains("오류[");
        assert_eq!(output.status.code(), Some(i32::from(has_errors)), "{case}");
        assert!(case.starts_with("several") || report.contains(&format!("[{case}]")), "{case}:\n{report}");
    }
}

#[test]
fn what_check_finds_stops_a_build() {
    let scratch = Scratch::new("invalid");
    for case in cases() {
        let folder = format!("tests/invalid/{case}");
        let report = fs::read_to_string(root().join(&folder).join("report.txt")).expect("a report");
        if !report.contains("오류[") {
            continue;
        }
        let output = giljabi(&["build", "--content", &folder, "--out", &scratch.at(&case)]);
        let told = format!(
            "{report}오류가 있어 만들지 않았습니다. 온전한 내용만으로 만들려면 --allow-errors를 붙여 주세요.\n"
        );
        assert_eq!((output.status.code(), stderr(&output)), (Some(1), told), "{case}");
        assert!(!scratch.path().join(&case).exists(), "{case}");
    }
}

#[test]
fn no_mistake_is_without_its_case() {
    // Links, sizes and permissions do not survive git; `bad_input.rs` makes them.
    let elsewhere = ["file-unreadable", "file-too-large", "file-is-link", "too-many-problems"];
    let sources = [
        "crates/content/src/problem.rs",
        "crates/cli/src/search_tests/mistake.rs",
        "crates/cli/src/meeting.rs",
        "crates/cli/src/slip.rs",
    ]
    .map(|path| {
        let source = fs::read_to_string(root().join(path)).expect("the problems");
        assert!(source.contains("=> \""), "the codes are read from {path}");
        source
    });
    let codes: BTreeSet<_> = sources
        .iter()
        .flat_map(|source| source.lines())
        .filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","))
        .chain(giljabi_flow::author::CODES.iter().copied())
        .chain(giljabi_message::author::CODES.iter().copied())
        .filter(|code| !elsewhere.contains(code))
        .map(str::to_owned)
        .collect();
    assert!(codes.len() > 150, "the codes are read from the source: {codes:?}");
    let cases: BTreeSet<_> = cases().into_iter().collect();
    let missing: Vec<_> = codes.difference(&cases).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_guide_for_editors_tells_warnings_and_notes_from_errors() {
    // A link does not survive git, and has no case here.
    let mut expected = BTreeSet::from(["경고[file-is-link]".to_owned()]);
    for case in cases() {
        let report = fs::read_to_string(root().join(format!("tests/invalid/{case}/report.txt"))).expect("a report");
        let codes = report.lines().filter_map(|line| line.split_once("]: ")).map(|(code, _)| format!("{code}]"));
        expected.extend(codes.filter(|code| code.starts_with("경고[") || code.starts_with("알림[")));
    }
    let guide = fs::read_to_string(root().join("content/README.md")).expect("the guide");
    let list = |word: &str| -> Vec<String> {
        let start = format!("- {word}: ");
        let line = guide.lines().find_map(|line| line.strip_prefix(&start)).expect("the list");
        line.split('`').skip(1).step_by(2).map(|code| format!("{word}[{code}]")).collect()
    };
    let told: BTreeSet<_> = list("경고").into_iter().chain(list("알림")).collect();
    assert_eq!(told, expected);
}
