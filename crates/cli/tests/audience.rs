//! What is for agents is not in the public files: not in the manifest, documents, index terms, names or images.

#![allow(clippy::expect_used, reason = "only tests use this")]

mod support;

use std::fs;
use std::path::Path;
use support::{Scratch, files, giljabi, root, stderr};

/// The app's page, as far as plain pages need it.
const SHELL: &str =
    "<!doctype html><html lang=\"ko\"><head><title>x</title></head><body><div id=\"app\"></div></body></html>";

/// Builds a site: its data, and its plain pages beside them.
fn build(content: &str, out: &str, audience: &str) {
    let (shell, data) = (format!("{out}.html"), format!("{out}/data"));
    fs::write(&shell, SHELL).expect("a file");
    let arguments = ["build", "--content", content, "--out", &data, "--audience", audience];
    let output = giljabi(&[&arguments[..], &["--shell", &shell, "--pages", out]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

/// Copies a content folder without the files that are for agents, and without the editors' tests, which name them and
/// are never published.
fn copy_public(from: &Path, to: &Path) -> usize {
    let mut left_out = 0;
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let place = entry.expect("an entry").path();
        let target = to.join(place.file_name().expect("a name"));
        if place.is_dir() {
            left_out += copy_public(&place, &target);
        } else if fs::read_to_string(&place).is_ok_and(|text| text.contains("\naudience: agent\n")) {
            left_out += 1;
        } else if !place.ends_with("search-tests.toml") && !place.to_string_lossy().ends_with(".test.md") {
            fs::copy(&place, &target).expect("a copy");
        }
    }
    left_out
}

/// The proof: with and without what is for agents, the public files are the same to the byte.
#[test]
fn the_public_files_are_the_same_as_if_agent_content_did_not_exist() {
    let scratch = Scratch::new("audience");
    let left_out = copy_public(&root().join("content"), &scratch.path().join("content"));
    assert!(left_out > 0, "there is content for agents");
    // The list of what is looked for most names pages of both.
    let site = scratch.path().join("content/site.toml");
    let lines = fs::read_to_string(&site).expect("a file");
    let public: Vec<_> = lines.lines().filter(|line| !line.contains("\"flows/taxi-payment-recovery\"")).collect();
    assert_eq!(public.len() + 1, lines.lines().count(), "one of them is for agents");
    fs::write(&site, public.join("\n")).expect("a file");
    build("content", &scratch.at("with"), "public");
    build(&scratch.at("content"), &scratch.at("without"), "public");
    let (with, without) = (files(&scratch.path().join("with")), files(&scratch.path().join("without")));
    assert_eq!(with, without);
    assert!(
        with.iter().any(|(path, _)| path == "flows/academy-payment-cancel/index.html"),
        "plain pages are among them"
    );
    build("content", &scratch.at("agent"), "agent");
    assert_ne!(with, files(&scratch.path().join("agent")));
}

#[test]
fn no_byte_of_an_agents_page_is_in_the_public_files() {
    let scratch = Scratch::new("canary");
    let page = |front: &str, text: &str| format!("---\n{front}\n---\n\n{text}\n");
    let site = "name = \"길\"\nurl = \"https://example.com\"\npopular = [\"flows/qzflow-id\", \"guides/open\"]\n\
                [[categories]]\nid = \"open\"\nname = \"공개\"\n\
                [[categories]]\nid = \"qzsecret\"\nname = \"뷁갊\"\naudience = \"agent\"\n\
                [[contacts]]\nid = \"qzphone\"\nname = \"뷁갊 전화\"\nphone = \"02-9753-1864\"\naudience = \"agent\"\n\
                hours = [{ days = \"월\", from = \"09:53\", to = \"18:14\" }]\n";
    scratch.write("content/site.toml", site);
    scratch.write("content/guides/open.md", page("title: 공개\ncategory: open", "모두가 봅니다."));
    let secret = "title: 뷁갊 안내\nsummary: 뷁갊 요약\ncategory: qzsecret\naudience: agent\nkeywords: [qzkeyword]\n\
                  aliases: [/qzalias]\nplatforms: [qzplatform]\nrelated: [guides/open]";
    scratch.write(
        "content/guides/qzsecret-id.md",
        page(
            secret,
            "뷁갊 본문 qzword\n\n## 뷁갊 {#qzheading}\n\n![뷁갊 그림](qz.svg \"뷁갊 캡션\")\n\n~~~say\n뷁갊 말\n~~~",
        ),
    );
    scratch.write(
        "content/flows/qzflow-id.md",
        page(
            "title: 뷁갊 흐름\ncategory: qzsecret\naudience: agent\nkeywords: [qzflowword]\nrelated: [flows/open]",
            "뷁갊에게 묻습니다.\n\n## 뷁갊인가요? {#qzstep}\n\n~~~ask\nqzasked: datetime\nlabel: 뷁갊 시각\n~~~\n\n\
             - [뷁갊](#qzend) `qzasked <= 9753h`\n- [뷁](#qzend) `qzasked > 9753h`\n\n## 갊 {#qzend .resolved}\n\n\
             ~~~say\n뷁갊 말\n~~~\n\n- [ ] [뷁갊 문자](../messages/qzmessage-id.md)를 보냈다",
        ),
    );
    let scenario =
        "# 시나리오\n\n## 뷁갊 qzscenario\n\n- [뷁갊](qzflow-id.md#qzend)\n\n결과: [갊](qzflow-id.md#qzend)\n";
    scratch.write("content/flows/qzflow-id.test.md", scenario);
    scratch.write(
        "content/messages/qzmessage-id.md",
        page(
            "title: 뷁갊 문자\ncategory: qzsecret\naudience: agent\nkeywords: [qzmessageword]\nkind: lms\nsubject: 뷁갊\n\
             fields:\n  qzfield: { type: text, label: 뷁갊 이름, default: qzdefault }",
            "뷁갊에게 보냅니다.\n\n~~~sms\n뷁갊 #{qzfield} 9753\n~~~",
        ),
    );
    // What is public has the same shapes, so that the build goes all the way.
    scratch.write(
        "content/flows/open.md",
        page(
            "title: 공개 흐름",
            "## 시작 {#start}\n\n- [끝](#end)\n\n## 끝 {#end .resolved}\n\n[문자](../messages/open.md)",
        ),
    );
    scratch.write("content/messages/open.md", page("title: 공개 문자", "보냅니다.\n\n~~~sms\n안녕하세요.\n~~~"));
    scratch.write("content/guides/qz.svg", "<svg viewBox=\"0 0 1 1\"><desc>qzimage</desc></svg>");
    build(&scratch.at("content"), &scratch.at("agent"), "agent");
    build(&scratch.at("content"), &scratch.at("public"), "public");

    // `뷁` and `갊` in UTF-8, in JSON's escapes and in UTF-16; `qz` in names and texts.
    let traces: [&[u8]; 8] =
        ["뷁".as_bytes(), "갊".as_bytes(), b"\\ubdc1", b"\\uac0a", &[0xc1, 0xbd, 0x0a, 0xac], b"qz", b"9753", b"1864"];
    let holds = |folder: &str| {
        let mut found = Vec::new();
        for (path, bytes) in files(&scratch.path().join(folder)) {
            for trace in traces {
                if bytes.windows(trace.len()).any(|window| window == trace)
                    || path.as_bytes().windows(trace.len()).any(|window| window == trace)
                {
                    found.push(format!("{path}: {}", String::from_utf8_lossy(trace)));
                }
            }
        }
        found
    };
    assert_eq!(holds("public"), Vec::<String>::new());
    let public = files(&scratch.path().join("public"));
    let pages: Vec<_> =
        public.iter().map(|(path, _)| path.as_str()).filter(|path| !path.starts_with("data/")).collect();
    let expect = [
        "404.html",
        "category/open/index.html",
        "flows/open/index.html",
        "guides/open/index.html",
        "index.html",
        "messages/open/index.html",
        "robots.txt",
        "search/index.html",
        "sitemap.xml",
    ];
    assert_eq!(pages, expect);
    assert!(holds("agent").len() >= 16, "the traces are those of the agents' pages: {:?}", holds("agent"));
    let scenario = |folder: &str| {
        files(&scratch.path().join(folder)).iter().any(|(_, b)| b.windows(10).any(|part| part == b"qzscenario"))
    };
    assert!(!scenario("agent"), "scenarios are for editors");
    let images = |folder: &str| {
        files(&scratch.path().join(folder)).iter().filter(|(p, _)| p.starts_with("data/assets/")).count()
    };
    assert_eq!((images("agent"), images("public")), (1, 0));
}

#[test]
fn a_public_flow_cannot_lead_to_an_agents_message() {
    let scratch = Scratch::new("flow-for-agents");
    scratch.write("site.toml", "name = \"길\"\n");
    scratch.write("messages/secret.md", "---\ntitle: 뷁갊\naudience: agent\n---\n\n뷁\n\n~~~sms\n갊\n~~~\n");
    let flow = "---\ntitle: 흐름\nrelated: [messages/secret]\n---\n\n## 시작 {#start}\n\n- [끝](#end)\n\n\
                ## 끝 {#end .resolved}\n\n[문자](../messages/secret.md)\n\n- [ ] [문자](../messages/secret.md)를 보냈다\n";
    scratch.write("flows/open.md", flow);
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    let report: serde_json::Value = serde_json::from_str(&support::stdout(&output)).expect("JSON");
    let found: Vec<_> =
        report.as_array().expect("a list").iter().map(|row| format!("{} {}", row["line"], row["code"])).collect();
    let expect = ["3 \"related-for-agents\"", "12 \"link-for-agents\"", "14 \"link-for-agents\""];
    assert_eq!(found, expect);

    let out = scratch.at("out");
    let arguments = ["build", "--allow-errors", "--audience", "public", "--content", &scratch.at(""), "--out", &out];
    assert_eq!(giljabi(&arguments).status.code(), Some(0));
    for (path, bytes) in files(&scratch.path().join("out")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("secret"), "{path}");
    }
}

#[test]
fn nothing_of_a_build_for_agents_remains_under_a_public_one() {
    let scratch = Scratch::new("rebuild");
    build("content", &scratch.at("fresh"), "public");
    build("content", &scratch.at("again"), "agent");
    // Somebody's own page is nobody else's to take away.
    scratch.write("again/own/index.html", "<!doctype html><html lang=\"ko\"><title>own</title></html>");
    fs::create_dir(scratch.path().join("again/empty")).expect("a folder");
    build("content", &scratch.at("again"), "public");
    fs::remove_dir(scratch.path().join("again/empty")).expect("it is still there");
    fs::remove_dir_all(scratch.path().join("again/own")).expect("it is still there");
    let folders = |name: &str| fs::read_dir(scratch.path().join(name).join("flows")).expect("a folder").count();
    assert_eq!(folders("fresh"), folders("again"), "not even the folders' names");
    assert_eq!(files(&scratch.path().join("fresh")), files(&scratch.path().join("again")));
}

#[test]
fn agents_find_what_the_public_does_not_know() {
    let agent = giljabi(&["search", "--json", "자동결제", "복구"]);
    let agent = support::stdout(&agent);
    let first = agent.split("\"id\": ").nth(1).expect("a hit");
    assert!(first.starts_with("\"taxi-payment-recovery\""), "{agent}");
    let public = giljabi(&["search", "--json", "--audience", "public", "자동결제", "복구"]);
    let public = support::stdout(&public);
    assert!(!public.contains("taxi"), "{public}");
}
