//! The nearest known word to one that is not known.

/// The candidate nearest to `word`, if it is near enough that a person may have meant it: at most a third of the
/// characters differ (by insertion, deletion, substitution or transposition). Candidates may be thousands.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = Letters::of(word);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let letters = Letters::of(candidate);
            let allowed = wanted.length.max(letters.length) / 3;
            if wanted.least_distance(&letters) > allowed {
                return None;
            }
            let distance = strsim::damerau_levenshtein(word, candidate);
            (distance <= allowed).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// How often each letter stands in a word, letters sorted into 64 bins: a quick lower bound for the distance.
struct Letters {
    length: usize,
    bins: [u8; 64],
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut letters = Self { length: 0, bins: [0; 64] };
        for c in word.chars() {
            letters.length += 1;
            let bin = &mut letters.bins[c as usize % 64];
            *bin = bin.saturating_add(1);
        }
        letters
    }

    /// No fewer edits than this lead from one word to the other: each changes at most one letter of either.
    fn least_distance(&self, other: &Self) -> usize {
        let pairs = || self.bins.iter().zip(&other.bins);
        let missing: usize = pairs().map(|(a, b)| usize::from(a.saturating_sub(*b))).sum();
        let added: usize = pairs().map(|(a, b)| usize::from(b.saturating_sub(*a))).sum();
        missing.max(added)
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_a_near_word_is_offered() {
        let known = ["title", "summary", "audience"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("audiance", known), Some("audience"));
        assert_eq!(nearest("author", known), None);
        assert_eq!(nearest("", known), None);
    }
}
