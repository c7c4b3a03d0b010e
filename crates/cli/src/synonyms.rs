//! `synonyms.toml`: words that mean the same, as editors list them.

use crate::slip::Slip;
use giljabi_content::{Diagnostic, Problem, Source};
use giljabi_search::Synonyms;
use giljabi_site::Audience;
use serde::Deserialize;
use std::collections::HashSet;
use std::ops::Range;
use toml::Spanned;

/// The groups of words, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SynonymFile {
    /// Whether words of everyday Korean find each other without being listed.
    #[serde(default = "yes")]
    everyday: bool,
    #[serde(default)]
    group: Vec<Spanned<Group>>,
}

const fn yes() -> bool {
    true
}

impl Default for SynonymFile {
    fn default() -> Self {
        Self { everyday: true, group: Vec::new() }
    }
}

/// `words` all mean the same; what is listed in `from` finds what is listed in `to`, and not the other way round.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    words: Option<Spanned<Vec<String>>>,
    from: Option<Spanned<Vec<String>>>,
    to: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    audience: Audience,
}

/// What the file says, and what in it helps nobody. A file that cannot be read is a problem at its place, and says
/// nothing.
pub(crate) fn read(source: &Source) -> (SynonymFile, Vec<Diagnostic>) {
    match toml::from_str::<SynonymFile>(&source.text) {
        Ok(file) => {
            let slips = file.group.iter().flat_map(|group| slips(group, &source.text));
            let found = slips.map(|(slip, span)| slip.at(&source.path, span)).collect();
            (file, found)
        }
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            (SynonymFile::default(), vec![Diagnostic::new(&source.path, span, Problem::SynonymsSyntax)])
        }
    }
}

/// What of a group finds nothing, each with its place.
fn slips(group: &Spanned<Group>, text: &str) -> Vec<(Slip, Range<usize>)> {
    let Group { words, from, to, .. } = group.get_ref();
    let mut found = Vec::new();
    if let Some(words) = words {
        let said: HashSet<_> = words.get_ref().iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
        if said.len() < 2 {
            let word = said.into_iter().next().map(str::to_owned);
            found.push((Slip::SynonymsAlone { word }, words.span()));
        }
    }
    let says = |list: &Option<Spanned<Vec<String>>>| list.as_ref().is_some_and(|list| !list.get_ref().is_empty());
    match (says(from), says(to)) {
        (true, false) => {
            found.extend(from.as_ref().map(|from| (Slip::SynonymsOneSided { missing: "to" }, from.span())));
        }
        (false, true) => found.extend(to.as_ref().map(|to| (Slip::SynonymsOneSided { missing: "from" }, to.span()))),
        (false, false) if words.is_none() => {
            let start = group.span().start;
            let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            found.push((Slip::SynonymsAlone { word: None }, start..start + line.len()));
        }
        _ => {}
    }
    found
}

impl SynonymFile {
    /// The rules for an audience.
    pub(crate) fn rules(&self, audience: Audience) -> Vec<Synonyms> {
        let own = self.group.iter().map(Spanned::get_ref).filter(|group| audience.may_see(group.audience));
        let list =
            |list: &Option<Spanned<Vec<String>>>| list.as_ref().map(|list| list.get_ref().clone()).unwrap_or_default();
        let both = |group: &Group| {
            let each_other = Synonyms { from: list(&group.words), to: list(&group.words), everyday: false };
            [each_other, Synonyms { from: list(&group.from), to: list(&group.to), everyday: false }]
        };
        let listed = own.flat_map(both).filter(|rule| !rule.from.is_empty() && !rule.to.is_empty());
        let everyday = self.everyday.then(giljabi_search::everyday);
        listed.chain(everyday.into_iter().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (SynonymFile, Vec<String>) {
        let source = Source { path: "synonyms.toml".into(), text: text.into() };
        let (file, found) = super::read(&source);
        let found = found.iter().map(|at| {
            let line = source.position(at.span.start).line;
            format!("{line} {} {}", at.problem.code(), &text[at.span.clone()])
        });
        (file, found.collect())
    }

    #[test]
    fn groups_go_both_ways_and_agents_groups_to_agents_only() {
        let text = "everyday = false\n[[group]]\nwords = [\"환불\", \"환급\"]\n[[group]]\nfrom = [\"돈\"]\nto = [\"요금\"]\naudience = \"agent\"\n";
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let both = Synonyms { from: list(&["환불", "환급"]), to: list(&["환불", "환급"]), everyday: false };
        let one_way = Synonyms { from: list(&["돈"]), to: list(&["요금"]), everyday: false };
        let (file, found) = read(text);
        assert_eq!(found, Vec::<String>::new());
        assert_eq!(file.rules(Audience::Public), std::slice::from_ref(&both));
        assert_eq!(file.rules(Audience::Agent), [both, one_way]);
        let (file, found) = read("[[group]]\nword = []");
        assert_eq!(file.rules(Audience::Agent), giljabi_search::everyday(), "what cannot be read takes nothing away");
        assert_eq!(found, ["2 synonyms-syntax word"]);
    }

    #[test]
    fn a_group_that_finds_nothing_is_told_at_its_line() {
        let check =
            |group: &str, expect: &[&str]| assert_eq!(read(&format!("[[group]]\n{group}\n")).1, expect, "{group}");
        check("words = [\"환불\"]", &["2 synonyms-alone [\"환불\"]"]);
        check("words = [\"환불\", \" 환불 \", \"\"]", &["2 synonyms-alone [\"환불\", \" 환불 \", \"\"]"]);
        check("words = []", &["2 synonyms-alone []"]);
        check("audience = \"agent\"", &["1 synonyms-alone [[group]]"]);
        check("from = [\"돈\"]", &["2 synonyms-one-sided [\"돈\"]"]);
        check("to = [\"돈\"]\nfrom = []", &["2 synonyms-one-sided [\"돈\"]"]);
        check("words = [\"가\", \"나\"]\nfrom = [\"돈\"]", &["3 synonyms-one-sided [\"돈\"]"]);
        check("words = [\"가\", \"나\"]", &[]);
        check("from = [\"돈\"]\nto = [\"요금\"]", &[]);
    }
}
