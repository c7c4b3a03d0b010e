//! `cargo xtask bench`: sets up what the side-by-side measurement needs and starts it. What is measured, how, and how it
//! is written down is in `benches/bench.mjs`; `cargo xtask test` never runs it.

use crate::process::{Result, cargo, root, run};
use crate::site::{self, Audience, Options};
use crate::tools;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The corpus that is measured where none is named, relative to the project; it is not part of the project.
const USUAL_CORPUS: &str = "../shared/corpora/alchemy-insights-ko.tar.gz";

/// Measures our content, and the corpus where there is one, and writes the report to `out`, which like `corpus` is
/// relative to the project. A corpus is a content folder or such a folder in a `.tar.gz`.
pub(crate) fn command(corpus: Option<&str>, out: &str) -> Result {
    let corpus = corpus.map_or_else(usual_corpus, |named| named_corpus(&root().join(named)).map(Some))?;
    let building = tools::for_building()?;
    let browser = tools::for_browser(tools::Use::Looking)?;
    let benches = root().join("benches");
    tools::provide_npm_packages(&benches, "Pagefind and MiniSearch are what Giljabi is measured beside")?;

    let scratch = root().join("target/bench");
    let (app, public) = (scratch.join("app"), scratch.join("public"));
    run(&mut cargo(&["build", "--profile", "native", "--package", "giljabi-cli", "--locked"]))?;
    let native = native_command()?;
    for (audience, out) in [(Audience::Agent, &app), (Audience::Public, &public)] {
        site::build(&building, &Options { audience, base: "/".to_owned() }, Some(&native), out)?;
    }

    let mut command = Command::new("node");
    command.arg("bench.mjs").current_dir(&benches);
    command.arg("--app").arg(app).arg("--public").arg(public).arg("--command").arg(native);
    command.arg("--content").arg(root().join("content"));
    command.arg("--modules").arg(browser.folder.join("node_modules")).arg("--chromium").arg(browser.chromium);
    command.arg("--scratch").arg(&scratch).arg("--out").arg(root().join(out));
    if let Some(corpus) = corpus {
        let content = corpus.unpack(&scratch.join("unpacked"))?;
        command.arg("--corpus").arg(content).arg("--corpus-name").arg(&corpus.name);
    }
    run(&mut command)
}

/// Asks for the titles of our content and of the corpus, typed badly in many ways, and prints how many were found.
pub(crate) fn robustness(corpus: Option<&str>) -> Result {
    let corpus = corpus.map_or_else(usual_corpus, |named| named_corpus(&root().join(named)).map(Some))?;
    tools::check_node()?;
    run(&mut cargo(&["build", "--profile", "native", "--package", "giljabi-cli", "--locked"]))?;
    let scratch = root().join("target/robustness");
    let mut command = Command::new("node");
    command.arg("robustness.mjs").current_dir(root().join("benches"));
    command.arg("--command").arg(native_command()?).arg("--scratch").arg(&scratch);
    command.arg("--content").arg(root().join("content"));
    if let Some(corpus) = corpus {
        command.arg("--content").arg(corpus.unpack(&scratch.join("unpacked"))?);
    }
    run(&mut command)
}

/// The optimised content command, which Cargo puts into a folder beside this program's.
fn native_command() -> Result<PathBuf> {
    let own = env::current_exe()?;
    let target = own.parent().and_then(Path::parent).ok_or("this program does not lie in Cargo's target folder")?;
    Ok(target.join("native").join(format!("giljabi{}", env::consts::EXE_SUFFIX)))
}

/// A content folder of its own, or an archive of one.
#[derive(Debug, PartialEq, Eq)]
struct Corpus {
    path: PathBuf,
    name: String,
    packed: bool,
}

impl Corpus {
    /// Reads off a path what lies there.
    fn at(path: &Path) -> Option<Self> {
        let file = path.file_name()?.to_string_lossy();
        let stem = [".tar.gz", ".tgz"].iter().find_map(|ending| file.strip_suffix(ending));
        Some(Self { path: path.to_owned(), name: stem.unwrap_or(&file).to_owned(), packed: stem.is_some() })
    }

    /// The content folder; of an archive, after unpacking it into `folder`, which is emptied first.
    fn unpack(&self, folder: &Path) -> Result<PathBuf> {
        if !self.packed {
            return Ok(self.path.clone());
        }
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        run(Command::new("tar").arg("-xzf").arg(&self.path).arg("-C").arg(folder))?;
        innermost(folder)
    }
}

fn usual_corpus() -> Result<Option<Corpus>> {
    let path = root().join(USUAL_CORPUS);
    if path.is_file() {
        return named_corpus(&path).map(Some);
    }
    eprintln!("bench: there is no {USUAL_CORPUS}; only our own content is measured (`--corpus` names another)");
    Ok(None)
}

fn named_corpus(path: &Path) -> Result<Corpus> {
    let missing = || format!("the corpus {} is not there", path.display());
    let path = fs::canonicalize(path).map_err(|_| missing())?;
    let corpus = Corpus::at(&path).ok_or_else(missing)?;
    if corpus.packed || path.is_dir() {
        Ok(corpus)
    } else {
        Err(format!("the corpus {} is neither a folder nor a `.tar.gz`", path.display()).into())
    }
}

/// Archives mostly hold one folder with everything in it: the first folder from `folder` down that holds more.
fn innermost(folder: &Path) -> Result<PathBuf> {
    let mut entries = fs::read_dir(folder)?;
    match (entries.next().transpose()?, entries.next()) {
        (Some(only), None) if only.path().is_dir() => innermost(&only.path()),
        _ => Ok(folder.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, name: &str, packed: bool) {
        let expect = Corpus { path: path.into(), name: name.into(), packed };
        assert_eq!(Corpus::at(Path::new(path)), Some(expect), "{path}");
    }

    #[test]
    fn a_corpus_is_named_by_its_file_without_the_ending() {
        check("a/articles.tar.gz", "articles", true);
        check("a/articles.tgz", "articles", true);
        check("a/articles", "articles", false);
        check("a/articles.tar.gz.d", "articles.tar.gz.d", false);
    }

    #[test]
    fn a_missing_corpus_is_an_error_with_its_name() {
        let error = named_corpus(Path::new("no/such/corpus.tar.gz")).map_err(|error| error.to_string());
        assert_eq!(error, Err("the corpus no/such/corpus.tar.gz is not there".to_owned()));
    }

    #[test]
    fn a_folder_that_holds_one_folder_stands_for_that() {
        let outer = env::temp_dir().join(format!("giljabi-bench-{}", std::process::id()));
        let inner = outer.join("one/two");
        fs::create_dir_all(&inner).expect("a folder can be made");
        fs::write(inner.join("a.md"), "").expect("a file can be written");
        assert_eq!(innermost(&outer).expect("folders can be read"), inner);
        fs::write(outer.join("b.md"), "").expect("a file can be written");
        assert_eq!(innermost(&outer).expect("folders can be read"), outer);
        fs::remove_dir_all(&outer).expect("the folder can be removed");
    }
}
