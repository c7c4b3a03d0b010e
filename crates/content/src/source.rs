use giljabi_site::Kind;
use std::ops::Range;

/// A content file's text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path relative to the content folder, parts joined by `/`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Source {
    /// The line and column of a byte offset. Offsets past the end or within a character count as the nearest before.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// The kind that the file's folder stands for. A folder that stands for none, as in content brought from
    /// elsewhere, holds guides.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let folder = self.path.split_once('/').map(|(folder, _)| folder);
        folder.and_then(Kind::from_folder).unwrap_or(Kind::Guide)
    }

    /// The id: the file's name without its ending, and with `-` for what would break an address. The `index.md` or
    /// `README.md` of a sub-folder is the page of that folder and is called like it.
    #[must_use]
    pub fn id(&self) -> String {
        Self::id_of_name(self.stem())
    }

    /// The id of a file whose name without its ending is `name`.
    #[must_use]
    pub fn id_of_name(name: &str) -> String {
        name.chars().map(|c| if breaks_address(c) { '-' } else { c }).collect()
    }

    /// Whether [`Self::id`] had to replace something.
    #[must_use]
    pub fn id_was_changed(&self) -> bool {
        self.stem().contains(breaks_address)
    }

    /// Whether it is an `index.md` or `README.md` that stands for its folder. One at the top, or right in the folder of
    /// a kind, is none: there is no name to take but that of all guides or FAQs.
    #[must_use]
    pub fn is_of_folder(path: &str) -> bool {
        let Some((folder, name)) = path.rsplit_once('/') else { return false };
        let is_index = ["index.md", "README.md"].iter().any(|index| name.eq_ignore_ascii_case(index));
        is_index && Kind::from_folder(folder).is_none()
    }

    fn stem(&self) -> &str {
        let mut names = self.path.rsplit('/');
        let name = names.next().unwrap_or(&self.path);
        match names.next() {
            Some(folder) if Self::is_of_folder(&self.path) => folder,
            _ => name.strip_suffix(".md").unwrap_or(name),
        }
    }

    /// Where the front matter's YAML and the markdown are.
    pub(crate) fn parts(&self) -> Parts {
        let start = if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = Lines { text: &self.text, at: start };
        let Some(first) = lines.next() else { return Parts::without_front_matter(start, self.text.len()) };
        if self.text[first.clone()].trim_end() != "---" {
            return Parts::without_front_matter(start, self.text.len());
        }
        let yaml_start = lines.at;
        while let Some(line) = lines.next() {
            if self.text[line.clone()].trim_end() == "---" {
                return Parts { yaml: Some(yaml_start..line.start), body: lines.at..self.text.len(), unclosed: false };
            }
        }
        Parts { yaml: Some(yaml_start..self.text.len()), body: self.text.len()..self.text.len(), unclosed: true }
    }
}

fn breaks_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "#?%/\\&\"'<>:".contains(c)
}

/// The two parts of a content file, as byte ranges of its text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Between the `---` lines; `None` where the file does not begin with one.
    pub(crate) yaml: Option<Range<usize>>,
    /// The rest.
    pub(crate) body: Range<usize>,
    /// Whether the closing `---` is missing.
    pub(crate) unclosed: bool,
}

impl Parts {
    fn without_front_matter(start: usize, end: usize) -> Self {
        Self { yaml: None, body: start..end, unclosed: false }
    }
}

/// Lines as byte ranges, without their ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = self.at..self.at + length;
        self.at = (line.end + 1).min(self.text.len());
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.into(), text: text.into() }
    }

    fn check_parts(text: &str, expect: (Option<&str>, &str)) {
        let parts = source("a.md", text).parts();
        assert_eq!((parts.yaml.map(|range| &text[range]), &text[parts.body]), expect);
    }

    #[test]
    fn front_matter_is_between_the_first_two_rules() {
        check_parts("---\ntitle: a\n---\n본문", (Some("title: a\n"), "본문"));
        check_parts("\u{feff}---\r\ntitle: a\r\n---\r\n본문", (Some("title: a\r\n"), "본문"));
        check_parts("---\n---", (Some(""), ""));
        check_parts("본문\n---\n", (None, "본문\n---\n"));
        check_parts("", (None, ""));
        check_parts("---\ntitle: a\n", (Some("title: a\n"), ""));
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let source = source("a.md", "가나\n다라마");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position("가나\n다".len()), Position { line: 2, column: 2 });
        assert_eq!(source.position("가나\n다".len() + 1), Position { line: 2, column: 2 });
        assert_eq!(source.position(999), Position { line: 2, column: 4 });
    }

    #[test]
    fn folder_and_name_say_what_an_entry_is() {
        let faq = source("faq/taxi/refund.md", "");
        assert_eq!((faq.kind(), faq.id().as_str()), (Kind::Faq, "refund"));
        let foreign = source("wiki/환불 방법?.md", "");
        assert_eq!((foreign.kind(), foreign.id().as_str()), (Kind::Guide, "환불-방법-"));
        assert!(foreign.id_was_changed());
    }

    #[test]
    fn the_index_of_a_sub_folder_is_called_like_the_folder() {
        let check = |path: &str, kind, id: &str| {
            let source = source(path, "");
            assert_eq!((source.kind(), source.id().as_str()), (kind, id), "{path}");
        };
        check("guides/taxi/index.md", Kind::Guide, "taxi");
        check("faq/shop/refund/README.md", Kind::Faq, "refund");
        check("wiki/Index.md", Kind::Guide, "wiki");
        check("wiki/환불 방법/readme.md", Kind::Guide, "환불-방법");
        check("index.md", Kind::Guide, "index");
        check("guides/index.md", Kind::Guide, "index");
        check("guides/taxi/index.test.md", Kind::Guide, "index.test");
    }
}
