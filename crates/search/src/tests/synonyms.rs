//! Words that mean the same: those that are listed, and those of everyday Korean.

use super::*;

#[test]
fn so_many_synonyms_as_anybody_lists_are_no_harm() {
    let letters = (0..300_u32).filter_map(|at| char::from_u32(0xAC00 + at * 17));
    let words: Vec<String> = letters.map(|c| format!("가{c}다라")).collect();
    let entries: Vec<_> = words.iter().map(|word| entry(Kind::Guide, word, "다른 글", word)).collect();
    let rule = Synonyms { from: words.clone(), to: words.clone(), everyday: false };
    let engine = Engine::open(write_index_with(&entries, &[rule]).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: words[0].clone(), limit: 10, ..Default::default() });
    assert_eq!(ids(&reply).first(), Some(&words[0].as_str()));
    assert!(reply.total > 100);
}

#[test]
fn a_rare_synonym_is_worth_less_than_the_word() {
    let mut entries: Vec<_> = (0..40)
        .map(|n| entry(Kind::Faq, &format!("{n:02}"), "다른 글", if n % 2 == 0 { "오류가 있다." } else { "없다." }))
        .collect();
    entries.push(entry(Kind::Faq, "rare", "다른 글", "장애가 있다."));
    let list = || vec!["오류".into(), "장애".into()];
    let rule = Synonyms { from: list(), to: list(), everyday: false };
    let engine = Engine::open(write_index_with(&entries, &[rule]).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: "오류".into(), limit: 40, ..Default::default() });
    assert_eq!((reply.total, ids(&reply).last()), (21, Some(&"rare")));
}

#[test]
fn synonyms_find_what_others_call_it() {
    let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let rules = [
        Synonyms { from: list(&["전표", "매출 전표"]), to: list(&["영수증", "뷁뷁"]), everyday: false },
        Synonyms { from: list(&["환급", "환불"]), to: list(&["환급", "환불"]), everyday: false },
        Synonyms { from: list(&["갊갊"]), to: list(&["뷁뷁"]), everyday: false },
    ];
    let bytes = write_index_with(&entries(), &rules).expect("writes");
    let holds = |word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(holds("전표") && !holds("뷁뷁") && !holds("갊갊"), "what the texts cannot answer is not stored");
    let engine = Engine::open(bytes).expect("opens");
    for (query, id, why) in [
        ("전표", "receipt", "비슷한 말: 영수증"),
        ("매출전표는", "receipt", "비슷한 말: 영수증"),
        ("매출 전표", "receipt", "비슷한 말: 영수증"),
        ("환급", "shop", "비슷한 말: 환불"),
    ] {
        let reply = engine.search(&SearchRequest { query: query.into(), limit: 5, ..Default::default() });
        assert_eq!((ids(&reply), reply.hits[0].why.join(", ").as_str()), (vec![id], why), "{query}");
    }
}

#[test]
fn everyday_words_find_each_other_in_all_their_forms() {
    let entries = [
        entry(Kind::Faq, "delete", "사진 삭제", "올린 사진을 삭제하는 방법이다."),
        entry(Kind::Faq, "died", "연암", "그는 만년에 병으로 숨졌다."),
        entry(Kind::Faq, "later", "배송 안내", "물량이 많으면 늦어졌다고 알려 준다."),
        entry(Kind::Faq, "support", "기술 지원", "사진을 지원한다."),
    ];
    let engine = Engine::open(write_index_with(&entries, &crate::everyday()).expect("writes")).expect("opens");
    let plain = Engine::open(write_index(&entries).expect("writes")).expect("opens");
    for (query, id, why, marked) in [
        ("사진 지우는 법", "delete", "비슷한 말: 삭제", "올린 [사진]을 [삭제]하는 방법이다."),
        ("지웠던 사진", "delete", "비슷한 말: 삭제", "올린 [사진]을 [삭제]하는 방법이다."),
        ("세상을 떠난 연암", "died", "비슷한 말: 숨지다", "그는 만년에 병으로 [숨졌]다."),
        ("지연", "later", "비슷한 말: 늦어지다", "물량이 많으면 [늦어졌]다고 알려 준다."),
    ] {
        let request = SearchRequest { query: query.into(), limit: 5, ..Default::default() };
        let reply = engine.search(&request);
        let hit = reply.hits.first().expect(query);
        assert_eq!((hit.id.as_str(), hit.why.join(", ").as_str()), (id, why), "{query}");
        assert_eq!(show(&hit.excerpt), marked, "{query}");
        let literal = engine.search(&SearchRequest { literal: true, ..request.clone() });
        assert!(literal.hits.iter().all(|hit| hit.why.is_empty()), "{query}");
        let is_told = |hit: &giljabi_site::Hit| hit.why.iter().any(|why| why.starts_with("비슷한 말"));
        assert!(!plain.search(&request).hits.iter().any(is_told), "{query}");
    }
}

