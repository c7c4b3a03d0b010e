//! `giljabi check`: every problem of all files in one run.

use crate::arguments::{Arguments, CheckOptions, Format};
use crate::library::Library;
use crate::progress::Progress;
use crate::{Verdict, report, scenarios, search_tests, today};
use giljabi_content::Severity;

pub(crate) fn run(arguments: &Arguments, options: &CheckOptions) -> anyhow::Result<Verdict> {
    let library = load_and_test(arguments, options.coverage)?;
    let format = if arguments.json { Format::Json } else { options.format };
    match format {
        Format::Human => print!("{}", report::human(&library, options.all, report::Colour::for_stdout())),
        Format::Json => println!("{}", report::json(&library)?),
        Format::Github => print!("{}", report::github(&library)),
    }
    Ok(verdict(&library))
}

/// Reads the folder that the command line names, and runs the editors' own tests over it, scenarios of flows and
/// search tests: everything that must be right before it is published. Search tests wait until nothing else is wrong. With `coverage`, the choices that no scenario
/// takes are told as well.
pub(crate) fn load_and_test(arguments: &Arguments, coverage: bool) -> anyhow::Result<Library> {
    let mut library = load(arguments)?;
    let mut found = scenarios::run(&library, coverage);
    library.leave_out_bystanders(&mut found);
    library.report(found);
    // What a file with an error says, or a word that could not be read, is missing from the index: the tests would fail
    // for nothing of their own, and be told first.
    if library.count(Severity::Error) > 0 {
        return Ok(library);
    }
    let _progress = Progress::show("검색 테스트를 하는 중");
    let found = search_tests::run(&library)?;
    library.report(found);
    Ok(library)
}

/// Reads the folder that the command line names.
pub(crate) fn load(arguments: &Arguments) -> anyhow::Result<Library> {
    let today = arguments.today.clone().unwrap_or_else(today::today);
    Library::load(&arguments.content, &today)
}

fn verdict(library: &Library) -> Verdict {
    if library.count(Severity::Error) > 0 { Verdict::HasErrors } else { Verdict::Sound }
}
