//! What anybody may give it: files that are no index or a damaged one, and queries of any characters.

use super::*;

#[test]
fn what_is_no_index_is_told_from_what_is_damaged() {
    let html = b"<!doctype html><html lang=\"ko\">".to_vec();
    assert_eq!(Engine::open(html).expect_err("a page"), OpenError::NotAnIndex);
    let mut bytes = write_index(&entries()).expect("writes");
    bytes.pop();
    assert_eq!(Engine::open(bytes).expect_err("cut off"), OpenError::Damaged);
    let mut bytes = write_index(&entries()).expect("writes");
    // The analyser's version stands after the mark and the format's version.
    bytes[12] ^= 0x80;
    assert!(matches!(Engine::open(bytes).expect_err("another analyser"), OpenError::OtherVersion { .. }));
}

/// More entries than the engine refines or compares, each of words that many share.
static LARGE: LazyLock<Engine> = LazyLock::new(|| {
    let words = [
        "결제",
        "취소",
        "카드",
        "영수증은",
        "자동결제를",
        "등록하는",
        "태어난",
        "쌓았다",
        "17만",
        "명이",
        "Office365",
        "errors",
        "앱",
        "팀즈에서",
        "15,000원",
        "안심번호",
        "표가",
        "KG이니시스",
        "뷁",
        "ㅋㅋ",
        "알림",
        "무료",
        "무리",
        "설정하려면",
        "파일을",
        "열",
        "수",
        "없습니다.",
    ];
    let word = |n: usize| words[n % words.len()];
    let make = |n: usize| {
        let title = [word(n), word(n * 7 + 3), word(n / 3)].join(" ");
        let text: Vec<&str> = (0..60).map(|at| word(n * at + at / 4 + n / 5)).collect();
        let mut made = entry(Kind::ALL[n % Kind::ALL.len()], &format!("entry-{n}"), &title, &text.join(" "));
        made.keywords = vec![word(n + 5).into()];
        made.sections.push(section("more", word(n + 2), &text[20..].join(" ")));
        made
    };
    let entries: Vec<_> = (0..400).map(make).collect();
    let rule = Synonyms {
        from: vec!["오류".into(), "에러".into()],
        to: vec!["errors".into(), "취소".into()],
        everyday: false,
    };
    Engine::open(write_index_with(&entries, &[rule]).expect("writes")).expect("opens")
});

fn queries() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[가-힣ㄱ-ㅣᄀ-ᇿ0-9a-zA-ZＡ-Ｚ.,?!'\"\u{200B}\u{3000} ]{0,40}",
        proptest::collection::vec(
            prop::sample::select(vec![
                "결제",
                "취소",
                "자동",
                "카드",
                "영수증",
                "앱",
                "24시간",
                "15,000원",
                "Office365",
                "KG",
                "뷁",
                "ㅊ",
                "errors",
                "태어난",
                "몇 명인가",
                "오류",
                "파일을열수",
                "무리",
                "?",
                " ",
            ]),
            0..30
        )
        .prop_map(|words| words.concat()),
    ]
}

proptest! {
    #[test]
    fn no_query_panics_and_marks_lie_on_borders(query in queries()) {
        for hit in search(&query).hits {
            let titles = [Some(&hit.title), Some(&hit.excerpt), hit.section.as_ref().map(|section| &section.title)];
            for marked in titles.into_iter().flatten() {
                let mut end = 0;
                for &(from, to) in &marked.marks {
                    prop_assert!(end <= from && from < to && marked.text.get(from..to).is_some());
                    end = to;
                }
            }
            prop_assert!(hit.excerpt.text.chars().count() < 130);
            prop_assert!(hit.score.is_finite() && hit.score > 0.0);
        }
    }

    #[test]
    fn no_query_panics_in_a_large_index(query in queries(), literal: bool, offset in 0_usize..30) {
        let request = SearchRequest { query, literal, offset, limit: 10, ..SearchRequest::default() };
        let reply = LARGE.search(&request);
        prop_assert!(reply.hits.len() <= 10 && reply.total <= LARGE.entries());
        for hit in reply.hits {
            prop_assert!(hit.score.is_finite() && hit.score > 0.0);
        }
    }

    #[test]
    fn composed_and_decomposed_queries_find_the_same(query in queries()) {
        let decomposed: String = query.nfd().collect();
        prop_assert_eq!(search(&query), search(&decomposed));
    }

    #[test]
    fn at_least_half_of_the_words_stay(query in queries()) {
        let parsed = crate::query::Query::parse(&query);
        let words = parsed.words.len();
        prop_assert!(parsed.asks || search(&query).relaxed.unwrap_or_default().len() * 2 <= words);
    }

    #[test]
    fn no_damage_passes_and_none_panics(at: usize, bits in 1_u8.., cut: usize) {
        static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| write_index(&entries()).expect("writes"));
        let mut changed = BYTES.clone();
        let at = at % changed.len();
        changed[at] ^= bits;
        prop_assert!(Engine::open(changed).is_err());
        prop_assert!(Engine::open(BYTES[..cut % BYTES.len()].to_vec()).is_err());
    }

    #[test]
    fn no_text_makes_writing_or_searching_panic(title: String, text: String, heading: String, query: String) {
        let mut entry = entry(Kind::Faq, "any", &title, &text);
        entry.summary = Some(heading.clone());
        entry.keywords = vec![heading.clone()];
        entry.sections.push(section("part", &heading, &text));
        let engine = Engine::open(write_index(&[entry]).expect("writes")).expect("opens");
        for query in [query, title, text, heading] {
            let _ = engine.search(&SearchRequest { query, limit: 1, ..SearchRequest::default() });
        }
    }
}
