//! `giljabi eval`: how well search finds what it should, over questions with known answers.

use crate::arguments::{Arguments, EvalOptions};
use crate::progress::Progress;
use crate::{Verdict, check, search};
use anyhow::{Context, bail};
use giljabi_content::Source;
use giljabi_site::{Hit, SearchRequest};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs;
use std::time::Instant;

/// How many hits count.
const DEPTH: usize = 10;

/// A line of the file.
#[derive(Deserialize)]
struct Question {
    query: String,
    /// Ids, or `folder/id` where an id alone would not be clear.
    relevant: Vec<String>,
}

#[derive(Serialize)]
struct Measured {
    queries: usize,
    recall_at_1: f64,
    recall_at_10: f64,
    mrr_at_10: f64,
    ndcg_at_10: f64,
    milliseconds_p50: f64,
    milliseconds_p95: f64,
    /// The questions of which no relevant entry was among the first ten.
    misses: Vec<Miss>,
}

#[derive(Serialize)]
struct Miss {
    query: String,
    relevant: Vec<String>,
    found: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, options: &EvalOptions) -> anyhow::Result<Verdict> {
    let text = fs::read_to_string(&options.file)
        .with_context(|| format!("파일을 읽을 수 없습니다: {}", options.file.display()))?;
    let questions = read(&text)?;
    let library = check::load(arguments)?;
    search::warn(&library);
    let engine = search::engine(&library, options.audience)?;
    let progress = Progress::count("검색 품질을 재는 중", questions.len());
    let mut scores = Scores::default();
    let mut milliseconds = Vec::with_capacity(questions.len());
    let mut misses = Vec::new();
    for question in &questions {
        let request = SearchRequest { query: question.query.clone(), limit: DEPTH, ..SearchRequest::default() };
        let start = Instant::now();
        let reply = engine.search(&request);
        milliseconds.push(start.elapsed().as_secs_f64() * 1000.0);
        progress.step();
        let wanted: HashSet<_> = question.relevant.iter().map(|name| as_id(name)).collect();
        let relevant: Vec<_> = reply.hits.iter().map(|hit| is_relevant(hit, &wanted)).collect();
        if !relevant.contains(&true) {
            misses.push(Miss {
                query: question.query.clone(),
                relevant: question.relevant.clone(),
                found: reply.hits.iter().map(|hit| hit.id.clone()).collect(),
            });
        }
        scores.add(&relevant, wanted.len());
    }
    drop(progress);
    milliseconds.sort_by(f64::total_cmp);
    let mean = |sum: f64| if questions.is_empty() { 0.0 } else { sum / questions.len() as f64 };
    let measured = Measured {
        queries: questions.len(),
        recall_at_1: mean(scores.recall_at_1),
        recall_at_10: mean(scores.recall_at_10),
        mrr_at_10: mean(scores.mrr),
        ndcg_at_10: mean(scores.ndcg),
        milliseconds_p50: percentile(&milliseconds, 50),
        milliseconds_p95: percentile(&milliseconds, 95),
        misses,
    };
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&measured)?);
    } else {
        print(&measured);
    }
    Ok(Verdict::Sound)
}

fn read(text: &str) -> anyhow::Result<Vec<Question>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line): (usize, &str)| {
        let question: Question =
            serde_json::from_str(line).with_context(|| format!("{}번째 줄이 맞지 않습니다", at + 1))?;
        if question.relevant.is_empty() {
            bail!("{}번째 줄에 정답이 없습니다: relevant에 나와야 할 글의 아이디를 적어 주세요", at + 1);
        }
        Ok(question)
    };
    lines.map(read).collect()
}

/// A name as ids are made of file names, perhaps with the folder of its kind before it.
fn as_id(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/{}", Source::id_of_name(name)),
        None => Source::id_of_name(name),
    }
}

