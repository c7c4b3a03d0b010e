use super::*;
use crate::{FieldKind, Segment, Values, fill, worst};
use giljabi_content::{Outline, Severity, outline};
use proptest::prelude::*;

fn read_text(text: &str, sms: &SmsConfig, is_linked: bool) -> (Option<Message>, Vec<Diagnostic>, Source) {
    let source = Source { path: "messages/a.md".into(), text: text.into() };
    let (Outline { front, .. }, mut diagnostics) = outline(&source);
    let (message, found) = read(&source, &front, sms, is_linked);
    diagnostics.extend(found);
    (message, diagnostics, source)
}

/// What is wrong with a file, as `code place`, and the message.
#[track_caller]
fn check_with(text: &str, sms: &SmsConfig, expect: &[&str]) -> Option<Message> {
    let (message, diagnostics, source) = read_text(text, sms, true);
    let shown: Vec<_> = diagnostics
        .iter()
        .map(|d| format!("{} {}", d.problem.code(), &source.text[d.span.clone()]).trim_end().to_owned())
        .collect();
    assert_eq!(shown, expect, "{text}");
    for diagnostic in &diagnostics {
        let (message, help) = (diagnostic.problem.message(), diagnostic.problem.help());
        assert!(!message.ends_with('.') && !help.is_empty(), "{message} {help}");
        let code = diagnostic.problem.code();
        assert!(!code.starts_with("message-") || CODES.contains(&code), "{code}");
    }
    message
}

#[track_caller]
fn check(text: &str, expect: &[&str]) -> Option<Message> {
    check_with(text, &SmsConfig::default(), expect)
}

/// A file of one field `a`, used once.
#[track_caller]
fn check_field(definition: &str, expect: &[&str]) -> FieldKind {
    let message = check(&format!("---\ntitle: t\nfields:\n  a: {definition}\n---\n~~~sms\n#{{a}}\n~~~\n"), expect);
    message.expect("a message").fields.remove(0).kind
}

/// A file of a text with the fields `order` and `이름`.
#[track_caller]
fn check_text(text: &str, expect: &[&str]) -> Message {
    let front = "title: t\nfields:\n  order: { type: text, label: 주문번호 }\n  이름: { type: text, label: 이름 }";
    check(&format!("---\n{front}\n---\n~~~sms\n{text}\n~~~\n"), expect).expect("a message")
}

/// A file with keys of the front matter and a text.
#[track_caller]
fn check_keys(keys: &str, text: &str, expect: &[&str]) -> Option<Message> {
    check(&format!("---\ntitle: t\n{keys}\n---\n~~~sms\n{text}\n~~~\n"), expect)
}

#[test]
fn the_example_of_the_content_format_is_read() {
    let text = "---\ntitle: 취소 완료 안내\ncategory: shop/refund\nfields:\n  order: { type: text, label: 주문번호, max: 20, example: A-1029 }\n  when:  { type: datetime, label: 취소 시각, format: \"M월 D일 HH:mm\" }\nkind: auto          # sms, lms, or auto\nsubject: 취소 안내  # LMS only\nadvertising: false\n---\n\n취소 처리가 끝난 뒤 보낸다.\n\n~~~sms\n[가게 이름] 주문 #{order} 취소가 #{when}에 끝났습니다.\n~~~\n";
    let message = check(text, &[]).expect("a message");
    assert_eq!(message.text(), "[가게 이름] 주문 #{order} 취소가 #{when}에 끝났습니다.");
    assert_eq!((message.subject.as_deref(), message.advertising.is_some()), (Some("취소 안내"), false));
    assert_eq!(message.fields[0].example.as_deref(), Some("A-1029"));
    assert_eq!(worst(&message).bytes, 17 + 40 + 8 + 15 + 14);
}

