use super::*;
use std::collections::HashMap;

/// All characters of the Basic Multilingual Plane.
fn plane() -> impl Iterator<Item = char> {
    (0..=0xFFFF).filter_map(char::from_u32)
}

/// The table of KS X 1001 that `CPython` has, which nobody here made: each character with its row and column, from 1.
fn ksx1001() -> HashMap<char, (u8, u8)> {
    let file = include_str!("../../tests/ksx1001.txt");
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(|line| {
            let (row, characters) = line.split_once(' ').expect("a row's number and its characters");
            let row: u8 = row.parse().expect("a number");
            let cells = characters.chars().zip(1_u8..).filter(|(c, _)| *c != ' ');
            cells.map(move |(c, column)| (c, (row, column))).collect::<Vec<_>>()
        })
        .collect()
}

/// The bytes of a character in Windows-949, as another library has them; `None` where it has none.
fn windows949(c: char) -> Option<Vec<u8>> {
    let mut buffer = [0; 4];
    let (encoded, _, failed) = encoding_rs::EUC_KR.encode(c.encode_utf8(&mut buffer));
    (!failed).then(|| encoded.into_owned())
}

#[test]
fn ks_x_1001_is_what_an_independent_table_says_over_the_whole_plane() {
    let table = ksx1001();
    assert_eq!(table.len(), 8_226);
    assert_eq!(table.keys().filter(|c| matches!(c, '가'..='힣')).count(), 2_350);
    for c in plane() {
        let expect = table.contains_key(&c);
        assert_eq!(class(c) == Class::KsX1001, expect, "U+{:04X} {c}", u32::from(c));
    }
}

/// The table of our own was made from `CPython`'s: what a third party says of both.
#[test]
fn ks_x_1001_is_that_part_of_windows_949_whose_bytes_are_rows_and_columns() {
    let table = ksx1001();
    for c in plane().filter(|c| !c.is_ascii()) {
        let bytes = windows949(c);
        let in_rows = bytes.as_ref().is_some_and(|bytes| bytes.iter().all(|byte| *byte >= 0xA1));
        assert_eq!(class(c) == Class::KsX1001, in_rows, "U+{:04X} {c} {bytes:?}", u32::from(c));
        let place = table.get(&c).map(|(row, column)| vec![0xA0 + row, 0xA0 + column]);
        assert_eq!(place, bytes.filter(|_| in_rows), "U+{:04X} {c}", u32::from(c));
    }
}

#[test]
fn windows_949_is_what_encoding_rs_says_over_the_whole_plane() {
    let mut two_bytes = 0;
    for c in plane().filter(|c| !c.is_ascii()) {
        let expect = windows949(c).map(|bytes| bytes.len());
        let found = (class(c) != Class::Unsendable).then(|| class(c).bytes());
        assert_eq!(found, expect, "U+{:04X} {c}", u32::from(c));
        two_bytes += usize::from(expect == Some(2));
    }
    // KS X 1001 and the 8,822 syllables that it leaves out.
    assert_eq!(two_bytes, 8_226 + 8_822);
}

#[test]
fn nothing_beyond_the_plane_can_be_sent() {
    for c in (0x1_0000..=0x10_FFFF).filter_map(char::from_u32) {
        assert_eq!(class(c), Class::Unsendable, "{c:?}");
    }
}

#[test]
fn of_ascii_what_is_printed_and_the_end_of_a_line_are_sent() {
    for c in plane().filter(char::is_ascii) {
        let expect = if c == '\n' || (' '..='~').contains(&c) { Class::Ascii } else { Class::Unsendable };
        assert_eq!(class(c), expect, "{c:?}");
    }
}

/// The length of a text and the worst class of its characters.
#[track_caller]
fn check(text: &str, bytes: usize, expect: Class) {
    assert_eq!(super::bytes(text), bytes, "{text:?}");
    assert_eq!(text.chars().map(class).max().unwrap_or(Class::Ascii), expect, "{text:?}");
}

#[test]
fn single_characters() {
    use Class::{Ascii, KsX1001, Unsendable, Windows949};
    for c in [" ", "A", "z", "0", "9", "~", "!", "#", "{", "}", "\\", "\n", "@", "`", "\"", "'"] {
        check(c, 1, Ascii);
    }
    for c in ["가", "힝", "결", "제", "값", "ㄱ", "ㅎ", "ㅏ", "ㅣ", "ㆍ", "똑", "쓩"] {
        check(c, 2, KsX1001);
    }
    for c in ["뷁", "똠", "펲", "힣", "갂", "쀍", "뢔", "햏"] {
        check(c, 2, Windows949);
    }
    for c in ["…", "·", "“", "”", "‘", "’", "￦", "€", "★", "※", "①", "⑮", "→", "■", "●", "「", "」", "『", "《", "〉"]
    {
        check(c, 2, KsX1001);
    }
    for c in ["Ａ", "ｚ", "０", "：", "（", "～", "　", "㎏", "㈜", "℃", "℡", "®", "™", "½", "Ω", "α", "Я", "あ", "ア"]
    {
        check(c, 2, KsX1001);
    }
    for c in ["金", "李", "漢", "\u{F90A}", "\u{F92C}"] {
        check(c, 2, KsX1001);
    }
    for c in ["•", "–", "—", "₩", "✓", "✔", "・", "\u{A0}", "\u{200B}", "\u{200D}", "\u{FEFF}", "©", "⑯", "☑", "➡"]
    {
        check(c, 2, Unsendable);
    }
    for c in [
        "😀", "👍", "𠀀", "\u{1100}", "\u{1161}", "\u{11A8}", "é", "ñ", "\t", "\r", "\u{0}", "\u{7F}", "龘", "\u{FE0F}",
    ] {
        check(c, 2, Unsendable);
    }
}

#[test]
fn strings() {
    use Class::{Ascii, KsX1001, Unsendable, Windows949};
    check("", 0, Ascii);
    check("카카오 T", 8, KsX1001);
    check("주문 A-1029 취소가 끝났습니다.", 30, KsX1001);
    check("(광고) 무료수신거부 080-123-4567", 32, KsX1001);
    check("1\n2\n", 4, Ascii);
    check("https://pf.kakao.com/_VGxikj", 28, Ascii);
    check("홍길동님 👍", 11, Unsendable);
    check("똠방각하", 8, Windows949);
    check("똠 😀", 5, Unsendable);
    // Decomposed Hangul: three and two jamo for two syllables.
    check("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}", 10, Unsendable);
    check(&"가".repeat(44), 88, KsX1001);
    check(&format!("{}a", "가".repeat(44)), 89, KsX1001);
    check(&"가".repeat(45), 90, KsX1001);
    check(&format!("{}a", "가".repeat(45)), 91, KsX1001);
    check(&"가".repeat(1000), 2000, KsX1001);
    check(&format!("{}\n", "가".repeat(1000)), 2001, KsX1001);
}

#[test]
fn a_text_is_cut_before_the_character_that_does_not_fit() {
    let check = |text: &str, limit, expect: Option<&str>| {
        assert_eq!(cut(text, limit).map(|at| &text[..at]), expect, "{text:?}");
    };
    check("", 0, None);
    check("가나", 4, None);
    check("가나", 3, Some("가"));
    check("a가", 2, Some("a"));
    check("a가", 0, Some(""));
    let exactly = "가".repeat(45);
    check(&exactly, 90, None);
    check(&format!("{exactly}a"), 90, Some(&exactly));
    check(&format!("a{exactly}"), 90, Some(&format!("a{}", "가".repeat(44))));
}
