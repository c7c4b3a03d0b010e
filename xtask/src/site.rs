//! Building and serving the site with Trunk. What Trunk does in which order is in `Trunk.toml` and `index.html`; the
//! work after its build is in [`crate::package`].

use crate::process::{Beside, Result, cargo, root, run};
use crate::tools::{self, Building};
use std::path::Path;
use std::process::Command;
use std::str::FromStr;

/// For whom a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Support agents: everything.
    Agent,
    /// Everybody: only what is public.
    Public,
}

impl Audience {
    /// The word on the command line and in `GILJABI_AUDIENCE`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Public => "public",
        }
    }
}

impl FromStr for Audience {
    type Err = String;

    fn from_str(word: &str) -> std::result::Result<Self, String> {
        match word {
            "agent" => Ok(Self::Agent),
            "public" => Ok(Self::Public),
            other => Err(format!("unknown audience `{other}`; expected `agent` or `public`")),
        }
    }
}

/// What to build.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// For whom.
    pub(crate) audience: Audience,
    /// The path that the site lives under, with a slash at both ends.
    pub(crate) base: String,
}

/// Builds a site to publish into `out`, which is emptied first. `content` is the content command where it is built
/// already.
pub(crate) fn build(tools: &Building, options: &Options, content: Option<&Path>, out: &Path) -> Result {
    // Offline, Trunk downloads no tools: those that it needs are on its PATH. It hands the flag on to Cargo, so the
    // crates must be there before.
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    let mut command = trunk(tools, "build", options);
    if let Some(content) = content {
        command.env("GILJABI_BIN", content);
    }
    run(command.args(["--release", "--offline", "--locked", "--dist"]).arg(out))
}

/// Begins to compile what [`build`] will need, beside other work: half of that time one core has nothing to do.
pub(crate) fn compile_beside() -> Result<[Beside; 2]> {
    let compile = |package: &str| {
        let target = ["--target", "wasm32-unknown-unknown", "--release", "--locked", "--package", package];
        let mut command = cargo(&["build"]);
        command.args(target);
        Beside::start(command, root().join(format!("target/xtask/{package}.log")))
    };
    Ok([compile("giljabi-app")?, compile("giljabi-search-worker")?])
}

/// Draws the pictures of README into a folder.
pub(crate) fn screenshots(out: &Path) -> Result {
    let building = tools::for_building()?;
    let browser = tools::for_browser(tools::Use::Looking)?;
    let mut command = Command::new("node");
    command.arg("screenshots.mjs").arg("--chromium").arg(&browser.chromium).arg("--out").arg(out);
    for audience in [Audience::Agent, Audience::Public] {
        let site = root().join("dist-screenshots").join(audience.as_str());
        build(&building, &Options { audience, base: "/".to_owned() }, None, &site)?;
        command.arg(format!("--{}", audience.as_str())).arg(site);
    }
    run(command.current_dir(&browser.folder))
}

/// Serves a site that is built anew whenever a file changes, until interrupted.
pub(crate) fn serve(tools: &Building, options: &Options, port: u16) -> Result {
    let mut command = trunk(tools, "serve", options);
    // A folder of its own: serving must not empty the one that a build for publishing wrote.
    command.arg("--dist").arg(root().join("dist-serve"));
    run(command.args(["--address", "127.0.0.1", "--port", &port.to_string()]))
}

fn trunk(tools: &Building, verb: &str, options: &Options) -> Command {
    let mut command = Command::new("trunk");
    command.args([verb, "--public-url", &options.base]).current_dir(root());
    command.env("PATH", &tools.path).env("GILJABI_AUDIENCE", options.audience.as_str());
    command.env("TRUNK_SKIP_VERSION_CHECK", "true").env("TRUNK_TOOLS_WASM_BINDGEN", &tools.wasm_bindgen);
    // A content mistake ends Trunk's hook; pages of Trunk's own stack would hide the diagnostics shown before.
    command.env("RUST_LIB_BACKTRACE", "0");
    // Trunk 0.21 reads NO_COLOR as a boolean of its own and stops at the usual `1`.
    command.env_remove("NO_COLOR");
    command
}
