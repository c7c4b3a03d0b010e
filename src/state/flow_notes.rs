//! Call notes that somebody edits while they go on growing.

use serde::{Deserialize, Serialize};

/// Notes with what was changed in them by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EditedNotes {
    /// What the flow had written when the notes were last brought up to date.
    written: String,
    /// What stands in the field.
    pub(crate) text: String,
}

impl EditedNotes {
    /// Notes that stood as the flow wrote them and were made into `text`.
    pub(crate) fn new(written: String, text: String) -> Self {
        Self { written, text }
    }

    /// Brings the notes up to date with what the flow writes now. Lines that it wrote and nobody touched are replaced;
    /// a line that somebody wrote or changed is never lost.
    pub(crate) fn grow(&mut self, now: &str) {
        if self.text == self.written {
            now.clone_into(&mut self.text);
            now.clone_into(&mut self.written);
        }
        if self.written == now {
            return;
        }
        let (old, new): (Vec<_>, Vec<_>) = (self.written.lines().collect(), now.lines().collect());
        let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(|(a, b)| a == b).count();
        let (gone, came) = (&old[before..old.len() - after], &new[before..new.len() - after]);

        let mut lines: Vec<&str> = self.text.lines().collect();
        let mut at = None;
        for line in gone {
            // The last such line: what somebody repeats stands above it more often than below.
            if let Some(found) = lines.iter().rposition(|own| own == line) {
                lines.remove(found);
                at = Some(at.map_or(found, |at: usize| at.min(found)));
            }
        }
        // Where nothing of it is left, the new lines follow the last line before them that is.
        let after_known = || old[..before].iter().rev().find_map(|line| lines.iter().rposition(|own| own == line));
        let at = at.or_else(|| after_known().map(|known| known + 1)).unwrap_or(lines.len());
        lines.splice(at..at, came.iter().copied());
        self.text = lines.join("\n");
        now.clone_into(&mut self.written);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, text: &str, now: &str, expect: &str) {
        let mut notes = EditedNotes::new(written.into(), text.into());
        notes.grow(now);
        assert_eq!(notes.text, expect);
        assert_eq!(notes.written, now);
    }

    #[test]
    fn notes_nobody_touched_are_as_the_flow_writes_them() {
        check(
            "제목\n진행 중: 가",
            "제목\n진행 중: 가",
            "제목\n1. 가 → 예\n진행 중: 나",
            "제목\n1. 가 → 예\n진행 중: 나",
        );
    }

    #[test]
    fn own_lines_stay_where_they_are() {
        check(
            "제목\n진행 중: 가",
            "제목\n진행 중: 가\n손님이 다시 전화하기로 함",
            "제목\n1. 가 → 예\n진행 중: 나",
            "제목\n1. 가 → 예\n진행 중: 나\n손님이 다시 전화하기로 함",
        );
        check("제목\n1. 가", "[급함] 제목\n1. 가", "제목\n1. 나", "[급함] 제목\n1. 나");
    }

    #[test]
    fn a_changed_line_stays_and_the_new_one_follows_what_came_before_it() {
        check(
            "제목\n1. 가\n진행 중: 나",
            "제목\n1. 가 (두 번 확인)\n진행 중: 나",
            "제목\n1. 가\n2. 나\n진행 중: 다",
            "제목\n1. 가 (두 번 확인)\n2. 나\n진행 중: 다",
        );
        check("제목\n진행 중: 가", "제목\n진행 중: 하하", "제목\n결과: 나", "제목\n결과: 나\n진행 중: 하하");
    }

    proptest! {
        #[test]
        fn no_line_of_ones_own_is_lost(
            written in prop::collection::vec("[가-다]", 0..5),
            own in prop::collection::vec("[가-하]", 0..5),
            now in prop::collection::vec("[가-다]", 0..5),
        ) {
            let mut notes = EditedNotes::new(written.join("\n"), own.join("\n"));
            notes.grow(&now.join("\n"));
            for line in own.iter().filter(|line| !written.contains(line)) {
                prop_assert!(notes.text.lines().any(|kept| kept == line), "{line} in {}", notes.text);
            }
        }

        #[test]
        fn notes_as_written_stay_as_written(
            written in prop::collection::vec("[가-다]", 1..6),
            now in prop::collection::vec("[가-다]", 1..6),
        ) {
            let mut notes = EditedNotes::new(written.join("\n"), written.join("\n"));
            notes.grow(&now.join("\n"));
            prop_assert_eq!(notes.text, now.join("\n"));
        }
    }
}
