//! Cuts a release build of the app in pieces: what everybody downloads, and what is fetched when it is needed
//! (`src/on_demand.rs`). `wasm-split-cli` follows who calls whom in what the linker wrote, and `wasm-bindgen` is run
//! anew over the first part; Trunk has no place for this between its own two steps.

use crate::process::{Result, cargo, read, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name that the parts know the first one by.
const APP: &str = "giljabi-app";
/// Written by `wasm-split-cli`: fetches the other parts. The app's script imports it.
pub(crate) const LOADER: &str = "__wasm_split.js";

/// The parts of the app, in a folder of their own.
pub(crate) struct Parts {
    /// Where [`Parts::others`] are.
    pub(crate) folder: PathBuf,
    /// The app's script.
    pub(crate) script: PathBuf,
    /// The part that everybody downloads.
    pub(crate) wasm: PathBuf,
    /// The files that go beside them, by name: the loader and the parts it fetches.
    pub(crate) others: Vec<String>,
}

/// Cuts what Cargo built last for the browser.
pub(crate) fn split() -> Result<Parts> {
    let target = target_folder(&read(&mut cargo(&["metadata", "--no-deps", "--offline", "--format-version", "1"]))?)?;
    let linked = target.join("wasm32-unknown-unknown/release").join(format!("{APP}.wasm"));
    let folder = target.join("wasm-split");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    // Both are on the `PATH` that `cargo xtask` gives to Trunk.
    let mut command = Command::new("wasm-split-cli");
    run(command.arg(linked).arg(&folder).args(["--target", "web", "--out-name", APP]))?;
    let mut command = Command::new("wasm-bindgen");
    command.args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"]);
    // The parts call each other through the linker's table of functions.
    command.arg("--keep-lld-exports");
    let first = folder.join("first");
    run(command.arg("--out-dir").arg(&first).args(["--out-name", APP]).arg(folder.join(format!("{APP}.wasm"))))?;

    let mut others = vec![LOADER.to_owned()];
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "wasm") && name != format!("{APP}.wasm") {
            fs::write(&path, without_notes(&fs::read(&path)?).ok_or(format!("{name} is no WebAssembly"))?)?;
            others.push(name);
        }
    }
    others.sort();
    if others.len() < 2 {
        return Err("nothing was split off the app; is `src/on_demand.rs` still in use?".into());
    }
    let loader = folder.join(LOADER);
    fs::write(&loader, without_streaming(&fs::read_to_string(&loader)?)?)?;
    Ok(Parts { script: first.join(format!("{APP}.js")), wasm: first.join(format!("{APP}_bg.wasm")), others, folder })
}

/// The target folder in what `cargo metadata` prints.
fn target_folder(metadata: &str) -> Result<PathBuf> {
    let key = "\"target_directory\":\"";
    let value = metadata.split_once(key).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value);
    let value = value.ok_or("`cargo metadata` names no target folder")?;
    Ok(Path::new(&value.replace("\\\\", "\\")).to_path_buf())
}

/// The loader, reading the parts as bytes: a browser compiles a stream only if the host gives WebAssembly's own media
/// type, and plain hosts do not know it.
fn without_streaming(loader: &str) -> Result<String> {
    let streaming = "WebAssembly.instantiateStreaming(src, imports)";
    if !loader.contains(streaming) {
        return Err(format!("{LOADER} does not load the parts as expected; did wasm-split-cli change?").into());
    }
    Ok(loader.replace(streaming, "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)"))
}

/// A WebAssembly module without its custom sections, which hold names and relocations and nothing that runs; `None`
/// where it is none.
fn without_notes(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut kept = head.to_vec();
    while let [id, after @ ..] = rest {
        let (length, size) = leb128(after)?;
        let (section, next) = rest.split_at_checked(1 + size + length)?;
        if *id != 0 {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Some(kept)
}

/// An unsigned number as WebAssembly writes it, and how many bytes it took.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_loses_its_custom_sections_and_nothing_else() {
        let check = |module: &[u8], expect: Option<&[u8]>| assert_eq!(without_notes(module).as_deref(), expect);
        let head = b"\0asm\x01\0\0\0";
        let with = |sections: &[u8]| [head, sections].concat();
        check(head, Some(head));
        check(&with(b"\x01\x02ab\x00\x03xyz\x03\x01c"), Some(&with(b"\x01\x02ab\x03\x01c")));
        check(&with(b"\x00\x83\x00xyz\x0a\x81\x00c"), Some(&with(b"\x0a\x81\x00c")));
        check(&with(b"\x01\x09ab"), None);
        check(&with(b"\x01\xff\xff\xff\xff\xff\x01"), None);
        check(b"<!doctype html>", None);
        check(b"", None);
    }

    #[test]
    fn the_target_folder_is_the_one_that_cargo_names() {
        let check = |metadata: &str, expect: Option<&str>| {
            assert_eq!(target_folder(metadata).ok(), expect.map(PathBuf::from), "{metadata}");
        };
        check(r#"{"packages":[],"target_directory":"/a/target","version":1}"#, Some("/a/target"));
        check(r#"{"target_directory":"C:\\a\\target"}"#, Some(r"C:\a\target"));
        check("{}", None);
    }

    #[test]
    fn a_loader_that_loads_otherwise_is_an_error() {
        let loader = "async (i) => (WebAssembly.instantiateStreaming(src, imports));";
        let expect = "async (i) => (WebAssembly.instantiate(await (await src).arrayBuffer(), imports));";
        assert_eq!(without_streaming(loader).expect("as expected"), expect);
        assert!(without_streaming("fetch(x)").is_err());
    }
}
