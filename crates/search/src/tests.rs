//! The whole way, from entries to replies, over a few entries that people could have written.

use crate::{Engine, EntryText, OpenError, SectionText, Synonyms, write_index, write_index_with};
use giljabi_site::{Audience, Hit, Kind, Marked, SearchReply, SearchRequest, Sort};
use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

mod hostile;
mod synonyms;

fn entry(kind: Kind, id: &str, title: &str, text: &str) -> EntryText {
    EntryText::plain(kind, id, title, text)
}

fn section(id: &str, heading: &str, text: &str) -> SectionText {
    SectionText { id: Some(id.into()), heading: heading.into(), text: text.into() }
}

fn entries() -> Vec<EntryText> {
    let mut taxi = entry(Kind::Guide, "taxi", "자동결제 복구", "기사님이 실수로 취소한 자동결제를 되돌린다.");
    taxi.category = Some("taxi/payment".into());
    taxi.category_names = vec!["택시".into(), "요금".into()];
    taxi.updated = Some("2026-11-01".into());
    taxi.keywords = vec!["재결제".into()];
    taxi.summary = Some("승객에게 다시 요금을 받는 순서".into());
    taxi.sections.push(section("safe-call", "안심번호로 전화하기", "하차한 뒤 24시간 안에 두 번까지 걸 수 있다."));
    taxi.sections.push(section("sms", "문자 보내기", "앱에서 보낸다. 15,000원처럼 금액을 적는다."));

    let mut shop = entry(Kind::Guide, "shop", "구매자가 취소를 요청했을 때", "주문 화면에서 배송 상태를 본다.");
    shop.category = Some("shop".into());
    shop.category_names = vec!["쇼핑몰".into()];
    shop.updated = Some("2026-10-01".into());
    shop.sections.push(section("refund", "환불", "결제 수단으로 돌려준다. KG이니시스 결제는 Office365와 다르다."));

    let mut receipt = entry(Kind::Faq, "receipt", "영수증은 어디서 받나요?", "결제취소 영수증도 챗봇에서 받는다.");
    receipt.category = Some("taxi".into());
    receipt.category_names = vec!["택시".into()];

    let card =
        entry(Kind::Faq, "card", "카드를 등록하려면?", "결제 화면에서 카드를 누르고 취소 버튼 옆의 등록을 누른다.");
    vec![taxi, shop, receipt, card]
}

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::open(write_index(&entries()).expect("writes")).expect("opens"));

fn ask(request: &SearchRequest) -> SearchReply {
    ENGINE.search(&SearchRequest { limit: 10, ..request.clone() })
}

fn search(query: &str) -> SearchReply {
    ask(&SearchRequest { query: query.into(), ..SearchRequest::default() })
}

fn ids(reply: &SearchReply) -> Vec<&str> {
    reply.hits.iter().map(|hit| hit.id.as_str()).collect()
}

fn show(marked: &Marked) -> String {
    let segments = marked.segments().into_iter();
    segments.map(|segment| if segment.marked { format!("[{}]", segment.text) } else { segment.text.into() }).collect()
}

fn check(query: &str, expect: &[&str]) {
    let reply = search(query);
    assert_eq!(ids(&reply), expect, "{query}");
    assert_eq!(reply.total, expect.len(), "{query}");
    assert_eq!(reply.relaxed, None, "{query}");
}

/// What is found, in no order.
fn check_same(queries: &[&str], expect: &[&str]) {
    for query in queries {
        let reply = search(query);
        let mut found = ids(&reply);
        found.sort_unstable();
        assert_eq!(found, expect, "{query}");
    }
}

fn check_relaxed(query: &str, expect: &[&str], left_out: &[&str]) {
    let reply = search(query);
    assert_eq!(ids(&reply), expect, "{query}");
    assert_eq!(reply.relaxed, Some(left_out.iter().map(ToString::to_string).collect()), "{query}");
}

