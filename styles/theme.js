// Shows the page in the theme that was chosen on this device before anything is painted: the app comes too late for
// that. `src/state/theme.rs` writes the choice.
try {
    const theme = localStorage.getItem("giljabi-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
    // Storage may be forbidden; then the system decides.
}
