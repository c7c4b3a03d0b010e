//! `synonyms.toml`: words that mean the same, as editors list them.

use giljabi_content::{Diagnostic, Problem, Source};
use giljabi_search::Synonyms;
use giljabi_site::Audience;
use serde::Deserialize;

/// The groups of words, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SynonymFile {
    #[serde(default)]
    group: Vec<Group>,
}

/// `words` all mean the same; what is listed in `from` finds what is listed in `to`, and not the other way round.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    audience: Audience,
}

/// What the file says. A file that cannot be read is a problem at its place, and says nothing.
pub(crate) fn read(source: &Source) -> Result<SynonymFile, Diagnostic> {
    toml::from_str(&source.text)
        .map_err(|error| Diagnostic::new(&source.path, error.span().unwrap_or(0..0), Problem::SynonymsSyntax))
}

impl SynonymFile {
    /// The rules for an audience.
    pub(crate) fn rules(&self, audience: Audience) -> Vec<Synonyms> {
        let own = self.group.iter().filter(|group| audience.may_see(group.audience));
        let both = |group: &Group| {
            let each_other = Synonyms { from: group.words.clone(), to: group.words.clone() };
            [each_other, Synonyms { from: group.from.clone(), to: group.to.clone() }]
        };
        own.flat_map(both).filter(|rule| !rule.from.is_empty() && !rule.to.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_go_both_ways_and_agents_groups_to_agents_only() {
        let text = "[[group]]\nwords = [\"환불\", \"환급\"]\n[[group]]\nfrom = [\"돈\"]\nto = [\"요금\"]\naudience = \"agent\"\n";
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let both = Synonyms { from: list(&["환불", "환급"]), to: list(&["환불", "환급"]) };
        let one_way = Synonyms { from: list(&["돈"]), to: list(&["요금"]) };
        let source = |text: &str| Source { path: "synonyms.toml".into(), text: text.into() };
        let file = read(&source(text)).expect("reads");
        assert_eq!(file.rules(Audience::Public), std::slice::from_ref(&both));
        assert_eq!(file.rules(Audience::Agent), [both, one_way]);
        let problem = read(&source("[[group]]\nword = []")).expect_err("no such key");
        assert_eq!((problem.problem.code(), problem.span), ("synonyms-syntax", 10..14));
    }
}
