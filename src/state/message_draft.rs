//! What a message's composer shows, worked out from the message and the values that are typed or known.

use giljabi_message::{Field, FieldKind, Filled, Format, Limits, Message, MessageKind, Problem, SendAs, State, Values};
use std::ops::Range;

/// A value as its control takes it; `None` where the control has no way of showing it.
pub(crate) fn control_value(field: &Field, value: &str) -> Option<String> {
    let moment = |kind: fn(Format) -> FieldKind, format: &str| {
        let plain = Field::new("", "", kind(Format::parse(format).ok()?));
        giljabi_message::accept(&plain, value).ok().map(|written| written.replace(' ', "T"))
    };
    match &field.kind {
        _ if value.is_empty() => Some(String::new()),
        FieldKind::Date { .. } => moment(|format| FieldKind::Date { format }, "YYYY-MM-DD"),
        FieldKind::Time { .. } => moment(|format| FieldKind::Time { format }, "HH:mm"),
        FieldKind::Datetime { .. } => moment(|format| FieldKind::Datetime { format }, "YYYY-MM-DD HH:mm"),
        FieldKind::Choice { options } => options.iter().any(|option| option == value).then(|| value.to_owned()),
        _ => Some(value.to_owned()),
    }
}

/// Where the value in a field comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Somebody typed it, or emptied the field.
    Typed,
    /// A flow knows it.
    Known,
    /// The message has it, or there is none.
    Message,
}

/// What a field's control shows, and where that comes from. What was typed comes before what is known.
pub(crate) fn shown(field: &Field, typed: &Values, known: &Values) -> (String, Origin) {
    let usable = |values: &Values| values.get(&field.name).and_then(|value| control_value(field, value));
    if let Some(value) = usable(typed) {
        return (value, Origin::Typed);
    }
    if let Some(value) = usable(known).filter(|value| !value.is_empty()) {
        return (value, Origin::Known);
    }
    let default = field.default.as_ref().and_then(|value| control_value(field, value));
    (default.unwrap_or_default(), Origin::Message)
}

/// The values to fill the message in with: those that the controls show.
pub(crate) fn values(message: &Message, typed: &Values, known: &Values) -> Values {
    message.fields.iter().map(|field| (field.name.clone(), shown(field, typed, known).0)).collect()
}

/// What must be mended before a message can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// Something about the field with this number.
    Field(usize),
    /// Something about the message itself.
    Message,
}

/// What to mend first, in the order of the fields.
pub(crate) fn first_obstacle(message: &Message, filled: &Filled) -> Option<Obstacle> {
    let is_wrong = |at: usize| {
        filled.missing.contains(&at)
            || filled.problems.iter().any(|problem| problem.is_error() && field_of(filled, problem) == Some(at))
    };
    let field = (0..message.fields.len()).find(|at| is_wrong(*at)).map(Obstacle::Field);
    field.or_else(|| (!filled.is_ready()).then_some(Obstacle::Message))
}

/// The field that a problem is about.
pub(crate) fn field_of(filled: &Filled, problem: &Problem) -> Option<usize> {
    match problem {
        Problem::Rejected { field, .. } => Some(*field),
        Problem::Unsendable { field, .. } | Problem::OutsideKsX1001 { field, .. } => *field,
        Problem::Link { at, .. } => {
            filled.places.iter().find(|place| place.range.contains(at)).map(|place| place.field)
        }
        _ => None,
    }
}

/// The first field after another that is still needed, going round at the end; the field itself last.
pub(crate) fn next_missing(filled: &Filled, after: usize) -> Option<usize> {
    let later = filled.missing.iter().find(|at| **at > after);
    later.or_else(|| filled.missing.first()).copied()
}

/// A part of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What it is.
    pub(crate) kind: PieceKind,
    /// The words; for what is missing, what the field is called.
    pub(crate) text: String,
    /// Whether it would be cut off.
    pub(crate) lost: bool,
}

