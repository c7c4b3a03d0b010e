//! The hook that Trunk runs after each build (`cargo xtask package`): adds the content to the built site and makes its
//! files fit for publishing.
//!
//! - The content command writes the site data to `data/`, and from the page as it is at the end the plain pages of a
//!   public site. Where it fails, the build fails.
//! - The app and the search worker move to folders named by their content, `app-…/` and `worker-…/`. Trunk names the
//!   worker's files without a hash, and names the app's JavaScript by the hash of its wasm, so that two deploys may
//!   differ under one name; a browser that cached one file of each would show a blank page.
//! - A release's app is cut into the part that everybody downloads and the parts fetched when they are needed.
//! - A release's style sheets become one: each file more costs a slow line a round trip before anything is drawn. The
//!   public gets none of the agent's desk.
//! - Trunk's start script moves from the page to a file, since the security policy allows no inline script.
//! - Release builds get that policy, and a `404.html` for hosts that cannot rewrite addresses.
//!
//! Nothing here compiles the app: a change of content alone costs no more than the content command.

use crate::html::{Attribute, Tag, tags};
use crate::process::{Result, cargo, root, run};
use crate::site::Audience;
use crate::split::{self, LOADER, Parts};
use std::env;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

const APP: &str = "giljabi-app";
const WORKER: &str = "giljabi-search-worker";

/// `frame-ancestors` is ignored in a page and belongs in the host's headers.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; \
    form-action 'self'";

/// Runs the hook with what Trunk and `cargo xtask` say in the environment.
pub(crate) fn run_hook() -> Result {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("TRUNK_STAGING_DIR is not set: `package` is run by Trunk, after its build")?;
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "/".to_owned());
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    // The public build is the safe one to get by mistake.
    let audience = env::var("GILJABI_AUDIENCE").map_or(Ok(Audience::Public), |word| word.parse())?;
    let parts = if release { Some(split::split()?) } else { None };
    package(&staging, &base, release, audience, parts.as_ref())?;
    build_content(&staging, audience)
}

/// Runs the content command: the one named by `GILJABI_BIN`, or else through Cargo, so that `trunk serve` picks up its
/// changes.
fn build_content(staging: &Path, audience: Audience) -> Result {
    let mut command = match env::var_os("GILJABI_BIN") {
        Some(program) => Command::new(program),
        None => cargo(&["run", "--quiet", "--package", "giljabi-cli", "--"]),
    };
    command.current_dir(root()).arg("build").arg("--out").arg(staging.join("data"));
    command.args(["--audience", audience.as_str()]);
    command.arg("--shell").arg(staging.join("index.html")).arg("--pages").arg(staging);
    run(&mut command)
}

/// Changes the files that Trunk left in `staging`; `parts` take the app's place.
fn package(staging: &Path, base: &str, release: bool, audience: Audience, parts: Option<&Parts>) -> Result {
    let page = staging.join("index.html");
    let mut html = fs::read_to_string(&page)?;
    html = move_worker(staging, &html)?;
    html = move_app(staging, &html, parts)?;
    html = move_start_script(staging, &html, base)?;
    if release {
        html = join_styles(staging, &html, base, audience)?;
        html = with_policy(&html)?;
        fs::write(staging.join("404.html"), &html)?;
    }
    Ok(fs::write(page, html)?)
}

/// Moves the worker's files and writes the place of its entry into `<meta name="search-worker">`.
fn move_worker(staging: &Path, html: &str) -> Result<String> {
    let (script, wasm, entry) = (format!("{WORKER}.js"), format!("{WORKER}_bg.wasm"), format!("{WORKER}_loader.js"));
    // Both names are relative to the entry. Trunk's own entry calls `wasm_bindgen` with a bare path, which logs a
    // warning of deprecation. A promise that is broken in a worker is not told to the page, an error is: without it the
    // page would wait for a worker whose wasm never came.
    let loader = format!(
        "importScripts(\"{script}\");\n\
         wasm_bindgen({{ module_or_path: \"{wasm}\" }}).catch((error) => setTimeout(() => {{ throw error; }}));\n"
    );
    fs::write(staging.join(&entry), loader)?;
    let folder = move_to_hashed(staging, "worker", &[(&script, &script), (&wasm, &wasm), (&entry, &entry)])?;
    let tags = tags(html);
    let meta = tags.iter().find(|tag| tag.name == "meta" && tag.attribute("name") == Some("search-worker"));
    let meta =
        meta.ok_or("index.html has no <meta name=\"search-worker\" content=\"\"> to put the worker's place in")?;
    let content = format!("<meta name=\"search-worker\" content=\"{folder}/{entry}\">");
    Ok(splice(html, vec![(meta.range.clone(), content)]))
}

