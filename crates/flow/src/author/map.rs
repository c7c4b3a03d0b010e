//! The map of a flow as SVG: for the app beside the runner, for a page that is read without the app, and as a file.
//!
//! Classes and presentation attributes only: no inline style, no script. The app marks the walked path by the data
//! attributes: `data-step` on a step, `data-from` and `data-choice` (its place among the step's choices, from 0) on a
//! choice. Elements and attributes are few: a large map is there when the question is.

use super::layout::{Edge, Layout, Point, Route, Size, layout};
use crate::model::{Flow, Outcome, Step};
use std::collections::HashMap;
use std::fmt::Write as _;

/// What stands above a map, and where its steps lead.
#[derive(Clone, Copy, Debug)]
pub struct MapHead<'a> {
    /// The title of the flow.
    pub title: &'a str,
    /// One sentence about it; where it is empty, one is made from the numbers of steps and outcomes.
    pub description: &'a str,
    /// The address of the flow's page: each step is then a link to `page#step`.
    pub page: Option<&'a str>,
}

/// Pixels of a step's words.
const STEP_FONT: f64 = 14.0;
/// Pixels of a choice's words.
const LABEL_FONT: f64 = 12.0;
/// Pixels that a line of a step may be wide.
const STEP_WIDTH: f64 = 172.0;
/// Pixels that a line of a choice may be wide.
const LABEL_WIDTH: f64 = 116.0;
/// Lines of either; the rest is cut, the title element has it all.
const LINES: usize = 4;
const LINE_HEIGHT: f64 = 1.35;
/// How lines and boxes are drawn; words are filled.
const OUTLINE: &str = "fill=\"none\" stroke=\"currentColor\"";
const PADDING: f64 = 12.0;

