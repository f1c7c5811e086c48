// Opens the circuit, and while there is none keeps the page as it is and says so in a strip, with the reason. What says so is written in the page
// already; here is only noted which of it holds.
(() => {
  const { note, connection, heard, whenParted, blazorDraws } = window.fedoraPackages;
  const slow = 12000;
  const toRead = 2000;
  const betweenReloads = 600000;
  let wasLive = false;
  let told = false;
  let over = false;

  const pause = why => {
    if (over) return;
    told = true;
    note("data-why", why);
    note("data-live", "paused");
  };
  const live = () => {
    if (over) return;
    wasLive = true;
    note("data-live", "live");
  };
  const failed = full => pause(full ? "full" : wasLive ? "lost" : "refused");

  // The page and what Blazor knows of it have parted: it is loaded again, once, and the browser keeps its place. Where that does not help, it is left to
  // the reader.
  const mayReload = () => {
    try {
      if (Date.now() - Number(sessionStorage.getItem("reloaded")) < betweenReloads) return false;
      sessionStorage.setItem("reloaded", Date.now());
      return true;
    } catch {
      return false;
    }
  };
  const broken = () => {
    if (over) return;
    const again = mayReload();
    pause(again ? "broken" : "stopped");
    over = true;
    if (again) setTimeout(() => location.reload(), toRead);
  };

  let trying = false;
  const reconnect = async () => {
    if (trying) return;
    trying = true;
    failed();
    while (trying) {
      await new Promise(resolve => setTimeout(resolve, 150 + Math.random() * 200));
      try {
        if (await Blazor.reconnect()) return;
        if (over) return;
        // The server answers but no longer knows this circuit.
        location.reload();
        return;
      } catch {
        // It broke off again.
      }
    }
  };

  // The first render of an island on the circuit marks the page as live.
  const started = setInterval(() => {
    if (!document.querySelector("[data-island-live]")) return;
    clearInterval(started);
    live();
  }, 100);
  setTimeout(() => wasLive || told || failed(), slow);

  Blazor.start({
    circuit: {
      // There are none; otherwise they are asked for, and without an answer nothing starts.
      initializers: { beforeStart: [], afterStarted: [] },
      configureSignalR: connection({ failed, broken }),
      reconnectionHandler: {
        onConnectionDown: () => void reconnect(),
        onConnectionUp: () => {
          trying = false;
          live();
        },
      },
    },
  });
  Blazor.addEventListener("enhancednavigationstart", () => blazorDraws(true));
  Blazor.addEventListener("enhancedload", heard);
  Blazor.addEventListener("enhancednavigationend", () => blazorDraws(false));
  whenParted(broken);
})();
