//! Problems as people and tools read them: with the source line for a terminal, as JSON, as GitHub's annotations.

use crate::files;
use crate::library::Library;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};
use giljabi_content::{Diagnostic, Position, Problem, Related, Severity, Source};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal;
use std::ops::Range;

/// A kind of problem that comes more often than this is summed up.
const SHOWN_IN_FULL: usize = 20;
/// How many of a summed-up kind are shown as examples.
const EXAMPLES: usize = 3;
/// A line longer than that, in bytes, is not shown.
const LINE_LIMIT: usize = 2_000;

/// Whether the report may use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Yes,
    No,
}

impl Colour {
    pub(crate) fn for_stdout() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        if wanted && std::io::stdout().is_terminal() { Self::Yes } else { Self::No }
    }
}

/// The report for a terminal. With `all`, nothing is summed up.
pub(crate) fn human(library: &Library, all: bool, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Yes => Renderer::styled(),
        Colour::No => Renderer::plain(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for diagnostic in &library.diagnostics {
        *counts.entry(diagnostic.problem.code()).or_default() += 1;
    }
    let mut shown: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut out = String::new();
    for diagnostic in &library.diagnostics {
        let code = diagnostic.problem.code();
        let number = shown.entry(code).or_default();
        *number += 1;
        if !all && counts[code] > SHOWN_IN_FULL && *number > EXAMPLES {
            continue;
        }
        one(&mut out, library, diagnostic, &renderer);
    }
    summary(&mut out, library, all, &counts);
    out
}

/// The errors of one file, for standard error.
pub(crate) fn errors_in(library: &Library, path: &str) -> String {
    let renderer = Renderer::plain().decor_style(DecorStyle::Ascii);
    let is_own = |diagnostic: &&Diagnostic| diagnostic.file == path && diagnostic.severity() == Severity::Error;
    let mut out = String::new();
    library.diagnostics.iter().filter(is_own).for_each(|diagnostic| one(&mut out, library, diagnostic, &renderer));
    out
}

fn one(out: &mut String, library: &Library, diagnostic: &Diagnostic, renderer: &Renderer) {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(word(diagnostic.severity()));
    let (message, help) = (diagnostic.problem.message(), diagnostic.problem.help());
    let file = library.file_name(&diagnostic.file);
    let title = level.primary_title(message.as_str()).id(diagnostic.problem.code());
    let help = Level::HELP.with_name("도움말").message(help.as_str());
    let source = library.sources.get(&diagnostic.file);
    let window = source.and_then(|source| Window::around(source, &diagnostic.span));
    let related = related(diagnostic).iter();
    let related: Vec<(Window<'_>, &Related)> =
        related.filter_map(|related| Some((Window::around(source?, &related.span)?, related))).collect();
    let mut group = match &window {
        Some(window) => title.element(window.snippet(file.as_str(), AnnotationKind::Primary, None)),
        None => title.element(Origin::path(file.as_str())),
    };
    for (window, related) in &related {
        group = group.element(window.snippet(file.as_str(), AnnotationKind::Context, Some(&related.message)));
    }
    let _ = writeln!(out, "{}\n", renderer.render(&[group.element(help)]));
}

/// The word for a severity.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "오류",
        Severity::Warning => "경고",
        Severity::Note => "알림",
    }
}

/// The other places that belong to a problem.
fn related(diagnostic: &Diagnostic) -> &[Related] {
    match &diagnostic.problem {
        Problem::Finding(finding) => &finding.related,
        _ => &[],
    }
}

/// The line that a problem begins in.
struct Window<'a> {
    text: &'a str,
    first_line: usize,
    span: Range<usize>,
}

impl<'a> Window<'a> {
    fn around(source: &'a Source, place: &Range<usize>) -> Option<Self> {
        let text = source.text.as_str();
        let at = text.floor_char_boundary(place.start);
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        let line = text[start..end].trim_end_matches('\r');
        if line.len() > LINE_LIMIT {
            return None;
        }
        let to = text.floor_char_boundary(place.end).clamp(at, start + line.len().max(at - start));
        Some(Self { text: line, first_line: source.position(at).line, span: at - start..to - start })
    }