#[test]
fn the_text_is_exact() {
    let exact = |text: &str| check_keys("", text, &[]).expect("a message").text();
    for text in
        ["첫 줄\n\n  들여 쓴 줄\n끝 ", "\n앞의 빈 줄", "끝의 빈 줄\n", "*별* **표** [글](x) &amp; \\#", "# 제목 아님"]
    {
        assert_eq!(exact(text), text);
    }
    let windows = "---\r\ntitle: t\r\n---\r\n~~~sms\r\n가\r\n나\r\n~~~\r\n";
    assert_eq!(check(windows, &[]).expect("a message").text(), "가\n나");
    let in_list = "---\ntitle: t\n---\n- 목록\n\n  ```sms\n  가\n  ✓\n  ```\n";
    assert_eq!(check(in_list, &["message-character-unsendable ✓"]).expect("a message").text(), "가\n✓");
}

#[test]
fn there_is_one_text() {
    check("---\ntitle: t\n---\n본문\n", &["message-text-missing"]);
    check("---\ntitle: t\n---\n~~~\nsms\n~~~\n", &["message-text-missing"]);
    check("---\ntitle: t\n---\n~~~sms\n~~~\n", &["message-text-empty ~~~sms"]);
    check("---\ntitle: t\n---\n~~~sms\n \n~~~\n", &["message-text-empty ~~~sms"]);
    check("---\ntitle: t\n---\n~~~sms\n가\n~~~\n\n```sms 둘\n나\n```\n", &["message-text-repeated ```sms 둘"]);
}

#[test]
fn fields_are_read_by_type() {
    assert_eq!(check_field("{ type: text, label: 가 }", &[]), FieldKind::Text { max: 20 });
    assert_eq!(check_field("{ type: text, label: 가, max: 7 }", &[]), FieldKind::Text { max: 7 });
    assert_eq!(check_field("{ type: phone, label: 가, example: \"010-1234-5678\" }", &[]), FieldKind::Phone);
    assert_eq!(check_field("{ type: url, label: 가 }", &[]), FieldKind::Url { max: 60 });
    let amount = |digits, format: &str| FieldKind::Amount { digits, format: format.into() };
    assert_eq!(check_field("{ type: amount, label: 가 }", &[]), amount(9, "#,###"));
    assert_eq!(check_field("{ type: amount, label: 가, max: 6, format: \"#,###원\" }", &[]), amount(6, "#,###원"));
    let options = vec!["카드".to_owned(), "현금".to_owned()];
    assert_eq!(
        check_field("{ type: choice, label: 가, options: [카드, 현금], default: 카드 }", &[]),
        FieldKind::Choice { options }
    );
    for (kind, usual) in [("date", "M월 D일"), ("time", "HH:mm"), ("datetime", "M월 D일 HH:mm")] {
        let kind = check_field(&format!("{{ type: {kind}, label: 가 }}"), &[]);
        let (FieldKind::Date { format } | FieldKind::Time { format } | FieldKind::Datetime { format }) = kind else {
            panic!("{kind:?}")
        };
        assert_eq!(format.as_str(), usual);
    }
}

#[test]
fn slips_in_fields_are_told_where_they_are() {
    check_field("{ label: 가 }", &["message-type-missing a"]);
    check_field("{ type: txt, label: 가 }", &["message-type-unknown txt"]);
    check_field("{ type: text }", &["message-label-missing a"]);
    check_field("{ type: text, label: 가, lenght: 3 }", &["message-field-key-unknown lenght"]);
    check_field("{ type: text, label: 가, options: [x] }", &["message-field-key-unused options"]);
    check_field("{ type: date, label: 가, max: 10 }", &["message-field-key-unused max"]);
    check_field("{ type: text, label: 가, max: 많이 }", &["message-value-type 많이"]);
    check_field("{ type: text, label: 가, max: 0 }", &["message-value-type 0"]);
    check_field("{ type: text, label: 가, label: 나 }", &["key-repeated label"]);
    check_field("{ type: text, label: [가] }", &["message-value-type [", "message-label-missing a"]);
    check_field("{ type: choice, label: 가 }", &["message-options-missing a"]);
    check_field("{ type: choice, label: 가, options: [] }", &["message-options-missing a"]);
    check_field("{ type: choice, label: 가, options: 카드 }", &["message-value-type 카드"]);
    check_field("{ type: choice, label: 가, options: [카드, 카드] }", &["message-option-repeated 카드"]);
    check_field("{ type: amount, label: 가, format: 원 }", &["message-amount-format 원"]);
    check_field("text", &["message-fields-shape text"]);
    check_keys("fields: [a]", "가", &["message-fields-shape ["]);
    check_keys("fields:\n  a b: { type: text, label: 가 }", "가", &["message-field-name a b"]);
    check_keys(
        "fields:\n  a: { type: text, label: 가 }\n  a: { type: text, label: 나 }",
        "#{a}",
        &["message-field-repeated a"],
    );
}

