//! What the styleguide shows: made up, in the shapes of the site data, with the lengths that hurt.

use crate::state::FlowFile;
use giljabi_flow::{Ask, Block, Check, Choice, Flow, Limit, Op, Outcome, Rule, Step, ValueKind};
use giljabi_message::{Field, FieldKind, Message, Segment, SendAs, Values};
use giljabi_site::{
    Audience, CategoryCount, Entry, Heading, Hit, HitSection, Kind, KindCount, Marked, PlatformCount, SearchReply,
};

/// A title that fills three lines of a phone.
const LONG: &str =
    "정기 결제 수단을 바꾸는 도중에 카드사 점검으로 승인이 거절되었다가 다음 날 두 번 청구되었을 때 확인할 것";

/// Everything that an article may hold, as `crates/content` writes it.
pub(super) const PROSE: &str = r#"<h2 id="sample">제목 하나</h2>
<p>본문은 <strong>굵게</strong>, <em>기울여</em>, <code>코드</code>로 쓰고 <a href="styleguide">링크</a>를 겁니다.
한 줄은 서른여덟에서 마흔두 글자쯤이 읽기 좋습니다. 낱말은 띄어쓰기에서만 나뉩니다.</p>
<ul><li>첫째</li><li>둘째<ul><li>둘째의 첫째</li></ul></li></ul>
<ol><li>먼저 합니다.</li><li>다음에 합니다.</li></ol>
<figure class="say"><figcaption>이렇게 말해 주세요</figcaption><div class="script"><p>확인해 보겠습니다.<br>잠시만 기다려 주시겠어요?</p></div><button type="button" class="copy" data-copy="">복사</button></figure>
<figure class="copy-text"><figcaption>복사해서 쓰는 글</figcaption><pre class="script">승인 번호 8자리</pre><button type="button" class="copy" data-copy="">복사</button></figure>
<div class="callout callout-note" role="note" aria-label="참고"><p class="callout-title">참고</p><p>알아 두면 좋은 것.</p></div>
<div class="callout callout-tip" role="note" aria-label="도움말"><p class="callout-title">도움말</p><p>더 쉬운 길.</p></div>
<div class="callout callout-important" role="note" aria-label="중요"><p class="callout-title">중요</p><p>꼭 알아야 할 것.</p></div>
<div class="callout callout-warning" role="note" aria-label="주의"><p class="callout-title">주의</p><p>잘못되기 쉬운 것.</p></div>
<div class="callout callout-caution" role="note" aria-label="경고"><p class="callout-title">경고</p><p>되돌릴 수 없는 것.</p></div>
<div class="table" role="group" tabindex="0" aria-label="표 1"><table><thead><tr><th scope="col">결제 수단</th><th scope="col">취소 기한</th></tr></thead>
<tbody><tr><td>카드</td><td>당일</td></tr><tr><td>휴대전화</td><td>그달 말일</td></tr></tbody></table></div>
<ul><li class="task"><input type="checkbox" checked disabled> 한 일</li><li class="task"><input type="checkbox" disabled> 할 일</li></ul>
<details><summary>접힌 글</summary><p>펼치면 보입니다.</p></details>
<blockquote><p>인용한 글.</p></blockquote><pre><code>코드 여러 줄</code></pre><hr>"#;

/// The first category of the site that has one above it, or none.
pub(super) fn category() -> Option<String> {
    let manifest = leptos::prelude::expect_context::<crate::state::SiteManifest>().0;
    let deep = manifest.categories.iter().find(|category| category.path.contains('/'));
    deep.or(manifest.categories.first()).map(|category| category.path.clone())
}

/// The first entry of the site that has others beside it.
pub(super) fn first_entry() -> Option<Entry> {
    let manifest = leptos::prelude::expect_context::<crate::state::SiteManifest>().0;
    let has_next = |entry: &&Entry| giljabi_reader::neighbours(&manifest, entry).next.is_some();
    manifest.entries.iter().find(has_next).cloned()
}

/// An entry of a kind; guides have a long title, messages are for agents.
pub(super) fn entry(kind: Kind) -> Entry {
    Entry {
        kind,
        id: "styleguide".into(),
        title: if kind == Kind::Guide { LONG.into() } else { "결제가 취소되지 않아요".into() },
        summary: "한 문장으로 무엇을 다루는 글인지 말합니다.".into(),
        category: category(),
        keywords: Vec::new(),
        platforms: vec!["android".into(), "ios".into()],
        updated: Some("2026-11-21".into()),
        audience: if kind == Kind::Message { Audience::Agent } else { Audience::Public },
        version: String::new(),
    }
}

/// Headings of two levels.
pub(super) fn headings() -> Vec<Heading> {
    let heading = |level, text: &str| Heading { level, id: "sample".into(), text: text.into() };
    vec![heading(2, "시작하기 전에"), heading(3, "필요한 것"), heading(2, LONG), heading(2, "자주 틀리는 곳")]
}

