//! Quotations, and the boxes that GitHub makes of those that begin with `[!NOTE]` and the like.

use super::Renderer;
use crate::nearest::nearest;
use crate::{Problem, markdown};
use pulldown_cmark::BlockQuoteKind;
use std::ops::Range;

const NAMES: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

impl Renderer<'_> {
    pub(super) fn quote(&mut self, kind: Option<BlockQuoteKind>, span: &Range<usize>) {
        let Some(kind) = kind else {
            self.check_callout(span);
            self.out.push_str("<blockquote>");
            return;
        };
        let (name, title) = match kind {
            BlockQuoteKind::Note => ("note", "참고"),
            BlockQuoteKind::Tip => ("tip", "도움말"),
            BlockQuoteKind::Important => ("important", "중요"),
            BlockQuoteKind::Warning => ("warning", "주의"),
            BlockQuoteKind::Caution => ("caution", "경고"),
        };
        self.put(format_args!(
            "<div class=\"callout callout-{name}\" role=\"note\" aria-label=\"{title}\"><p class=\"callout-title\">{title}</p>\n"
        ));
    }

    /// Tells a quotation that was meant to be a box: its first line is read to the people as it stands.
    fn check_callout(&mut self, span: &Range<usize>) {
        let place = markdown::first_line(self.source, span);
        let line = self.source.text.get(place.clone()).unwrap_or_default();
        let Some((name, words)) =
            line.trim_start_matches(['>', ' ']).strip_prefix("[!").and_then(|rest| rest.split_once(']'))
        else {
            return;
        };
        // `[![picture](file)](address)` and `[!](address)` are something else.
        if name.is_empty() || name.contains('[') || words.starts_with(['(', '[', ':']) {
            return;
        }
        let name = name.trim();
        let known = NAMES.into_iter().find(|known| known.eq_ignore_ascii_case(name));
        let problem = match known {
            Some(name) if !words.trim().is_empty() => Problem::CalloutWords { name },
            // The name is right, and it is no box: it has blanks around it.
            Some(near) => Problem::CalloutUnknown { name: name.to_owned(), nearest: Some(near) },
            None => {
                let upper = name.to_uppercase();
                let near = nearest(&upper, NAMES);
                let nearest = NAMES.into_iter().find(|known| Some(*known) == near);
                Problem::CalloutUnknown { name: name.to_owned(), nearest }
            }
        };
        self.report(place, problem);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Catalog, Config, Source, outline, render};

    #[track_caller]
    fn check(body: &str, expect: &[&str]) {
        let source = Source { path: "guides/a.md".into(), text: format!("---\ntitle: t\n---\n{body}") };
        let (outline, _) = outline(&source);
        let (catalog, _) = Catalog::new(Config::default(), vec![outline.clone()], [], "2026-11-22");
        let (_, problems) = render(&source, &outline, &catalog);
        let found: Vec<_> = problems
            .iter()
            .map(|found| {
                format!("{} {} {}", found.problem.code(), &source.text[found.span.clone()], found.problem.help())
            })
            .collect();
        assert_eq!(found.len(), expect.len(), "{body}: {found:?}");
        for (found, expect) in found.iter().zip(expect) {
            assert!(found.starts_with(expect), "{body}: {found}");
        }
    }

    #[test]
    fn a_quotation_that_was_meant_as_a_box_is_told() {
        check("> [!WARNING]\n> 글", &[]);
        check("> [!warning]\n> 글", &[]);
        check("> [!WARNNING]\n> 글", &["callout-unknown > [!WARNNING] 혹시 `[!WARNING]`인가요?"]);
        check("> [!tipp]\n> 글", &["callout-unknown > [!tipp] 혹시 `[!TIP]`인가요?"]);
        check("> [!주의]\n> 글", &["callout-unknown > [!주의] NOTE(참고)"]);
        check("> [!NOTE] 제목\n> 글", &["callout-words > [!NOTE] 제목 종류만"]);
        check("- 하나\n\n  > [!NOTEE]\n  > 글", &["callout-unknown > [!NOTEE] 혹시"]);
        check("> 글 [!NOTEE]", &[]);
        check("> [![그림](https://a.com)](https://a.com)", &["image-remote"]);
        check("> [취소]를 눌러요", &[]);
    }
}
