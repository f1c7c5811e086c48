// Translators and extensions put nodes of their own in the place of the page's texts. Blazor goes on with the texts that it made: it writes into what
// nobody sees any more, without a word, or fails because they have no place. So a text that was replaced goes back there, empty, before what stands for
// it; when Blazor writes into it or takes it away, what stands for it goes, and when that is taken back, the words return. What cannot be mended so
// is told: there the page and what Blazor knows of it have parted.
(() => {
  const replaced = new WeakMap();
  const standIns = new WeakMap();
  const theirs = new WeakSet();
  let parted = () => {};
  let drawing = false;

  const isTheirs = node => {
    for (; node; node = node.parentNode) if (node.nodeName === "FONT" || theirs.has(node) || standIns.has(node)) return true;
    return false;
  };
  const stand = (text, words, nodes) => {
    replaced.set(text, { words, nodes });
    nodes.forEach(node => standIns.set(node, text));
  };
  const forget = text => {
    const { nodes } = replaced.get(text);
    replaced.delete(text);
    for (const node of nodes) {
      standIns.delete(node);
      node.remove();
    }
  };

  // Replaced in one step, or in two: a translation put beside the text before that was taken away.
  const standInsOf = (change, text) => {
    const added = [...change.addedNodes].filter(node => node !== text && node.parentNode === change.target);
    const beside = [change.previousSibling, change.nextSibling].find(node => node?.nodeName === "FONT" && node.isConnected && !standIns.has(node));
    return added.length > 0 ? added : beside ? [beside] : [];
  };

  const standInGone = (change, node) => {
    const text = standIns.get(node);
    const known = replaced.get(text);
    standIns.delete(node);
    if (!known) return;
    const added = [...change.addedNodes].filter(other => other !== text && other.parentNode === change.target);
    const nodes = [...known.nodes.filter(other => other !== node), ...added];
    if (nodes.length > 0) return stand(text, known.words, nodes);
    replaced.delete(text);
    if (!text.data) text.data = known.words;
  };

  const takenByOthers = (change, node) => {
    if (!change.target.isConnected || isTheirs(change.target) || theirs.has(node)) return;
    const isText = node.nodeType === Node.TEXT_NODE;
    if (isText ? !node.data.trim() : node.nodeType !== Node.ELEMENT_NODE) return;
    const nodes = isText && change.removedNodes.length === 1 ? standInsOf(change, node) : [];
    if (nodes.length > 0) {
      stand(node, node.data, nodes);
      node.data = "";
      change.target.insertBefore(node, nodes[0]);
    } else if (change.target.closest(".panel")) {
      parted();
    }
  };

  const look = changes => {
    for (const change of changes) {
      if (change.type === "characterData") {
        if (change.target.data && replaced.has(change.target)) forget(change.target);
        continue;
      }
      for (const node of change.removedNodes) {
        if (node.isConnected) continue;
        if (replaced.has(node)) forget(node);
        else if (standIns.has(node)) standInGone(change, node);
        else if (!drawing) takenByOthers(change, node);
      }
      if (drawing) continue;
      for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) theirs.add(node);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });

  Object.assign(window.fedoraPackages, {
    // Blazor begins to change the page, or has done so: what is seen in between is its own doing, and the rest that of others.
    blazorDraws: now => {
      const before = drawing;
      look(observer.takeRecords());
      drawing = now;
      return before;
    },
    whenParted: tell => (parted = tell),
    // Writes words into an element's own text, wherever that stands, and never in its place.
    say: (element, words) => {
      const text = [...element.childNodes].find(node => node.nodeType === Node.TEXT_NODE);
      if (!text) element.textContent = words;
      else if (text.data !== words) text.data = words;
    },
  });
})();