/// Three hits, and counts for every filter.
pub(super) fn reply() -> SearchReply {
    let hit = |title: Marked, why: &[&str]| Hit {
        id: "styleguide".into(),
        kind: Kind::Guide,
        title,
        section: None,
        url: "styleguide".into(),
        category: category(),
        updated: Some("2026-11-21".into()),
        score: 1.0,
        excerpt: Marked::new("결제를 취소하면 카드사에 따라 영업일로 사흘쯤 뒤에 돌려받습니다.", [(0, 9), (10, 16)]),
        why: why.iter().map(|why| (*why).to_owned()).collect(),
    };
    let section = HitSection { id: "sample".into(), title: Marked::new("취소가 늦어질 때", [(0, 9)]) };
    let count = |kind, count| KindCount { kind, count };
    SearchReply {
        total: 3,
        hits: vec![
            Hit { section: Some(section), ..hit(Marked::new("결제 취소하기", [(0, 6), (7, 13)]), &[]) },
            hit(Marked::plain("결제 취소"), &["초성 ㄱㅈㅊㅅ"]),
            hit(Marked::plain(LONG), &["비슷한 말: 환불", "‘rufwp’ → 결제"]),
        ],
        kinds: vec![count(Kind::Guide, 2), count(Kind::Faq, 12), count(Kind::Flow, 1), count(Kind::Message, 3)],
        categories: category().into_iter().map(|path| CategoryCount { path, count: 3 }).collect(),
        platforms: vec![PlatformCount { platform: "android".into(), count: 2 }],
        ..SearchReply::default()
    }
}

/// A state's name, the message's id, the message, and what was typed into it.
type MessageState = (&'static str, &'static str, Message, Values);

/// The composer's states: empty, filled, an LMS by its length, a character that cannot be sent, without fields.
pub(super) fn messages() -> Vec<MessageState> {
    let message = |text: &str| Message {
        fields: vec![
            Field {
                example: Some("홍길동".into()), ..Field::new("name", "받는 분", FieldKind::Text { max: 60 })
            },
            Field::new("amount", "금액", FieldKind::Amount { digits: 9, format: "#,###원".into() }),
        ],
        template: vec![
            Segment::Field(0),
            Segment::Text("님, ".into()),
            Segment::Field(1),
            Segment::Text(format!(" 결제를 취소했습니다.{text}")),
        ],
        ..Message::default()
    };
    let typed = |name: &str| Values::from([("name".into(), name.into()), ("amount".into(), "12000".into())]);
    let plain = Message { template: vec![Segment::Text("취소했습니다.".into())], ..Message::default() };
    let long = " 카드사에 따라 사흘쯤 걸립니다. 궁금한 점은 고객센터로 물어봐 주세요.";
    vec![
        ("Empty", "style-empty", message(""), Values::new()),
        ("Filled", "style-filled", message(""), typed("홍길동")),
        ("Longer than an SMS", "style-lms", message(long), typed("홍길동")),
        (
            "Too long for what it must be",
            "style-cut",
            Message { send_as: SendAs::Sms, ..message(long) },
            typed("홍길동"),
        ),
        ("A character that cannot be sent", "style-emoji", message(""), typed("홍길동🙂")),
        ("Without fields", "style-plain", plain, Values::new()),
    ]
}

/// A flow with everything that a step may hold, and each kind of end.
pub(super) fn flow() -> FlowFile {
    let choice = |to: &str, label: &str| Choice { to: to.into(), label: label.into(), rule: None };
    let ruled = |to: &str, label: &str, op| Choice {
        rule: Some(Rule { value: "ended_at".into(), op, limit: Limit::Since(24 * 60) }),
        ..choice(to, label)
    };
    let end = |outcome: Outcome| Step {
        id: outcome.as_str().into(),
        title: format!("이렇게 끝납니다: {}", outcome.as_str()),
        outcome: Some(outcome),
        ..Step::default()
    };
    let check = |words: &str| Check { html: words.into(), text: words.into(), message: None };
    let first = Step {
        id: "first".into(),
        title: "언제 끝난 결제인가요?".into(),
        blocks: vec![
            Block::Html("<p>안내하는 글입니다.</p>".into()),
            Block::Say { text: "결제하신 시각을 알려 주시겠어요?".into() },
            Block::Checklist(vec![check("승인 내역을 열었다"), check(LONG)]),
        ],
        asks: vec![Ask {
            name: "ended_at".into(),
            kind: ValueKind::DateTime,
            label: "결제 시각".into(),
            options: Vec::new(),
            example: None,
            max: None,
            required: false,
        }],
        choices: vec![ruled("ends", "24시간 이내", Op::AtMost), ruled("ends", "24시간 지남", Op::More)],
        ..Step::default()
    };
    let ends = Step {
        id: "ends".into(),
        title: "어떻게 끝낼까요?".into(),
        choices: Outcome::ALL.map(|outcome| choice(outcome.as_str(), outcome.as_str())).into(),
        ..Step::default()
    };
    let mut steps = vec![first, ends];
    steps.extend(Outcome::ALL.map(end));
    let mut flow = Flow { version: String::new(), steps };
    flow.version = flow.structure();
    FlowFile { related: Vec::new(), flow, map: String::new() }
}
