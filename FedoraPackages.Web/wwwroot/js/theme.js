// Runs before the first paint. What is noted on <html> must outlive enhanced navigation, which makes its attributes like the server's.
(() => {
  const root = document.documentElement;
  const noted = {};
  const write = name => {
    if (root.getAttribute(name) !== noted[name]) root.setAttribute(name, noted[name]);
  };
  const note = (name, value) => {
    noted[name] = value;
    write(name);
  };
  new MutationObserver(() => Object.keys(noted).forEach(write)).observe(root, { attributes: true });

  // A page that came with panels yet to be filled in keeps a place for them until the next page: said before it is painted.
  const fill = () => note("data-filling", document.querySelector(".skeleton") ? "yes" : "no");
  const arriving = new MutationObserver(() => document.querySelector(".skeleton") && (fill(), arriving.disconnect()));
  arriving.observe(root, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => arriving.disconnect());

  window.fedoraPackages = { note, fill, hasScrolled: () => window.scrollY > 120 };

  const themes = ["auto", "light", "dark"];
  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const chosen = kept();
  note("data-theme", themes.includes(chosen) ? chosen : "auto");

  document.addEventListener("click", event => {
    if (!event.target.closest?.("[data-theme-switch]")) return;
    const next = themes[(themes.indexOf(noted["data-theme"]) + 1) % themes.length];
    note("data-theme", next);
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Not kept, then.
    }
  });
})();
