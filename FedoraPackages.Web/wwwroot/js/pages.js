// For each page, however it came: where its tabs are wider than the screen, the one that is open is in sight.
(() => {
  const show = () => {
    for (const open of document.querySelectorAll(".tabs [aria-current]")) {
      const tabs = open.closest(".tabs");
      tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
    }
  };
  // Counts come later than the page.
  const sizes = new ResizeObserver(show);
  const watch = () => {
    sizes.disconnect();
    for (const tab of document.querySelectorAll(".tabs a")) sizes.observe(tab);
    window.fedoraPackages.fill();
  };
  watch();
  Blazor.addEventListener("enhancedload", watch);
})();
