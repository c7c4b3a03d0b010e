//! `giljabi new`: a file to begin with, which passes `check` as it is.

use crate::arguments::{Arguments, NewOptions};
use crate::{Verdict, check, today};
use anyhow::{Context, bail};
use giljabi_content::Source;
use giljabi_flow::author::is_test_file;
use giljabi_site::Kind;
use serde::Serialize;
use std::fs::{self, OpenOptions};
use std::io::Write as _;

#[derive(Serialize)]
struct Made {
    file: String,
}

pub(crate) fn run(arguments: &Arguments, options: &NewOptions) -> anyhow::Result<Verdict> {
    let name = options.id.strip_suffix(".md").unwrap_or(&options.id);
    let path = format!("{}/{name}.md", options.kind.folder());
    let source = Source { path, text: String::new() };
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.');
    let is_id = !source.id_was_changed() && !name.contains('\\') && name.split('/').all(is_part);
    if !is_id || is_test_file(&source.path) {
        bail!("아이디로 쓸 수 없습니다: `{name}`. 영문 소문자, 숫자, `-`로 지어 주세요.");
    }
    let library = check::load(arguments)?;
    if let Some(other) = library.catalog.by_page(&options.kind.page(&source.id())) {
        bail!("같은 아이디의 문서가 이미 있습니다: {}", library.file_name(&other.path));
    }
    let today = arguments.today.clone().unwrap_or_else(today::today);
    let text = template(options.kind).replace("{today}", &today);
    let file = library.file_name(&source.path);
    let place = library.folder.join(&source.path);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).with_context(|| format!("폴더를 만들 수 없습니다: {}", folder.display()))?;
    }
    // Only a file that is not there yet: nothing is ever overwritten.
    let made = OpenOptions::new().write(true).create_new(true).open(&place);
    made.and_then(|mut made| made.write_all(text.as_bytes()))
        .with_context(|| format!("파일을 만들 수 없습니다: {file}"))?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&Made { file })?);
    } else {
        println!("새 파일을 만들었습니다: {file}");
    }
    Ok(Verdict::Sound)
}

/// What a file of a kind begins as. Nothing in it is true of any product: it says what belongs where.
fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::Guide => include_str!("new/guide.md"),
        Kind::Faq => include_str!("new/faq.md"),
        Kind::Flow => include_str!("new/flow.md"),
        Kind::Message => include_str!("new/message.md"),
    }
}
