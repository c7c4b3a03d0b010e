//! `giljabi flow`: a flow walked, its paths listed, its map drawn, two versions of it compared; in the terminal.

use crate::arguments::{Arguments, FlowAction, FlowOptions};
use crate::library::Page;
use crate::plain::plain;
use crate::{Verdict, check, report, today};
use anyhow::{Context, anyhow, bail};
use giljabi_content::{Catalog, Config, Outline, Source, nearest};
use giljabi_flow::author::{Diff, FlowPath, MapHead, diff, map_mermaid, map_svg, paths};
use giljabi_flow::{Block, Flow, NotesHead, Outcome, Run, Step, notes};
use giljabi_site::Kind;
use serde::Serialize;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// More paths than that nobody reads; their number may double with each question.
const PATHS: usize = 10_000;

/// Where a walk stands.
#[derive(Serialize)]
struct Stand<'a> {
    flow: &'a str,
    step: &'a str,
    title: &'a str,
    outcome: Option<Outcome>,
    choices: Vec<Way<'a>>,
    path: Vec<&'a str>,
    notes: &'a str,
}

#[derive(Serialize)]
struct Way<'a> {
    to: &'a str,
    label: &'a str,
}

/// A map that was written.
#[derive(Serialize)]
struct Drawn<'a> {
    file: &'a Path,
    bytes: usize,
}

pub(crate) fn run(arguments: &Arguments, options: &FlowOptions) -> anyhow::Result<Verdict> {
    if let Some(FlowAction::Diff(versions)) = &options.action {
        if options.id.is_some() || options.paths || options.map.is_some() || !options.choose.is_empty() {
            bail!("diff에는 비교할 두 파일만 적어 주세요.");
        }
        return compare(arguments, &versions.old, &versions.new);
    }
    let id = options.id.as_deref().context("플로의 아이디가 없습니다")?;
    let library = check::load(arguments)?;
    let page = library.find(Kind::Flow, id, options.audience)?;
    let errors = report::errors_in(&library, &page.outline.path);
    eprint!("{errors}");
    let Some(authored) = page.part.flow() else {
        if arguments.json {
            println!("{}", report::json_of_errors_in(&library, &page.outline.path)?);
        }
        return Ok(Verdict::HasErrors);
    };
    let flow = &authored.flow;
    if let Some(out) = &options.map {
        draw(arguments, &page, flow, out)?;
    } else if options.paths {
        list(arguments, &page, flow)?;
    } else {
        walk(arguments, &page, flow, &options.choose)?;
    }
    Ok(if errors.is_empty() { Verdict::Sound } else { Verdict::HasErrors })
}

fn walk(arguments: &Arguments, page: &Page<'_>, flow: &Flow, chosen: &[String]) -> anyhow::Result<()> {
    let now = today::now(arguments.today.as_deref())?;
    let mut run = Run::new(flow);
    for word in chosen {
        let step = run.step(flow).context("a flow that can be walked has a first step")?;
        let choice = choice(step, word).ok_or_else(|| anyhow!(no_such_choice(step, word)))?;
        run.choose(flow, choice, now).map_err(|_| anyhow!(no_such_choice(step, word)))?;
    }
    let step = run.step(flow).context("a flow that can be walked has a first step")?;
    let notes = notes(flow, &run, &NotesHead { title: &page.outline.title, started: now });
    if arguments.json {
        let stand = Stand {
            flow: &page.outline.id,
            step: &step.id,
            title: &step.title,
            outcome: step.outcome,
            choices: step.choices.iter().map(|choice| Way { to: &choice.to, label: &choice.label }).collect(),
            path: run.path(flow),
            notes: &notes,
        };
        println!("{}", serde_json::to_string_pretty(&stand)?);
    } else {
        print!("{}", shown(step, &notes));
    }
    Ok(())
}

/// The choice that leads to a step, as in addresses: `refused`, or `refused~2` for the second one that leads there.
fn choice(step: &Step, word: &str) -> Option<usize> {
    let (to, number) = match word.split_once('~') {
        Some((to, number)) => (to, number.parse::<usize>().ok()?),
        None => (word, 1),
    };
    let mut leading = step.choices.iter().enumerate().filter(|(_, choice)| choice.to == to);
    leading.nth(number.checked_sub(1)?).map(|(at, _)| at)
}

fn no_such_choice(step: &Step, word: &str) -> String {
    let title = &step.title;
    if step.choices.is_empty() {
        return format!("‘{title}’에서 이미 끝났습니다. 더 고를 것이 없습니다: `{word}`");
    }
    let mut text = format!("‘{title}’ 단계에는 그런 선택지가 없습니다: `{word}`.");
    if let Some(near) = nearest(word, step.choices.iter().map(|choice| choice.to.as_str())) {
        let _ = write!(text, " 혹시 `{near}`인가요?");
    }
    let choices: Vec<_> = step.choices.iter().map(|choice| format!("`{}`({})", choice.to, choice.label)).collect();
    let _ = write!(text, " 고를 수 있는 단계: {}", choices.join(", "));
    text
}

