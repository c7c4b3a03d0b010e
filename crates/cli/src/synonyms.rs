//! `synonyms.toml`: words that mean the same, as editors list them.

use anyhow::Context;
use giljabi_search::Synonyms;
use giljabi_site::Audience;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    group: Vec<Group>,
}

/// `words` all mean the same; what is listed in `from` finds what is listed in `to`, and not the other way round.
#[derive(Deserialize)]
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

/// The synonyms of a content folder for an audience; none where there is no such file.
pub(crate) fn read(folder: &Path, audience: Audience) -> anyhow::Result<Vec<Synonyms>> {
    let path = folder.join("synonyms.toml");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("파일을 읽을 수 없습니다: {}", path.display()))?;
    parse(&text, audience).with_context(|| format!("비슷한 말 목록이 맞지 않습니다: {}", path.display()))
}

fn parse(text: &str, audience: Audience) -> anyhow::Result<Vec<Synonyms>> {
    let file: File = toml::from_str(text)?;
    let own = file.group.into_iter().filter(|group| audience.may_see(group.audience));
    let both = |group: Group| {
        let one_way = Synonyms { from: group.from, to: group.to };
        [Synonyms { from: group.words.clone(), to: group.words }, one_way]
    };
    Ok(own.flat_map(both).filter(|rule| !rule.from.is_empty() && !rule.to.is_empty()).collect())
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
        assert_eq!(parse(text, Audience::Public).expect("reads"), [both.clone()]);
        assert_eq!(parse(text, Audience::Agent).expect("reads"), [both, one_way]);
        assert!(parse("[[group]]\nword = []", Audience::Public).is_err());
    }
}
