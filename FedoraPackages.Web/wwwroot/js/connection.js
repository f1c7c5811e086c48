// How the circuit's connection comes about. Blazor tries once and gives up; here it is tried until it succeeds, gently, and in another way where a proxy
// refuses or swallows the first.
(() => {
  const { blazorDraws } = window.fedoraPackages;
  const patience = 5000;
  const longest = 15000;
  const steady = 30000;
  const remembered = 3600000;

  // A socket that is swallowed would stand in the way of the next: browsers open them one after the other.
  class ImpatientSocket extends WebSocket {
    constructor(...address) {
      super(...address);
      const timer = setTimeout(() => this.close(), patience);
      this.addEventListener("open", () => clearTimeout(timer));
    }
  }

  // Without negotiation everything goes over one connection, so that it does not matter which of several web nodes a proxy leads it to. Long polling is
  // for networks that let no WebSocket through: it has to negotiate, and all its requests must come to the same node (where there are several, that
  // needs sticky sessions).
  const ways = {
    sockets: { skipNegotiation: true, transport: 1, WebSocket: ImpatientSocket },
    polling: { skipNegotiation: false, transport: 4, timeout: 2 * patience },
  };

  const recall = () => {
    try {
      return Date.now() - Number(sessionStorage.getItem("polling")) < remembered;
    } catch {
      return false;
    }
  };
  const remember = polling => {
    try {
      if (polling) sessionStorage.setItem("polling", Date.now());
      else sessionStorage.removeItem("polling");
    } catch {
      // Found out again, then.
    }
  };

  // A browser does not tell a script why a socket was refused: the site is asked whether it has room for another one.
  const hasNoRoom = async () => {
    try {
      const answer = await fetch("connections/room", { cache: "no-store", signal: AbortSignal.timeout(patience / 2) });
      return answer.ok && (await answer.json()).room === false;
    } catch {
      return false;
    }
  };

  let tries = 0;
  let full = false;
  let cameAbout = -Infinity;
  let socketsWork = false;
  // A site that is full says nothing about the way there.
  const next = () => (!socketsWork && !full && tries % 3 === (recall() ? 0 : 2) ? "polling" : "sockets");

  const wait = ms => new Promise(resolve => {
    const over = new AbortController();
    const timer = setTimeout(() => (over.abort(), resolve()), ms * (0.75 + Math.random() / 2));
    window.addEventListener("online", () => (clearTimeout(timer), resolve()), { once: true, signal: over.signal });
  });
  const inTime = promise => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, 2 * patience))]);

  const connect = async (make, failed) => {
    // One that broke off soon after it came about counts as a try.
    if (performance.now() - cameAbout > steady) tries = 0;
    for (;;) {
      if (tries > 0) await wait(full ? longest : Math.min(250 * 2 ** tries, longest));
      const way = next();
      tries++;
      const connection = make(ways[way]);
      try {
        await inTime(connection.start());
        cameAbout = performance.now();
        full = false;
        socketsWork ||= way === "sockets";
        remember(way === "polling");
        return connection;
      } catch {
        connection.stop().catch(() => {});
        full = await hasNoRoom();
        failed(full);
      }
    }
  };

  const drawn = work => {
    const before = blazorDraws(true);
    try {
      return work();
    } finally {
      blazorDraws(before);
    }
  };

  // What Blazor takes for its connection: each try is a new one behind it, and the one that succeeds is told what Blazor wants to hear.
  const lasting = (make, { failed, broken }) => {
    const wishes = [];
    let connection = null;
    const guard = (name, hear) => async (...said) => {
      if (name === "JS.Error") broken();
      try {
        return await drawn(() => hear(...said));
      } catch (failure) {
        broken();
        throw failure;
      }
    };
    const own = {
      on: (name, hear) => wishes.push(one => one.on(name, guard(name, hear))),
      onclose: hear => wishes.push(one => one.onclose(hear)),
      start: async () => {
        connection = await connect(make, failed);
        wishes.forEach(wish => wish(connection));
      },
    };
    return new Proxy(own, {
      get: (_, name) => own[name] ?? (typeof connection?.[name] === "function" ? connection[name].bind(connection) : connection?.[name]),
    });
  };

  window.fedoraPackages.connection = told => builder => {
    const build = builder.build.bind(builder);
    builder.build = () => lasting(way => (builder.withUrl("_blazor", way), build()), told);
  };
})();
