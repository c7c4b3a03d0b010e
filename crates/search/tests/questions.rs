//! How well search answers questions that are put in other words than the texts': `benches/questions`.
//!
//! The floors are a little below what was measured, so that a change which makes answers worse is seen, and one that moves
//! a few of two thousand is not.

#![allow(clippy::expect_used, reason = "only tests use this")]

use giljabi_search::{Engine, EntryText, everyday, write_index_with};
use giljabi_site::{Kind, SearchRequest};
use std::fs;
use std::path::Path;

struct Set {
    entries: Vec<EntryText>,
    /// Each question with the id of the passage that answers it.
    questions: Vec<(String, String)>,
}

/// A set as `benches/questions/README.md` describes it; the passages with their titles, or with mere numbers.
fn read(name: &str, titled: bool) -> Set {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/questions").join(name);
    let text = fs::read_to_string(&path).expect("the questions are there");
    let mut set = Set { entries: Vec::new(), questions: Vec::new() };
    let mut title = "";
    for line in text.lines().filter(|line| !line.is_empty()) {
        let id = |number: usize| format!("p{number:03}");
        if let Some(named) = line.strip_prefix("# ") {
            title = named;
        } else if let Some(question) = line.strip_prefix("? ") {
            let answer = set.entries.len().checked_sub(1).expect("a question follows its passage");
            set.questions.push((question.to_owned(), id(answer)));
        } else {
            let number = set.entries.len();
            let numbered = format!("{number:03}");
            let title = if titled { title } else { &numbered };
            set.entries.push(EntryText::plain(Kind::Guide, &id(number), title, line));
        }
    }
    set
}

/// Recall at one and at ten, and the mean reciprocal rank within ten, are at least these.
fn check(name: &str, titled: bool, count: usize, [first, ten, rank]: [f64; 3]) {
    let set = read(name, titled);
    assert_eq!(set.questions.len(), count, "{name}");
    let index = write_index_with(&set.entries, &everyday()).expect("writes");
    let engine = Engine::open(index).expect("opens");
    let ranks = set.questions.iter().map(|(query, answer)| {
        let reply = engine.search(&SearchRequest { query: query.clone(), limit: 10, ..SearchRequest::default() });
        reply.hits.iter().position(|hit| hit.id == *answer).map(|place| place + 1)
    });
    let ranks: Vec<Option<usize>> = ranks.collect();
    let share = |is: &dyn Fn(usize) -> f64| ranks.iter().flatten().map(|&rank| is(rank)).sum::<f64>() / count as f64;
    let found = [share(&|rank| f64::from(u8::from(rank == 1))), share(&|_| 1.0), share(&|rank| 1.0 / rank as f64)];
    let words = if titled { "with titles" } else { "without titles" };
    println!("{name}, {words}: recall@1 {:.4}, recall@10 {:.4}, MRR@10 {:.4}", found[0], found[1], found[2]);
    let floors = [("recall@1", first), ("recall@10", ten), ("MRR@10", rank)];
    for ((what, floor), found) in floors.into_iter().zip(found) {
        assert!(found >= floor, "{name}, {words}: {what} is {found:.4}, and was at least {floor}");
    }
}

#[test]
fn encyclopaedia_questions_find_their_passage() {
    check("encyclopaedia.txt", true, 1_920, [0.870, 0.990, 0.916]);
    check("encyclopaedia.txt", false, 1_920, [0.850, 0.983, 0.900]);
}

#[test]
fn business_questions_find_their_page() {
    check("business.txt", true, 461, [0.850, 0.989, 0.907]);
    check("business.txt", false, 461, [0.840, 0.987, 0.900]);
}
