//! `cargo xtask`: everything a contributor runs, on a machine with Rust and Node.js and nothing else prepared.
//!
//! This file owns the command line. Set-up is in [`tools`], builds are in [`site`], the work after a build of Trunk's
//! in [`package`], the order of checks in [`test`], and the measurement beside other engines in [`bench`]. It never
//! depends on another crate, so that it compiles in seconds on a fresh clone, and never on the rooms it builds.

#![forbid(unsafe_code)]

mod bench;
mod html;
mod package;
mod process;
mod site;
mod size;
mod split;
mod tally;
mod test;
mod tools;

use process::Result;
use site::{Audience, Options};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

commands:
  serve [--audience agent|public] [--base /PATH/] [--port PORT]
        set up what is missing, build, and serve on http://127.0.0.1:8080; for agents unless told otherwise
  build [--audience agent|public] [--base /PATH/] [--out FOLDER]
        a site to publish, in `dist`; for the public unless told otherwise
  test [--skip-browser]
        set up what is missing, then every check and test; the last line is `N passed, N failed`
  size [--keep]
        what a browser downloads, compared with tests/sizes.json; --keep makes today's figures the kept ones
  bench [--corpus FOLDER|ARCHIVE.tar.gz] [--out FILE]
        measure beside other search engines, over our content and a larger corpus; writes benches/report.md
  robustness [--corpus FOLDER|ARCHIVE.tar.gz]
        how often search finds a page by its title typed badly, over our content and a larger corpus
  screenshots [--out FOLDER]
        the pictures of README, drawn from what is built now; in `docs` unless told otherwise
  setup
        set up what is missing, and no more
  package
        what Trunk runs after a build: content, parts of the app, worker, security policy";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let command = match parse(&words) {
        Ok(command) => command,
        Err(mistake) => {
            eprintln!("error: {mistake}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    Serve { options: Options, port: u16 },
    Build { options: Options, out: String },
    Test { browser: bool },
    Size { keep: bool },
    Bench { corpus: Option<String>, out: String },
    Robustness { corpus: Option<String> },
    Screenshots { out: String },
    Setup,
    Package,
    Help,
}

/// Runs a command. `false` says that it ran to its end and has already shown what is wrong.
fn run(command: Command) -> Result<bool> {
    match command {
        Command::Serve { options, port } => site::serve(&tools::for_building()?, &options, port)?,
        Command::Build { options, out } => {
            site::build(&tools::for_building()?, &options, None, &process::root().join(out))?;
        }
        Command::Test { browser } => return Ok(test::run_all(browser)),
        Command::Size { keep } => size::command(keep)?,
        Command::Bench { corpus, out } => bench::command(corpus.as_deref(), &out)?,
        Command::Robustness { corpus } => bench::robustness(corpus.as_deref())?,
        Command::Screenshots { out } => site::screenshots(&process::root().join(out))?,
        Command::Setup => {
            tools::for_building()?;
            tools::for_browser(tools::Use::Testing)?;
        }
        Command::Package => package::run_hook()?,
        Command::Help => println!("{USAGE}"),
    }
    Ok(true)
}

/// Reads the words after `cargo xtask`; the error says what is wrong with them.
fn parse(words: &[String]) -> std::result::Result<Command, String> {
    let mut words = words.iter().map(String::as_str);
    let name = words.next().unwrap_or("help");
    let default = if name == "serve" { Audience::Agent } else { Audience::Public };
    let mut options = Options { audience: default, base: "/".to_owned() };
    let (mut port, mut keep, mut browser, mut corpus) = (8080, false, true, None);
    let mut out = match name {
        "bench" => "benches/report.md",
        "screenshots" => "docs",
        _ => "dist",
    }
    .to_owned();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` wants a value"));
        match (name, word) {
            ("serve" | "build", "--audience") => options.audience = value()?.parse()?,
            ("serve" | "build", "--base") => options.base = base(value()?)?,
            ("serve", "--port") => port = value()?.parse().map_err(|_| "`--port` wants a number up to 65535")?,
            ("build" | "bench" | "screenshots", "--out") => value()?.clone_into(&mut out),
            ("bench" | "robustness", "--corpus") => corpus = Some(value()?.to_owned()),
            ("test", "--skip-browser") => browser = false,
            ("size", "--keep") => keep = true,
            _ => return Err(format!("`{name}` does not know `{word}`")),
        }
    }
    Ok(match name {
        "serve" => Command::Serve { options, port },
        "build" => Command::Build { options, out },
        "test" => Command::Test { browser },
        "size" => Command::Size { keep },
        "bench" => Command::Bench { corpus, out },
        "robustness" => Command::Robustness { corpus },
        "screenshots" => Command::Screenshots { out },
        "setup" => Command::Setup,
        "package" => Command::Package,
        "help" | "--help" | "-h" => Command::Help,
        other => return Err(format!("unknown command `{other}`")),
    })
}

/// A base path as Trunk wants it, with a slash at both ends.
fn base(path: &str) -> std::result::Result<String, String> {
    if path.contains("://") || path.contains("..") {
        return Err(format!("`--base` wants a path such as `/help/`, not `{path}`"));
    }
    let inner = path.trim_matches('/');
    Ok(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Result<Command, &str>) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        assert_eq!(parse(&words), expect.map_err(str::to_owned), "{line}");
    }

    use std::result::Result;

    fn options(audience: Audience, base: &str) -> Options {
        Options { audience, base: base.to_owned() }
    }

    #[test]
    fn serving_is_for_agents_and_building_for_the_public_unless_told_otherwise() {
        check("serve", Ok(Command::Serve { options: options(Audience::Agent, "/"), port: 8080 }));
        check("build", Ok(Command::Build { options: options(Audience::Public, "/"), out: "dist".into() }));
        check(
            "build --audience agent --out x",
            Ok(Command::Build { options: options(Audience::Agent, "/"), out: "x".into() }),
        );
    }

    #[test]
    fn a_measurement_goes_to_its_report_unless_told_otherwise() {
        check("robustness", Ok(Command::Robustness { corpus: None }));
        check("screenshots", Ok(Command::Screenshots { out: "docs".into() }));
        check("bench", Ok(Command::Bench { corpus: None, out: "benches/report.md".into() }));
        let named = Command::Bench { corpus: Some("../articles".into()), out: "x.md".into() };
        check("bench --corpus ../articles --out x.md", Ok(named));
    }

    #[test]
    fn a_base_path_gets_its_slashes() {
        let served = |base| Ok(Command::Serve { options: options(Audience::Agent, base), port: 9000 });
        check("serve --port 9000 --base help", served("/help/"));
        check("serve --port 9000 --base /a/b/", served("/a/b/"));
        check("serve --port 9000 --base /", served("/"));
        check("serve --base https://x/", Err("`--base` wants a path such as `/help/`, not `https://x/`"));
    }

    #[test]
    fn a_wrong_word_is_named() {
        check("serv", Err("unknown command `serv`"));
        check("test --audience agent", Err("`test` does not know `--audience`"));
        check("serve --port", Err("`--port` wants a value"));
        check("serve --port 99999", Err("`--port` wants a number up to 65535"));
        check("build --audience all", Err("unknown audience `all`; expected `agent` or `public`"));
    }

    #[test]
    fn nothing_at_all_shows_the_help() {
        check("", Ok(Command::Help));
        check("--help", Ok(Command::Help));
    }
}
