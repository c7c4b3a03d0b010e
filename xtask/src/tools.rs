//! Set-up: the programs that building and testing need, found or installed. Each step does nothing where nothing is
//! missing, says what it does and why where it does something, and ends in a sentence with the command to run where it
//! cannot. Versions are pinned here and in the lock files.
//!
//! Cargo-installed tools go to a folder of the user, one sub-folder for each version, so that the next clone finds
//! them. Nothing is installed system-wide except the browser and the Korean font, and those only by root or in CI.

use crate::process::{self, Result, ask, cargo, root, run};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
/// 0.22 wants a newer compiler than this workspace asks for.
const TRUNK: &str = "0.21.14";
/// Follows the version of `wasm_split_helpers` that Leptos brings along: both are of one series.
const WASM_SPLIT: &str = "0.2.4";
const OLDEST_NODE: u32 = 20;
/// Chromium without its windows: the command, and Debian's package of it.
const SHELL: &str = "chromium-headless-shell";
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// What builds need.
pub(crate) struct Building {
    /// A `PATH` on which the tools come first.
    pub(crate) path: OsString,
    /// The version that the app links; the command of this version is on [`Building::path`].
    pub(crate) wasm_bindgen: String,
}

/// What a browser is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Tests: Chromium's headless shell, which is the browser without its windows, runs them in half the time.
    Testing,
    /// Measurements and pictures: the browser as people have it.
    Looking,
}

/// What browser tests need besides.
pub(crate) struct Browser {
    /// The Chromium or Chrome to start.
    pub(crate) chromium: PathBuf,
    /// The folder of the tests, with their npm packages in place.
    pub(crate) folder: PathBuf,
}

/// Provides the wasm target, Trunk, wasm-bindgen and the crates.
pub(crate) fn for_building() -> Result<Building> {
    provide_wasm_target()?;
    let wasm_bindgen = locked_version(&fs::read_to_string(root().join("Cargo.lock"))?, "wasm-bindgen")
        .ok_or("Cargo.lock holds no wasm-bindgen; is this the project's folder?")?;
    let trunk = Tool {
        package: "trunk",
        version: TRUNK,
        program: "trunk",
        flags: &["--no-default-features"],
        why: "it builds the app and serves it",
    };
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        version: &wasm_bindgen,
        program: "wasm-bindgen",
        flags: &[],
        why: "it writes the JavaScript around the app and must be of the version that the app links",
    };
    let split = Tool {
        package: "wasm_split_cli_support",
        version: WASM_SPLIT,
        program: "wasm-split-cli",
        flags: &["--features", "build-binary"],
        why: "it cuts the app into what everybody downloads and what is fetched when it is needed",
    };
    let mut folders = Vec::new();
    for tool in [trunk, bindgen, split] {
        folders.extend(tool.provide()?);
    }
    Ok(Building { path: path_with(folders)?, wasm_bindgen })
}

/// Provides Node.js packages, a browser and a Korean font.
pub(crate) fn for_browser(wanted: Use) -> Result<Browser> {
    let folder = root().join("tests/browser");
    check_node()?;
    provide_npm_packages(&folder, "Playwright drives the browser in tests")?;
    let chromium = provide_browser(wanted)?;
    provide_korean_font();
    Ok(Browser { chromium, folder })
}

fn provide_wasm_target() -> Result {
    let library = ask("rustc", &["--print", "target-libdir", "--target", TARGET]);
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("adding Rust's standard library for {TARGET}: the app runs as WebAssembly"));
    if process::find("rustup").is_none() {
        let hint = "install rustup as https://rustup.rs says, then run this again";
        return Err(format!("Rust's standard library for {TARGET} is missing, and so is rustup: {hint}").into());
    }
    run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
}

/// A program that Cargo installs.
struct Tool<'a> {
    package: &'a str,
    version: &'a str,
    /// The command's name.
    program: &'a str,
    flags: &'a [&'a str],
    why: &'a str,
}