/// The map of a flow. The same flow gives the same bytes.
#[must_use]
pub fn map_svg(flow: &Flow, head: &MapHead<'_>) -> String {
    let numbers: HashMap<&str, usize> =
        flow.steps.iter().enumerate().rev().map(|(at, step)| (step.id.as_str(), at)).collect();
    let titles: Vec<Vec<String>> = flow.steps.iter().map(|step| wrapped(&step.title, STEP_FONT, STEP_WIDTH)).collect();
    let nodes: Vec<Size> = titles.iter().map(|lines| step_size(lines)).collect();
    let mut edges = Vec::new();
    let mut labels = Vec::new();
    for (from, step) in flow.steps.iter().enumerate() {
        for (choice, at) in step.choices.iter().zip(0..) {
            let Some(&to) = numbers.get(choice.to.as_str()) else { continue };
            let lines = wrapped(&choice.label, LABEL_FONT, LABEL_WIDTH);
            edges.push(Edge { from, to, label: label_size(&lines) });
            labels.push((at, lines));
        }
    }
    let drawn = layout(&nodes, &edges);
    let mut svg = head_of(flow, head, &drawn);
    let _ = writeln!(svg, "<g class=\"map-choices\" font-size=\"{LABEL_FONT:.0}\" text-anchor=\"middle\">");
    for ((edge, route), (choice, lines)) in edges.iter().zip(&drawn.edges).zip(&labels) {
        push_choice(&mut svg, &flow.steps[edge.from], *choice, route, lines);
    }
    let _ = writeln!(svg, "</g>\n<g class=\"map-steps\" font-size=\"{STEP_FONT:.0}\" text-anchor=\"middle\">");
    for (((step, lines), size), centre) in flow.steps.iter().zip(&titles).zip(&nodes).zip(&drawn.nodes) {
        push_step(&mut svg, step, head.page, lines, *size, *centre);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn head_of(flow: &Flow, head: &MapHead<'_>, drawn: &Layout) -> String {
    let outcomes = flow.steps.iter().filter(|step| step.outcome.is_some()).count();
    let counted = format!("단계 {}개, 그 가운데 결과 {outcomes}개로 이루어진 흐름.", flow.steps.len());
    let description = if head.description.is_empty() { counted } else { format!("{} {counted}", head.description) };
    let (width, height) = (drawn.size.width.ceil(), drawn.size.height.ceil());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow-map\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"group\" aria-labelledby=\"flow-map-title flow-map-desc\" \
         fill=\"currentColor\" font-family=\"sans-serif\">\n<title id=\"flow-map-title\">"
    );
    push_text(&mut svg, head.title);
    svg.push_str("</title>\n<desc id=\"flow-map-desc\">");
    push_text(&mut svg, &description);
    svg.push_str("</desc>\n");
    svg
}

fn push_choice(svg: &mut String, from: &Step, choice: usize, route: &Route, lines: &[String]) {
    svg.push_str("<g class=\"map-choice\"");
    push_attribute(svg, "data-from", &from.id);
    let _ = write!(svg, " data-choice=\"{choice}\"><path {OUTLINE} d=\"");
    for line in &route.lines {
        push_line(svg, line);
    }
    if let [.., before, end] = route.lines.last().map_or(&[][..], Vec::as_slice) {
        push_arrow(svg, *before, *end);
    }
    svg.push_str("\"/>");
    push_lines(svg, lines, LABEL_FONT, route.label);
    svg.push_str("</g>\n");
}

/// A line through points: straight down, and curved where it moves sideways.
fn push_line(svg: &mut String, points: &[Point]) {
    let [first, rest @ ..] = points else { return };
    let _ = write!(svg, "M{:.0} {:.0}", first.x, first.y);
    let mut at = first;
    for (next, after) in rest.iter().zip(rest.iter().skip(1).map(Some).chain([None])) {
        // On a straight way down only its end is worth a word.
        if after.is_some_and(|after| [at, next].iter().all(|point| (point.x - after.x).abs() < 1.0)) {
            continue;
        }
        let is_loop = (next.y - at.y).abs() < 1.0;
        if is_loop || (next.x - at.x).abs() < 1.0 {
            let _ = write!(svg, "L{:.0} {:.0}", next.x, next.y);
        } else {
            let middle = f64::midpoint(at.y, next.y);
            let _ = write!(svg, "C{:.0} {middle:.0} {:.0} {middle:.0} {:.0} {:.0}", at.x, next.x, next.x, next.y);
        }
        at = next;
    }
}

/// The head of an arrow, at the end of its line: markers need ids, which a page may hold twice.
fn push_arrow(svg: &mut String, before: Point, end: Point) {
    // Lines arrive from above or below, and a self loop from the side.
    let (dx, dy) = if (end.y - before.y).abs() < 1.0 {
        (if end.x < before.x { -1.0 } else { 1.0 }, 0.0)
    } else {
        (0.0, if end.y < before.y { -1.0 } else { 1.0 })
    };
    let corner = |along: f64, side: f64| (end.x - dx * along + dy * side, end.y - dy * along + dx * side);
    let ((ax, ay), (bx, by)) = (corner(7.0, 4.0), corner(7.0, -4.0));
    let _ = write!(svg, "M{ax:.0} {ay:.0}L{:.0} {:.0}L{bx:.0} {by:.0}", end.x, end.y);
}

fn push_step(svg: &mut String, step: &Step, page: Option<&str>, lines: &[String], size: Size, centre: Point) {
    svg.push_str(if page.is_some() { "<a" } else { "<g" });
    let class = match step.outcome {
        Some(outcome) => format!("map-step map-outcome map-outcome-{}", outcome.as_str()),
        None => "map-step".to_owned(),
    };
    push_attribute(svg, "class", &class);
    push_attribute(svg, "data-step", &step.id);
    if let Some(page) = page {
        push_attribute(svg, "href", &format!("{page}#{}", step.id));
    }
    svg.push('>');
    // What the box does not say: how it ends, and what was cut.
    if step.outcome.is_some() || lines.last().is_some_and(|line| line.ends_with('…')) {
        svg.push_str("<title>");
        push_text(svg, &step.title);
        if let Some(outcome) = step.outcome {
            push_text(svg, &format!(" (결과: {})", outcome.word()));
        }
        svg.push_str("</title>");
    }
    let (x, y) = (centre.x - size.width / 2.0, centre.y - size.height / 2.0);
    // An outcome has round ends, so that it is told by its shape as well as by its colour.
    let radius = if step.outcome.is_some() { size.height / 2.0 } else { 6.0 };
    let _ = write!(
        svg,
        "<rect {OUTLINE} x=\"{x:.0}\" y=\"{y:.0}\" width=\"{:.0}\" height=\"{:.0}\" rx=\"{radius:.0}\"/>",
        size.width, size.height
    );
    push_lines(svg, lines, STEP_FONT, centre);
    svg.push_str(if page.is_some() { "</a>\n" } else { "</g>\n" });
}

fn push_lines(svg: &mut String, lines: &[String], font: f64, centre: Point) {
    let height = font * LINE_HEIGHT;
    let first = centre.y - height * (lines.len() as f64 - 1.0) / 2.0 + font * 0.35;
    if let [line] = lines {
        // Most have one line; a large map is drawn sooner with fewer elements.
        let _ = write!(svg, "<text x=\"{:.0}\" y=\"{first:.0}\">", centre.x);
        push_text(svg, line);
        svg.push_str("</text>");
        return;
    }
    svg.push_str("<text>");
    for (line, at) in lines.iter().zip(0_u8..) {
        let y = first + height * f64::from(at);
        let _ = write!(svg, "<tspan x=\"{:.0}\" y=\"{y:.0}\">", centre.x);
        push_text(svg, line);
        svg.push_str("</tspan>");
    }
    svg.push_str("</text>");
}

fn step_size(lines: &[String]) -> Size {
    let width = lines.iter().map(|line| line_width(line, STEP_FONT)).fold(60.0, f64::max);
    let height = STEP_FONT * LINE_HEIGHT * lines.len().max(1) as f64;
    // The round ends of an outcome need the room too, and equal boxes look calm.
    Size { width: (width + 3.0 * PADDING).ceil(), height: (height + 1.5 * PADDING).ceil() }
}

fn label_size(lines: &[String]) -> Size {
    let width = lines.iter().map(|line| line_width(line, LABEL_FONT)).fold(8.0, f64::max);
    Size { width: (width + 4.0).ceil(), height: (LABEL_FONT * LINE_HEIGHT * lines.len() as f64 + 4.0).ceil() }
}

/// How wide a line is, about: Hangul fills its square, Latin letters little more than half.
fn line_width(line: &str, font: f64) -> f64 {
    let ems = |c: char| match c {
        ' ' => 0.3,
        'i' | 'l' | 'j' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '(' | ')' | '[' | ']' => 0.35,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.9,
        c if c.is_ascii_uppercase() => 0.68,
        c if c.is_ascii() => 0.56,
        _ => 0.96,
    };
    line.chars().map(ems).sum::<f64>() * font
}

/// The words of a text in lines: broken at spaces, and within a word where it is wider than a line.
fn wrapped(text: &str, font: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line_width(&joined, font) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if line_width(&line, font) > width {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no way to write these.
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    push_text(out, value);
    out.push('"');
}

/// How an outcome is drawn in Mermaid and named in both.
pub(super) fn outcome_class(outcome: Outcome) -> String {
    outcome.as_str().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(wrapped(text, 14.0, 70.0), expect);
    }

    #[test]
    fn words_are_broken_at_spaces_first() {
        check("손님이 함께 있나요?", &["손님이", "함께", "있나요?"]);
        check("가나다라마바사", &["가나다라마", "바사"]);
        check("", &[]);
        check("a b c d e f g h i j k l m n", &["a b c d e f", "g h i j k l", "m n"]);
    }
}
