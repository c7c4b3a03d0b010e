//! GitBook's tables of HTML, which it writes wherever a column has a width, as tables of markdown; its cards as a list of
//! links.

use super::convert::Converter;
use super::html::{self, Markup, Tag};

/// A cell.
struct Cell {
    tag: Tag,
    /// Its HTML.
    inside: String,
}

impl Converter<'_> {
    /// The lines of a table.
    pub(super) fn table(&mut self, whole: &str, line: usize) -> Vec<String> {
        let Some((Markup::Open(table), length)) = html::markup_at(whole) else { return Vec::new() };
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        for row in elements(&whole[length..], &["tr"]) {
            let cells: Vec<_> = elements(&row.inside, &["th", "td"])
                .into_iter()
                .map(|cell| Cell { tag: cell.tag, inside: cell.inside })
                .collect();
            let is_head = cells.iter().any(|cell| cell.tag.name == "th");
            if is_head && head.is_empty() && rows.is_empty() {
                head = cells;
            } else if !cells.is_empty() {
                rows.push(cells);
            }
        }
        if table.attribute("data-view") == Some("cards") {
            self.cards(&head, &rows, line)
        } else {
            self.rows(&head, &rows, line)
        }
    }

    fn rows(&mut self, head: &[Cell], rows: &[Vec<Cell>], line: usize) -> Vec<String> {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or_default();
        let shown: Vec<_> = (0..columns).filter(|at| !is_hidden(head, *at)).collect();
        let mut row = |cells: &[Cell]| {
            let cells: Vec<_> = shown
                .iter()
                .map(|at| cells.get(*at).map(|cell| self.cell(&cell.inside, line)).unwrap_or_default())
                .collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines = vec![row(head)];
        lines.extend(rows.iter().map(|cells| row(cells)));
        lines.insert(1, format!("|{}", " --- |".repeat(shown.len())));
        lines
    }

    /// What a cell says, on one line.
    fn cell(&mut self, inside: &str, line: usize) -> String {
        let mut text = String::with_capacity(inside.len());
        let mut rest = inside;
        // What stands between blocks of a cell is a line end.
        while let Some(at) = rest.find(['<', '|', '*', '_', '`', '[', '\n']) {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let length = match html::markup_at(rest) {
                Some((Markup::Close(name), length)) if name == "p" => {
                    text.push_str("<br>");
                    length
                }
                Some((Markup::Open(tag), length)) if tag.name == "li" => {
                    text.push_str(if text.is_empty() || text.ends_with("<br>") { "• " } else { "<br>• " });
                    length
                }
                Some((Markup::Open(Tag { name, .. }) | Markup::Close(name), length))
                    if name == "ul" || name == "ol" =>
                {
                    length
                }
                Some((_, length)) => {
                    text.push_str(&rest[..length]);
                    length
                }
                None => {
                    match &rest[..1] {
                        "\n" => text.push(' '),
                        "<" => text.push_str("&lt;"),
                        c => text.extend(["\\", c]),
                    }
                    1
                }
            };
            rest = &rest[length..];
        }
        text.push_str(rest);
        let text = self.inline(&text, line);
        let mut text = text.trim();
        while let Some(shorter) = text.strip_suffix("<br>") {
            text = shorter.trim_end();
        }
        text.to_owned()
    }

    /// A list of links: each card's words, the first of them leading where the card leads.
    fn cards(&mut self, head: &[Cell], rows: &[Vec<Cell>], line: usize) -> Vec<String> {
        let is_target = |at: usize| head.get(at).is_some_and(|cell| cell.tag.attribute("data-card-target").is_some());
        let mut lines = Vec::new();
        for cells in rows {
            let target =
                cells.iter().enumerate().find(|(at, _)| is_target(*at)).and_then(|(_, cell)| first_link(&cell.inside));
            let words = cells.iter().enumerate().filter(|(at, _)| !is_target(*at) && !is_hidden(head, *at));
            let mut words = words.map(|(_, cell)| html::words(&cell.inside)).filter(|words| !words.is_empty());
            let first = words.next().unwrap_or_default();
            let rest: Vec<_> = words.collect();
            let first = match target {
                Some(target) => self.link(&first, &target, false, line),
                None => first,
            };
            if !first.is_empty() {
                lines.push(format!("- {}", std::iter::once(first).chain(rest).collect::<Vec<_>>().join(": ")));
            }
        }
        lines
    }
}

fn is_hidden(head: &[Cell], at: usize) -> bool {
    head.get(at).is_some_and(|cell| cell.tag.attribute("data-hidden").is_some())
}

fn first_link(html: &str) -> Option<String> {
    let at = html.find("<a")?;
    match html::markup_at(&html[at..])? {
        (Markup::Open(tag), _) => tag.attribute("href").map(str::to_owned),
        _ => None,
    }
}

/// The outermost elements of some names.
fn elements(html: &str, names: &[&str]) -> Vec<Cell> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let Some((markup, length)) = html::markup_at(rest) else {
            rest = &rest[1..];
            continue;
        };
        rest = &rest[length..];
        if let Markup::Open(tag) = markup
            && names.contains(&tag.name.as_str())
            && let Some((inside, length)) = html::inside(rest, &tag.name)
        {
            found.push(Cell { inside: inside.to_owned(), tag });
            rest = &rest[length..];
        }
    }
    found
}
