use super::*;
use giljabi_content::{Config, Severity, outline};

mod codes;
mod properties;
mod shape;
mod work;

/// The front matter of each example.
pub(super) const FRONT: &str = "---\ntitle: 환불 요청 처리\n---\n";

/// Reads a flow from the markdown after its front matter. A message and a guide exist to be linked to.
pub(super) fn flow(body: &str) -> (Source, Authored, Vec<Diagnostic>) {
    let source = Source { path: "flows/refund.md".into(), text: format!("{FRONT}{body}") };
    let own = outline(&source).0;
    let others = ["messages/cancel-complete.md", "guides/refund.md"].map(|path| {
        outline(&Source { path: path.into(), text: "---\ntitle: 다른\n---\n글\n\n## 기간 {#period}\n".into() }).0
    });
    let outlines = std::iter::once(own.clone()).chain(others).collect();
    let catalog = Catalog::new(Config::default(), outlines, [], "2026-11-21").0;
    let (authored, diagnostics) = read(&source, &own, &catalog);
    (source, authored, diagnostics)
}

/// A flow that passes its proof.
pub(super) fn sound(body: &str) -> Flow {
    let (source, authored, diagnostics) = flow(body);
    assert_eq!(shown(&source, &diagnostics, Severity::Error), Vec::<String>::new(), "{body}");
    authored.flow
}

/// Each problem as its code and what it points at.
pub(super) fn shown(source: &Source, diagnostics: &[Diagnostic], least: Severity) -> Vec<String> {
    let severe = diagnostics.iter().filter(|diagnostic| diagnostic.severity() <= least);
    severe
        .map(|diagnostic| format!("{} {}", diagnostic.problem.code(), &source.text[diagnostic.span.clone()]))
        .collect()
}

/// The flow of the editors' guide, as the issue of all examples.
pub(super) const REFUND: &str = "\
구매자가 환불을 요청했을 때 따른다.

## 상품을 이미 보냈나요? {#shipped}

주문 화면에서 배송 상태를 본다.

- [아니요](#cancel-now)
- [예](#delivered)

## 언제 배송이 끝났나요? {#delivered}

~~~ask
delivered_at: datetime
label: 배송 완료 시각
~~~

- [7일 이내](#return) `delivered_at <= 7d`
- [7일 지남](#decline) `delivered_at > 7d`

## 바로 취소한다 {#cancel-now .resolved}

~~~say
바로 취소해 드렸습니다.
~~~

- [ ] 관리 화면에서 취소를 눌렀다
- [ ] [취소 안내 문자](../messages/cancel-complete.md)를 보냈다

## 반품으로 받는다 {#return .handed-over}

반품 방법은 [가이드](../guides/refund.md#period)에 있다.

## 거절한다 {#decline .declined}

기간이 지났다고 알린다.
";