/// Moves the app's files and changes the addresses by which the page knows them.
fn move_app(staging: &Path, html: &str, parts: Option<&Parts>) -> Result<String> {
    let name = |ending: &str| -> Result<String> {
        let mut names = Vec::new();
        for entry in fs::read_dir(staging)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.starts_with(APP) && name.ends_with(ending) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [one] => Ok(one.clone()),
            _ => {
                Err(format!("expected one file {APP}…{ending} from Trunk and found {}: {names:?}", names.len()).into())
            }
        }
    };
    let (script, wasm) = (name(".js")?, name("_bg.wasm")?);
    let (new_script, new_wasm) = (format!("{APP}.js"), format!("{APP}_bg.wasm"));
    let mut moves = vec![(script.as_str(), new_script.as_str()), (&wasm, &new_wasm)];
    // JavaScript that crates bring along; the app's script imports it relative to itself.
    let has_snippets = staging.join("snippets").is_dir();
    if has_snippets {
        moves.push(("snippets", "snippets"));
    }
    if let Some(parts) = parts {
        fs::copy(&parts.script, staging.join(&script))?;
        fs::copy(&parts.wasm, staging.join(&wasm))?;
        for name in &parts.others {
            fs::copy(parts.folder.join(name), staging.join(name))?;
            moves.push((name, name));
        }
    }
    let folder = move_to_hashed(staging, "app", &moves)?;
    let mut html = html.replace(&script, &format!("{folder}/{new_script}"));
    html = html.replace(&wasm, &format!("{folder}/{new_wasm}"));
    let mut changes = Vec::new();
    for tag in tags(&html).into_iter().filter(|tag| tag.name == "link") {
        // Browsers ignore the integrity of preloaded data so far, and Chromium warns about it in the console.
        let is_preload = tag.attribute("rel") == Some("preload");
        let script = tag.attribute("href").and_then(|href| href.strip_suffix(&new_script));
        if let Some(beside) = script.filter(|_| parts.is_some()) {
            // The app's script imports it: without this the browser learns of it one round trip later.
            changes.push((tag.end..tag.end, format!("<link rel=\"modulepreload\" href=\"{beside}{LOADER}\">")));
        }
        for Attribute { name, value, range } in tag.attributes {
            if name == "integrity" && is_preload {
                changes.push((range, String::new()));
            } else if name == "href" && has_snippets && value.contains("snippets/") {
                let address = value.replacen("snippets/", &format!("{folder}/snippets/"), 1);
                changes.push((range, format!("href=\"{address}\"")));
            }
        }
    }
    Ok(lift(&splice(&html, changes), &folder))
}

/// Moves the links that announce the app's files from the end of the head, where Trunk puts them, before all other
/// files: browsers read no further than to the first script while it is on its way where a policy stands in the page.
/// The largest goes first: it takes the connection that is open already, where others wait for a new one.
fn lift(html: &str, folder: &str) -> String {
    let tags = tags(html);
    let is_ours = |tag: &&Tag| tag.name == "link" && tag.attribute("href").is_some_and(|href| href.contains(folder));
    let mut links: Vec<_> = tags.iter().filter(is_ours).collect();
    links.sort_by_key(|tag| tag.attribute("type") != Some("application/wasm"));
    let lifted: String = links.iter().map(|tag| &html[tag.range.clone()]).collect();
    let other = |tag: &&Tag| matches!(tag.name.as_str(), "link" | "script") && !is_ours(tag);
    let Some(first) = tags.iter().find(other) else {
        return html.to_owned();
    };
    let mut changes: Vec<_> = tags.iter().filter(is_ours).map(|tag| (tag.range.clone(), String::new())).collect();
    changes.push((first.range.start..first.range.start, lifted));
    splice(html, changes)
}

