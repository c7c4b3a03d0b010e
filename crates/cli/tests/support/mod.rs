//! Running the command, and scratch folders.
#![allow(dead_code, reason = "each test file uses a part of this")]
#![allow(clippy::expect_used, reason = "only tests use this")]

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root exists")
}

/// Runs the command in the root folder, on a fixed day.
pub(crate) fn giljabi(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_giljabi"));
    command.current_dir(root()).args(arguments).args(["--today", "2026-11-21"]).env("NO_COLOR", "1");
    command.output().expect("the command runs")
}

/// Standard output as text.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// Standard error as text.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// An empty folder that is removed at the end of the test.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let place = std::env::temp_dir().join(format!("giljabi-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        fs::create_dir_all(&place).expect("a scratch folder");
        Self(place)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The place of a file or folder in it, as an argument.
    pub(crate) fn at(&self, path: &str) -> String {
        self.0.join(path).to_str().expect("UTF-8").to_owned()
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let place = self.0.join(path);
        fs::create_dir_all(place.parent().expect("within the scratch folder")).expect("a folder");
        fs::write(place, bytes).expect("a file");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every file below a folder, as path relative to it and bytes, in order.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &Path, root: &Path, all: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let place = entry.expect("an entry").path();
            if place.is_dir() {
                walk(&place, root, all);
            } else {
                let path = place.strip_prefix(root).expect("below it").to_str().expect("UTF-8").to_owned();
                all.push((path, unpacked(fs::read(&place).expect("a file"))));
            }
        }
    }
    let mut all = Vec::new();
    walk(folder, folder, &mut all);
    all.sort();
    all
}

/// What a file holds: the index travels as a gzip stream.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes;
    }
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).expect("a whole stream");
    plain
}

/// What a call prints as JSON; it must succeed and say nothing else.
#[track_caller]
pub(crate) fn parsed(arguments: &[&str]) -> serde_json::Value {
    let output = giljabi(arguments);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{arguments:?}");
    serde_json::from_str(&stdout(&output)).expect("JSON and nothing else")
}

/// A wrong call: nothing on standard output, and what is wrong.
#[track_caller]
pub(crate) fn refused(arguments: &[&str], expect: &str) {
    let output = giljabi(arguments);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
    assert_eq!(stderr(&output), expect, "{arguments:?}");
}
