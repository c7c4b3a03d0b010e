//! `giljabi message`: a message filled in, measured and judged, in the terminal.

use crate::arguments::{Arguments, MessageOptions};
use crate::{Verdict, check, report};
use anyhow::bail;
use giljabi_content::nearest;
use giljabi_message::{Filled, Message, MessageKind, Problem, Values, fill, night_problem, words};
use giljabi_site::Kind;
use serde::Serialize;
use std::fmt::Write as _;

/// Parts the text from what is said about it.
const RULE: &str = "────────────────────────────────";

#[derive(Serialize)]
struct Answer<'a> {
    text: &'a str,
    bytes: usize,
    kind: MessageKind,
    missing: Vec<&'a str>,
    problems: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    code: &'static str,
    message: String,
}

pub(crate) fn run(arguments: &Arguments, options: &MessageOptions) -> anyhow::Result<Verdict> {
    let library = check::load(arguments)?;
    let page = library.find(Kind::Message, &options.id, options.audience)?;
    let errors = report::errors_in(&library, &page.outline.path);
    eprint!("{errors}");
    let Some(message) = page.part.message() else {
        if arguments.json {
            println!("{}", report::json_of_errors_in(&library, &page.outline.path)?);
        }
        return Ok(Verdict::HasErrors);
    };
    let filled = fill(message, &values(message, &options.set)?);
    let night = options.at.and_then(|time| u8::try_from(time.minutes() / 60).ok());
    let night = night.and_then(|hour| night_problem(message, hour));
    let problems: Vec<&Problem> = filled.problems.iter().chain(&night).collect();
    if arguments.json {
        let told = |problem: &&Problem| Told { code: problem.code(), message: words::problem(message, problem) };
        let answer = Answer {
            text: &filled.text,
            bytes: filled.bytes,
            kind: filled.kind,
            missing: filled.missing.iter().map(|field| message.fields[*field].name.as_str()).collect(),
            problems: problems.iter().map(told).collect(),
        };
        println!("{}", serde_json::to_string_pretty(&answer)?);
    } else {
        print!("{}", human(&page.outline.title, message, &filled, &problems));
    }
    Ok(if errors.is_empty() { Verdict::Sound } else { Verdict::HasErrors })
}

/// The values by field name. Of a field that is set twice the last value counts.
fn values(message: &Message, set: &[(String, String)]) -> anyhow::Result<Values> {
    let mut values = Values::new();
    for (name, value) in set {
        if message.field(name).is_none() {
            let names = message.fields.iter().map(|field| field.name.as_str());
            let help = match nearest(name, names.clone()) {
                Some(near) => format!("혹시 `{near}`인가요?"),
                None if message.fields.is_empty() => "이 문자에는 채울 칸이 없습니다.".to_owned(),
                None => format!("있는 칸: {}", names.collect::<Vec<_>>().join(", ")),
            };
            bail!("그런 칸이 없습니다: `{name}`. {help}");
        }
        values.insert(name.clone(), value.clone());
    }
    Ok(values)
}

fn human(title: &str, message: &Message, filled: &Filled, problems: &[&Problem]) -> String {
    let mut out = format!("{title}: {}\n", words::length(filled));
    if let Some(subject) = message.subject.as_ref().filter(|_| filled.kind == MessageKind::Lms) {
        let _ = writeln!(out, "제목: {subject}");
    }
    let _ = writeln!(out, "{RULE}\n{}\n{RULE}", filled.text);
    for field in filled.missing.iter().filter_map(|field| message.fields.get(*field)) {
        let example = field.example.as_ref().map_or_else(String::new, |example| format!(" (예: {example})"));
        let _ = writeln!(out, "비어 있는 칸: {}{example}. --set {}=값", field.label, field.name);
    }
    if !filled.missing.is_empty() {
        let _ = writeln!(out, "모두 채우면 길어야 {}바이트입니다.", filled.at_most);
    }
    for problem in problems {
        let word = if problem.is_error() { "오류" } else { "확인" };
        let _ = writeln!(out, "{word}[{}]: {}", problem.code(), words::problem(message, problem));
    }
    for change in &filled.changes {
        let _ = writeln!(out, "바꾼 글자: {}", words::change(message, change));
    }
    if let Some(shorten) = &filled.shorten {
        let _ = writeln!(out, "{}", words::shorten(message, shorten));
    }
    out
}