#[test]
fn formats_are_checked_with_their_types() {
    check_field("{ type: datetime, label: 가, format: M월 D일 Q }", &["message-format-invalid M월 D일 Q"]);
    check_field("{ type: date, label: 가, format: M월 D일 H시 }", &["message-format-invalid M월 D일 H시"]);
    check_field("{ type: time, label: 가, format: \"HH:MM\" }", &["message-format-invalid \"HH:MM\""]);
    check_field("{ type: time, label: 가, format: h시 m분 }", &["message-format-half-day h시 m분"]);
    check_field("{ type: time, label: 가, format: 오전/오후 h시 m분 }", &[]);
}

#[test]
fn examples_and_defaults_suit_their_fields() {
    check_field("{ type: date, label: 가, example: 내일 }", &["message-value-does-not-fit 내일"]);
    check_field("{ type: text, label: 가, max: 2, default: 가나다 }", &["message-value-does-not-fit 가나다"]);
    check_field("{ type: choice, label: 가, options: [카드], default: 현금 }", &["message-value-does-not-fit 현금"]);
    check_field("{ type: phone, label: 가, example: 1588-XXXX }", &["message-value-does-not-fit 1588-XXXX"]);
    check_field("{ type: datetime, label: 가, example: 2026-11-20 08:40 }", &[]);
    check_field("{ type: amount, label: 가, example: 12000 }", &[]);
    check_field("{ type: text, label: 가, default: 확인 ✓ }", &["message-character-unsendable 확인 ✓"]);
    check_field("{ type: choice, label: 가, options: [가•나] }", &["message-character-unsendable 가•나"]);
    check_field("{ type: date, label: 가, format: M—D }", &["message-character-unsendable M—D"]);
}

#[test]
fn placeholders_are_known_and_fields_are_used() {
    check_text("#{order} #{이름}", &[]);
    check_text("#{order} #{이릉}", &["message-placeholder-unknown #{이릉}", "message-field-unused 이름"]);
    check_text("#{ordr} #{이름}", &["message-placeholder-unknown #{ordr}"]);
    check_text(
        "{{order}} ${이름}",
        &["message-placeholder-malformed {{order}}", "message-placeholder-malformed ${이름}"],
    );
    check_text("#{order}", &["message-field-unused 이름"]);
    let message = check_text("#{ order }#{이름}", &["message-placeholder-malformed #{ order }"]);
    assert_eq!(message.template, [Segment::Text("#{ order }".into()), Segment::Field(1)]);
}

#[test]
fn what_cannot_be_sent_is_told_where_it_stands() {
    check_keys("", "확인 ✓ 완료 ✓", &["message-character-unsendable ✓"]);
    check_keys("", "가\n• 나 – 다", &["message-character-unsendable •", "message-character-unsendable –"]);
    check_keys("", "똠방각하", &["message-character-outside-ksx1001 똠"]);
    check_keys("", "가\u{A0}나", &["message-character-unsendable"]);
    check_keys("", "※ “가” … · ￦1,000 ①", &[]);
    let message = check_keys("fields:\n  똠: { type: phone, label: 가 }", "#{똠}", &[]).expect("a message");
    assert_eq!(fill(&message, &Values::from([("똠".into(), "114".into())])).text, "114");
}