impl Tool<'_> {
    /// Finds the tool or installs it. Returns the folder to put on the `PATH`; `None` where it is there already.
    fn provide(&self) -> Result<Option<PathBuf>> {
        if self.answers(Path::new(self.program)) {
            return Ok(None);
        }
        let tools = tools_folder().ok_or("no home folder is set; name a folder for tools in GILJABI_TOOLS")?;
        let installed = tools.join(format!("{}-{}", self.package, self.version));
        let folder = installed.join("bin");
        if !self.is_installed(&folder) {
            let (package, version, shown) = (self.package, self.version, tools.display());
            say(&format!("installing {package} {version} to {shown} (a few minutes, once): {}", self.why));
            self.install(&tools, &installed).map_err(|error| {
                let by_hand = format!("cargo install {package} --version {version} --locked {}", self.flags.join(" "));
                format!("{error}\n{package} {version} is missing; try by hand: {}", by_hand.trim_end())
            })?;
        }
        Ok(Some(folder))
    }

    /// Whether the program runs and is of the wanted version.
    fn answers(&self, program: &Path) -> bool {
        ask(program, &["--version"]).is_some_and(|answer| answer.split_whitespace().nth(1) == Some(self.version))
    }

    /// Whether the program runs in the folder of tools, whose name has the version: not every program tells its own.
    fn is_installed(&self, folder: &Path) -> bool {
        let program = folder.join(self.program);
        self.answers(&program) || ask(program, &["--help"]).is_some()
    }

    /// Installs beside the place and moves it there in one step: an interrupted installation is never found later.
    fn install(&self, tools: &Path, installed: &Path) -> Result {
        let partial = tools.join(format!("partial-{}-{}", self.program, std::process::id()));
        fs::create_dir_all(&partial)?;
        let mut command = cargo(&["install", self.package, "--version", self.version, "--locked"]);
        command.args(self.flags).arg("--root").arg(&partial).current_dir(&partial);
        command.env("CARGO_TARGET_DIR", partial.join("target"));
        // Or else Cargo advises to put the folder there, which is about to be gone.
        command.env("PATH", path_with(vec![partial.join("bin")])?);
        // The tool's own release profile ends in minutes of link-time optimisation that a build tool does not need.
        for (setting, value) in [("OPT_LEVEL", "1"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("STRIP", "true")] {
            command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        let result = run(&mut command).and_then(|()| {
            fs::remove_dir_all(partial.join("target"))?;
            if installed.exists() {
                // What is there does not answer, or another clone was quicker; ours is good either way.
                fs::remove_dir_all(installed)?;
            }
            Ok(fs::rename(&partial, installed)?)
        });
        if result.is_err() {
            // The partial folder is of no use to anybody; that it stays is no reason to hide the first error.
            let _ = fs::remove_dir_all(&partial);
        }
        result
    }
}

/// The `PATH` with folders before all others.
fn path_with(mut folders: Vec<PathBuf>) -> Result<OsString> {
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    Ok(env::join_paths(folders)?)
}

/// Where tools are kept for this user, shared by all clones.
fn tools_folder() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(named) = folder("GILJABI_TOOLS") {
        return std::path::absolute(named).ok();
    }
    let cache = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    };
    cache.map(|cache| cache.join("giljabi").join("tools"))
}

/// Ends with a sentence where Node.js or npm is missing or too old.
pub(crate) fn check_node() -> Result {
    let hint = "install Node.js 20 or newer as https://nodejs.org says (Debian: `apt-get install nodejs npm`)";
    let version = ask("node", &["--version"]).ok_or(format!("Node.js is missing: {hint}"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!("Node.js {version} is too old: {hint}").into());
    }
    ask(NPM, &["--version"]).ok_or(format!("npm is missing: {hint}"))?;
    Ok(())
}