#[test]
fn an_everyday_word_never_drowns_what_was_typed() {
    let mut entries: Vec<_> =
        (0..30).map(|n| entry(Kind::Guide, &format!("a{n:02}"), "회원 삭제와 삭제 기록", "삭제 삭제 삭제.")).collect();
    entries.push(entry(Kind::Guide, "typed", "다른 글", "여기서 기록을 지우고 나서 아무 말이나 이어 간다."));
    let engine = Engine::open(write_index_with(&entries, &crate::everyday()).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: "지우고".into(), limit: 5, ..Default::default() });
    assert_eq!((reply.hits[0].id.as_str(), reply.total), ("typed", 31));
}

#[test]
fn an_everyday_word_takes_nothing_away() {
    let entries = [
        entry(Kind::Guide, "fee", "수강료 취소", "낸 수강료를 취소한다."),
        entry(Kind::Guide, "again", "수강료 안내", "수강료를 곧바로 확인한다."),
        entry(Kind::Guide, "other", "배송 안내", "받은 것은 반납한다. 아이콘을 누르고, 언제 왔는지 적는다."),
        entry(Kind::Guide, "apart", "돈 이야기", "돈은 다음에 찾는다. 돈이 있으면 좋다. 물건을 찾으면 알린다."),
    ];
    let engine = Engine::open(write_index_with(&entries, &crate::everyday()).expect("writes")).expect("opens");
    let ask = |query: &str| engine.search(&SearchRequest { query: query.into(), limit: 5, ..Default::default() });
    let check = |query: &str, expect: &[&str]| assert_eq!(ids(&ask(query)), expect, "{query}");
    // What lacks the other word stays, below what has one for it; what was typed is not dropped for it.
    check("수강료 즉시", &["again", "fee"]);
    check("수강료 반환", &["fee", "again"]);
    // No part of a word, no words apart, no verb for a noun that looks like it.
    for query in ["어린이", "항상", "출금", "늘"] {
        check(query, &[]);
    }
}

#[test]
fn a_phrase_of_two_scripts_is_no_harm() {
    let entries = [entry(Kind::Guide, "a", "제목", "무선 pc 를 산다. 무선 pc방.")];
    let rule = Synonyms { from: vec!["랩톱".into()], to: vec!["무선 PC".into()], everyday: true };
    let engine = Engine::open(write_index_with(&entries, &[rule]).expect("writes")).expect("opens");
    let _ = engine.search(&SearchRequest { query: "랩톱".into(), limit: 5, ..Default::default() });
}

#[test]
fn listed_words_go_before_everyday_ones() {
    let entries = [
        entry(Kind::Guide, "rider", "승객 안내", "승객에게 알린다."),
        entry(Kind::Guide, "buyer", "고객 안내", "고객에게 알린다."),
    ];
    let list = || vec!["승객".into(), "손님".into()];
    let mut rules = vec![Synonyms { from: list(), to: list(), everyday: false }];
    rules.extend(crate::everyday());
    let engine = Engine::open(write_index_with(&entries, &rules).expect("writes")).expect("opens");
    let reply = engine.search(&SearchRequest { query: "손님".into(), limit: 5, ..Default::default() });
    assert_eq!(ids(&reply), ["rider"]);
}

#[test]
fn the_everyday_words_are_written_as_they_are_read() {
    let mut known = std::collections::BTreeSet::new();
    for rule in crate::everyday() {
        let line = format!("{} > {}", rule.from.join(", "), rule.to.join(", "));
        assert!(known.insert((rule.from.clone(), rule.to.clone())), "twice: {line}");
        let both = rule.from == rule.to;
        assert!((if both { 2 } else { 1 }..=7).contains(&rule.from.len()), "{line}");
        for word in rule.from.iter().chain(&rule.to) {
            let is_word = |c: char| ('가'..='힣').contains(&c) || c.is_ascii_uppercase() || c == ' ';
            assert!(!word.is_empty() && word.trim() == word && word.chars().all(is_word), "{line}");
            // More words than a rule may have would never be found.
            assert!(word.split(' ').count() <= 4, "{line}");
        }
    }
    assert!(known.len() > 500);
}
