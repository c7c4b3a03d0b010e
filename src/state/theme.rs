//! Light, dark, or as the system has it.

use crate::platform;
use leptos::prelude::*;

/// The key in the device's storage; `styles/first-paint.js` reads it before the first paint.
const KEY: &str = "giljabi-theme";

/// What the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order in which people see them.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word in storage, in the page and in the list of choices.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice a word stands for; a word we do not know leaves it to the system.
    pub(crate) fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.as_str() == word).unwrap_or_default()
    }

    /// The word, unless the choice is left to the system.
    fn forced(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.as_str())
    }
}

/// The choice of this device.
#[derive(Clone, Copy)]
pub(crate) struct ThemeChoice(RwSignal<Theme>);

impl ThemeChoice {
    /// The one kept on this device, shown at once.
    pub(crate) fn stored() -> Self {
        let theme = platform::storage::get(KEY).map(|word| Theme::from_word(&word)).unwrap_or_default();
        platform::head::set_theme(theme.forced());
        Self(RwSignal::new(theme))
    }

    /// The choice.
    pub(crate) fn get(self) -> Theme {
        self.0.get()
    }

    /// Chooses, shows and keeps.
    pub(crate) fn choose(self, theme: Theme) {
        platform::head::set_theme(theme.forced());
        platform::storage::set(KEY, theme.forced());
        self.0.set(theme);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_the_choice() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_word(theme.as_str()), theme);
        }
        assert_eq!(Theme::from_word("sepia"), Theme::System);
        assert_eq!(Theme::System.forced(), None);
    }
}
