//! Where the addresses in a page lead.

use super::convert::{Converter, is_outside};
use super::decoded;
use super::names::relative;
use unicode_normalization::UnicodeNormalization;

/// Where an address leads.
pub(super) enum Target {
    /// To a page of the book, or a place in it.
    Page { name: String, address: String },
    /// To a page without the place that was meant.
    Beginning { name: String, address: String, missing: String },
    /// Out of the site.
    Outside,
    /// Nowhere; with the reason, in the middle of a sentence.
    Nothing(&'static str),
}

impl Converter<'_> {
    /// The path in the book that an address means in the file that is being read; `None` where it leads out of it.
    pub(super) fn path_of(&self, address: &str) -> Option<String> {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let address: String = decoded(address).nfc().collect();
        let mut parts: Vec<&str> = self.file.split('/').collect();
        parts.pop();
        if address.starts_with('/') {
            parts.clear();
        }
        for part in address.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()?),
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }

    /// Where an address leads.
    pub(super) fn target(&self, address: &str) -> Target {
        let address = address.trim();
        if is_outside(address)
            || ["mailto:", "tel:"].iter().any(|scheme| address.to_ascii_lowercase().starts_with(scheme))
        {
            return Target::Outside;
        }
        if address.is_empty()
            || address == "broken-reference"
            || address.contains("/broken/")
            || address.starts_with("broken/")
        {
            return Target::Nothing("GitBook에서 이미 끊어진 링크라");
        }
        if address.split('/').next().is_some_and(|first| first.contains(':')) {
            return Target::Nothing("쓸 수 없는 종류의 주소라");
        }
        let (path, place) = address.split_once('#').unwrap_or((address, ""));
        let page = if path.is_empty() {
            Some(self.at)
        } else {
            self.path_of(path).and_then(|path| self.site.book.page_at(&path))
        };
        let Some(page) = page else {
            let is_file = self.path_of(path).is_some_and(|path| self.site.book.files.contains_key(&path));
            return Target::Nothing(if is_file {
                "사이트에는 첨부 파일을 실을 수 없어"
            } else {
                "가리키는 글이 없어"
            });
        };
        if self.site.book.pages[page].front.hidden && !self.site.book.pages[self.at].front.hidden {
            return Target::Nothing("숨긴 글로 가는 링크라");
        }
        let name = self.site.titles[page].clone();
        let file = relative(self.place().folder(), &self.site.places[page].path);
        let place = decoded(place);
        if place.is_empty() {
            return Target::Page { name, address: file };
        }
        let file = if page == self.at { String::new() } else { file };
        match self.site.anchors[page].id(&place) {
            Some(id) => Target::Page { name, address: format!("{file}#{id}") },
            None if page == self.at => Target::Nothing("이 글에 그런 제목이 없어"),
            None => Target::Beginning { name, address: file, missing: place },
        }
    }
}
