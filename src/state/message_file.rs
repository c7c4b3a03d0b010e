//! A message's file of the site data, as far as its page needs it.

use super::documents::Files;
use giljabi_message::Message;
use serde::Deserialize;

/// What is read of a message's document; title and summary are in the manifest.
#[derive(Debug, Deserialize)]
pub(crate) struct MessageFile {
    /// The whole article, the message's text in it with the names of its fields.
    pub(crate) html: String,
    /// Addresses of related pages, relative to the site's base.
    #[serde(default)]
    pub(crate) related: Vec<String>,
    /// The message; absent only where somebody built content with errors.
    #[serde(default)]
    pub(crate) message: Option<Message>,
}

/// The messages' files.
pub(crate) type Messages = Files<MessageFile>;

impl MessageFile {
    /// What the article says before and after the message's text, for which the composer stands.
    pub(crate) fn around(&self) -> (&str, &str) {
        let cut = || {
            let (before, rest) = self.html.split_once("<figure class=\"sms\">")?;
            let (_, after) = rest.split_once("</figure>")?;
            Some((before.trim(), after.trim()))
        };
        match &self.message {
            Some(_) => cut().unwrap_or((&self.html, "")),
            None => (&self.html, ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, message: Option<Message>, expect: (&str, &str)) {
        let file = MessageFile { html: html.into(), related: Vec::new(), message };
        assert_eq!(file.around(), expect, "{html}");
    }

    #[test]
    fn the_composer_stands_where_the_text_stood() {
        let html = "<p>가</p>\n<figure class=\"sms\"><pre>나</pre></figure>\n<p>다</p>";
        check(html, Some(Message::default()), ("<p>가</p>", "<p>다</p>"));
        check("<p>가</p>", Some(Message::default()), ("<p>가</p>", ""));
        check(html, None, (html, ""));
    }
}
