//! Fenced blocks: words to say, text to copy, and code.

use super::Renderer;
use crate::html::{push_attribute, push_text};
use pulldown_cmark::{CodeBlockKind, Event, TagEnd};
use std::ops::Range;

/// Ends a block that can be copied. The button does nothing without the app, whose stylesheet shows it.
const COPY_BUTTON: &str = "<button type=\"button\" class=\"copy\" data-copy=\"\">복사</button></figure>\n";

impl Renderer<'_> {
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, events: &[(Event<'_>, Range<usize>)]) -> usize {
        let length = events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::CodeBlock))).unwrap_or(0);
        let mut text = String::new();
        for (event, _) in &events[..length] {
            if let Event::Text(part) = event {
                text.push_str(part);
            }
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let word = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        match word {
            "say" => {
                self.out.push_str(
                    "<figure class=\"say\"><figcaption>이렇게 말해 주세요</figcaption><div class=\"script\">",
                );
                for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
                    self.out.push_str("<p>");
                    for (at, line) in paragraph.trim().lines().enumerate() {
                        if at > 0 {
                            self.out.push_str("<br>");
                        }
                        push_text(&mut self.out, line);
                    }
                    self.out.push_str("</p>");
                }
                self.out.push_str("</div>");
                self.out.push_str(COPY_BUTTON);
            }
            "copy" => {
                self.out.push_str(
                    "<figure class=\"copy-text\"><figcaption>복사해서 쓰는 글</figcaption><pre class=\"script\">",
                );
                push_text(&mut self.out, text);
                self.out.push_str("</pre>");
                self.out.push_str(COPY_BUTTON);
            }
            language => {
                self.out.push_str("<pre><code");
                if !language.is_empty() {
                    push_attribute(&mut self.out, "class", &format!("language-{language}"));
                }
                self.out.push('>');
                push_text(&mut self.out, text);
                self.out.push_str("</code></pre>\n");
            }
        }
        self.say(text);
        self.end_line();
        length + 1
    }
}