    fn snippet(&self, file: &'a str, kind: AnnotationKind, label: Option<&'a str>) -> Snippet<'a, Annotation<'a>> {
        let annotation = kind.span(self.span.clone()).label(label);
        Snippet::source(self.text).path(file).line_start(self.first_line).annotation(annotation)
    }
}

fn summary(out: &mut String, library: &Library, all: bool, counts: &BTreeMap<&'static str, usize>) {
    let many: Vec<_> = counts.iter().filter(|(_, count)| !all && **count > SHOWN_IN_FULL).collect();
    if !many.is_empty() {
        let _ = writeln!(out, "같은 문제가 많아 {EXAMPLES}개씩만 보였습니다(모두 보려면 --all):");
        for (code, count) in many {
            let kind = library.diagnostics.iter().find(|diagnostic| diagnostic.problem.code() == *code);
            let word = kind.map_or("", |kind| word(kind.severity()));
            let _ = writeln!(out, "  {word}[{code}] {count}개");
        }
        out.push('\n');
    }
    let is_document = |path: &&String| !files::SETTINGS.contains(&path.as_str()) && !library.scenarios.contains(path);
    let files = library.sources.keys().filter(is_document).count();
    let (errors, warnings) = (library.count(Severity::Error), library.count(Severity::Warning));
    let notes = match library.count(Severity::Note) {
        0 => String::new(),
        notes => format!(", 알림 {notes}개"),
    };
    let _ = match (errors, warnings) {
        (0, 0) => writeln!(out, "문서 {files}개를 검사했습니다. 문제가 없습니다{notes}."),
        _ => writeln!(out, "문서 {files}개를 검사했습니다. 오류 {errors}개, 경고 {warnings}개{notes}."),
    };
}

#[derive(Serialize)]
struct Row {
    code: &'static str,
    #[serde(serialize_with = "as_word")]
    severity: Severity,
    file: String,
    line: usize,
    column: usize,
    message: String,
    help: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
fn as_word<S: serde::Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.as_str())
}

fn row(library: &Library, diagnostic: &Diagnostic) -> Row {
    let source = library.sources.get(&diagnostic.file);
    let position = |place: usize| source.map_or(Position { line: 1, column: 1 }, |source| source.position(place));
    let Position { line, column } = position(diagnostic.span.start);
    let file = library.file_name(&diagnostic.file);
    let mut help = diagnostic.problem.help();
    for Related { span, message } in related(diagnostic) {
        let _ = write!(help, "\n{file}:{}: {message}", position(span.start).line);
    }
    let (code, severity) = (diagnostic.problem.code(), diagnostic.severity());
    Row { code, severity, file, line, column, message: diagnostic.problem.message(), help }
}

/// All problems as one JSON array.
pub(crate) fn json(library: &Library) -> serde_json::Result<String> {
    let rows: Vec<_> = library.diagnostics.iter().map(|diagnostic| row(library, diagnostic)).collect();
    serde_json::to_string_pretty(&rows)
}

/// The errors of one file in the same shape: the JSON of a command that they left without a result.
pub(crate) fn json_of_errors_in(library: &Library, path: &str) -> serde_json::Result<String> {
    let is_own = |diagnostic: &&Diagnostic| diagnostic.file == path && diagnostic.severity() == Severity::Error;
    let rows: Vec<_> = library.diagnostics.iter().filter(is_own).map(|diagnostic| row(library, diagnostic)).collect();
    serde_json::to_string_pretty(&rows)
}

/// All problems as GitHub Actions' workflow commands, which become annotations at the lines of a pull request.
pub(crate) fn github(library: &Library) -> String {
    let mut out = String::new();
    for diagnostic in &library.diagnostics {
        let Row { code, severity, file, line, column, message, help } = row(library, diagnostic);
        let command = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let (file, title) = (property(&file), property(code));
        let message = data(&format!("{message}\n{help}"));
        let _ = writeln!(out, "::{command} file={file},line={line},col={column},title={title}::{message}");
    }
    out
}

/// Escapes a message as GitHub's runner reads it (`actions/toolkit`, `command.ts`).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
