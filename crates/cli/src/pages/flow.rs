//! The page of a flow: its first step as the app shows it (`src/components/flow/`), and below it all steps to read.

use super::EntryPage;
use super::article::head;
use super::markup::escape;
use giljabi_flow::{Block, Flow, Step};
use giljabi_reader::words;
use giljabi_site::Manifest;
use std::fmt::Write as _;

/// The page's `main`. The choices lead to the steps below; the app makes buttons of them.
pub(super) fn page(manifest: &Manifest, page: &EntryPage<'_>, flow: &Flow) -> String {
    let EntryPage { entry, document, .. } = page;
    let first = flow.start().map(|step| first_step(step, &entry.page())).unwrap_or_default();
    format!(
        "<div class=\"page page-flow\"><article class=\"article\">{}\
         <div class=\"flow-bar\"><button type=\"button\" class=\"button\" disabled>{}</button></div>\
         <div class=\"flow\"><section class=\"flow-main\" aria-labelledby=\"flow-question\">\
         <div class=\"flow-told\" role=\"status\"></div>{first}</section>\
         <section class=\"flow-answers\" aria-labelledby=\"flow-answers\"><h2 id=\"flow-answers\">{}</h2>\
         <p class=\"muted\">{}</p></section></div>\
         <section class=\"flow-steps\" aria-labelledby=\"flow-steps\"><h2 id=\"flow-steps\">{}</h2>\
         <div class=\"prose\">{}</div></section></article></div>",
        head(manifest, entry, "article-head flow-head"),
        words::FLOW_ANEW,
        words::FLOW_ANSWERS,
        words::FLOW_NO_ANSWERS,
        words::FLOW_STEPS,
        document.html,
    )
}

fn first_step(step: &Step, page: &str) -> String {
    let mut html = format!(
        "<div class=\"flow-step\" data-kind=\"question\"><h2 id=\"flow-question\" tabindex=\"-1\">\
         <span class=\"flow-mark\">{}</span> <span>{}</span></h2>",
        words::question_number(1),
        escape(&step.title)
    );
    step.blocks.iter().for_each(|shown| block(&mut html, shown));
    if !step.choices.is_empty() {
        let mut choices = String::new();
        for (at, choice) in step.choices.iter().enumerate() {
            let _ = write!(
                choices,
                "<li><a class=\"flow-choice\" href=\"{page}#{}\"><span class=\"flow-number\" aria-hidden=\"true\">{}</span>\
                 <span class=\"flow-label\">{}</span></a></li>",
                escape(&choice.to),
                at + 1,
                escape(&choice.label)
            );
        }
        let _ = write!(html, "<ol class=\"flow-choices\" aria-label=\"{}\">{choices}</ol>", words::FLOW_CHOICES);
    }
    html + "</div>"
}

/// A part of the step: writing to a string cannot fail.
fn block(html: &mut String, block: &Block) {
    match block {
        Block::Html(prose) => {
            let _ = write!(html, "<div class=\"prose\">{prose}</div>");
        }
        Block::Say { text } => {
            let _ = write!(
                html,
                "<figure class=\"say\"><figcaption>{}</figcaption><div class=\"script\">",
                words::FLOW_SAY
            );
            for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
                let _ = write!(html, "<p>{}</p>", escape(paragraph));
            }
            let _ = write!(
                html,
                "</div><button type=\"button\" class=\"copy\" data-copy=\"\">{}</button></figure>",
                words::COPY
            );
        }
        Block::Checklist(checks) => {
            let _ = write!(html, "<ul class=\"flow-checks\" aria-label=\"{}\">", words::FLOW_CHECKS);
            for check in checks {
                let _ = write!(html, "<li><label><input type=\"checkbox\"><span>{}</span></label></li>", check.html);
            }
            html.push_str("</ul>");
        }
    }
}