fn check_hit(query: &str, expect: &str) {
    let reply = search(query);
    let Some(Hit { url, title, section, excerpt, .. }) = reply.hits.first() else { panic!("{query} finds nothing") };
    let section = section.as_ref().map(|section| show(&section.title)).unwrap_or_default();
    assert_eq!(format!("{url} | {} | {section} | {}", show(title), show(excerpt)), expect, "{query}");
}

#[test]
fn the_title_comes_before_the_text() {
    check("자동결제 복구", &["taxi"]);
    check("영수증", &["receipt"]);
    check("카드", &["card"]);
    check("취소", &["shop", "taxi", "receipt", "card"]);
}

#[test]
fn words_of_every_field_count() {
    check("재결제", &["taxi"]);
    check("요금", &["taxi"]);
    check("쇼핑몰", &["shop"]);
    check("안심번호", &["taxi"]);
    check("승객", &["taxi"]);
    check("15000원", &["taxi"]);
}

#[test]
fn words_may_stand_in_different_sections_of_an_entry() {
    check("안심번호 금액", &["taxi"]);
    check("쇼핑몰 환불", &["shop"]);
}

#[test]
fn a_single_syllable_is_a_word_or_its_beginning() {
    check("앱", &["taxi"]);
    check("환", &["shop"]);
    check("심", &[]);
}

#[test]
fn spaces_within_compounds_make_no_difference() {
    check_same(&["결제취소", "결제 취소", "결제  취소"], &["card", "receipt", "shop", "taxi"]);
    check_same(&["자동결제복구", "자동 결제 복구", "자동결제 복구", "자동 결제복구"], &["taxi"]);
    check_same(&["office 365", "office365", "OFFICE365", "offic"], &["shop"]);
    check_same(&["KG이니시스", "kg 이니시스"], &["shop"]);
    assert_eq!(ids(&search("결제취소"))[0], "receipt", "the words in one piece come first");
}

#[test]
fn words_that_nothing_has_are_left_out_and_told() {
    check_relaxed("자동결제 뷁뷁", &["taxi"], &["뷁뷁"]);
    check_relaxed("영수증 환불", &["receipt"], &["환불"]);
    check_relaxed("환불 영수증", &["shop"], &["영수증"]);
    check_relaxed("안심번호 전화 영수증", &["taxi"], &["영수증"]);
}

#[test]
fn nonsense_and_nothing_find_nothing() {
    for query in ["뷁뷁 쀍쀍", "asdfqwer", "", "   ", "?!", "뷁뷁 쀍쀍 자동", "ㅋㅋㅋ"] {
        assert_eq!(search(query), SearchReply::default(), "{query}");
    }
}

#[test]
fn a_hit_opens_where_the_answer_is() {
    check_hit(
        "안심번호 전화",
        "guides/taxi#safe-call | 자동결제 복구 | [안심번호]로 [전화]하기 | 하차한 뒤 24시간 안에 두 번까지 걸 수 있다.",
    );
    check_hit("자동결제", "guides/taxi | [자동결제] 복구 |  | 기사님이 실수로 취소한 [자동결제]를 되돌린다.");
    check_hit("재결제", "guides/taxi | 자동결제 복구 |  | 승객에게 다시 요금을 받는 순서");
    check_hit("금액", "guides/taxi#sms | 자동결제 복구 | 문자 보내기 | 앱에서 보낸다. 15,000원처럼 [금액]을 적는다.");
    check_hit(
        "등록",
        "faq/card | 카드를 [등록]하려면? |  | 결제 화면에서 카드를 누르고 취소 버튼 옆의 [등록]을 누른다.",
    );
}

/// The first hit's id, why it was found, and what was answered instead.
fn check_why(query: &str, expect: &str) {
    let reply = search(query);
    let first = reply.hits.first().map(|hit| format!("{} | {}", hit.id, hit.why.join(", ")));
    let corrected = reply.corrected.map(|corrected| format!(" | {corrected}")).unwrap_or_default();
    assert_eq!(first.unwrap_or_default() + &corrected, expect, "{query}");
}

