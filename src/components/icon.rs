use leptos::prelude::*;

/// What an [`Icon`] shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A magnifying glass.
    Search,
    /// A cross.
    Close,
    /// A disc, half of it filled.
    Contrast,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A pencil.
    Pencil,
    /// A keyboard.
    Keyboard,
    /// A pin.
    Pin,
}

impl Shape {
    /// The path, drawn with a line in a box of 24 by 24.
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20 20",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Contrast => "M12 4a8 8 0 1 0 0 16ZM12 4a8 8 0 0 1 0 16M12 7.5h5.5M12 12h7.5M12 16.5h5.5",
            Self::Sun => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2\
                 M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Pencil => "M5 19l1-4.5L16.5 4 20 7.5 9.5 18ZM14 6.5 17.5 10",
            Self::Keyboard => "M3.5 6.5h17v11h-17ZM7 10.5h.01M12 10.5h.01M17 10.5h.01M8 14h8",
            Self::Pin => "M9 4h6l-.7 6L17 13.5H7L9.7 10ZM12 13.5V20",
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
        }
    }
}

/// A small drawing beside words that say the same; hidden from readers.
#[component]
pub(crate) fn Icon(
    /// What it shows.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape.path() />
        </svg>
    }
}
