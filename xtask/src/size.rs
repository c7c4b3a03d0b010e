//! What a browser downloads, after the compression that hosts use, compared with limits and with the kept figures of
//! `tests/sizes.json`. Growth past a kept figure fails until somebody keeps the new figure on purpose.

use crate::process::{Result, read, root};
use crate::site::{self, Audience, Options};
use crate::split::LOADER;
use crate::tools;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compilers of one version do not always write the same bytes; less than this is no growth.
const TOLERANCE_PERCENT: u64 = 1;

/// A part of the site, with the most bytes that it may have after brotli. `reading` is what the app fetches for articles,
/// lists and results, `flows` what it fetches besides when somebody opens a flow or a message, `desk` what agents fetch
/// beside both.
const PARTS: [(&str, Option<u64>); 6] = [
    ("app", Some(300_000)),
    ("reading", None),
    ("flows", None),
    ("desk", None),
    ("worker", Some(420_000)),
    ("css", Some(15_000)),
];

/// The size of a part, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Size {
    name: &'static str,
    raw: u64,
    brotli: u64,
}

/// `cargo xtask size`: builds the agents' site, prints its sizes, and compares or keeps them.
pub(crate) fn command(keep: bool) -> Result {
    tools::check_node()?;
    let site = root().join("dist-test/agent");
    site::build(&tools::for_building()?, &Options { audience: Audience::Agent, base: "/".to_owned() }, None, &site)?;
    if !keep {
        return check(&site);
    }
    let sizes = measure(&site)?;
    println!("{}", table(&sizes, &[]));
    fs::write(kept_file(), write_kept(&sizes))?;
    println!("kept in {}", kept_file().display());
    Ok(())
}

/// Prints the sizes of a built site, and fails where one is too large.
pub(crate) fn check(site: &Path) -> Result {
    let sizes = measure(site)?;
    let kept = fs::read_to_string(kept_file()).map_err(|error| {
        format!("{} could not be read ({error}); write it by `cargo xtask size --keep`", kept_file().display())
    })?;
    let kept = read_kept(&kept);
    println!("{}", table(&sizes, &kept));
    let problems = compare(&sizes, &kept);
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn kept_file() -> PathBuf {
    root().join("tests/sizes.json")
}

/// The sizes of the parts of a built site.
fn measure(site: &Path) -> Result<Vec<Size>> {
    let mut files = Vec::new();
    collect(site, &mut files)?;
    let mut sizes = PARTS.map(|(name, _)| Size { name, raw: 0, brotli: 0 }).to_vec();
    let loader = files.iter().find(|file| file.ends_with(LOADER)).ok_or("the app has not been split")?;
    let loader = fs::read_to_string(loader)?;
    let part = |file: &PathBuf| {
        let path = file.strip_prefix(site).ok()?.to_string_lossy().replace('\\', "/");
        part_of(&path, &chunks_of_reading(&loader))
    };
    let measured: Vec<(&str, &PathBuf)> = files.iter().filter_map(|file| Some((part(file)?, file))).collect();
    // Node.js has brotli, and the standard library of Rust has not.
    let script = "const { readFileSync } = require('fs'); const { brotliCompressSync } = require('zlib');
        for (const file of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(file)).length);";
    let output = read(Command::new("node").args(["-e", script, "--"]).args(measured.iter().map(|(_, file)| file)))?;
    for ((part, file), brotli) in measured.iter().zip(output.lines()) {
        if let Some(size) = sizes.iter_mut().find(|size| size.name == *part) {
            size.raw += fs::metadata(file)?.len();
            size.brotli += brotli.trim().parse::<u64>()?;
        }
    }
    match sizes.iter().find(|size| size.raw == 0) {
        Some(missing) => Err(format!("{} holds no file of `{}`", site.display(), missing.name).into()),
        None => Ok(sizes),
    }
}

/// All files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// The files that the loader fetches together with the readers' pages: `chunk_5.wasm`.
fn chunks_of_reading(loader: &str) -> Vec<String> {
    let fetch = loader.split_once("__wasm_split_load_reading").and_then(|(_, rest)| rest.split_once("\n, ["));
    let list = fetch.and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
    list.split(',').filter_map(|chunk| Some(format!("{}.wasm", chunk.trim().strip_prefix("__")?))).collect()
}

/// The part that a file belongs to, by its path in the site; `None` for content and pictures.
fn part_of(path: &str, chunks_of_reading: &[String]) -> Option<&'static str> {
    let ending = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let top = path.split('/').next()?;
    if top.starts_with("worker-") {
        Some("worker")
    } else if top.starts_with("app-") && ending(&["split_desk.wasm"]) {
        Some("desk")
    } else if top.starts_with("app-")
        && (ending(&["split_reading.wasm"])
            || chunks_of_reading.iter().any(|chunk| path.ends_with(&format!("/{chunk}"))))
    {
        Some("reading")
    } else if top.starts_with("app-") && ending(&[".wasm"]) && !ending(&["_bg.wasm"]) {
        Some("flows")
    } else if (top.starts_with("app-") || top == path) && ending(&[".js", ".wasm"]) {
        Some("app")
    } else if top == path && ending(&[".css"]) {
        Some("css")
    } else {
        None
    }
}