/// Writes all style sheets of the page into one, in their order, which stands in the place of the first.
fn join_styles(staging: &Path, html: &str, base: &str, audience: Audience) -> Result<String> {
    let tags = tags(html);
    let sheets: Vec<_> = tags.iter().filter(|tag| tag.attribute("rel") == Some("stylesheet")).collect();
    if sheets.is_empty() {
        return Ok(html.to_owned());
    }
    let (mut joined, mut changes) = (String::new(), Vec::new());
    for tag in &sheets {
        let address = tag.attribute("href").unwrap_or_default();
        let path = staging.join(address.strip_prefix(base).unwrap_or(address));
        let style = fs::read_to_string(&path).map_err(|error| format!("{address} of index.html: {error}"))?;
        let is_of_desk = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("desk-"));
        if !is_of_desk || audience == Audience::Agent {
            joined.push_str(&style);
            joined.push('\n');
        }
        fs::remove_file(path)?;
        changes.push((tag.range.clone(), String::new()));
    }
    let file = format!("style-{}.css", hex(fnv1a(FNV_START, joined.as_bytes())));
    fs::write(staging.join(&file), joined)?;
    changes[0].1 = format!("<link rel=\"stylesheet\" href=\"{base}{file}\">");
    Ok(splice(html, changes))
}

/// Moves Trunk's module script, which loads the app, from the page to a file.
fn move_start_script(staging: &Path, html: &str, base: &str) -> Result<String> {
    let tags = tags(html);
    let is_start = |tag: &&Tag| is_inline_script(tag) && tag.attribute("type") == Some("module");
    let start =
        tags.iter().find(is_start).ok_or("index.html has no inline module script; did Trunk's output change?")?;
    let script = html[start.content.clone()].trim();
    let file = format!("start-{}.js", hex(fnv1a(FNV_START, script.as_bytes())));
    fs::write(staging.join(&file), format!("{script}\n"))?;
    let element = format!("<script type=\"module\" src=\"{base}{file}\"></script>");
    Ok(splice(html, vec![(start.range.start..start.end, element)]))
}

/// Adds the security policy to a page and makes sure that the page keeps to it.
fn with_policy(html: &str) -> Result<String> {
    let tags = tags(html);
    let mut changes = Vec::new();
    for tag in &tags {
        if is_inline_script(tag) || tag.name == "style" {
            let shown = &html[tag.range.clone()];
            return Err(format!("index.html has {shown}, which the security policy forbids: use a file").into());
        }
        for attribute in &tag.attributes {
            match attribute.name.as_str() {
                // A nonce in a file that everybody gets is the same for everybody, and protects nobody.
                "nonce" => changes.push((attribute.range.clone(), String::new())),
                name if name == "style" || name.starts_with("on") => {
                    let shown = &html[tag.range.clone()];
                    return Err(format!("`{name}` in {shown} of index.html is forbidden by the security policy").into());
                }
                _ => {}
            }
        }
    }
    // Before everything that it governs, yet after the character set, which must come within the first 1,024 bytes.
    let charset = tags.iter().find(|tag| tag.name == "meta" && tag.attribute("charset").is_some());
    let place = charset.or_else(|| tags.iter().find(|tag| tag.name == "head")).ok_or("index.html has no <head>")?.end;
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    changes.push((place..place, policy));
    Ok(splice(html, changes))
}

/// Whether a tag is a script in the page that a browser would run; data such as JSON-LD is none.
fn is_inline_script(tag: &Tag) -> bool {
    tag.name == "script"
        && tag.attribute("src").is_none()
        && matches!(tag.attribute("type"), None | Some("" | "module" | "text/javascript"))
}

/// Moves files and folders from `staging` to a new folder there, named by what they hold, and returns its name.
fn move_to_hashed(staging: &Path, name: &str, moves: &[(&str, &str)]) -> Result<String> {
    let mut hash = FNV_START;
    for (from, to) in moves {
        hash = hash_path(hash, &staging.join(from), to)?;
    }
    let folder = format!("{name}-{}", hex(hash));
    fs::create_dir(staging.join(&folder))?;
    for (from, to) in moves {
        fs::rename(staging.join(from), staging.join(&folder).join(to))?;
    }
    Ok(folder)
}