#[test]
fn endings_and_particles_make_no_difference() {
    check_same(&["영수증을", "영수증에서는", "영수증이", "영수증"], &["receipt"]);
    check_same(&["취소했는데", "취소하려면", "취소된", "취소"], &["card", "receipt", "shop", "taxi"]);
    check_same(&["자동결제를복구", "자동결제 복구하려면"], &["taxi"]);
}

#[test]
fn slips_are_forgiven_and_told() {
    check_why("결재취소", "receipt | ‘결재취소’ → 결제취소 | 결제취소");
    check_why("영수즈", "receipt | ‘영수즈’ → 영수증");
    check_why("영숭증", "receipt | ‘영숭증’ → 영수증 | 영수증");
    check_why("영수증", "receipt | ");
}

#[test]
fn a_short_verb_of_a_sentence_is_no_slip() {
    let mut entries = entries();
    entries.push(entry(Kind::Faq, "help", "다른 글", "기사님을 돕는 글이다. 돕는 사람이 쓴다."));
    let reply =
        open(&entries).search(&SearchRequest { query: "영수증 뽑는 곳".into(), limit: 10, ..Default::default() });
    assert_eq!((ids(&reply).first(), reply.corrected.as_deref()), (Some(&"receipt"), None));
}

#[test]
fn the_other_keyboard_layout_is_read() {
    check_why("dudtnwmd", "receipt | ‘dudtnwmd’ → 영수증 | 영수증");
    check_why("ㅒㄹ럋ㄷ365", "shop | ‘ㅒㄹ럋ㄷ’ → office | office365");
    check_why("dudtnwmddms djeltj", "receipt | ‘dudtnwmddms’ → 영수증은, ‘djeltj’ → 어디서 | 영수증은 어디서");
}

#[test]
fn choseong_are_found_in_titles_and_words() {
    check_why("ㅇㅅㅈ", "receipt | 초성 ㅇㅅㅈ");
    check_why("ㅈㄷㄱㅈ ㅂㄱ", "taxi | 초성 ㅈㄷㄱㅈ ㅂㄱ");
    check_why("자동ㄱㅈ", "taxi | 초성 자동ㄱㅈ");
    check_why("ㅁㄴㅇㄹㅂ", "");
}

#[test]
fn words_cut_by_a_space_are_joined() {
    check_same(&["영 수증", "영수 증"], &["receipt"]);
    check_same(&["자 동결제 복 구"], &["taxi"]);
}

#[test]
fn half_a_word_finds_the_whole() {
    for half in ["영수ㅈ", "영수즈", "영숮", "안심ㅂ", "안심번ㅎ"] {
        assert_eq!(search(half).hits.len(), 1, "{half}");
    }
}

#[test]
fn only_as_typed_means_it() {
    let request = |query: &str| SearchRequest { query: query.into(), literal: true, ..SearchRequest::default() };
    for query in ["영숭증", "dudtnwmd", "ㅇㅅㅈ"] {
        assert_eq!(ask(&request(query)), SearchReply::default(), "{query}");
    }
    assert_eq!(ids(&ask(&request("영수증"))), ["receipt"]);
    let rule = Synonyms { from: vec!["전표".into()], to: vec!["영수증".into()], everyday: false };
    let engine = Engine::open(write_index_with(&entries(), &[rule]).expect("writes")).expect("opens");
    assert_eq!(ids(&engine.search(&SearchRequest { limit: 10, ..request("전표") })), Vec::<&str>::new());
    assert_eq!(ids(&engine.search(&SearchRequest { limit: 10, literal: false, ..request("전표") })), ["receipt"]);
}

#[test]
fn a_correction_is_told_only_if_it_led_to_the_best_hit() {
    let engine = open(&[
        entry(Kind::Faq, "literal", "무리 안내", "무리를 말한다."),
        entry(Kind::Faq, "other", "알림 설정", "알림을 켠다."),
        entry(Kind::Faq, "slip", "체험 안내", "무료로 쓴다. 언제나 무료다."),
    ]);
    let reply = engine.search(&SearchRequest { query: "무리 알림".into(), limit: 10, ..Default::default() });
    assert_eq!((ids(&reply), reply.corrected.as_deref()), (vec!["literal", "slip"], None));
    let reply = engine.search(&SearchRequest { query: "무리 체험".into(), limit: 10, ..Default::default() });
    assert_eq!((ids(&reply).first(), reply.corrected.as_deref()), (Some(&"slip"), Some("무료 체험")));
}

