//! The `giljabi` command: all the file and terminal work for editors and for builds.
//!
//! Exit status: 0 fine, 1 the content has errors, 2 the command was used wrongly or could not do its work. With
//! `--json` standard output holds one JSON value and nothing else: the result, or where errors of the content left none
//! the list of them, as `check` writes it. Only a command that was used wrongly leaves it empty.
#![forbid(unsafe_code)]

mod arguments;
mod check;
mod eval;
mod files;
mod flow;
mod import;
mod library;
mod meeting;
mod message;
mod new;
mod pages;
mod part;
mod plain;
mod progress;
mod publish;
mod report;
mod scenarios;
mod search;
mod search_tests;
mod slip;
mod synonyms;
mod today;
mod usage;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// What a command that ran to its end says of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Sound,
    HasErrors,
}

fn main() -> ExitCode {
    end_quietly_with_the_reader();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => match usage::words(&error) {
            Some(words) => {
                eprint!("{words}");
                return ExitCode::from(2);
            }
            None => error.exit(),
        },
    };
    let outcome = match &arguments.command {
        Command::Check(options) => check::run(&arguments, options),
        Command::Build(options) => publish::run(&arguments, options),
        Command::Search(options) => search::run(&arguments, options),
        Command::Eval(options) => eval::run(&arguments, options),
        Command::Flow(options) => flow::run(&arguments, options),
        Command::Message(options) => message::run(&arguments, options),
        Command::New(options) => new::run(&arguments, options),
        Command::Import(options) => import::run(&arguments, options),
    };
    match outcome {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::HasErrors) => ExitCode::from(1),
        Err(error) => {
            eprintln!("오류: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whoever reads the output may have read enough, as `| head` does. The standard library panics then; for a command it
/// is an end like any other, and the reader's own.
fn end_quietly_with_the_reader() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload_as_str().unwrap_or_default();
        if said.starts_with("failed printing to stdout") {
            std::process::exit(0);
        }
        usual(panic);
    }));
}