#[test]
fn links_and_blanks_are_looked_at() {
    check_keys("", "https://a.kr에서", &["message-link-glued https://a.kr에"]);
    check_keys("", "https://bit.ly/x", &["message-link-shortened https://bit.ly/x"]);
    check_keys("", "https://a.kr／x", &["message-link-characters https://a.kr／"]);
    check_keys("fields:\n  a: { type: url, label: 가 }", "#{a}에서", &["message-link-glued #{a}에"]);
    check_keys("fields:\n  a: { type: url, label: 가 }", "#{a} 에서", &[]);
    check_keys("", "1588-XXXX", &["message-blank-left XXXX"]);
    check_keys("", "OO월 OO일", &["message-blank-left OO", "message-blank-left OO"]);
    check_keys("", "○○님", &["message-blank-left ○○"]);
    check_keys("", "이름: ____", &["message-blank-left ____"]);
    check_keys("", "LOOK COOL ○ https://a.kr/xx_OO", &[]);
}

#[test]
fn the_longest_text_fits_what_it_is_sent_as() {
    let hangul = |count: usize| "가".repeat(count);
    check_keys("kind: sms", &hangul(45), &[]);
    check_keys("kind: sms", &format!("{}a", hangul(45)), &["message-too-long ~~~sms"]);
    check_keys("kind: auto", &format!("{}a", hangul(45)), &[]);
    check_keys("kind: lms", &hangul(1_000), &[]);
    check_keys("kind: auto", &format!("{}a", hangul(1_000)), &["message-too-long ~~~sms"]);
    let fields = "kind: sms\nfields:\n  a: { type: phone, label: 번호 }\n  b: { type: text, label: 이름, max: 30 }";
    let text = format!("---\ntitle: t\n{fields}\n---\n~~~sms\n{}#{{a}}#{{b}}\n~~~\n", hangul(10));
    let (_, diagnostics, source) = read_text(&text, &SmsConfig::default(), true);
    let Problem::Finding(finding) = &diagnostics[0].problem else { panic!("{diagnostics:?}") };
    assert_eq!(finding.message, "가장 길 때 94바이트입니다. SMS는 90바이트까지 보낼 수 있습니다");
    let related: Vec<_> = finding.related.iter().map(|r| (&source.text[r.span.clone()], r.message.as_str())).collect();
    assert_eq!(related, [("max: 30", "이름: 최대 60바이트"), ("a", "번호: 최대 14바이트")]);
    assert!(finding.help.starts_with("4바이트를 줄여 주세요."), "{}", finding.help);
    let narrow = SmsConfig { sms_bytes: Some(80), ..SmsConfig::default() };
    check_with("---\ntitle: t\nkind: sms\n---\n~~~sms\n가\n~~~", &narrow, &[]);
    let text = format!("---\ntitle: t\nkind: sms\n---\n~~~sms\n{}\n~~~", hangul(41));
    check_with(&text, &narrow, &["message-too-long ~~~sms"]);
}

#[test]
fn kind_and_subject_go_together() {
    check_keys("kind: mms", "가", &["message-kind-unknown mms"]);
    check_keys("kind: LMS", "가", &["message-kind-unknown LMS"]);
    check_keys("kind: sms\nsubject: 안내", "가", &["message-subject-for-sms 안내"]);
    check_keys("kind: lms\nsubject: 안내", "가", &[]);
    check_keys("subject: 안내", "가", &["message-subject-makes-lms 안내"]);
    check_keys("subject: 안내", &"가".repeat(46), &[]);
    check_keys("kind: lms\nsubject: ''", "가", &["value-empty ''"]);
    check_keys("kind: lms\nsubject: 안내 ✓", "가", &["message-character-unsendable 안내 ✓"]);
    check_keys("kind: lms\nsubject: \"#{a} 안내\"", "가", &["message-subject-placeholder \"#{a} 안내\""]);
    let long = "가".repeat(21);
    check_keys(&format!("kind: lms\nsubject: {long}"), "가", &[&format!("message-subject-too-long {long}")]);
    check_keys(&format!("kind: lms\nsubject: {}", "가".repeat(20)), "가", &[]);
}

