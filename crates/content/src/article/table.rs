//! Tables. Alignment is a class, since the content policy of the site forbids inline styles.

use super::Renderer;
use pulldown_cmark::Alignment;

/// What stands in a row's words after its first cell, which names the row, and between the others: without it an
/// excerpt runs them together.
const AFTER_NAME: &str = ": ";
const BETWEEN_CELLS: &str = " / ";

/// A table being written.
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) cell: usize,
    pub(super) in_head: bool,
}

impl Renderer<'_> {
    pub(super) fn start_row(&mut self, in_head: bool) {
        if let Some(table) = &mut self.table {
            table.cell = 0;
            table.in_head = in_head;
        }
    }

    pub(super) fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = match table.alignments.get(table.cell) {
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        let separator = if table.cell == 1 { AFTER_NAME } else { BETWEEN_CELLS };
        let is_first = table.cell == 0;
        table.cell += 1;
        let (tag, scope) = if table.in_head { ("th", " scope=\"col\"") } else { ("td", "") };
        self.put(format_args!("<{tag}{scope}{alignment}>"));
        if !is_first {
            self.drop_separator();
            let is_open = self.article.sections.last().is_some_and(|section| !section.text.ends_with(['\n', ' ']));
            self.say(if is_open { separator } else { "" });
        }
    }

    /// Takes back the separator before a cell that turned out to be empty.
    pub(super) fn drop_separator(&mut self) {
        let Some(section) = self.article.sections.last_mut() else { return };
        for separator in [AFTER_NAME, BETWEEN_CELLS] {
            if let Some(kept) = section.text.strip_suffix(separator) {
                section.text.truncate(kept.len());
            }
        }
    }
}