/// Adds a file, or all files of a folder, to a hash, with their names.
fn hash_path(hash: u64, path: &Path, name: &str) -> Result<u64> {
    let mut hash = fnv1a(fnv1a(hash, name.as_bytes()), &[0]);
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.collect::<std::result::Result<Vec<_>, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            hash = hash_path(hash, &entry.path(), &entry.file_name().to_string_lossy())?;
        }
        return Ok(hash);
    }
    let bytes = fs::read(path).map_err(|error| format!("Trunk should have written {}: {error}", path.display()))?;
    Ok(fnv1a(hash, &bytes))
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a with 64 bits: names change when contents do. It keeps nobody from making two contents of one name, and
/// nobody who could is able to write here.
fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn hex(hash: u64) -> String {
    format!("{hash:016x}")
}

/// A text with some of its ranges, which must not overlap, replaced.
fn splice(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| range.start);
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in changes {
        result.push_str(&text[at..range.start]);
        result.push_str(&replacement);
        at = range.end;
    }
    result.push_str(&text[at..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><base href="/help/">
<meta content="" name=search-worker><link rel="modulepreload" href="/help/giljabi-app-1a.js" integrity="sha384-x">
<link rel="preload" href="/help/giljabi-app-1a_bg.wasm" integrity="sha384-y"><link rel="modulepreload" href="/help/snippets/s/inline0.js">
<script type="module" nonce="n">
import init from '/help/giljabi-app-1a.js';
await init({ module_or_path: '/help/giljabi-app-1a_bg.wasm' });
</script></head><body></body></html>"#;

    /// A folder as Trunk leaves it, gone at the end of the test.
    struct Staging(PathBuf);

    impl Staging {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = env::temp_dir().join(format!("giljabi-xtask-{}-{name}", std::process::id()));
            let staging = Self(folder);
            let given = [
                ("index.html", PAGE),
                ("giljabi-app-1a.js", "app"),
                ("giljabi-app-1a_bg.wasm", "wasm"),
                ("snippets/s/inline0.js", "snippet"),
                ("giljabi-search-worker.js", "worker"),
                ("giljabi-search-worker_bg.wasm", "worker wasm"),
                ("giljabi-search-worker_loader.js", "Trunk's own"),
            ];
            for (path, content) in given.iter().chain(files) {
                let path = staging.0.join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
                fs::write(path, content).expect("a writable folder");
            }
            staging
        }

        fn text(&self, path: &str) -> String {
            fs::read_to_string(self.0.join(path)).expect(path)
        }

        /// The only entry whose name begins so.
        fn find(&self, start: &str) -> String {
            let names = fs::read_dir(&self.0).expect("a folder").map(|entry| entry.expect("an entry").file_name());
            let names: Vec<_> = names.map(|name| name.into_string().expect("plain names")).collect();
            names.iter().find(|name| name.starts_with(start)).unwrap_or_else(|| panic!("{start} in {names:?}")).clone()
        }
    }

    impl Drop for Staging {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn every_address_in_the_page_is_that_of_a_file() {
        let staging = Staging::new("addresses", &[]);
        package(&staging.0, "/help/", true, Audience::Agent, None).expect("a good folder");
        let html = staging.text("index.html");
        let start = staging.find("start-");
        let mut addresses = Vec::new();
        for tag in tags(&html).iter().filter(|tag| matches!(tag.name.as_str(), "link" | "script")) {
            addresses.push(tag.attribute("href").or(tag.attribute("src")).expect("an address").to_owned());
        }
        addresses.extend(staging.text(&start).split('\'').filter(|part| part.starts_with('/')).map(str::to_owned));
        assert_eq!(addresses.len(), 6, "{addresses:?}");
        for address in addresses {
            let path = address.strip_prefix("/help/").expect("under the base");
            assert!(staging.0.join(path).is_file(), "{address}");
        }
    }

    #[test]
    fn the_page_says_where_the_worker_is_and_the_worker_finds_its_files_beside_it() {
        let staging = Staging::new("worker", &[]);
        package(&staging.0, "/help/", false, Audience::Agent, None).expect("a good folder");
        let folder = staging.find("worker-");
        let entry = format!("{folder}/giljabi-search-worker_loader.js");
        assert!(staging.text("index.html").contains(&format!(r#"<meta name="search-worker" content="{entry}">"#)));
        for name in staging.text(&entry).split('"').skip(1).step_by(2) {
            assert!(staging.0.join(&folder).join(name).is_file(), "{name}");
        }
    }

    #[test]
    fn only_scripts_keep_their_integrity() {
        let staging = Staging::new("integrity", &[]);
        package(&staging.0, "/help/", true, Audience::Agent, None).expect("a good folder");
        let html = staging.text("index.html");
        assert!(html.contains("sha384-x") && !html.contains("sha384-y"), "{html}");
    }

    #[test]
    fn folders_are_named_by_what_they_hold() {
        let names = |name, files: &[(&str, &str)]| {
            let staging = Staging::new(name, files);
            package(&staging.0, "/", false, Audience::Agent, None).expect("a good folder");
            (staging.find("app-"), staging.find("worker-"))
        };
        let first = names("names-1", &[]);
        assert_eq!(names("names-2", &[]), first);
        let (app, worker) = names("names-3", &[("giljabi-app-1a.js", "app, changed")]);
        assert_ne!(app, first.0, "same wasm, other JavaScript");
        assert_eq!(worker, first.1);
        let (app, worker) = names("names-4", &[("giljabi-search-worker_bg.wasm", "changed")]);
        assert_eq!(app, first.0);
        assert_ne!(worker, first.1);
        assert_ne!(names("names-5", &[("snippets/s/inline0.js", "changed")]).0, first.0);
    }

    #[test]
    fn a_release_keeps_to_its_security_policy() {
        let staging = Staging::new("policy", &[]);
        package(&staging.0, "/help/", true, Audience::Agent, None).expect("a good folder");
        let html = staging.text("index.html");
        let tags = tags(&html);
        let place = |wanted: &dyn Fn(&Tag) -> bool| tags.iter().position(wanted).expect("in the page");
        let policy = place(&|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"));
        assert_eq!(tags[policy].attribute("content"), Some(POLICY));
        assert!(place(&|tag| tag.attribute("charset").is_some()) < policy);
        assert!(policy < place(&|tag| tag.name == "base"));
        assert!(!tags.iter().any(|tag| is_inline_script(tag) || tag.attribute("nonce").is_some()), "{html}");
        assert_eq!(staging.text("404.html"), html);
    }

    #[test]
    fn while_serving_trunk_s_script_for_reloading_stays_and_there_is_no_policy() {
        let page = PAGE.replace("<body>", "<body><script>reload()</script>");
        let staging = Staging::new("serving", &[("index.html", &page)]);
        package(&staging.0, "/help/", false, Audience::Agent, None).expect("a good folder");
        let html = staging.text("index.html");
        assert!(html.contains("<script>reload()</script>"));
        assert!(!html.contains("Content-Security-Policy"));
        assert!(!staging.0.join("404.html").exists());
    }

    #[test]
    fn what_the_policy_would_refuse_fails_a_release() {
        for (name, inserted) in [
            ("script", "<script>x()</script>"),
            ("style", "<style>a{}</style>"),
            ("attribute", "<p style='x'>"),
            ("handler", "<p onclick=x()>"),
        ] {
            let page = PAGE.replace("<body>", &format!("<body>{inserted}"));
            let staging = Staging::new(name, &[("index.html", &page)]);
            let error = package(&staging.0, "/", true, Audience::Agent, None).expect_err(inserted).to_string();
            assert!(error.contains("policy"), "{error}");
        }
        let page = PAGE.replace("<body>", "<body><script type='application/ld+json'>{}</script>");
        package(&Staging::new("data", &[("index.html", &page)]).0, "/", true, Audience::Agent, None)
            .expect("data is no script");
    }

    #[test]
    fn the_parts_of_the_app_lie_together_and_the_page_knows_the_first_two() {
        let made = Staging::new(
            "parts-made",
            &[("first.js", "cut"), ("first.wasm", "cut wasm"), (LOADER, "loader"), ("later.wasm", "later")],
        );
        let parts = Parts {
            script: made.0.join("first.js"),
            wasm: made.0.join("first.wasm"),
            others: vec![LOADER.to_owned(), "later.wasm".to_owned()],
            folder: made.0.clone(),
        };
        let staging = Staging::new("parts", &[]);
        package(&staging.0, "/help/", true, Audience::Agent, Some(&parts)).expect("a good folder");
        let folder = staging.find("app-");
        let files = [
            ("giljabi-app.js", "cut"),
            ("giljabi-app_bg.wasm", "cut wasm"),
            (LOADER, "loader"),
            ("later.wasm", "later"),
        ];
        for (name, content) in files {
            assert_eq!(staging.text(&format!("{folder}/{name}")), content, "{name}");
        }
        let html = staging.text("index.html");
        assert!(html.contains(&format!("<link rel=\"modulepreload\" href=\"/help/{folder}/{LOADER}\">")), "{html}");
    }

    #[test]
    fn the_app_is_asked_for_before_everything_else() {
        let first = "<link rel=\"modulepreload\"";
        let page = PAGE.replacen(first, &format!("<link rel=\"stylesheet\" href=\"/help/a.css\">{first}"), 1);
        let staging = Staging::new("order", &[("index.html", &page), ("a.css", "a {}")]);
        package(&staging.0, "/help/", true, Audience::Agent, None).expect("a good folder");
        let html = staging.text("index.html");
        let folder = staging.find("app-");
        let places: Vec<_> = ["giljabi-app.js", "giljabi-app_bg.wasm", "snippets/s/inline0.js"]
            .iter()
            .map(|name| html.find(&format!("/help/{folder}/{name}\"")).expect(name))
            .collect();
        assert!(places.iter().all(|place| *place < html.find("/style-").expect("the style")), "{html}");
        assert_eq!(html.matches(&folder).count(), 3, "{html}");
    }

    #[test]
    fn a_release_has_one_style_sheet_and_the_public_nothing_of_the_desk() {
        let style = |name: &str| format!("<link rel=\"stylesheet\" href=\"/help/{name}.css\" integrity=\"sha384-z\">");
        let page =
            PAGE.replace("<script", &format!("{}{}{}<script", style("base-1"), style("desk-2"), style("late-3")));
        let files =
            [("index.html", page.as_str()), ("base-1.css", "b{}"), ("desk-2.css", "d{}"), ("late-3.css", "l{}")];
        for (audience, name, expect) in
            [(Audience::Agent, "styles-agent", "b{}\nd{}\nl{}\n"), (Audience::Public, "styles-public", "b{}\nl{}\n")]
        {
            let staging = Staging::new(name, &files);
            package(&staging.0, "/help/", true, audience, None).expect("a good folder");
            let (file, html) = (staging.find("style-"), staging.text("index.html"));
            assert_eq!(staging.text(&file), expect);
            assert_eq!(html.matches(".css").count(), 1, "{html}");
            assert!(html.contains(&format!("<link rel=\"stylesheet\" href=\"/help/{file}\">")), "{html}");
            assert!(!staging.0.join("desk-2.css").exists());
        }
    }

    #[test]
    fn a_page_without_a_place_for_the_worker_is_an_error_that_says_so() {
        let page = PAGE.replace("name=search-worker", "name=x");
        let error = package(&Staging::new("no-place", &[("index.html", &page)]).0, "/", true, Audience::Agent, None)
            .expect_err("no place");
        assert!(error.to_string().contains(r#"<meta name="search-worker" content="">"#), "{error}");
    }

    #[test]
    fn the_hash_is_the_published_one() {
        let check = |text: &str, expect: &str| assert_eq!(hex(fnv1a(FNV_START, text.as_bytes())), expect, "{text}");
        check("", "cbf29ce484222325");
        check("a", "af63dc4c8601ec8c");
        check("foobar", "85944171f73967e8");
    }
}
