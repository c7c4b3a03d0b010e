//! What a GitBook page says about itself, and how ours says it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a GitBook page says about itself.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Front {
    /// Where it does not stand in the text.
    pub(super) title: Option<String>,
    /// One sentence.
    pub(super) description: Option<String>,
    /// Kept out of the contents, for those who have the link.
    pub(super) hidden: bool,
    /// Keys that ours has nothing for, and that say more than how the page looks.
    pub(super) others: Vec<String>,
    /// Whether it could not be read.
    pub(super) is_broken: bool,
}

/// Keys that say how a page looks in GitBook.
const LOOKS: [&str; 7] = ["icon", "layout", "noIndex", "noRobotsIndex", "metaLinks", "emoji", "legacy"];

/// The YAML of a page, its text, and the line at which the text begins.
pub(super) fn split(text: &str) -> (&str, &str, usize) {
    let text = text.trim_start_matches('\u{feff}');
    let nothing = ("", text, 1);
    let Some(first) = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else { return nothing };
    let (mut at, mut line) = (first.len(), 2);
    for next in text[first.len()..].split_inclusive('\n') {
        if next.trim_end() == "---" {
            return (&text[first.len()..at], &text[at + next.len()..], line + 1);
        }
        at += next.len();
        line += 1;
    }
    nothing
}

/// Reads the YAML of a page.
pub(super) fn read(yaml: &str) -> Front {
    let mut front = Front::default();
    if yaml.trim().is_empty() {
        return front;
    }
    let Ok(pairs) = serde_saphyr::from_str::<BTreeMap<String, serde_json::Value>>(yaml) else {
        return Front { is_broken: true, ..front };
    };
    for (key, value) in pairs {
        let text = match &value {
            serde_json::Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            value => value.to_string(),
        };
        let text = Some(text).filter(|text| !text.is_empty() && text != "null");
        match key.as_str() {
            "title" => front.title = text,
            "description" => front.description = text,
            "hidden" => front.hidden = value == true,
            key if LOOKS.contains(&key) || key.starts_with("cover") => {}
            _ => front.others.push(key),
        }
    }
    front
}

/// Our front matter.
pub(super) fn write(title: &str, summary: Option<&str>, for_agents: bool) -> String {
    let mut yaml = String::from("---\n");
    let _ = writeln!(yaml, "title: {}", scalar(title));
    if let Some(summary) = summary {
        let _ = writeln!(yaml, "summary: {}", scalar(summary));
    }
    if for_agents {
        yaml.push_str("audience: agent\n");
    }
    yaml + "---\n"
}

/// A text as a value of YAML: in quotes where it would be read as something else.
fn scalar(text: &str) -> String {
    let begins_oddly = text.starts_with(|c: char| c.is_whitespace() || "-?:,[]{}#&*!|>'\"%@`~".contains(c));
    let is_odd = begins_oddly
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(|c: char| c == ':' || c.is_whitespace())
        || text.contains(char::is_control)
        || ["true", "false", "null", "yes", "no"].contains(&text.to_ascii_lowercase().as_str());
    if !is_odd {
        return text.to_owned();
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " ");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_yaml_and_its_text() {
        assert_eq!(split("---\ndescription: 가\n---\n\n# 나\n"), ("description: 가\n", "\n# 나\n", 4));
        assert_eq!(split("\u{feff}# 나\n---\n"), ("", "# 나\n---\n", 1));
        assert_eq!(split("---\nopen: 1\n"), ("", "---\nopen: 1\n", 1));
    }

    #[test]
    fn folded_texts_are_one_line_and_looks_are_left_out() {
        let front = read("icon: bolt\ncoverY: 0\ndescription: >-\n  첫 줄\n  둘째 줄\nhidden: true\nif: visitor.a\n");
        let expect = Front {
            description: Some("첫 줄 둘째 줄".into()),
            hidden: true,
            others: vec!["if".into()],
            ..Front::default()
        };
        assert_eq!(front, expect);
        assert!(read("a: [").is_broken);
        assert_eq!(read("description:\n"), Front::default());
    }

    #[test]
    fn values_are_quoted_where_yaml_would_misread_them() {
        let check = |text: &str, expect: &str| assert_eq!(scalar(text), expect);
        check("환불 안내", "환불 안내");
        check("환불: 안내", "\"환불: 안내\"");
        check("\"환불\" 안내", "\"\\\"환불\\\" 안내\"");
        check("[필독] 안내", "\"[필독] 안내\"");
        check("10:30에 시작", "10:30에 시작");
        assert_eq!(write("가", Some("나"), true), "---\ntitle: 가\nsummary: 나\naudience: agent\n---\n");
    }
}
