//! Emoji that GitBook writes by name, `:warning:`, as the characters they are.

/// The codes that support pages use. Others stay as they are: `10:30:20` is a time.
const CODES: [(&str, &str); 56] = [
    ("arrow_down", "⬇️"),
    ("arrow_left", "⬅️"),
    ("arrow_right", "➡️"),
    ("arrow_up", "⬆️"),
    ("bangbang", "‼️"),
    ("bell", "🔔"),
    ("book", "📖"),
    ("bulb", "💡"),
    ("calendar", "📆"),
    ("calling", "📲"),
    ("check", "✔️"),
    ("clipboard", "📋"),
    ("clock", "🕐"),
    ("computer", "💻"),
    ("construction", "🚧"),
    ("credit_card", "💳"),
    ("email", "📧"),
    ("envelope", "✉️"),
    ("exclamation", "❗"),
    ("eight", "8️⃣"),
    ("eyes", "👀"),
    ("fire", "🔥"),
    ("five", "5️⃣"),
    ("four", "4️⃣"),
    ("gear", "⚙️"),
    ("gift", "🎁"),
    ("grey_exclamation", "❕"),
    ("heart", "❤️"),
    ("heavy_check_mark", "✔️"),
    ("information_source", "ℹ️"),
    ("key", "🔑"),
    ("link", "🔗"),
    ("lock", "🔒"),
    ("mag", "🔍"),
    ("memo", "📝"),
    ("nine", "9️⃣"),
    ("no_entry", "⛔"),
    ("no_entry_sign", "🚫"),
    ("one", "1️⃣"),
    ("phone", "☎️"),
    ("point_right", "👉"),
    ("pushpin", "📌"),
    ("question", "❓"),
    ("rocket", "🚀"),
    ("rotating_light", "🚨"),
    ("seven", "7️⃣"),
    ("six", "6️⃣"),
    ("smile", "😄"),
    ("sparkles", "✨"),
    ("star", "⭐"),
    ("tada", "🎉"),
    ("telephone_receiver", "📞"),
    ("three", "3️⃣"),
    ("two", "2️⃣"),
    ("warning", "⚠️"),
    ("white_check_mark", "✅"),
];

/// The emoji whose code a text begins with, and the code's length in bytes.
pub(super) fn emoji_at(text: &str) -> Option<(&'static str, usize)> {
    let (code, _) = text.strip_prefix(':')?.split_once(':')?;
    let (_, emoji) = CODES.iter().find(|(known, _)| *known == code)?;
    Some((emoji, code.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::emoji_at;

    #[test]
    fn known_codes_are_characters() {
        assert_eq!(emoji_at(":warning: 주의"), Some(("⚠️", 9)));
        for text in ["warning:", ":30:20", ":", "::", ":no such:"] {
            assert_eq!(emoji_at(text), None, "{text}");
        }
    }
}
