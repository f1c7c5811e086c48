// Opens the circuit, and when it is lost keeps the page as it is, says so in a strip, and tries again.
(() => {
  const { note } = window.fedoraPackages;
  const longest = 15000;
  let trying = false;

  const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
  const pause = () => {
    note("data-live", "paused");
    const strip = document.querySelector("#paused .as-of");
    if (strip) strip.textContent = clock.format(new Date());
  };
  const wait = ms => new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    window.addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true });
  });

  const reconnect = async () => {
    if (trying) return;
    trying = true;
    pause();
    for (let delay = 250; trying; delay = Math.min(delay * 2, longest)) {
      await wait(delay * (0.75 + Math.random() / 2));
      try {
        if (await Blazor.reconnect()) return;
        // The server answers but no longer knows this circuit.
        location.reload();
        return;
      } catch {
        // Not there yet.
      }
    }
  };

  Blazor.start({
    circuit: {
      configureSignalR: builder => builder.withUrl("_blazor", { skipNegotiation: true, transport: 1 }),
      reconnectionHandler: {
        onConnectionDown: () => void reconnect(),
        onConnectionUp: () => {
          trying = false;
          document.getElementById("blazor-error-ui").style.display = "none";
          note("data-live", "live");
        },
      },
    },
  });

  // The first render of an island on the circuit marks the page as live.
  const started = setInterval(() => {
    if (!document.querySelector("[data-island-live]")) return;
    clearInterval(started);
    note("data-live", "live");
  }, 100);
})();
