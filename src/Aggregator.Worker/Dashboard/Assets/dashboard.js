// Refreshes <main> in place while the page is being looked at. Everything works without it.
(() => {
  "use strict";
  const main = document.getElementById("main");
  const live = document.getElementById("live");
  const token = "__RequestVerificationToken";
  const period = Math.max(1, Number(main.dataset.refresh) || 4) * 1000;
  let paused = sessionStorage.getItem("paused") === "yes";
  let failures = 0;
  let timer = 0;

  const isBusy = () => {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed && main.contains(selection.anchorNode)) return true;
    const focused = document.activeElement;
    return main.contains(focused) && focused.matches("input, select, textarea");
  };

  // Nodes of one parent are matched by data-key, else by place among those of the same name.
  const keyOf = (node) => (node.nodeType === 1 ? node.dataset.key || node.id || "" : "");

  const takeAttributes = (from, to) => {
    for (const { name } of [...from.attributes])
      if (!to.hasAttribute(name) && !(name === "open" && from.localName === "details")) from.removeAttribute(name);
    for (const { name, value } of to.attributes)
      if (from.getAttribute(name) !== value && !(name === "class" && from.classList.contains("fresh"))) from.setAttribute(name, value);
  };

  const takeNode = (from, to, fresh) => {
    if (from.nodeType !== 1) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    takeAttributes(from, to);
    if (from.localName === "input" && from.name === token) from.value = to.value;
    if (!from.hasAttribute("data-still")) takeChildren(from, to, fresh);
  };

  const takeChildren = (from, to, fresh) => {
    const keyed = new Map([...from.childNodes].filter(keyOf).map((node) => [keyOf(node), node]));
    const wanted = new Set([...to.childNodes].map(keyOf).filter(Boolean));
    let place = from.firstChild;
    for (const next of [...to.childNodes]) {
      const key = keyOf(next);
      while (place && keyOf(place) && !wanted.has(keyOf(place))) {
        const gone = place;
        place = place.nextSibling;
        gone.remove();
      }
      const known = key ? keyed.get(key) : place && !keyOf(place) && place.nodeName === next.nodeName ? place : null;
      if (known) {
        if (known === place) place = place.nextSibling;
        else from.insertBefore(known, place);
        takeNode(known, next, fresh);
      } else {
        const added = document.importNode(next, true);
        from.insertBefore(added, place);
        if (key && next.dataset && next.dataset.key) fresh.push(added);
      }
    }
    while (place) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
  };

  // What the reader looks at stays where it is, whatever came in above it.
  const keepPlace = (change) => {
    const anchor = scrollY > 0 && [...main.querySelectorAll("[data-key]")].find((node) => node.getBoundingClientRect().top >= 50);
    const before = anchor && anchor.getBoundingClientRect().top;
    change();
    if (anchor && anchor.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  };

  const show = (state, title) => {
    live.setAttribute("aria-pressed", String(!paused));
    live.classList.toggle("lost", state === "lost");
    live.querySelector("span").textContent = state === "lost" ? "No connection" : paused ? "Paused" : "Live";
    live.title = title || (paused ? "Go on refreshing this page" : "Stop refreshing this page");
  };

  const take = (text) => {
    const next = new DOMParser().parseFromString(text, "text/html");
    const nextMain = next.getElementById("main");
    if (!nextMain) return;
    if (nextMain.dataset.version !== main.dataset.version) return location.reload();
    const fresh = [];
    keepPlace(() => takeChildren(main, nextMain, fresh));
    document.title = next.title;
    for (const node of fresh) {
      node.classList.add("fresh");
      node.addEventListener("animationend", () => node.classList.remove("fresh"), { once: true });
    }
  };

  const refresh = async () => {
    if (paused || document.hidden || isBusy()) return plan();
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(20000) });
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      if (!paused && !document.hidden && !isBusy()) take(text);
      failures = 0;
      show("live");
    } catch {
      failures++;
      if (failures > 1) show("lost", "The dashboard does not answer; trying again");
    }
    plan();
  };

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.min(period * 2 ** Math.min(failures, 4), 60000));
  };

  live.hidden = false;
  live.addEventListener("click", () => {
    paused = !paused;
    sessionStorage.setItem("paused", paused ? "yes" : "no");
    show("live");
    if (!paused) refresh();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) refresh();
  });

  const themes = ["auto", "light", "dark"];
  document.querySelector("[data-theme-switch]").addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.currentTarget.querySelector("button");
    const chosen = button.value;
    const next = themes[(themes.indexOf(chosen) + 1) % themes.length];
    document.documentElement.dataset.theme = chosen;
    document.cookie = `aggregator-theme=${chosen}; path=/; max-age=31536000; samesite=lax`;
    button.value = next;
    button.title = `Colours: ${chosen}. Change to ${next}.`;
    button.setAttribute("aria-label", button.title);
  });

  for (const form of document.querySelectorAll("form.filter"))
    form.addEventListener("change", (event) => event.target.matches("select") && form.requestSubmit());

  show("live");
  plan();
})();
