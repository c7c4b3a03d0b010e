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
    for block in &step.blocks {
        html.push_str(&match block {
            Block::Html(prose) => format!("<div class=\"prose\">{prose}</div>"),
            Block::Say { text } => say(text),
            Block::Checklist(checks) => {
                let items: String = checks
                    .iter()
                    .map(|check| format!("<li><label><input type=\"checkbox\"><span>{}</span></label></li>", check.html))
                    .collect();
                format!("<ul class=\"flow-checks\" aria-label=\"{}\">{items}</ul>", words::FLOW_CHECKS)
            }
        });
    }
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

fn say(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let paragraphs: String = paragraphs.map(|paragraph| format!("<p>{}</p>", escape(paragraph))).collect();
    format!(
        "<figure class=\"say\"><figcaption>{}</figcaption><div class=\"script\">{paragraphs}</div>\
         <button type=\"button\" class=\"copy\" data-copy=\"\">{}</button></figure>",
        words::FLOW_SAY,
        words::COPY
    )
}
