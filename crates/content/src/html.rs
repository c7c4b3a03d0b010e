//! HTML that authors write into markdown: what is allowed is written out again from its tokens, so that nothing but
//! the allowed tags and attributes can pass; what is not allowed is reported and shown as text.
//!
//! Also the escaping of everything else that the renderer writes.

use crate::Problem;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;

/// Tags that mark up a few words and can do no harm. Their attributes are in [`allowed_attribute`].
const TAGS: &[&str] = &[
    "a", "abbr", "b", "br", "cite", "code", "del", "details", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt",
    "ruby", "s", "small", "strong", "sub", "summary", "sup", "u", "wbr",
];

/// Tags without an end.
const VOID: &[&str] = &["br", "wbr"];

fn allowed_attribute(tag: &str, attribute: &str) -> bool {
    matches!((tag, attribute), ("a", "id" | "name") | ("abbr" | "dfn", "title") | ("details", "open"))
}

/// One piece of an author's HTML.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece {
    /// Words between tags.
    Text(String),
    /// An allowed tag that opens. Void tags are not pushed on any stack.
    Open { tag: String, attributes: Vec<(String, String)>, void: bool },
    /// An allowed tag that closes.
    Close(String),
    /// A note among editors: not published.
    Comment,
    /// A tag, or something else, that may not be published; for a tag, its name follows.
    Refused(Problem),
    /// The end of a tag that may not be published.
    RefusedClose(String),
}

/// Cuts a run of HTML into pieces.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let sink = Pieces(RefCell::default());
    let tokenizer = Tokenizer::new(sink, html5ever::tokenizer::TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(html.into());
    // The sink never asks for a script to be run, so that one feed takes everything.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

struct Pieces(RefCell<Vec<Piece>>);

impl TokenSink for Pieces {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut pieces = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => tag_pieces(&tag, &mut pieces),
            Token::CharacterTokens(text) => match pieces.last_mut() {
                Some(Piece::Text(last)) => last.push_str(&text),
                _ => pieces.push(Piece::Text(text.to_string())),
            },
            Token::CommentToken(_) => pieces.push(Piece::Comment),
            Token::DoctypeToken(_) => pieces.push(Piece::Refused(Problem::HtmlOther)),
            Token::NullCharacterToken | Token::ParseError(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

fn tag_pieces(tag: &Tag, pieces: &mut Vec<Piece>) {
    let name = tag.name.to_string();
    if !TAGS.contains(&name.as_str()) {
        pieces.push(match tag.kind {
            TagKind::StartTag => Piece::Refused(Problem::HtmlTag { tag: name }),
            TagKind::EndTag => Piece::RefusedClose(name),
        });
        return;
    }
    if tag.kind == TagKind::EndTag {
        if !VOID.contains(&name.as_str()) {
            pieces.push(Piece::Close(name));
        }
        return;
    }
    let mut attributes = Vec::new();
    for attribute in &tag.attrs {
        let attribute_name = attribute.name.local.to_string();
        if name == "a" && attribute_name == "href" {
            // A link belongs in markdown, where it is checked and resolved.
            pieces.push(Piece::Refused(Problem::HtmlTag { tag: name }));
            return;
        }
        if allowed_attribute(&name, &attribute_name) {
            attributes.push((attribute_name, attribute.value.to_string()));
        } else {
            pieces.push(Piece::Refused(Problem::HtmlAttribute { tag: name.clone(), attribute: attribute_name }));
        }
    }
    let void = VOID.contains(&name.as_str());
    pieces.push(Piece::Open { tag: name, attributes, void });
}

/// Appends text as HTML.
pub(crate) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // HTML has no way to write this one.
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Appends ` name="value"`.
pub(crate) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expect: &str) {
        let shown: Vec<_> = pieces(html)
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Open { tag, attributes, .. } => {
                    let attributes: Vec<_> =
                        attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                    format!("<{tag}{}>", attributes.concat())
                }
                Piece::Close(tag) => format!("</{tag}>"),
                Piece::Comment => "(comment)".into(),
                Piece::Refused(problem) => format!("!{}", problem.code()),
                Piece::RefusedClose(tag) => format!("!/{tag}"),
            })
            .collect();
        assert_eq!(shown.join(" "), expect, "{html}");
    }

    #[test]
    fn harmless_tags_pass() {
        check("<kbd>취소</kbd>", "<kbd> 취소 </kbd>");
        check("가<BR/>나", "가 <br> 나");
        check("<a name='x'></a>", "<a name=x> </a>");
        check("<details open>", "<details open=>");
        check("<!-- 메모 -->", "(comment)");
    }

    #[test]
    fn everything_else_is_refused() {
        check("<script>alert(1)</script>", "!html-tag alert(1) !/script");
        check("<kbd onclick=x style=y>", "!html-attribute !html-attribute <kbd>");
        check("<a href=javascript:x>", "!html-tag");
        check("<!doctype html>", "!html-other");
        check("<svg/onload=x>", "!html-tag");
    }
}