fn is_relevant(hit: &Hit, wanted: &HashSet<String>) -> bool {
    // Entries of two kinds may have one id: `guide/id`, or the address, `guides/id`, names one of them.
    let named = format!("{}/{}", hit.kind.as_str(), hit.id);
    wanted.contains(&hit.id) || wanted.contains(&named) || wanted.contains(&hit.kind.page(&hit.id))
}

/// Sums over questions.
#[derive(Debug, Default, PartialEq)]
struct Scores {
    recall_at_1: f64,
    recall_at_10: f64,
    mrr: f64,
    ndcg: f64,
}

impl Scores {
    /// Adds a question: which of its first ten hits were relevant, and how many entries there were to find.
    fn add(&mut self, hits: &[bool], wanted: usize) {
        if wanted == 0 {
            return;
        }
        let found = |depth: usize| hits.iter().take(depth).filter(|hit| **hit).count().min(wanted) as f64;
        self.recall_at_1 += found(1) / wanted as f64;
        self.recall_at_10 += found(DEPTH) / wanted as f64;
        if let Some(rank) = hits.iter().position(|hit| *hit) {
            self.mrr += 1.0 / (rank + 1) as f64;
        }
        let gain = |rank: usize| 1.0 / (rank as f64 + 2.0).log2();
        let ideal: f64 = (0..wanted.min(DEPTH)).map(gain).sum();
        let gained: f64 = hits.iter().enumerate().filter(|(_, hit)| **hit).map(|(rank, _)| gain(rank)).sum();
        self.ndcg += gained / ideal;
    }
}

/// The nearest-rank percentile of sorted values; 0 where there are none.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(0.0)
}

fn print(measured: &Measured) {
    println!("질문 {}개", measured.queries);
    println!("recall@1 {:.4}  recall@10 {:.4}", measured.recall_at_1, measured.recall_at_10);
    println!("MRR@10   {:.4}  nDCG@10   {:.4}", measured.mrr_at_10, measured.ndcg_at_10);
    println!("p50 {:.2} ms  p95 {:.2} ms", measured.milliseconds_p50, measured.milliseconds_p95);
    if !measured.misses.is_empty() {
        println!("\n열 개 안에 정답이 없는 질문 {}개:", measured.misses.len());
        for miss in &measured.misses {
            println!("  {} → {} (나온 것: {})", miss.query, miss.relevant.join(", "), miss.found.join(", "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_those_of_the_textbook() {
        let mut scores = Scores::default();
        scores.add(&[true, false], 1);
        assert_eq!(scores, Scores { recall_at_1: 1.0, recall_at_10: 1.0, mrr: 1.0, ndcg: 1.0 });
        let mut scores = Scores::default();
        scores.add(&[false, true], 2);
        assert!((scores.ndcg - (1.0 / 3.0_f64.log2()) / (1.0 + 1.0 / 3.0_f64.log2())).abs() < 1e-12);
        assert_eq!((scores.recall_at_1, scores.recall_at_10, scores.mrr), (0.0, 0.5, 0.5));
    }

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let sorted: Vec<_> = (1..=20).map(f64::from).collect();
        assert_eq!((percentile(&sorted, 50), percentile(&sorted, 95)), (10.0, 19.0));
        assert!(percentile(&[], 95).abs() < f64::EPSILON);
    }

    #[test]
    fn a_bad_line_is_named() {
        let check = |text: &str, expect: &str| {
            assert_eq!(read(text).err().map(|error| error.to_string()).as_deref(), Some(expect), "{text}");
        };
        check("{\"query\": \"a\", \"relevant\": [\"b\"]}\n\nnonsense", "3번째 줄이 맞지 않습니다");
        check(
            "{\"query\": \"a\", \"relevant\": []}",
            "1번째 줄에 정답이 없습니다: relevant에 나와야 할 글의 아이디를 적어 주세요",
        );
    }

    #[test]
    fn names_become_ids_as_file_names_do() {
        assert_eq!(as_id("환불 방법?"), "환불-방법-");
        assert_eq!(as_id("guides/Q: 환불"), "guides/Q--환불");
        assert_eq!(as_id("faq/refund"), "faq/refund");
    }
}
