// What must be settled before anything is painted; the app comes too late for that.

// The theme that was chosen on this device. `src/state/theme.rs` writes the choice.
try {
    const theme = localStorage.getItem("giljabi-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
    // Storage may be forbidden; then the system decides.
}

// A plain page names its address. A host that answers unknown addresses with the first page would show its text where
// something else was asked for; it stays unseen until the app shows the right page.
const { dataset } = document.documentElement;
if (dataset.page !== undefined) {
    const path = (url) => url.pathname.replace(/(\/index\.html|\/)$/, "");
    if (path(new URL(dataset.page, document.baseURI)) !== path(location)) {
        delete dataset.page;
        dataset.elsewhere = "";
    }
}
