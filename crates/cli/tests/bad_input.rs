//! What no editor writes but a machine may bring: it gets an error, never a panic or a hang.

mod support;

use std::fs;
use support::{Scratch, giljabi, stderr, stdout};

#[test]
fn a_missing_folder_is_a_wrong_call() {
    let output = giljabi(&["check", "--content", "tests/no-such-folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "오류: 콘텐츠 폴더를 열 수 없습니다: tests/no-such-folder: No such file or directory (os error 2)\n"
    );
    let output = giljabi(&["check", "--content", "Cargo.toml"]);
    assert_eq!(
        (output.status.code(), stderr(&output).as_str()),
        (Some(2), "오류: 콘텐츠 폴더가 아니라 파일입니다: Cargo.toml\n")
    );
}

#[test]
fn a_thousand_files_of_noise() {
    let scratch = Scratch::new("noise");
    // A linear congruential generator (Knuth, MMIX): the same noise in every run.
    let mut state = 42_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    for number in 0..1_000 {
        let length = usize::from(byte()) * 8;
        scratch.write(&format!("{number}.md"), (0..length).map(|_| byte()).collect::<Vec<_>>());
    }
    let output = giljabi(&["check", "--content", &scratch.at("")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "");
    let report = stdout(&output);
    assert!(report.contains("글자 인코딩이 UTF-8이 아닙니다"), "{report}");
    assert!(report.lines().count() < 300, "summed up:\n{report}");
    let output = giljabi(&["build", "--allow-errors", "--content", &scratch.at(""), "--out", &scratch.at("out")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    let scratch = Scratch::new("large");
    scratch.write("site.toml", "name = \"길\"\n");
    let file = fs::File::create(scratch.path().join("large.md")).expect("a file");
    file.set_len(50_000_000).expect("a hole");
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("파일이 너무 큽니다: 50.0 MB (한도 1.0 MB)"), "{}", stdout(&output));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_even_in_a_loop() {
    let scratch = Scratch::new("loop");
    scratch.write("site.toml", "name = \"길\"\n");
    scratch.write("guides/a.md", "---\ntitle: 가\n---\n나\n");
    std::os::unix::fs::symlink(scratch.path(), scratch.path().join("guides/loop")).expect("a link");
    std::os::unix::fs::symlink("self.md", scratch.path().join("guides/self.md")).expect("a link");
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    assert_eq!(output.status.code(), Some(0), "warnings only");
    assert_eq!(stdout(&output).matches("file-is-link").count(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new("forbidden");
    scratch.write("guides/a.md", "---\ntitle: 가\n---\n나\n");
    let place = scratch.path().join("guides/a.md");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::read(&place).is_ok() {
        return; // The superuser may read everything.
    }
    let output = giljabi(&["check", "--content", &scratch.at("")]);
    assert!(stdout(&output).contains("파일을 읽을 수 없습니다: 읽기 권한이 없습니다"), "{}", stdout(&output));
}

#[test]
fn hundreds_of_problems_in_a_file_are_cut_short() {
    let scratch = Scratch::new("many");
    scratch.write("guides/a.md", format!("---\ntitle: 가\n---\n{}", "[가](none.md)\n\n".repeat(500)));
    let output = giljabi(&["check", "--json", "--content", &scratch.at("")]);
    let report = stdout(&output);
    assert_eq!(report.matches("\"link-file-missing\"").count(), 200);
    assert!(report.contains("이 파일에는 문제가 300개 더 있습니다"), "{report}");
}

#[test]
fn files_of_the_worst_shapes_end_in_time() {
    let scratch = Scratch::new("shapes");
    let shapes = [
        "[".repeat(400_000),
        "<b>".repeat(150_000),
        "> ".repeat(100_000),
        "[a](b) ".repeat(60_000),
        "가[^1]".repeat(50_000),
        "| a ".repeat(100_000),
        "## 제목\n".repeat(40_000),
        "*a_ ".repeat(100_000),
        "<!--".repeat(100_000),
        "<details>\n\n".repeat(30_000),
        "- ".repeat(100_000),
        format!("---\ntitle: {}\n", "[".repeat(400_000)),
        format!("---\n{}---\n", "key: value\n".repeat(40_000)),
    ];
    for (number, shape) in shapes.iter().enumerate() {
        let text = if shape.starts_with("---") { shape.clone() } else { format!("---\ntitle: 가\n---\n{shape}\n") };
        scratch.write(&format!("guides/{number}.md"), text);
    }
    let output = giljabi(&["check", "--content", &scratch.at("")]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}