/// What a part of the preview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// Words of the message itself.
    Words,
    /// A value.
    Value,
    /// A value that is missing.
    Missing,
    /// A value that does not suit its field.
    Rejected,
    /// The place up to which an SMS reaches.
    SmsEnd,
}

/// The preview of a message, in parts. Where an SMS ends is shown once all values are there, and only where the
/// message's length alone makes it longer.
pub(crate) fn pieces(message: &Message, filled: &Filled) -> Vec<Piece> {
    let is_whole = filled.missing.is_empty();
    let mut pieces = Pieces {
        filled,
        line: filled.sms_cut.filter(|_| is_whole && filled.shorten.is_some()),
        cut: filled.cut.filter(|_| is_whole),
        found: Vec::new(),
    };
    let mut at = 0;
    for place in &filled.places {
        pieces.push(at..place.range.start, PieceKind::Words);
        match place.state {
            State::Filled => pieces.push(place.range.clone(), PieceKind::Value),
            State::Rejected => pieces.push(place.range.clone(), PieceKind::Rejected),
            State::Missing => {
                let text = message.label(place.field).to_owned();
                pieces.found.push(Piece { kind: PieceKind::Missing, text, lost: false });
            }
        }
        at = place.range.end;
    }
    pieces.push(at..filled.text.len(), PieceKind::Words);
    pieces.found
}

struct Pieces<'a> {
    filled: &'a Filled,
    line: Option<usize>,
    cut: Option<usize>,
    found: Vec<Piece>,
}

impl Pieces<'_> {
    fn push(&mut self, range: Range<usize>, kind: PieceKind) {
        let mut from = range.start;
        if let Some(line) = self.line.filter(|line| range.contains(line)) {
            self.push_part(from..line, kind);
            self.found.push(Piece { kind: PieceKind::SmsEnd, text: String::new(), lost: false });
            from = line;
        }
        // As an SMS only, both are the same place.
        if let Some(cut) = self.cut.filter(|cut| (from..range.end).contains(cut)) {
            self.push_part(from..cut, kind);
            from = cut;
        }
        self.push_part(from..range.end, kind);
    }

    fn push_part(&mut self, range: Range<usize>, kind: PieceKind) {
        let lost = self.cut.is_some_and(|cut| range.start >= cut);
        if let Some(text) = self.filled.text.get(range).filter(|text| !text.is_empty()) {
            self.found.push(Piece { kind, text: text.to_owned(), lost });
        }
    }
}

/// How long a message is, beside its limits; in EUC-KR bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gauge {
    /// What stands in it so far.
    pub(crate) bytes: usize,
    /// How long it gets at most, where values are missing.
    pub(crate) at_most: Option<usize>,
    /// What it is sent as, where that does not hang on what is missing.
    pub(crate) kind: Option<MessageKind>,
    /// What the whole bar stands for.
    pub(crate) scale: usize,
    /// The end of an SMS on it, where the message may be one.
    pub(crate) sms: Option<usize>,
}

/// How much of the bar an SMS takes: a quarter is left for what is too long.
const BEYOND_SMS: (usize, usize) = (4, 3);

impl Gauge {
    /// The gauge of a filled message.
    pub(crate) fn of(message: &Message, filled: &Filled) -> Self {
        let Limits { sms, lms, .. } = message.limits;
        let (sms, lms) = (usize::from(sms), usize::from(lms));
        let is_missing = !filled.missing.is_empty();
        let placeholders = filled.places.iter().filter(|place| place.state == State::Missing);
        let placeholders: usize =
            placeholders.filter_map(|place| filled.text.get(place.range.clone())).map(giljabi_message::bytes).sum();
        let bytes = filled.bytes - placeholders.min(filled.bytes);
        let is_long_anyway =
            message.send_as == SendAs::Lms || (message.send_as == SendAs::Auto && message.subject.is_some());
        let kind = match message.send_as {
            SendAs::Sms => Some(MessageKind::Sms),
            _ if is_long_anyway || bytes > sms => Some(MessageKind::Lms),
            _ if !is_missing || filled.at_most <= sms => Some(MessageKind::Sms),
            _ => None,
        };
        let scale = if is_long_anyway { lms } else { sms * BEYOND_SMS.0 / BEYOND_SMS.1 };
        Self {
            bytes,
            at_most: is_missing.then_some(filled.at_most),
            kind,
            scale: scale.max(bytes),
            sms: (!is_long_anyway).then_some(sms),
        }
    }