#[test]
fn spaces_within_words_lead_to_the_same_first_hit() {
    let mut entries = entries();
    entries.push(entry(Kind::Faq, "cancel", "결제 취소는 언제까지 되나요?", "결제한 날에 취소할 수 있다."));
    entries.extend((0..12).map(|n| entry(Kind::Guide, &format!("{n}"), "다른 글", "아무 말이나 하는 글.")));
    let engine = open(&entries);
    for query in ["결 제취소", "결제취소", "결제 취소"] {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        assert_eq!(ids(&reply).first(), Some(&"cancel"), "{query}");
    }
}

#[test]
fn other_forms_of_a_verb_are_found_below_the_form_that_was_typed() {
    let engine = open(&[
        entry(Kind::Faq, "past", "다른 글", "베토벤은 본에서 태어났다."),
        entry(Kind::Faq, "same", "다른 글", "여기에서 태어난 사람이다."),
        entry(Kind::Faq, "none", "다른 글", "태양이 뜬다."),
        entry(Kind::Faq, "wall", "다른 글", "흙산을 쌓았으나 무너졌다."),
    ]);
    let found = |query: &str| {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        ids(&reply).join(" ")
    };
    assert_eq!(found("태어난"), "same past");
    assert_eq!(found("쌓는"), "wall");
    assert_eq!(found("태어나"), "past same");
}

#[test]
fn texts_show_what_is_a_noun() {
    let mut entries: Vec<_> = (0..6)
        .map(|n| entry(Kind::Faq, &format!("{n}"), "다른 글", "우크라는 말이 아니고 캐나도 말이 아니다."))
        .collect();
    entries.push(entry(Kind::Faq, "noun", "다른 글", "캐나다의 수도와 우크라이나의 수도"));
    let engine = open(&entries);
    for query in ["캐나다", "우크라이나"] {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        assert_eq!(ids(&reply), ["noun"], "{query}");
    }
}

#[test]
fn english_words_are_found_with_other_endings() {
    let engine = open(&[
        entry(Kind::Faq, "many", "다른 글", "Errors와 policies"),
        entry(Kind::Faq, "one", "다른 글", "Error와 policy"),
    ]);
    let found = |query: &str| {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        (ids(&reply).join(" "), show(&reply.hits[1].excerpt))
    };
    assert_eq!(found("errors"), ("many one".into(), "[Error]와 policy".into()));
    assert_eq!(found("error"), ("one many".into(), "[Error]s와 policies".into()));
    assert_eq!(found("policies").0, "many one");
    assert_eq!(found("policy").0, "one many");
}

#[test]
fn a_number_is_not_the_beginning_of_another() {
    let engine = open(&[
        entry(Kind::Faq, "hundred", "다른 글", "한도는 100만 원이다."),
        entry(Kind::Faq, "thousand", "다른 글", "한도는 1000만 원이다."),
    ]);
    let found = |query: &str| {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        ids(&reply).join(" ")
    };
    assert_eq!(found("100 한도"), "hundred");
    assert_eq!(found("한도 100"), "hundred thousand");
}

#[test]
fn a_question_of_how_many_finds_the_number() {
    let engine = open(&[
        entry(Kind::Faq, "word", "다른 글", "포로가 있었고 명나라와 명령이 있었다."),
        entry(Kind::Faq, "number", "다른 글", "포로가 있었고 모두 17만 명이었다."),
        entry(Kind::Faq, "none", "다른 글", "포로가 있었다."),
    ]);
    let reply =
        engine.search(&SearchRequest {
            query: "갇힌 포로는 몇 명인가?".into(), limit: 10, ..Default::default()
        });
    assert_eq!(ids(&reply).first(), Some(&"number"));
}