/// A table for people, with the kept figure beside each size.
fn table(sizes: &[Size], kept: &[(String, u64)]) -> String {
    let mut text = format!("{:<8}{:>12}{:>12}{:>12}{:>12}", "part", "raw", "brotli", "kept", "limit");
    for size in sizes {
        let shown = |figure: Option<u64>| figure.map_or_else(|| "-".to_owned(), |figure| figure.to_string());
        let (kept, limit) = (shown(kept_size(kept, size.name)), shown(limit(size.name)));
        let _ = write!(text, "\n{:<8}{:>12}{:>12}{kept:>12}{limit:>12}", size.name, size.raw, size.brotli);
    }
    text
}

fn limit(name: &str) -> Option<u64> {
    PARTS.iter().find(|(part, _)| *part == name).and_then(|(_, limit)| *limit)
}

fn kept_size(kept: &[(String, u64)], name: &str) -> Option<u64> {
    kept.iter().find(|(part, _)| part == name).map(|(_, size)| *size)
}

/// What is too large, in sentences; nothing where all is well.
fn compare(sizes: &[Size], kept: &[(String, u64)]) -> Vec<String> {
    let mut problems = Vec::new();
    for Size { name, brotli, .. } in sizes {
        if let Some(limit) = limit(name).filter(|limit| brotli > limit) {
            problems.push(format!("`{name}` is {brotli} bytes after brotli; its limit is {limit}"));
        }
        let remedy = "if that is meant, run `cargo xtask size --keep` and commit tests/sizes.json";
        match kept_size(kept, name) {
            None => problems.push(format!("`{name}` has no kept size; {remedy}")),
            Some(kept) if *brotli * 100 > kept * (100 + TOLERANCE_PERCENT) => {
                problems.push(format!("`{name}` grew from {kept} to {brotli} bytes after brotli; {remedy}"));
            }
            Some(_) => {}
        }
    }
    problems
}

/// The kept file: one JSON object, bytes after brotli by part.
fn write_kept(sizes: &[Size]) -> String {
    let lines: Vec<_> = sizes.iter().map(|size| format!("  \"{}\": {}", size.name, size.brotli)).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

/// Reads what [`write_kept`] writes; anything else is passed over, and so is reported as not kept.
fn read_kept(text: &str) -> Vec<(String, u64)> {
    let entry = |part: &str| {
        let (name, size) = part.split_once(':')?;
        Some((name.trim().trim_matches('"').to_owned(), size.trim().parse().ok()?))
    };
    text.trim().trim_start_matches('{').trim_end_matches('}').split(',').filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(app: u64, kept: &[(&str, u64)], expect: &[&str]) {
        let kept: Vec<_> = kept.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect();
        let problems = compare(&[Size { name: "app", raw: app * 4, brotli: app }], &kept);
        let found: Vec<_> = problems.iter().map(|problem| problem.split(';').next().unwrap_or_default()).collect();
        assert_eq!(found, expect, "{app}");
    }

    #[test]
    fn growth_past_one_percent_is_a_problem_and_shrinking_is_none() {
        check(1000, &[("app", 1000)], &[]);
        check(1010, &[("app", 1000)], &[]);
        check(1011, &[("app", 1000)], &["`app` grew from 1000 to 1011 bytes after brotli"]);
        check(1, &[("app", 1000)], &[]);
    }

    #[test]
    fn a_limit_holds_even_where_the_size_was_kept() {
        check(300_000, &[("app", 300_000)], &[]);
        check(300_001, &[("app", 300_001)], &["`app` is 300001 bytes after brotli"]);
    }

    #[test]
    fn a_size_that_was_never_kept_is_a_problem() {
        check(5, &[("worker", 5)], &["`app` has no kept size"]);
    }

    #[test]
    fn kept_sizes_survive_being_written_and_read() {
        let sizes = [Size { name: "app", raw: 9, brotli: 3 }, Size { name: "worker", raw: 8, brotli: 4 }];
        assert_eq!(read_kept(&write_kept(&sizes)), [("app".to_owned(), 3), ("worker".to_owned(), 4)]);
        assert_eq!(read_kept("not json"), []);
    }

    #[test]
    fn files_are_told_apart_by_where_they_are() {
        let chunks = chunks_of_reading(
            "const __chunk_5 = makeLoad(() => {}\n, []);\nexport const __wasm_split_load_reading = wrap(makeLoad(() => {}\n\
             , [__chunk_5, __chunk_16]));\nexport const __wasm_split_load_desk = wrap(makeLoad(() => {}\n, [__chunk_7]));",
        );
        assert_eq!(chunks, ["chunk_5.wasm", "chunk_16.wasm"]);
        let check = |path, expect| assert_eq!(part_of(path, &chunks), expect, "{path}");
        check("app-0123/giljabi-app_bg.wasm", Some("app"));
        check("app-0123/__wasm_split.js", Some("app"));
        check("app-0123/split_on_demand.wasm", Some("flows"));
        check("app-0123/split_desk.wasm", Some("desk"));
        check("app-0123/split_reading.wasm", Some("reading"));
        check("app-0123/chunk_16.wasm", Some("reading"));
        check("app-0123/chunk_6.wasm", Some("flows"));
        check("app-0123/snippets/x/inline0.js", Some("app"));
        check("start-0123.js", Some("app"));
        check("first-paint-0123.js", Some("app"));
        check("worker-0123/giljabi-search-worker_loader.js", Some("worker"));
        check("base-0123.css", Some("css"));
        check("index.html", None);
        check("data/apple-app-123.json", None);
    }
}
