//! Tables. Alignment is a class, since the content policy of the site forbids inline styles.

use super::Renderer;
use pulldown_cmark::Alignment;

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
        table.cell += 1;
        let (tag, scope) = if table.in_head { ("th", " scope=\"col\"") } else { ("td", "") };
        self.put(format_args!("<{tag}{scope}{alignment}>"));
    }
}