/// A step as an editor checks it: what is said, done and asked, where it goes on, and the call notes so far.
fn shown(step: &Step, notes: &str) -> String {
    let mut out = String::new();
    let _ = match step.outcome {
        Some(outcome) => writeln!(out, "결과: {} ({})", step.title, outcome.word()),
        None => writeln!(out, "{} (#{})", step.title, step.id),
    };
    for block in &step.blocks {
        match block {
            Block::Html(html) => {
                out.push('\n');
                for line in plain(html) {
                    let _ = writeln!(out, "  {line}");
                }
            }
            Block::Say { text } => {
                out.push('\n');
                for line in text.lines() {
                    let _ = writeln!(out, "{}", format!("  “ {line}").trim_end());
                }
            }
            Block::Checklist(checks) => {
                out.push('\n');
                for check in checks {
                    let _ = writeln!(out, "  [ ] {}", check.text.replace('\n', " "));
                }
            }
        }
    }
    if !step.asks.is_empty() {
        let labels: Vec<_> = step.asks.iter().map(|ask| ask.label.as_str()).collect();
        let _ = writeln!(out, "\n  확인할 값: {}", labels.join(", "));
    }
    if !step.choices.is_empty() {
        out.push('\n');
        for (at, choice) in step.choices.iter().enumerate() {
            let _ = writeln!(out, "  {}. {} → {}", at + 1, choice.label, choice.to);
        }
    }
    let _ = writeln!(out, "\n상담 메모\n{notes}");
    out
}

fn list(arguments: &Arguments, page: &Page<'_>, flow: &Flow) -> anyhow::Result<()> {
    let (found, all) = paths(flow, PATHS);
    if !all {
        eprintln!("경로가 너무 많아 {}개까지만 찾았습니다.", found.len());
    }
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&found)?);
    } else {
        print!("{}", listed(&page.outline.title, flow, &found));
    }
    Ok(())
}

fn listed(title: &str, flow: &Flow, found: &[FlowPath]) -> String {
    let mut out = format!("{title}: 경로 {}개\n", found.len());
    for (at, FlowPath { path, outcome }) in found.iter().enumerate() {
        let end = path.last().and_then(|id| flow.step(id)).map_or("", |step| step.title.as_str());
        let word = outcome.map_or("결과 표시 없음", Outcome::word);
        let _ = writeln!(out, "\n{}. {end} ({word})\n   {}", at + 1, path.join(" → "));
    }
    out
}

fn draw(arguments: &Arguments, page: &Page<'_>, flow: &Flow, out: &Path) -> anyhow::Result<()> {
    let outline = page.outline;
    let description = outline.front.summary.as_deref().unwrap_or_default();
    // A file of its own lies nowhere near the pages that its steps could link to.
    let head = MapHead { title: &outline.title, description, page: None };
    let map = match out.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => map_svg(flow, &head),
        Some("mmd") => map_mermaid(flow, &head),
        _ => bail!("그림 파일의 이름은 .svg나 .mmd로 끝나야 합니다: {}", out.display()),
    };
    fs::write(out, &map).with_context(|| format!("파일을 쓸 수 없습니다: {}", out.display()))?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&Drawn { file: out, bytes: map.len() })?);
    } else {
        println!("그림을 저장했습니다: {} ({}바이트)", out.display(), map.len());
    }
    Ok(())
}

fn compare(arguments: &Arguments, old: &Path, new: &Path) -> anyhow::Result<Verdict> {
    let changes: Diff = diff(&flow_of(old)?, &flow_of(new)?);
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&changes)?);
    } else {
        print!("{changes}");
    }
    Ok(Verdict::Sound)
}

/// The flow of a file that may lie anywhere: an older version, say. What is wrong with it is for `check` to tell.
fn flow_of(file: &Path) -> anyhow::Result<Flow> {
    let text = fs::read_to_string(file).with_context(|| format!("파일을 읽을 수 없습니다: {}", file.display()))?;
    let source = Source { path: format!("{}/flow.md", Kind::Flow.folder()), text };
    let outline: Outline = giljabi_content::outline(&source).0;
    let (catalog, _) = Catalog::new(Config::default(), vec![outline.clone()], [], "");
    let flow = giljabi_flow::author::read(&source, &outline, &catalog).0.flow;
    if flow.steps.is_empty() {
        bail!("단계가 없습니다. 플로 파일인지 확인해 주세요: {}", file.display());
    }
    Ok(flow)
}