#[test]
fn a_title_is_found_though_all_its_spaces_are_missing() {
    let mut entries: Vec<_> = (0..12)
        .map(|n| entry(Kind::Faq, &format!("{n:02}"), "비디오를 열수 없음", "파일을 올린다. ADFS는 없습니다."))
        .collect();
    entries.push(entry(Kind::Faq, "file", "파일을 열 수 없습니다.", "없음"));
    entries.push(entry(Kind::Faq, "service", "AD FS 배포", "없음"));
    let engine = open(&entries);
    for (query, id) in [("파일을열수없습니다", "file"), ("ADFS배포", "service")] {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        assert_eq!(ids(&reply).first(), Some(&id), "{query}");
    }
}

#[test]
fn what_was_meant_may_be_the_title() {
    let mut others: Vec<_> = (0..12)
        .map(|n| entry(Kind::Guide, &format!("{n:02}"), "영수증 발급 영수증 발급 안내", "영수증. 영수증. 영수증 발급."))
        .collect();
    others.push(entry(Kind::Faq, "title", "영수증 발급", "안내"));
    let engine = open(&others);
    for query in ["dudtnwmd qkfrmq", "영수즘 발급"] {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..Default::default() });
        assert_eq!(ids(&reply).first(), Some(&"title"), "{query}");
    }
}

#[test]
fn a_title_with_the_word_as_typed_stands_first() {
    let mut others: Vec<_> =
        (0..30).map(|n| entry(Kind::Faq, &format!("{n:02}"), "인증 설정", "인증할 때 설정한다.")).collect();
    others.push(entry(Kind::Faq, "typed", "다시 인증할 때 준비할 것", "인증할 때 준비한다."));
    let reply =
        open(&others).search(&SearchRequest { query: "인증할".into(), limit: 10, ..SearchRequest::default() });
    assert_eq!(ids(&reply).first(), Some(&"typed"));
}

#[test]
fn a_keyword_within_the_query_raises_its_entry() {
    let mut entries = ["a", "b"].map(|id| entry(Kind::Faq, id, "카드 등록", "카드를 등록한다."));
    entries[0].keywords = vec!["카드 추가 안 됨".into()];
    entries[1].keywords = vec!["카드 새로 넣기".into(), "카드 추가".into()];
    let engine = open(&entries);
    for query in ["카드 추가", "카드 추가하는 방법"] {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..SearchRequest::default() });
        assert_eq!(ids(&reply), ["b", "a"], "{query}");
    }
}

#[test]
fn a_whole_question_finds_what_tells_most() {
    let first = |query: &str| search(query).hits.first().map(|hit| hit.id.clone()).unwrap_or_default();
    assert_eq!(first("어제 택시에서 내렸는데 안심번호로 몇 번까지 전화할 수 있나요?"), "taxi");
    assert_eq!(first("카드 등록은 어느 화면에서 어떻게 하는 건가요?"), "card");
}

#[test]
fn an_entry_that_begins_with_a_heading_shows_its_first_text() {
    let mut entry = entry(Kind::Guide, "guide", "단말기 안내", "");
    entry.sections.push(section("first", "처음", "전원을 켠다."));
    let engine = Engine::open(write_index(&[entry]).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: "단말기".into(), limit: 1, ..Default::default() });
    assert_eq!((reply.hits[0].url.as_str(), show(&reply.hits[0].excerpt)), ("guides/guide", "전원을 켠다.".into()));
}

