//! The invariants of `ARCHITECTURE.md` that can be read off the source: which crate may know which, what the browser
//! never gets, and what no committed file may say. Each test is named by its invariant.

#![forbid(unsafe_code)]
#![allow(clippy::expect_used, reason = "helpers of tests fail the test, as the tests themselves do")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The rooms, from the ground up. A room may depend on rooms of a lower level only.
const LEVELS: [&[&str]; 4] = [
    &["giljabi-site", "giljabi-hangul", "giljabi-phone"],
    &["giljabi-content", "giljabi-reader"],
    &["giljabi-flow", "giljabi-message", "giljabi-search"],
    &["giljabi-cli", "giljabi-search-worker", "giljabi-app"],
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project").to_path_buf()
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(root()).output().expect("the program starts");
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// The names of all packages that a package is linked from, for the browser.
fn linked(package: &str) -> BTreeSet<String> {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let tree = output(
        &cargo,
        &[
            "tree",
            "--package",
            package,
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--locked",
        ],
    );
    tree.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[track_caller]
fn check_absent(package: &str, forbidden: &[&str]) {
    let linked = linked(package);
    assert!(linked.contains(package), "{package} is not in its own tree: {linked:?}");
    let found: Vec<_> =
        linked.iter().filter(|name| forbidden.iter().any(|part| is_or_belongs_to(name, part))).collect();
    assert!(found.is_empty(), "{package} links {found:?}; `cargo tree --package {package} --invert NAME` shows why");
}

/// Whether a package is `library` or one of those that it is split into: `tantivy-query-grammar`, `leptos_dom`.
fn is_or_belongs_to(name: &str, library: &str) -> bool {
    name.strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

#[test]
fn the_app_links_neither_tantivy_nor_a_markdown_parser() {
    check_absent("giljabi-app", &["tantivy", "giljabi-search", "pulldown-cmark", "giljabi-content", "ammonia"]);
}

#[test]
fn the_worker_links_neither_leptos_nor_a_markdown_parser() {
    check_absent(
        "giljabi-search-worker",
        &["leptos", "reactive_graph", "pulldown-cmark", "giljabi-content", "ammonia"],
    );
}

/// The level of a room.
fn level(room: &str) -> usize {
    let found = LEVELS.iter().position(|rooms| rooms.contains(&room));
    found.unwrap_or_else(|| panic!("`{room}` is new: give it a level here and in ARCHITECTURE.md"))
}

/// All manifests of the workspace but xtask's.
fn manifests() -> Vec<PathBuf> {
    let rooms = fs::read_dir(root().join("crates")).expect("the rooms");
    let mut manifests: Vec<_> = rooms.map(|room| room.expect("a room").path().join("Cargo.toml")).collect();
    manifests.push(root().join("Cargo.toml"));
    manifests.retain(|manifest| manifest.is_file());
    manifests.sort();
    assert!(manifests.len() > 5, "{manifests:?}");
    manifests
}

/// A manifest's package name and the rooms that it depends on; those of its tests, benches and build script included.
fn name_and_rooms(manifest: &str) -> (String, Vec<String>) {
    let (mut section, mut name, mut rooms) = ("", String::new(), Vec::new());
    for line in manifest.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix('[') {
            section = title.trim_end_matches(']');
        } else if section == "package" && line.starts_with("name") {
            line.split('"').nth(1).unwrap_or_default().clone_into(&mut name);
        } else if section.ends_with("dependencies") && section != "workspace.dependencies" {
            let key = line.split(['.', '=', ' ']).next().unwrap_or_default();
            if key.starts_with("giljabi-") {
                rooms.push(key.to_owned());
            }
        }
    }
    (name, rooms)
}

#[test]
fn rooms_depend_on_lower_rooms_only() {
    for manifest in manifests() {
        let (name, rooms) = name_and_rooms(&fs::read_to_string(&manifest).expect("a manifest"));
        // A room's tests may ask for a feature of the room itself.
        for room in rooms.into_iter().filter(|room| *room != name) {
            assert!(level(&room) < level(&name), "`{name}` must not depend on `{room}`, which is not below it");
        }
    }
}

#[test]
fn search_knows_text_and_not_articles() {
    let manifest = fs::read_to_string(root().join("crates/search/Cargo.toml")).expect("a manifest");
    let (_, rooms) = name_and_rooms(&manifest);
    assert!(!rooms.iter().any(|room| room == "giljabi-content"), "{rooms:?}");
}

#[test]
fn manifests_are_read_as_cargo_reads_them() {
    let manifest = "[package]\nname = \"giljabi-x\"\n[dependencies]\ngiljabi-site.workspace = true\nserde = \"1\"\n\
        [target.'cfg(windows)'.dependencies]\ngiljabi-hangul = { path = \"a\" }\n[lints]\ngiljabi-no = 1";
    let expect = vec!["giljabi-site".to_owned(), "giljabi-hangul".to_owned()];
    assert_eq!(name_and_rooms(manifest), ("giljabi-x".to_owned(), expect));
}

/// Every file that is committed or would be.
fn project_files() -> Vec<PathBuf> {
    let list = output("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    list.split('\0')
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
        .filter(|path| root().join(path).is_file())
        .collect()
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let is_root = |path: &Path| {
        let shown = path.to_string_lossy();
        let named = shown.ends_with("src/lib.rs") || shown.ends_with("src/main.rs");
        let folder = path.parent().and_then(Path::file_name).is_some_and(|name| name == "bin");
        named || (folder && shown.ends_with(".rs"))
    };
    let roots: Vec<_> = project_files().into_iter().filter(|path| is_root(path)).collect();
    assert!(roots.len() >= manifests().len(), "{roots:?}");
    for path in roots {
        let source = fs::read_to_string(root().join(&path)).expect("source");
        assert!(source.lines().any(|line| line == "#![forbid(unsafe_code)]"), "{}", path.display());
    }
}

#[test]
fn no_file_names_a_folder_of_some_machine_or_a_package_registry() {
    // Written in two parts each, or this file would be the first to be found.
    let forbidden = [
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/Us", "ers/"],
        ["/wo", "rk/"],
        ["registry.npm", "js.org"],
        ["registry.yarn", "pkg.com"],
        ["index.crates", ".io"],
        ["static.crates", ".io"],
        ["crates.io", "-index"],
    ]
    .map(|parts| parts.concat());
    for path in project_files() {
        // Cargo writes the registry's name into its lock file, whatever one does.
        if path == Path::new("Cargo.lock") {
            continue;
        }
        let bytes = fs::read(root().join(&path)).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        for word in &forbidden {
            assert!(!text.contains(word.as_str()), "{} says `{word}`", path.display());
        }
    }
}
