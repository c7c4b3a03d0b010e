//! What was said of entries on this device: helpful or not. It never leaves the device.

use crate::platform;

/// The key in the device's storage: a line for each entry, its page and the word.
const KEY: &str = "giljabi-helpful";
/// How many answers are kept.
const KEPT: usize = 200;

/// What was said of the entry whose page is at `page`.
pub(crate) fn stored(page: &str) -> Option<bool> {
    find(&platform::storage::get(KEY)?, page)
}

/// Keeps what is said of it.
pub(crate) fn store(page: &str, helpful: bool) {
    let kept = platform::storage::get(KEY).unwrap_or_default();
    platform::storage::set(KEY, Some(&with(&kept, page, helpful)));
}

fn find(kept: &str, page: &str) -> Option<bool> {
    let word = kept.lines().find_map(|line| line.strip_prefix(page)?.strip_prefix(' '))?;
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The answers with one more in front, each page once.
fn with(kept: &str, page: &str, helpful: bool) -> String {
    let line = format!("{page} {}", if helpful { "yes" } else { "no" });
    let others = kept.lines().filter(|line| line.rsplit_once(' ').is_some_and(|(other, _)| other != page));
    std::iter::once(line.as_str()).chain(others).take(KEPT).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_for_its_page_and_can_be_changed() {
        let kept = with(&with("", "faq/a", true), "faq/ab", false);
        assert_eq!((find(&kept, "faq/a"), find(&kept, "faq/ab"), find(&kept, "faq")), (Some(true), Some(false), None));
        let kept = with(&kept, "faq/a", false);
        assert_eq!(kept, "faq/a no\nfaq/ab no");
    }

    #[test]
    fn what_somebody_else_wrote_there_does_not_last() {
        assert_eq!(with("nonsense\n\nfaq/b yes", "faq/a", true), "faq/a yes\nfaq/b yes");
        assert_eq!(find("faq/a perhaps", "faq/a"), None);
    }

    #[test]
    fn the_oldest_answers_are_forgotten() {
        let kept = (0..KEPT + 5).fold(String::new(), |kept, id| with(&kept, &format!("faq/{id}"), true));
        assert_eq!(kept.lines().count(), KEPT);
        assert_eq!(find(&kept, "faq/0"), None);
    }
}
