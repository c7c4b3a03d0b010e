use super::*;
use crate::{Advertising, Field, Format, Limits};
use proptest::prelude::*;

fn datetime() -> FieldKind {
    FieldKind::Datetime { format: Format::parse("M월 D일 HH:mm").expect("a format") }
}

/// The example of the content format, word for word.
fn order() -> Message {
    let fields =
        vec![Field::new("order", "주문번호", FieldKind::Text { max: 20 }), Field::new("when", "취소 시각", datetime())];
    let template = vec![
        Segment::Text("[가게 이름] 주문 ".into()),
        Segment::Field(0),
        Segment::Text(" 취소가 ".into()),
        Segment::Field(1),
        Segment::Text("에 끝났습니다.".into()),
    ];
    Message { fields, template, ..Message::default() }
}

/// A message that is its first field, which is text.
fn echo(send_as: SendAs) -> Message {
    let fields = vec![Field::new("a", "내용", FieldKind::Text { max: 1_000 })];
    Message { fields, template: vec![Segment::Field(0)], send_as, ..Message::default() }
}

fn with(message: &Message, values: &[(&str, &str)]) -> Filled {
    fill(message, &values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// The codes of the problems.
fn codes(filled: &Filled) -> Vec<&'static str> {
    filled.problems.iter().map(Problem::code).collect()
}

#[test]
fn values_stand_where_their_placeholders_were() {
    let filled = with(&order(), &[("order", "A-1029"), ("when", "2026-11-22T10:05")]);
    assert_eq!(filled.text, "[가게 이름] 주문 A-1029 취소가 11월 22일 10:05에 끝났습니다.");
    let places: Vec<_> = filled.places.iter().map(|place| (place.field, &filled.text[place.range.clone()])).collect();
    assert_eq!(places, [(0, "A-1029"), (1, "11월 22일 10:05")]);
    assert_eq!((filled.bytes, filled.at_most, filled.kind, filled.left), (60, 60, MessageKind::Sms, 30));
    assert!(filled.is_ready());
}

#[test]
fn what_is_missing_is_told_and_stands_as_written() {
    assert_eq!(with(&order(), &[("order", "\u{3164}"), ("when", "2026-11-22T10:05")]).missing, [0]);
    let filled = with(&order(), &[("order", " \n"), ("when", "2026-11-22T10:05")]);
    assert_eq!(filled.missing, [0]);
    assert!(filled.text.contains("주문 #{order} 취소가"), "{}", filled.text);
    assert_eq!((filled.bytes, filled.at_most), (62, 54 + 40));
    assert!(!filled.is_ready());
}

#[test]
fn a_default_stands_in_for_a_value_that_nobody_typed() {
    let mut message = order();
    message.fields[0].default = Some("없음".into());
    assert_eq!(with(&message, &[]).missing, [1]);
    assert_eq!(with(&message, &[("order", "")]).missing, [0, 1]);
}

#[test]
fn a_field_without_a_placeholder_is_not_missing() {
    let mut message = order();
    message.template.truncate(2);
    assert_eq!(with(&message, &[("order", "1")]).missing, Vec::<usize>::new());
}

#[test]
fn a_value_is_never_read_as_a_placeholder() {
    let filled = with(&order(), &[("order", "#{when} #{order}"), ("when", "2026-11-22T10:05")]);
    assert!(filled.text.contains("주문 #{when} #{order} 취소가 11월 22일"), "{}", filled.text);
    assert!(filled.is_ready());
}

#[test]
fn a_value_that_does_not_suit_stands_as_typed_and_stops_the_copying() {
    let filled = with(&order(), &[("order", "A"), ("when", "어제")]);
    assert!(filled.text.contains("취소가 어제에"), "{}", filled.text);
    assert_eq!((codes(&filled), filled.places[1].state), (vec!["value-invalid"], State::Rejected));
    assert!(!filled.is_ready());
}

#[test]
fn characters_are_told_once_with_their_field() {
    let filled = with(&order(), &[("order", "😀똠😀"), ("when", "2026-11-22T10:05")]);
    let found: Vec<_> = filled
        .problems
        .iter()
        .map(|problem| match problem {
            Problem::Unsendable { character, field, at } | Problem::OutsideKsX1001 { character, field, at } => {
                assert!(filled.text[*at..].starts_with(*character));
                (*character, *field)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(found, [('😀', Some(0)), ('똠', Some(0))]);
    assert!(!filled.is_ready());
    assert!(with(&order(), &[("order", "똠"), ("when", "2026-11-22T10:05")]).is_ready());
}

#[test]
fn placeholders_of_missing_values_are_no_text_to_send() {
    let mut message = echo(SendAs::Auto);
    message.fields[0].name = "똠".into();
    assert_eq!(codes(&with(&message, &[])), Vec::<&str>::new());
}

#[test]
fn ninety_bytes_are_an_sms_and_one_more_is_not() {
    let check = |text: String, bytes: usize, kind, left, cut: Option<usize>| {
        let filled = with(&echo(SendAs::Auto), &[("a", &text)]);
        assert_eq!((filled.bytes, filled.kind, filled.left), (bytes, kind, left), "{text}");
        assert_eq!(filled.sms_cut.map(|at| crate::bytes(&filled.text[..at])), cut, "{text}");
        assert_eq!((filled.cut, codes(&filled).is_empty()), (None, true));
    };
    let hangul = |count: usize| "가".repeat(count);
    check(format!("a{}", hangul(44)), 89, MessageKind::Sms, 1, None);
    check(hangul(45), 90, MessageKind::Sms, 0, None);
    check(format!("a{}", hangul(45)), 91, MessageKind::Lms, 1_909, Some(89));
    check(hangul(1_000), 2_000, MessageKind::Lms, 0, Some(90));
}

#[test]
fn what_is_over_the_limit_is_told_with_where_it_is_cut() {
    let filled = with(&echo(SendAs::Sms), &[("a", &"가".repeat(46))]);
    assert_eq!(filled.problems, [Problem::OverLimit { kind: MessageKind::Sms, bytes: 92, limit: 90 }]);
    assert_eq!((filled.left, filled.cut, filled.cut == filled.sms_cut), (-2, Some("가".len() * 45), true));
    let mut long = echo(SendAs::Auto);
    long.limits = Limits { sms: 10, lms: 20, subject: 10 };
    let filled = with(&long, &[("a", "가나다라마바사아자차카")]);
    assert_eq!(filled.problems, [Problem::OverLimit { kind: MessageKind::Lms, bytes: 22, limit: 20 }]);
    assert_eq!(filled.cut, Some("가나다라마바사아자차".len()));
}

#[test]
fn a_subject_makes_an_lms() {
    let mut message = order();
    message.subject = Some("취소 안내".into());
    let filled = with(&message, &[("order", "1"), ("when", "2026-11-22T10:05")]);
    assert_eq!((filled.kind, filled.shorten, filled.problems), (MessageKind::Lms, None, vec![]));
    message.subject = Some("가".repeat(21));
    assert_eq!(codes(&with(&message, &[("order", "1"), ("when", "2026-11-22T10:05")])), ["subject-too-long"]);
    message.subject = Some("취소 ✓".into());
    let found = with(&message, &[("order", "1"), ("when", "2026-11-22T10:05")]);
    assert_eq!(codes(&found), ["subject-character-unsendable"]);
}

#[test]
fn what_to_shorten_is_the_longest_free_text() {
    let check = |order: &str, over: usize, field: Option<(usize, usize)>| {
        let mut message = super::tests::order();
        message.fields[0].kind = FieldKind::Text { max: 100 };
        let filled = with(&message, &[("order", order), ("when", "2026-11-22T10:05")]);
        assert_eq!(filled.shorten, Some(Shorten { over, field }), "{order}");
    };
    check(&"가".repeat(20), 4, Some((0, 4)));
    let mut twice = order();
    twice.template.push(Segment::Field(0));
    let filled = with(&twice, &[("order", &"가".repeat(10)), ("when", "2026-11-22T10:05")]);
    assert_eq!(filled.shorten, Some(Shorten { over: 4, field: Some((0, 2)) }));
    let mut fixed = order();
    fixed.template.push(Segment::Text("가".repeat(40)));
    let filled = with(&fixed, &[("order", "A"), ("when", "2026-11-22T10:05")]);
    assert_eq!(filled.shorten, Some(Shorten { over: 45, field: None }));
}

#[test]
fn advertising_is_checked_as_it_is_filled_in() {
    let mut message = echo(SendAs::Auto);
    message.advertising = Some(Advertising { sender: Some("길가게".into()), contact: Some("02-123-4567".into()) });
    assert_eq!(
        codes(&with(&message, &[("a", "세일")])),
        [
            "advertising-mark-missing",
            "advertising-sender-missing",
            "advertising-contact-missing",
            "advertising-opt-out-missing"
        ]
    );
    assert!(with(&message, &[("a", "(광고) 길가게 02-123-4567 세일 무료수신거부 080-1234")]).is_ready());
}

#[test]
fn a_field_that_is_not_there_does_no_harm() {
    let message = Message { template: vec![Segment::Field(7), Segment::Text("끝".into())], ..Message::default() };
    assert_eq!(with(&message, &[]).text, "끝");
}

#[test]
fn a_message_travels_as_json() {
    let mut message = order();
    message.subject = Some("취소".into());
    let json = serde_json::to_string(&message).expect("JSON");
    assert_eq!(serde_json::from_str::<Message>(&json).expect("a message"), message);
    let least = r#"{"template":[{"text":"안녕하세요."}]}"#;
    let message: Message = serde_json::from_str(least).expect("a message");
    assert_eq!((fill(&message, &Values::new()).text.as_str(), message.limits), ("안녕하세요.", Limits::default()));
}

/// Any kind of field, and values that suit it or do not.
fn kinds() -> impl Strategy<Value = FieldKind> {
    let format = |text: &str| Format::parse(text).expect("a format");
    prop_oneof![
        (1_u16..40).prop_map(|max| FieldKind::Text { max }),
        Just(FieldKind::Date { format: format("YYYY년 M월 D일(E)") }),
        Just(FieldKind::Time { format: format("오전/오후 h시 m분") }),
        Just(FieldKind::Datetime { format: format("M월 D일 HH:mm") }),
        (1_u8..15).prop_map(|digits| FieldKind::Amount { digits, format: "#,###원".into() }),
        Just(FieldKind::Phone),
        Just(FieldKind::Choice { options: vec!["카드".into(), "현금 결제".into(), "a".into()] }),
        (20_u16..60).prop_map(|max| FieldKind::Url { max }),
    ]
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        "[가-힣a-z0-9 ©–]{1,40}",
        "[0-9]{1,15}원?",
        "0(10|2|31|505)[0-9]{7,8}",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]T?( [0-2][0-9]:[0-5][0-9])?",
        "[0-2][0-9]:[0-5][0-9]",
        "https://[a-z]{1,20}\\.kr/[a-z]{0,20}",
        "(카드|현금 결제|a)",
        "#\\{f[0-9]\\}",
    ]
}

fn messages() -> impl Strategy<Value = (Message, Values)> {
    let segment = prop_oneof!["[가-힣a-z#{} \n]{0,20}".prop_map(Segment::Text), (0_usize..5).prop_map(Segment::Field)];
    let fields = prop::collection::vec((kinds(), typed()), 0..5);
    let send_as = prop_oneof![Just(SendAs::Auto), Just(SendAs::Sms), Just(SendAs::Lms)];
    (fields, prop::collection::vec(segment, 0..8), send_as, any::<bool>(), prop::option::of("\\PC{1,30}")).prop_map(
        |(fields, template, send_as, is_advertising, subject)| {
            let mut message = Message { template, send_as, subject, ..Message::default() };
            message.advertising = is_advertising.then(Advertising::default);
            let mut values = Values::new();
            for (at, (kind, value)) in fields.into_iter().enumerate() {
                values.insert(format!("f{at}"), value);
                message.fields.push(Field::new(format!("f{at}"), format!("칸 {at}"), kind));
            }
            (message, values)
        },
    )
}

/// A value that a field accepts; the longest there is, or any.
fn value_for(kind: &FieldKind, longest: bool) -> BoxedStrategy<String> {
    let any_or = |any: BoxedStrategy<String>, most: String| if longest { Just(most).boxed() } else { any };
    match kind {
        FieldKind::Text { max } => {
            let any = proptest::string::string_regex(&format!(
                "[가-힣]([가-힣a-z –]{{0,{}}}[가-힣])?",
                max.saturating_sub(2)
            ));
            any_or(any.expect("an expression").boxed(), "가".repeat(usize::from(*max)))
                .prop_map({
                    let max = usize::from(*max);
                    move |text| text.chars().take(max).collect::<String>().trim().to_owned()
                })
                .boxed()
        }
        FieldKind::Date { .. } => any_or("20[0-9]{2}-(0[1-9]|1[0-2])-[01][1-9]".boxed(), "2026-12-31".into()),
        FieldKind::Time { .. } => any_or("([01][0-9]|2[0-3]):[0-5][0-9]".boxed(), "22:59".into()),
        FieldKind::Datetime { .. } => {
            any_or("20[0-9]{2}-(0[1-9]|1[0-2])-[01][1-9] [01][0-9]:[0-5][0-9]".boxed(), "2026-12-31 22:59".into())
        }
        FieldKind::Amount { digits, .. } => {
            let any = proptest::string::string_regex(&format!("[0-9]{{1,{digits}}}")).expect("an expression");
            any_or(any.boxed(), "9".repeat(usize::from(*digits)))
        }
        FieldKind::Phone => {
            any_or("(010[0-9]{8}|02[0-9]{7,8}|0507[0-9]{7,8}|15[0-9]{6})".boxed(), "050712345678".into())
        }
        FieldKind::Choice { options } => any_or(prop::sample::select(options.clone()).boxed(), "현금 결제".into()),
        FieldKind::Url { max } => any_or(
            "https://[a-z]{1,6}\\.kr".boxed(),
            format!("{:x<width$}", "https://a.kr/", width = usize::from(*max)),
        ),
    }
}

/// Messages with a value for each field that the field accepts.
fn suited(longest: bool) -> impl Strategy<Value = (Message, Values)> {
    messages().prop_flat_map(move |(message, _)| {
        let values: Vec<_> = message.fields.iter().map(|field| value_for(&field.kind, longest)).collect();
        values.prop_map(move |values| {
            let names = message.fields.iter().map(|field| field.name.clone());
            (message.clone(), names.zip(values).collect())
        })
    })
}

proptest! {
    #[test]
    fn filling_never_panics_and_its_places_lie_in_the_text((message, values) in messages()) {
        let filled = fill(&message, &values);
        prop_assert_eq!(filled.bytes, crate::bytes(&filled.text));
        for place in &filled.places {
            prop_assert!(filled.text.get(place.range.clone()).is_some());
        }
        for at in filled.cut.into_iter().chain(filled.sms_cut) {
            prop_assert!(filled.text.is_char_boundary(at));
        }
        for problem in &filled.problems {
            prop_assert!(!crate::words::problem(&message, problem).is_empty());
        }
        for change in &filled.changes {
            prop_assert!(!crate::words::change(&message, change).is_empty());
        }
    }

    #[test]
    fn each_placeholder_gives_way_to_its_value_exactly_once((message, values) in messages()) {
        let filled = fill(&message, &values);
        let mut rest = filled.text.as_str();
        let mut places = filled.places.iter();
        for segment in &message.template {
            let expect = match segment {
                Segment::Text(text) => text.clone(),
                Segment::Field(field) => {
                    let Some(own) = message.fields.get(*field) else { continue };
                    prop_assert_eq!(places.next().map(|place| place.field), Some(*field));
                    let value = value::prepare(&values[&own.name]).text;
                    if value.is_empty() { format!("#{{{}}}", own.name) } else { accept(own, &value).unwrap_or(value) }
                }
            };
            prop_assert!(rest.starts_with(&expect), "{} does not go on with {}", rest, expect);
            rest = &rest[expect.len()..];
        }
        prop_assert_eq!((rest, places.next()), ("", None));
    }

    #[test]
    fn a_filled_text_is_never_longer_than_the_announced_worst((message, values) in suited(false)) {
        let filled = fill(&message, &values);
        let worst = worst(&message).bytes;
        prop_assert!(!codes(&filled).iter().any(|code| code.starts_with("value-")), "{:?}", filled.problems);
        prop_assert!(filled.bytes <= worst, "{} > {}", filled.bytes, worst);
        prop_assert_eq!(filled.bytes, filled.at_most);
        let half: Values = values.into_iter().step_by(2).collect();
        let half = fill(&message, &half);
        prop_assert!(half.at_most <= worst && filled.bytes <= half.at_most);
    }

    #[test]
    fn the_announced_worst_can_happen((message, values) in suited(true)) {
        prop_assert_eq!(fill(&message, &values).bytes, worst(&message).bytes);
    }

    #[test]
    fn what_fits_is_what_is_sent(text in "\\PC{0,60}", limit in 0_usize..120) {
        match cut(&text, limit) {
            None => prop_assert!(crate::bytes(&text) <= limit),
            Some(at) => {
                let next = text[at..].chars().next().map_or(0, |c| class(c).bytes());
                let kept = crate::bytes(&text[..at]);
                prop_assert!(kept <= limit && kept + next > limit);
            }
        }
    }
}
