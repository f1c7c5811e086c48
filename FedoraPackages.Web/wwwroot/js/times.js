// Keeps "3 h ago" true while nobody redraws. Changes the text inside the text node, so that a redraw from the server still finds it.
(() => {
  const words = s =>
    s < 1 ? "0 s"
    : s < 60 ? `${Math.floor(s)} s`
    : s < 3600 ? `${Math.floor(s / 60)} min`
    : s < 86400 ? `${Math.floor(s / 3600)} h`
    : s < 86400 * 90 ? `${Math.floor(s / 86400)} d`
    : s < 86400 * 730 ? `${Math.floor(s / 86400 / 30.44)} mo`
    : `${Math.floor(s / 86400 / 365.25)} y`;
  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
  const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });

  const say = (form, at, now) => {
    const seconds = Math.max(0, (now - at) / 1000);
    if (form === "for") return words(seconds);
    if (form === "ago") return seconds < 1 ? "now" : `${words(seconds)} ago`;
    return new Date(at).toDateString() === new Date(now).toDateString() ? clock.format(at) : null;
  };

  const tell = () => {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[data-time]")) {
      const said = say(time.dataset.time, Date.parse(time.dateTime), now);
      if (said && time.firstChild && time.firstChild.data !== said) time.firstChild.data = said;
    }
  };

  tell();
  setInterval(tell, 1000);
  document.addEventListener("mouseover", event => {
    const time = event.target.closest?.("time[data-time]");
    if (!time) return;
    const at = Date.parse(time.dateTime);
    const utc = new Date(at).toISOString().replace("T", " ").replace(/\.\d+Z/, " UTC");
    time.title = `${local.format(at)}\n${utc}`;
  });
})();