    /// A length as a share of the bar, in thousandths.
    pub(crate) fn share(&self, bytes: usize) -> usize {
        (bytes * 1000).checked_div(self.scale).unwrap_or(0).min(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use giljabi_message::{Segment, fill};

    fn format(text: &str) -> Format {
        Format::parse(text).expect("a format")
    }

    fn message() -> Message {
        Message {
            fields: vec![
                Field::new("name", "이름", FieldKind::Text { max: 60 }),
                Field::new("when", "시각", FieldKind::Datetime { format: format("M/D HH:mm") }),
                Field {
                    default: Some("감사합니다".into()),
                    ..Field::new("note", "맺음말", FieldKind::Text { max: 9 })
                },
            ],
            template: vec![
                Segment::Field(0),
                Segment::Text("님, ".into()),
                Segment::Field(1),
                Segment::Text("에 끝났습니다. ".into()),
                Segment::Field(2),
            ],
            ..Message::default()
        }
    }

    fn typed(pairs: &[(&str, &str)]) -> Values {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// The message with values, filled.
    fn filled(pairs: &[(&str, &str)]) -> Filled {
        let message = message();
        fill(&message, &values(&message, &typed(pairs), &Values::new()))
    }

    #[test]
    fn values_are_written_as_native_controls_want_them() {
        let check = |kind, value: &str, expect: Option<&str>| {
            assert_eq!(control_value(&Field::new("a", "가", kind), value).as_deref(), expect, "{value}");
        };
        let datetime = || FieldKind::Datetime { format: format("M월 D일 HH:mm") };
        check(datetime(), "2026-11-20 08:40", Some("2026-11-20T08:40"));
        check(datetime(), "2026-11-20T08:40", Some("2026-11-20T08:40"));
        check(datetime(), "2026년 11월 20일 오후 8시 40분", Some("2026-11-20T20:40"));
        check(datetime(), "어제", None);
        check(datetime(), "", Some(""));
        check(FieldKind::Date { format: format("M/D") }, "2026.11.2", Some("2026-11-02"));
        check(FieldKind::Time { format: format("H시") }, "8:05", Some("08:05"));
        check(FieldKind::Choice { options: vec!["카드".into()] }, "카드", Some("카드"));
        check(FieldKind::Choice { options: vec!["카드".into()] }, "현금", None);
        check(FieldKind::Phone, "내선 3", Some("내선 3"));
    }

    #[test]
    fn what_was_typed_comes_before_what_is_known_and_that_before_the_default() {
        let message = message();
        let check = |at: usize, own: &[(&str, &str)], known: &[(&str, &str)], expect: (&str, Origin)| {
            let (value, origin) = shown(&message.fields[at], &typed(own), &typed(known));
            assert_eq!((value.as_str(), origin), expect);
        };
        check(0, &[("name", "홍길동")], &[("name", "김하늘")], ("홍길동", Origin::Typed));
        check(0, &[("name", "")], &[("name", "김하늘")], ("", Origin::Typed));
        check(0, &[], &[("name", "김하늘")], ("김하늘", Origin::Known));
        check(1, &[], &[("when", "2026-11-20 08:40")], ("2026-11-20T08:40", Origin::Known));
        check(1, &[], &[("when", "어제")], ("", Origin::Message));
        check(2, &[], &[("note", "")], ("감사합니다", Origin::Message));
        check(2, &[("note", "")], &[], ("", Origin::Typed));
    }

    #[test]
    fn what_to_mend_first_goes_by_the_fields() {
        let check = |pairs: &[(&str, &str)], expect| assert_eq!(first_obstacle(&message(), &filled(pairs)), expect);
        check(&[], Some(Obstacle::Field(0)));
        check(&[("name", "홍길동")], Some(Obstacle::Field(1)));
        check(&[("name", "홍😀"), ("when", "2026-11-20T08:40")], Some(Obstacle::Field(0)));
        check(&[("name", "홍길동"), ("when", "2026-11-20T08:40")], None);
        let unsendable = Message { template: vec![Segment::Text("✓".into())], ..Message::default() };
        assert_eq!(first_obstacle(&unsendable, &fill(&unsendable, &Values::new())), Some(Obstacle::Message));
    }

    #[test]
    fn the_next_field_is_the_next_one_that_is_needed() {
        assert_eq!(next_missing(&filled(&[]), 0), Some(1));
        assert_eq!(next_missing(&filled(&[]), 1), Some(0));
        assert_eq!(next_missing(&filled(&[("name", "홍길동")]), 0), Some(1));
        assert_eq!(next_missing(&filled(&[("name", "홍"), ("when", "2026-11-20T08:40")]), 0), None);
    }

    /// `[value]`, `{missing}`, `|` for the end of an SMS, `~lost~`.
    #[track_caller]
    fn check_pieces(message: &Message, filled: &Filled, expect: &str) {
        let show = |piece: &Piece| {
            let text = match piece.kind {
                PieceKind::Words => piece.text.clone(),
                PieceKind::Value | PieceKind::Rejected => format!("[{}]", piece.text),
                PieceKind::Missing => format!("{{{}}}", piece.text),
                PieceKind::SmsEnd => "|".to_owned(),
            };
            if piece.lost { format!("~{text}~") } else { text }
        };
        assert_eq!(pieces(message, filled).iter().map(show).collect::<String>(), expect);
    }

    #[test]
    fn the_preview_shows_values_gaps_and_where_it_is_cut() {
        let when = ("when", "2026-11-20T08:40");
        check_pieces(&message(), &filled(&[when]), "{이름}님, [11/20 08:40]에 끝났습니다. [감사합니다]");
        let long = "가".repeat(32);
        let expect = format!("[{long}]님, [11/20 08:40]에 끝났습니|다. [감사합니다]");
        check_pieces(&message(), &filled(&[("name", &long), when]), &expect);
        let only_sms = Message { send_as: SendAs::Sms, ..message() };
        let values = values(&only_sms, &typed(&[("name", &long), when]), &Values::new());
        let expect = format!("[{long}]님, [11/20 08:40]에 끝났습니|~다. ~~[감사합니다]~");
        check_pieces(&only_sms, &fill(&only_sms, &values), &expect);
    }

    #[test]
    fn the_gauge_counts_what_is_there_and_what_may_come() {
        let gauge = Gauge::of(&message(), &filled(&[]));
        assert_eq!((gauge.bytes, gauge.at_most, gauge.kind), (4 + 15 + 10, Some(4 + 15 + 10 + 120 + 11), None));
        assert_eq!((gauge.scale, gauge.sms, gauge.share(90)), (120, Some(90), 750));
        let ready = filled(&[("name", "홍길동"), ("when", "2026-11-20T08:40")]);
        let gauge = Gauge::of(&message(), &ready);
        assert_eq!((gauge.bytes, gauge.at_most, gauge.kind), (ready.bytes, None, Some(MessageKind::Sms)));
        let long = Message { subject: Some("안내".into()), ..message() };
        let gauge = Gauge::of(&long, &fill(&long, &Values::new()));
        assert_eq!((gauge.kind, gauge.scale, gauge.sms), (Some(MessageKind::Lms), 2_000, None));
    }
}
