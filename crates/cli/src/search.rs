//! `giljabi search`: the browser's search, in the terminal.

use crate::arguments::{Arguments, SearchOptions};
use crate::library::Library;
use crate::{Verdict, check};
use anyhow::Context;
use giljabi_content::Severity;
use giljabi_search::{Engine, write_index_with};
use giljabi_site::{Audience, Hit, Kind, Marked, SearchReply, SearchRequest};
use serde::Serialize;
use std::fmt::Write as _;

#[derive(Serialize)]
struct Found<'a> {
    total: usize,
    hits: Vec<FoundHit<'a>>,
    relaxed: &'a Option<Vec<String>>,
    corrected: &'a Option<String>,
}

#[derive(Serialize)]
struct FoundHit<'a> {
    id: &'a str,
    kind: Kind,
    title: &'a str,
    section: Option<&'a str>,
    url: &'a str,
    score: f32,
    excerpt: &'a str,
    why: &'a [String],
}

impl<'a> From<&'a SearchReply> for Found<'a> {
    fn from(reply: &'a SearchReply) -> Self {
        let hits = reply.hits.iter().map(|hit| FoundHit {
            id: &hit.id,
            kind: hit.kind,
            title: &hit.title.text,
            section: hit.section.as_ref().map(|section| section.title.text.as_str()),
            url: &hit.url,
            score: hit.score,
            excerpt: &hit.excerpt.text,
            why: &hit.why,
        });
        Self { total: reply.total, hits: hits.collect(), relaxed: &reply.relaxed, corrected: &reply.corrected }
    }
}

pub(crate) fn run(arguments: &Arguments, options: &SearchOptions) -> anyhow::Result<Verdict> {
    let library = check::load(arguments)?;
    warn(&library);
    let engine = engine(&library, options.audience)?;
    let query = options.query.join(" ");
    let request =
        SearchRequest { query: query.clone(), kind: options.kind, limit: options.limit, ..SearchRequest::default() };
    let reply = engine.search(&request);
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&Found::from(&reply))?);
    } else {
        print!("{}", human(&query, &reply));
    }
    Ok(Verdict::Sound)
}

/// Says on standard error that there are errors. What is sound is searched all the same: whoever writes wants to see
/// what a text is found by before its last link is right, and `check` and `build` are there to refuse it.
pub(crate) fn warn(library: &Library) {
    let errors = library.count(Severity::Error);
    if errors > 0 {
        eprintln!("경고: 콘텐츠에 오류 {errors}개가 있어 온전한 내용에서만 찾습니다. giljabi check로 확인해 주세요.");
    }
}

/// The engine over what an audience may see, as the browser would have it.
pub(crate) fn engine(library: &Library, audience: Audience) -> anyhow::Result<Engine> {
    let synonyms = library.synonyms.rules(audience);
    let index =
        write_index_with(&library.entry_texts(audience), &synonyms).context("the index could not be written")?;
    Engine::open(index).context("the index that was just written cannot be opened")
}

fn human(query: &str, reply: &SearchReply) -> String {
    let mut out = String::new();
    if reply.total == 0 {
        let _ = writeln!(out, "‘{query}’에 맞는 문서가 없습니다.");
        return out;
    }
    let _ = writeln!(out, "‘{query}’ {}건", reply.total);
    if let Some(corrected) = &reply.corrected {
        let _ = writeln!(out, "‘{corrected}’로 찾은 결과입니다.");
    }
    if let Some(relaxed) = &reply.relaxed {
        let _ = writeln!(out, "‘{}’ 없이 찾은 결과입니다.", relaxed.join(" "));
    }
    for (at, hit) in reply.hits.iter().enumerate() {
        let _ = writeln!(out, "\n{}. {} {}", at + 1, kind_name(hit.kind), heading(hit));
        let _ = writeln!(out, "   {}", marked(&hit.excerpt).replace('\n', " "));
        let _ = writeln!(out, "   {} ({:.2})", hit.url, hit.score);
        for why in &hit.why {
            let _ = writeln!(out, "   {why}");
        }
    }
    out
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Guide => "[가이드]",
        Kind::Faq => "[FAQ]",
        Kind::Flow => "[단계별 안내]",
        Kind::Message => "[문자]",
    }
}

fn heading(hit: &Hit) -> String {
    match &hit.section {
        Some(section) => format!("{} › {}", marked(&hit.title), marked(&section.title)),
        None => marked(&hit.title),
    }
}

/// A text whose marked parts stand in `*asterisks*`.
fn marked(text: &Marked) -> String {
    let segments = text.segments();
    segments.iter().map(|s| if s.marked { format!("*{}*", s.text) } else { s.text.to_owned() }).collect()
}
