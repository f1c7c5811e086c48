// Keeps "3 h ago" true while nobody redraws: by the server's clock, which comes with each page and again and again over the circuit, because the
// browser's own may be wrong. The words are those of TimeWords.cs.
(() => {
  const { say } = window.fedoraPackages;
  const words = s =>
    s < 1 ? "0 s"
    : s < 60 ? `${Math.floor(s)} s`
    : s < 3600 ? `${Math.floor(s / 60)} min`
    : s < 86400 ? `${Math.floor(s / 3600)} h`
    : s < 86400 * 90 ? `${Math.floor(s / 86400)} d`
    : s < 86400 * 730 ? `${Math.floor(s / 86400 / 30.44)} mo`
    : `${Math.floor(s / 86400 / 365.25)} y`;
  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });

  let said = null;
  let ahead = 0;
  let contact = Date.now();
  const now = () => Date.now() + ahead;

  // The page began to come a while ago; what comes over the circuit has just been said.
  const sinceItCame = () => (said === null ? performance.now() - (performance.getEntriesByType("navigation")[0]?.responseStart || performance.now()) : 0);
  const listen = () => {
    const time = document.querySelector("[data-server-time]")?.dataset.serverTime;
    if (!time || time === said) return false;
    ahead = Number(time) + sinceItCame() - Date.now();
    contact = Number(time);
    said = time;
    return true;
  };

  // What is dated ahead of the server's clock is now. Only a time of day may lie ahead.
  const tellTime = (form, at, now) => {
    const seconds = Math.max(0, (now - at) / 1000);
    if (form === "for") return words(seconds);
    if (form === "ago") return seconds < 1 ? "now" : `${words(seconds)} ago`;
    return (new Date(at).toDateString() === new Date(now).toDateString() ? clock : day).format(at);
  };
  const tell = () => {
    listen();
    for (const time of document.querySelectorAll("time[data-last-contact]")) time.dateTime = new Date(contact).toISOString();
    for (const time of document.querySelectorAll("time[data-time]")) {
      say(time, tellTime(time.dataset.time, Date.parse(time.dateTime), now()));
    }
  };

  tell();
  setInterval(tell, 1000);
  const spoken = new MutationObserver(() => listen() && tell());
  spoken.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-server-time"] });
  document.addEventListener("mouseover", event => {
    const time = event.target.closest?.("time[data-time]");
    if (!time) return;
    const at = Date.parse(time.dateTime);
    const utc = new Date(at).toISOString().replace("T", " ").replace(/\.\d+Z/, " UTC");
    time.title = `${local.format(at)}\n${utc}`;
  });
  Object.assign(window.fedoraPackages, { tellTime, tell, heard: () => (contact = now()) });
})();