#[test]
fn advertising_follows_the_rules() {
    let sms =
        SmsConfig { sender: Some("길가게".into()), contact: Some("02-123-4567".into()), ..SmsConfig::default() };
    let ad = |text: &str| format!("---\ntitle: t\nadvertising: true\n---\n~~~sms\n{text}\n~~~\n");
    check_with(&ad("(광고) 길가게 02-123-4567\n세일\n무료수신거부 080-123-4567"), &sms, &[]);
    check_with(
        &ad("길가게 02-123-4567\n무료수신거부 080-1"),
        &sms,
        &["message-advertising-mark-missing 길가게 02-123-4567"],
    );
    check_with(
        &ad("(광고) 세일\n무료수신거부 080-1"),
        &sms,
        &["message-advertising-sender-missing (광고) 세일", "message-advertising-contact-missing (광고) 세일"],
    );
    check_with(&ad("(광고) 길가게 02-123-4567\n끝"), &sms, &["message-advertising-opt-out-missing 끝"]);
    check_with(
        &ad("(광고) 무료수신거부 080-1"),
        &SmsConfig::default(),
        &["message-advertising-unset ~~~sms", "message-advertising-unset ~~~sms"],
    );
    check_keys("advertising: false", "(광고) 가", &["message-advertising-undeclared (광고)"]);
    let slip = check_keys(
        "advertising: ture",
        "(광고) 무료수신거부 080-1",
        &["message-advertising-value ture", "message-advertising-unset ~~~sms", "message-advertising-unset ~~~sms"],
    );
    assert!(slip.expect("a message").advertising.is_some());
}

#[test]
fn a_message_that_nothing_leads_to_is_told() {
    let (_, diagnostics, source) = read_text("---\ntitle: 안내\n---\n~~~sms\n가\n~~~\n", &SmsConfig::default(), false);
    let found: Vec<_> =
        diagnostics.iter().map(|d| (d.problem.code(), d.severity(), &source.text[d.span.clone()])).collect();
    assert_eq!(found, [("message-never-linked", Severity::Note, "안내")]);
}

#[test]
fn codes_are_named_once() {
    let mut codes = CODES.to_vec();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), CODES.len());
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(
        front in "(fields:\n)?(  [a가]: (\\{ ?)?((type|label|max|format|options|default): ?[a-z가-힣0-9#,M \\[\\]]{0,8}, ?){0,4}\\}?\n){0,3}(kind|subject|advertising)?:? ?\\PC{0,10}",
        body in "(~~~sms\n)?[#{}$%＃｛ a가•\nOX_:/.]{0,60}(\n~~~)?\n?\\PC{0,20}",
    ) {
        let text = format!("---\ntitle: t\n{front}\n---\n{body}");
        let (message, diagnostics, source) = read_text(&text, &SmsConfig::default(), false);
        for diagnostic in &diagnostics {
            prop_assert!(source.text.get(diagnostic.span.clone()).is_some(), "{:?}", diagnostic);
            prop_assert!(!diagnostic.problem.message().is_empty() && !diagnostic.problem.help().is_empty());
        }
        if let Some(message) = message {
            prop_assert!(!diagnostics.is_empty());
            let _ = fill(&message, &Values::new());
        }
    }

    #[test]
    fn a_text_without_placeholders_comes_through_to_the_letter(lines in prop::collection::vec("[가-힣a-z0-9 .,:*_`\\[\\]()<>&!-]{0,20}", 1..6)) {
        let text = format!("글\n{}\n끝", lines.join("\n"));
        let file = format!("---\ntitle: t\n---\n~~~~~~sms\n{text}\n~~~~~~\n");
        let (message, ..) = read_text(&file, &SmsConfig::default(), true);
        prop_assert_eq!(message.expect("a message").text(), text);
    }
}

#[test]
fn every_code_has_an_invalid_example_that_shows_it_alone() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/invalid");
    let file = |code: &str, path: &str| Source {
        path: path.into(),
        text: std::fs::read_to_string(folder.join(code).join(path)).unwrap_or_else(|error| panic!("{code}: {error}")),
    };
    for code in CODES {
        let (config, _) = giljabi_content::read_config(&file(code, "site.toml"));
        let source = file(code, "messages/cancel.md");
        let is_linked = file(code, "guides/refund.md").text.contains("cancel.md");
        let (_, found, _) = read_text(&source.text, &config.sms, is_linked);
        let mut found: Vec<_> = found.iter().map(|diagnostic| diagnostic.problem.code()).collect();
        found.dedup();
        assert_eq!(found, [*code]);
    }
}