#[test]
fn kinds_and_categories_narrow_and_are_counted_as_if_not_chosen() {
    let counts = |reply: &SearchReply| {
        let kinds: Vec<_> = reply.kinds.iter().map(|kind| format!("{} {}", kind.kind, kind.count)).collect();
        let categories: Vec<_> = reply.categories.iter().map(|own| format!("{} {}", own.path, own.count)).collect();
        (kinds.join(", "), categories.join(", "))
    };
    let request = |kind, category: Option<&str>| {
        ask(&SearchRequest { query: "취소".into(), kind, category: category.map(Into::into), ..Default::default() })
    };
    let check = |reply: &SearchReply, total: usize, kinds: &str, categories: &str| {
        assert_eq!((reply.total, counts(reply)), (total, (kinds.to_owned(), categories.to_owned())));
    };
    check(&request(None, None), 4, "guide 2, faq 2", "shop 1, taxi 2, taxi/payment 1");
    check(&request(Some(Kind::Faq), None), 2, "guide 2, faq 2", "taxi 1");
    check(&request(None, Some("taxi")), 2, "guide 1, faq 1", "shop 1, taxi 2, taxi/payment 1");
    check(&request(Some(Kind::Faq), Some("taxi/payment")), 0, "guide 1", "taxi 1");
    check(&request(None, Some("ta")), 0, "", "shop 1, taxi 2, taxi/payment 1");
}

#[test]
fn dates_order_with_the_undated_last() {
    let reply = ask(&SearchRequest { query: "취소".into(), sort: Sort::Date, ..SearchRequest::default() });
    assert_eq!(ids(&reply), ["taxi", "shop", "receipt", "card"]);
}

#[test]
fn pages_follow_each_other() {
    let page = |offset, limit| {
        let request = SearchRequest { query: "취소".into(), offset, limit, ..SearchRequest::default() };
        let reply = ENGINE.search(&request);
        assert_eq!(reply.total, 4);
        ids(&reply).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!([page(0, 2), page(2, 2)].concat(), ids(&search("취소")));
    assert_eq!(page(4, 10), Vec::<String>::new());
    assert_eq!(page(0, 0), Vec::<String>::new());
    assert_eq!(page(usize::MAX, usize::MAX), Vec::<String>::new());
}

#[test]
fn the_same_entries_give_the_same_bytes() {
    assert_eq!(write_index(&entries()).expect("writes"), write_index(&entries()).expect("writes"));
}

#[test]
fn an_index_of_nothing_opens_and_finds_nothing() {
    let engine = Engine::open(write_index(&[]).expect("writes")).expect("opens");
    assert_eq!((engine.entries(), engine.sections()), (0, 0));
    assert_eq!(engine.search(&SearchRequest { query: "결제".into(), ..Default::default() }), SearchReply::default());
}

#[test]
fn equal_entries_come_in_the_order_of_kind_and_id() {
    let equal = [(Kind::Faq, "b"), (Kind::Guide, "z"), (Kind::Faq, "a"), (Kind::Guide, "y")]
        .map(|(kind, id)| entry(kind, id, "결제", "결제"));
    let engine = Engine::open(write_index(&equal).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: "결제".into(), limit: 10, ..Default::default() });
    assert_eq!(ids(&reply), ["y", "z", "a", "b"]);
}

#[test]
fn an_entry_that_is_called_like_the_query_comes_first() {
    let mut others: Vec<_> = (0..80)
        .map(|n| entry(Kind::Guide, &format!("{n:02}"), "웹용 메일 웹용 메일 설정", "웹용 메일. 웹용 메일. 웹용 메일."))
        .collect();
    others.push(entry(Kind::Faq, "same", "웹용 메일", "안내"));
    let engine = Engine::open(write_index(&others).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: "웹용 메일".into(), limit: 1, ..Default::default() });
    assert_eq!(ids(&reply), ["same"]);
}

fn open(entries: &[EntryText]) -> Engine {
    Engine::open(write_index(entries).expect("writes")).expect("opens")
}

