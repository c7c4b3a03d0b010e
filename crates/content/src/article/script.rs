//! Fenced blocks: words to say, text to copy, and code.

use super::Renderer;
use crate::Problem;
use crate::html::{push_attribute, push_text};
use crate::markdown;
use crate::yaml::{Node, Value};
use giljabi_site::Kind;
use pulldown_cmark::{CodeBlockKind, Event, TagEnd};
use std::ops::Range;

/// Ends a block that can be copied. The button does nothing without the app, whose stylesheet shows it.
const COPY_BUTTON: &str = "<button type=\"button\" class=\"copy\" data-copy=\"\">복사</button></figure>\n";

/// The words that make more of a block than code.
const WORDS: [&str; 4] = ["say", "copy", "ask", "sms"];

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
        if let CodeBlockKind::Fenced(_) = kind {
            self.check_fence(word, &events[..length]);
        }
        match word {
            "ask" if self.outline.kind == Kind::Flow => {
                self.ask_block(text);
                return length + 1;
            }
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
            "sms" => {
                let readable = self.sms_block(text);
                self.say(&readable);
                self.end_line();
                return length + 1;
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

    /// Tells a block that is not closed, at its opening line, and a word that was meant to be one of ours.
    fn check_fence(&mut self, word: &str, events: &[(Event<'_>, Range<usize>)]) {
        let Some((_, span)) = events.first() else { return };
        let text = &self.source.text;
        let opening = markdown::first_line(self.source, span);
        let line = text.get(opening.clone()).unwrap_or_default().trim_start();
        let mark = if line.starts_with('`') { '`' } else { '~' };
        let fence = &line[..line.len() - line.trim_start_matches(mark).len()];
        let is_text = |event: &Event<'_>| matches!(event, Event::Text(_));
        let texts = || events.iter().filter(|(event, _)| is_text(event)).map(|(_, span)| span);
        // What the block holds beyond its opening line and its text is what closes it.
        let end = texts().next_back().map_or(opening.end, |text| text.end.max(opening.end));
        let is_closed = text.get(end..span.end).is_some_and(|rest| rest.contains(mark));
        // A block that begins in another is the next one, to which the one that was not closed extends.
        let begins_another = |line: &str| {
            let info = line.trim_start().strip_prefix(fence).map(|rest| rest.trim_start_matches(mark).trim_start());
            let word = info.and_then(|info| info.split_whitespace().next());
            word.is_some_and(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
        };
        let holds_another =
            texts().any(|place| text.get(place.clone()).is_some_and(|text| text.lines().any(begins_another)));
        if !is_closed || holds_another {
            let fence = fence.to_owned();
            self.report(opening, Problem::FenceUnclosed { fence });
        } else if let Some(nearest) = self.meant(word) {
            self.report(opening, Problem::FenceMisspelled { word: word.to_owned(), nearest });
        }
    }

    /// The word of ours that another word was meant to be: the same in capitals, or one slip away.
    fn meant(&self, word: &str) -> Option<&'static str> {
        // An assembler's code is nobody's question, nor a SAS program something to say.
        if WORDS.contains(&word) || ["asm", "sas"].contains(&word) {
            return None;
        }
        let lower = word.to_lowercase();
        let known = WORDS.into_iter().filter(|known| *known != "ask" || self.outline.kind == Kind::Flow);
        let distances = known.map(|known| (strsim::damerau_levenshtein(&lower, known), known));
        distances.filter(|(distance, _)| *distance <= 1).min().map(|(_, known)| known)
    }

    /// A text message. Each placeholder shows what belongs there, so that the page reads without the app, in brackets
    /// where the text has none around it; a text with placeholders is nothing to copy as it is and has no button. Returns
    /// the text as it is shown.
    fn sms_block(&mut self, text: &str) -> String {
        let mut readable = String::with_capacity(text.len());
        let mut has_fields = false;
        self.out.push_str("<figure class=\"sms\"><figcaption>문자 내용</figcaption><pre class=\"script\">");
        let mut rest = text;
        while let Some((before, (name, after))) =
            rest.split_once("#{").and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            let label = self.field_label(name.trim());
            let has_brackets = before.ends_with('[') && after.starts_with(']');
            let shown = if has_brackets { label.to_owned() } else { format!("[{label}]") };
            push_text(&mut self.out, before);
            self.out.push_str("<mark class=\"field\">");
            push_text(&mut self.out, &shown);
            self.out.push_str("</mark>");
            readable.push_str(before);
            readable.push_str(&shown);
            has_fields = true;
            rest = after;
        }
        push_text(&mut self.out, rest);
        readable.push_str(rest);
        self.out.push_str("</pre>");
        self.out.push_str(if has_fields { "</figure>\n" } else { COPY_BUTTON });
        readable
    }

    /// What a message calls one of its fields; the field's name where it does not say.
    fn field_label<'a>(&'a self, name: &'a str) -> &'a str {
        let value = |node: &'a Node, key: &str| match &node.value {
            Value::Mapping(pairs) => pairs.iter().find(|(known, _)| known.scalar() == Some(key)).map(|(_, node)| node),
            _ => None,
        };
        let field = self.outline.front.extra("fields").and_then(|fields| value(fields, name));
        field.and_then(|field| value(field, "label")).and_then(Node::scalar).unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Catalog, Config, Source, outline, render};

    /// Renders a message's text, whose front matter knows what `order` is called.
    #[track_caller]
    fn check(text: &str, html: &str, section: &str) {
        let front = "title: t\nfields:\n  order: { type: text, label: 주문번호 }";
        let text = format!("---\n{front}\n---\n~~~sms\n{text}\n~~~\n");
        let source = Source { path: "messages/a.md".into(), text };
        let (outline, _) = outline(&source);
        let (catalog, _) = Catalog::new(Config::default(), vec![outline.clone()], [], "2026-11-22");
        let (article, problems) = render(&source, &outline, &catalog);
        let start = "<figure class=\"sms\"><figcaption>문자 내용</figcaption><pre class=\"script\">";
        assert_eq!(article.html, format!("{start}{html}</figure>\n"));
        assert_eq!((article.sections[0].text.as_str(), problems.len()), (section, 0));
    }

    /// What is told of the blocks of a file, as `code opening`.
    #[track_caller]
    fn check_fences(path: &str, body: &str, expect: &[&str]) {
        for end in ["\n", "\r\n"] {
            let text = format!("---\ntitle: t\n---\n글\n\n{body}").replace('\n', end);
            let source = Source { path: path.into(), text };
            let (outline, _) = outline(&source);
            let (catalog, _) = Catalog::new(Config::default(), vec![outline.clone()], [], "2026-11-22");
            let (_, problems) = render(&source, &outline, &catalog);
            let found: Vec<_> = problems
                .iter()
                .map(|found| format!("{} {}", found.problem.code(), &source.text[found.span.clone()]))
                .collect();
            assert_eq!(found, expect, "{body:?}");
        }
    }

    #[test]
    fn a_block_that_is_not_closed_is_told() {
        let check = |body, expect: &[&str]| check_fences("guides/a.md", body, expect);
        for closed in [
            "~~~\n~~~",
            "~~~say\n글\n~~~",
            "~~~say\n글\n~~~~~\n\n글",
            "```rust\n~~~\n```\n",
            "- 하나\n\n  ~~~copy\n  글\n  ~~~\n- 둘",
            "> ~~~copy\n> 글\n> ~~~\n\n글",
            "> ~~~copy\n> ~~~\n",
            "   ~~~\n   글\n  ~~~",
            "    ~~~",
            "~~~~\n~~~say\n~~~~",
            "~~~\n~~~ 특가 ~~~\n~~~",
        ] {
            check(closed, &[]);
        }
        check("~~~say\n글\n\n## 제목\n", &["fence-unclosed ~~~say"]);
        check("   ```say\n글", &["fence-unclosed ```say"]);
        check("~~~say", &["fence-unclosed ~~~say"]);
        check("~~~\n\n\n", &["fence-unclosed ~~~"]);
        check("~~~say\n글\n    ~~~", &["fence-unclosed ~~~say"]);
        check("~~~say\n글\n```\n", &["fence-unclosed ~~~say"]);
        check("~~~~copy\n글\n~~~\n", &["fence-unclosed ~~~~copy"]);
        check("~~~copy\n글\n~~~ 끝\n", &["fence-unclosed ~~~copy"]);
        check("> ~~~copy\n> 글\n\n글", &["fence-unclosed ~~~copy"]);
        check("- 하나\n\n  ~~~copy\n  글\n- 둘", &["fence-unclosed ~~~copy"]);
        check("~~~copy\n글\n\n~~~say\n글\n~~~\n", &["fence-unclosed ~~~copy"]);
    }

    #[test]
    fn a_misspelled_word_is_told() {
        let check = |path, word, is_told| {
            let told = format!("fence-misspelled ~~~{word}");
            let expect = if is_told { vec![told.as_str()] } else { vec![] };
            check_fences(path, &format!("~~~{word}\n글\n~~~\n"), &expect);
        };
        for word in ["sya", "Say", "sayy", "Copy", "cpoy", "SMS", "sns"] {
            check("guides/a.md", word, true);
        }
        for word in ["", "say", "sh", "rust", "css", "sql", "asm", "aks", "text", "cpp"] {
            check("guides/a.md", word, false);
        }
        check("flows/a.md", "aks", true);
    }

    #[test]
    fn a_text_message_reads_without_the_app_and_is_copied_only_where_nothing_is_to_fill_in() {
        check(
            "주문 #{order}\n#{없음} <b>",
            "주문 <mark class=\"field\">[주문번호]</mark>\n<mark class=\"field\">[없음]</mark> &lt;b&gt;</pre>",
            "주문 [주문번호]\n[없음] <b>",
        );
        check(
            "[#{order}] #{order}] [#{order}",
            "[<mark class=\"field\">주문번호</mark>] <mark class=\"field\">[주문번호]</mark>] \
             [<mark class=\"field\">[주문번호]</mark></pre>",
            "[주문번호] [주문번호]] [[주문번호]",
        );
        let button = "<button type=\"button\" class=\"copy\" data-copy=\"\">복사</button>";
        check("끝났습니다. #{", &format!("끝났습니다. #{{</pre>{button}"), "끝났습니다. #{");
    }
}
