//! What `giljabi build` says where something is wrong or missing, to tools and to people.

mod support;

use support::{Scratch, files, giljabi, stderr, stdout};

const PAGE: &str = "---\ntitle: 환불 안내\n---\n\n사흘 안에 돼요.\n";

#[test]
fn errors_are_the_same_json_for_check_and_build() {
    let scratch = Scratch::new("build-errors");
    scratch.write("site.toml", "name = \"길\"\n");
    scratch.write("guides/broken.md", "---\ntitle: 깨진 글\nms.author: 가\n---\n\n[가](none.md) <font>나</font>\n");
    let (content, out) = (scratch.at(""), scratch.at("out"));
    let checked = giljabi(&["check", "--json", "--content", &content]);
    let built = giljabi(&["build", "--json", "--content", &content, "--out", &out]);
    assert_eq!((built.status.code(), stdout(&built)), (Some(1), stdout(&checked)));
    assert_eq!(stdout(&built).matches("\"code\"").count(), 3, "warnings are among them: {}", stdout(&built));
    assert_eq!(
        stderr(&built),
        "오류가 있어 만들지 않았습니다. 온전한 내용만으로 만들려면 --allow-errors를 붙여 주세요.\n"
    );
    assert!(!scratch.path().join("out").exists());
}

#[test]
fn a_public_build_without_an_address_says_once_what_is_left_out() {
    let scratch = Scratch::new("build-url");
    scratch.write("content/site.toml", "name = \"길\"\n");
    scratch.write("content/guides/refund.md", PAGE);
    scratch.write(
        "shell.html",
        "<!doctype html><html><head><title>x</title></head><body><div id=\"app\"></div></body></html>",
    );
    let (content, out, pages, shell) =
        (scratch.at("content"), scratch.at("out"), scratch.at("pages"), scratch.at("shell.html"));
    let said = |arguments: &[&str]| {
        let common = ["build", "--content", &content, "--out", &out, "--shell", &shell, "--pages", &pages];
        let output = giljabi(&[&common, arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        stderr(&output)
    };
    assert_eq!(
        said(&["--audience", "public"]),
        "site.toml에 url이 없어 대표 주소(canonical)와 sitemap.xml을 넣지 않았습니다. 사이트가 놓일 주소가 정해지면 \
         site.toml 맨 위에 적어 주세요. 예: url = \"https://example.com/help/\"\n"
    );
    assert_eq!(said(&["--audience", "public", "--json"]), "");
    assert_eq!(said(&["--audience", "agent"]), "");
    scratch.write("content/site.toml", "name = \"길\"\nurl = \"https://example.com/help/\"\n");
    assert_eq!(said(&["--audience", "public"]), "");
}

#[test]
fn an_old_address_is_a_page_that_leads_on() {
    let scratch = Scratch::new("build-alias");
    scratch.write("content/site.toml", "name = \"길\"\nurl = \"https://example.com/help/\"\n");
    scratch.write("content/guides/refund.md", PAGE.replace("\n---\n", "\naliases: [/old/refund, /hc/12.html]\n---\n"));
    let agents = "---\ntitle: 뷁갊\naudience: agent\naliases: [/old/secret]\n---\n\n뷁\n";
    scratch.write("content/guides/secret.md", agents);
    scratch.write(
        "shell.html",
        "<!doctype html><html><head><title>x</title></head><body><div id=\"app\"></div></body></html>",
    );
    let output = giljabi(&[
        "build",
        "--audience",
        "public",
        "--content",
        &scratch.at("content"),
        "--out",
        &scratch.at("out"),
        "--shell",
        &scratch.at("shell.html"),
        "--pages",
        &scratch.at("pages"),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let pages = files(&scratch.path().join("pages"));
    let names: Vec<_> = pages.iter().map(|(path, _)| path.as_str()).collect();
    let script = names.iter().find(|name| name.starts_with("moved-")).copied().expect("the script");
    assert_eq!(
        names,
        [
            "404.html",
            "guides/refund/index.html",
            "hc/12.html",
            "index.html",
            script,
            "old/refund/index.html",
            "robots.txt",
            "search/index.html",
            "sitemap.xml"
        ]
    );
    let (_, page) = &pages[5];
    assert!(String::from_utf8_lossy(page).contains("<meta http-equiv=\"refresh\" content=\"0; url=guides/refund/\">"));
}