#[test]
fn what_is_about_all_platforms_counts_for_each() {
    let mut entries = ["all", "phone", "web"].map(|id| entry(Kind::Guide, id, "결제 취소", "결제를 취소한다."));
    entries[1].platforms = vec!["android".into(), "ios".into()];
    entries[2].platforms = vec!["web".into()];
    entries[2].audience = Audience::Agent;
    let engine = open(&entries);
    let ask = |request: SearchRequest| engine.search(&SearchRequest { query: "결제".into(), limit: 10, ..request });
    let counts = |reply: &SearchReply| -> Vec<String> {
        let platforms = reply.platforms.iter().map(|count| format!("{} {}", count.platform, count.count));
        platforms.chain(reply.audiences.iter().map(|count| format!("{} {}", count.audience, count.count))).collect()
    };
    let all = ask(SearchRequest::default());
    assert_eq!(counts(&all), ["android 2", "ios 2", "web 2", "public 2", "agent 1"]);
    let web = ask(SearchRequest { platform: Some("web".into()), ..SearchRequest::default() });
    assert_eq!(
        (ids(&web), counts(&web)),
        (
            vec!["all", "web"],
            vec!["android 2".into(), "ios 2".into(), "web 2".into(), "public 1".into(), "agent 1".into(),]
        )
    );
    let agents = ask(SearchRequest { audience: Some(Audience::Agent), ..SearchRequest::default() });
    assert_eq!(
        (ids(&agents), counts(&agents)),
        (vec!["web"], vec!["web 1".into(), "public 2".into(), "agent 1".into()])
    );
}

#[test]
fn a_flow_that_answers_is_seen_among_many_articles() {
    let article = |n: usize| entry(Kind::Faq, &format!("faq-{n}"), "결제 취소 방법", "결제를 취소하는 방법.");
    let mut entries: Vec<_> = (0..8).map(article).collect();
    entries.push(entry(Kind::Flow, "flow", "결제 취소 단계별 안내", "결제를 취소하는 방법을 차례로 고른다."));
    entries.push(entry(
        Kind::Message,
        "sms",
        "다른 안내",
        "아주 긴 다른 이야기가 이어지다가 결제라는 말이 한 번 나온다.",
    ));
    let reply =
        open(&entries).search(&SearchRequest { query: "결제 취소".into(), limit: 10, ..SearchRequest::default() });
    assert_eq!(ids(&reply)[..5], ["faq-0", "faq-1", "faq-2", "flow", "faq-3"]);
}

#[test]
fn among_equals_the_newer_comes_first() {
    let mut entries = ["a", "b", "c"].map(|id| entry(Kind::Faq, id, "결제 취소", "결제를 취소한다."));
    entries[1].updated = Some("2024-01-01".into());
    entries[2].updated = Some("2026-11-01".into());
    let reply = open(&entries).search(&SearchRequest { query: "결제".into(), limit: 10, ..SearchRequest::default() });
    assert_eq!(ids(&reply), ["c", "b", "a"]);
}

#[test]
fn a_slip_in_a_run_of_words_is_found_though_the_run_may_go_on() {
    let texts =
        ["체크카드는 쓸 수 없어요. 체크카로 두 번 확인해요.", "지출 한도를 넘으면 카카오페이로 됩니다. 지출 두 번."];
    let mut entries: Vec<_> = texts.iter().map(|text| entry(Kind::Faq, &text[..3], "충전 방식", text)).collect();
    entries.push(entry(Kind::Faq, "카", "다른 글", "카카오톡으로 물어보세요."));
    let engine = open(&entries);
    let check = |query: &str, expect: &str, corrected: &str| {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..SearchRequest::default() });
        assert_eq!((ids(&reply).first(), reply.corrected.as_deref()), (Some(&expect), Some(corrected)), "{query}");
    };
    check("체크카두", "체", "체크카드");
    check("지출한두", "지", "지출 한도");
    check("카카오패이", "지", "카카오페이");
}

#[test]
fn a_number_is_found_without_its_hyphens_and_caps_lock_does_no_harm() {
    let engine = open(&[
        entry(Kind::Faq, "a", "결제 취소", "1551-5009로 전화해 주세요."),
        entry(Kind::Faq, "b", "다른 글", "없음"),
    ]);
    let check = |query: &str| {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 10, ..SearchRequest::default() });
        assert_eq!(ids(&reply), ["a"], "{query}");
    };
    check("15515009");
    check("RUFWP CNLTH");
}