/// Installs the packages of a folder where its lock file is not the one installed last.
pub(crate) fn provide_npm_packages(folder: &Path, why: &str) -> Result {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let shown = folder.strip_prefix(root()).unwrap_or(folder).display();
    say(&format!("installing the npm packages of {shown}: {why}"));
    // Packages' own scripts are not run: none is needed, and Playwright's would download browsers.
    let mut command = Command::new(NPM);
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    run(command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    Ok(fs::write(stamp, lock)?)
}

fn provide_browser(wanted: Use) -> Result<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let path = PathBuf::from(named);
        let missing = || format!("CHROMIUM names {}, which is not there", path.display());
        return if path.is_file() { Ok(path.clone()) } else { Err(missing().into()) };
    }
    if let Some(shell) = process::find(SHELL).filter(|_| wanted == Use::Testing) {
        return Ok(shell);
    }
    let found = find_browser();
    let is_debian = process::find("apt-get").is_some();
    if install_command().is_some() && (found.is_none() || wanted == Use::Testing) {
        let package = if wanted == Use::Testing { SHELL } else { "chromium" };
        say(&format!("installing Debian's {package}: it runs the app as people's browsers do"));
        // Not every system with apt-get has the shell; any other browser does as well, only slower.
        if install_debian(&[package]).unwrap_or(false)
            && let Some(browser) = process::find(package)
        {
            return Ok(browser);
        }
        if found.is_none() && wanted == Use::Testing && install_debian(&["chromium"])? {
            return find_browser().ok_or_else(|| "Chromium was installed and is not on the PATH".into());
        }
    }
    let how = if is_debian {
        "`sudo apt-get install chromium fonts-noto-cjk`"
    } else if cfg!(target_os = "macos") {
        "`brew install --cask chromium`"
    } else {
        "install Chromium or Chrome"
    };
    found.ok_or_else(|| format!("there is no browser for the tests: {how}, or name one in CHROMIUM").into())
}

fn find_browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let places = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    let known = || places.iter().map(PathBuf::from).find(|path| path.is_file());
    names.iter().find_map(|name| process::find(name)).or_else(known)
}

/// Without a Korean font every page is drawn in boxes; the tests' sense does not change, so a missing one is no error.
fn provide_korean_font() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let found = match ask("fc-list", &[":lang=ko", "family"]) {
        Some(fonts) => !fonts.is_empty(),
        None => Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file(),
    };
    if found {
        return;
    }
    say("installing a Korean font: without one the browser draws Korean as boxes");
    if !install_debian(&["fonts-noto-cjk"]).unwrap_or(false) {
        say("no Korean font could be installed; screenshots will show boxes (`sudo apt-get install fonts-noto-cjk`)");
    }
}

/// `apt-get` where packages may be installed unasked, as root or on a CI machine.
fn install_command() -> Option<Command> {
    let apt = process::find("apt-get")?;
    let is_root = ask("id", &["-u"]).is_some_and(|id| id == "0");
    let mut command = if is_root {
        Command::new(apt)
    } else if env::var_os("CI").is_some() && ask("sudo", &["-n", "true"]).is_some() {
        let mut sudo = Command::new("sudo");
        sudo.arg("-n").arg(apt);
        sudo
    } else {
        return None;
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Some(command)
}

/// Installs Debian packages where this may be done unasked; `false` where it may not.
fn install_debian(packages: &[&str]) -> Result<bool> {
    let (Some(mut update), Some(mut install)) = (install_command(), install_command()) else { return Ok(false) };
    run(update.args(["update", "-q"]))?;
    run(install.args(["install", "-q", "-y", "--no-install-recommends"]).args(packages))?;
    Ok(true)
}

/// The version of a package in a `Cargo.lock`; the first one where there are several.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

fn say(what: &str) {
    eprintln!("set-up: {what}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lock: &str, expect: Option<&str>) {
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), expect, "{lock}");
    }

    #[test]
    fn a_locked_version_is_that_of_exactly_this_package() {
        let other = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n";
        check(&format!("{other}\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n"), Some("0.2.129"));
        check(other, None);
        check("name = \"wasm-bindgen\"", None);
    }

    #[test]
    fn a_program_that_is_missing_or_of_another_version_does_not_answer() {
        let tool = |version| Tool { package: "cargo", version, program: "cargo", flags: &[], why: "" };
        assert!(!tool("0.0.1").answers(Path::new("cargo")));
        assert!(!tool("1").answers(Path::new("no-such-program-here")));
        assert!(!tool("1").is_installed(Path::new("no-such-folder-here")));
    }
}
