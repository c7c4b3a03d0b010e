use serde::{Deserialize, Serialize};

/// A text in which parts are marked, because they matched.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The marked parts: byte offsets of beginning and end, in order, apart from each other, on character borders.
    pub marks: Vec<(usize, usize)>,
}

/// A run of a [`Marked`] text that is marked throughout or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The run's text, never empty.
    pub text: &'a str,
    /// Whether it is marked.
    pub marked: bool,
}

impl Marked {
    /// A text with marks, which may come in any order and overlap. Marks that reach past the text or cut a character
    /// are left out.
    #[must_use]
    pub fn new(text: impl Into<String>, marks: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let text = text.into();
        let mut all: Vec<_> =
            marks.into_iter().filter(|&(from, to)| from < to && text.get(from..to).is_some()).collect();
        all.sort_unstable();
        let mut marks: Vec<(usize, usize)> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match marks.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => marks.push((from, to)),
            }
        }
        Self { text, marks }
    }

    /// A text in which nothing is marked.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }

    /// The text cut at the marks. Data from elsewhere whose marks are out of place shows as unmarked text.
    #[must_use]
    pub fn segments(&self) -> Vec<Segment<'_>> {
        let mut segments = Vec::with_capacity(self.marks.len() * 2 + 1);
        let mut at = 0;
        for &(from, to) in &self.marks {
            let (Some(before), Some(marked)) = (self.text.get(at..from), self.text.get(from..to)) else { continue };
            segments.push(Segment { text: before, marked: false });
            segments.push(Segment { text: marked, marked: true });
            at = to;
        }
        segments.push(Segment { text: &self.text[at..], marked: false });
        segments.retain(|segment| !segment.text.is_empty());
        segments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(marked: &Marked) -> String {
        marked
            .segments()
            .iter()
            .map(|segment| if segment.marked { format!("[{}]", segment.text) } else { segment.text.to_owned() })
            .collect()
    }

    #[test]
    fn marks_are_ordered_and_joined() {
        assert_eq!(show(&Marked::new("결제 취소", [(7, 13), (0, 3), (3, 6)])), "[결제] [취소]");
    }

    #[test]
    fn marks_out_of_place_are_left_out() {
        assert_eq!(show(&Marked::new("결제", [(0, 1), (3, 99), (6, 6)])), "결제");
        let foreign = Marked { text: "결제".into(), marks: vec![(3, 6), (0, 3), (5, 900)] };
        assert_eq!(show(&foreign), "결[제]");
    }
}
