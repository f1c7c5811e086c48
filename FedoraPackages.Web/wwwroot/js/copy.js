// Shows the copy buttons, which are of no use without this script, and copies.
(() => {
  const { say } = window.fedoraPackages;
  const show = () => document.querySelectorAll("button[data-copy][hidden]").forEach(button => (button.hidden = false));
  show();
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("click", async event => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say(button, "copied");
    } catch {
      say(button, "cannot copy");
    }
    setTimeout(() => say(button, "copy"), 2000);
  });
})();
