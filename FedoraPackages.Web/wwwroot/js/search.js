// "/" goes to the search field; the arrows stay in its list, and Escape keeps the text; what was typed before the circuit opened is not lost when it does.
(() => {
  let last = null;
  const field = () => document.getElementById("search");
  const remember = event => {
    if (event.target.id === "search") {
      last = { field: event.target, value: event.target.value, start: event.target.selectionStart, end: event.target.selectionEnd };
    }
  };

  document.addEventListener("keydown", event => {
    const inField = event.target.id === "search";
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field()?.focus();
      field()?.select();
    } else if (inField && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
    } else if (inField && event.key === "Escape") {
      // A search field empties itself then: what was typed stays, and only its list closes.
      event.preventDefault();
    } else if (inField && event.key === "Enter" && event.target.getAttribute("aria-activedescendant")) {
      event.preventDefault();
    }
  });
  document.addEventListener("input", remember);
  document.addEventListener("keyup", remember);
  document.addEventListener("focusin", event => (event.target.id === "search" ? remember(event) : (last = null)));

  new MutationObserver(() => {
    if (!last || last.field.isConnected) return;
    const now = field();
    if (!now) return;
    const { value, start, end } = last;
    last = null;
    now.value = value;
    now.focus();
    now.setSelectionRange(start, end);
    if (value) now.dispatchEvent(new Event("input", { bubbles: true }));
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
