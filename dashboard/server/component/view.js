// The view component. The first page comes as HTML from the server and stays where it is; each later page replaces
// #view-root. Views that the reader left are kept for a while as they were (open details, filters, focus), so that
// going back loses nothing.
(function () {
  "use strict";
  const React = window.React;
  const KEPT_VIEWS = 8;
  const COMPUTING = { page: "computing", again: 5000 }; // a page that waits for its answer, and how long it does
  const PATIENCE = 8000; // milliseconds until a view that nobody asks the server for is loaded as a whole document
  const NOT_PAGES = /^\/(assets|api|health|_dash)/;

  const { isBelow, inside, outside, placed } = window.drd_place;
  const replaceState = history.replaceState;
  const kept = new Map(); // history key -> { root, title, scroll, focus }
  let shown = entryShown();
  let pending = null; // what was asked for and is not there: { address, href } or, in the history, { address, index }
  let latest = null; // what the component was told last
  let arrived = null; // a view that waits until the browser is at its entry of the history
  let isReturning = false; // whether the browser is on its way back to the entry of what is shown
  let turnedFrom = null; // the entry that a step in the history left for another state of the same workbench
  let impatience = null;

  function here() {
    return location.pathname + location.search;
  }

  // The entry of the history that the browser is at; `index` counts entries.
  function entryShown(index = 0) {
    if (!history.state || !history.state.view) {
      const view = { key: Math.random().toString(36).slice(2), scroll: 0, index };
      replaceState.call(history, { ...history.state, view }, "");
    }
    return { key: history.state.view.key, index: history.state.view.index, address: here() };
  }

  // Page scripts may write the state of a view into its address; the entry keeps its key and the view its place.
  history.replaceState = function (state, title, address) {
    replaceState.call(history, { ...state, view: history.state && history.state.view }, title, address);
    shown.address = pending === null || pending.href ? here() : shown.address;
  };

  function root() {
    return document.getElementById("view-root");
  }

  function rememberScroll() {
    const { key, index } = shown;
    replaceState.call(history, { ...history.state, view: { key, index, scroll: window.scrollY } }, "");
  }

  // --- leaving and coming back ---------------------------------------------------------------------------------

  function leave() {
    kept.delete(shown.key);
    kept.set(shown.key, {
      root: root(), title: document.title, address: shown.address, scroll: window.scrollY, focus: document.activeElement,
    });
    if (kept.size > KEPT_VIEWS) {
      kept.delete(kept.keys().next().value);
    }
  }

  function comeBack(view) {
    root().replaceWith(view.root);
    document.title = view.title;
    shown = entryShown();
    settle();
    window.scrollTo({ top: view.scroll, behavior: "instant" });
    if (view.root.contains(view.focus)) {
      view.focus.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("drd:return"));
    comeBackLater(view.root);
  }

  // --- a new view ----------------------------------------------------------------------------------------------

  function show(view) {
    const fresh = document.createElement("div");
    fresh.id = "view-root";
    fresh.dataset.page = view.page;
    fresh.innerHTML = placed(view.html);
    root().replaceWith(fresh);
    document.title = view.title;
    document.documentElement.lang = view.language;
    document.documentElement.dir = view.direction;
    shown = entryShown();
    settle();
    window.scrollTo({ top: history.state.view.scroll, behavior: "instant" });
    const target = toFragment() || fresh.querySelector("h1");
    if (target) {
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("drd:view"));
    comeBackLater(fresh);
  }

  // A page of an answer that is being worked out looks again by itself; a whole document brings its own word for it.
  function comeBackLater(view) {
    if (view.dataset.page === COMPUTING.page) {
      setTimeout(() => view.isConnected && location.reload(), COMPUTING.again);
    }
  }

  function toFragment() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && !history.state.view.scroll) {
      target.scrollIntoView({ behavior: "instant" });
    }
    return target;
  }

  // The address stays that of what is shown until the next view is there, as with whole documents.
  function askFor(address, where) {
    pending = { address, ...where };
    arrived = null;
    clearTimeout(impatience);
    impatience = setTimeout(() => window.drd_connection.isAsking() || loadWhole(), PATIENCE);
    document.documentElement.setAttribute("data-loading", "");
    if (latest && latest.address === inside(address)) {
      arrive(latest); // it would not be told twice
    } else {
      window.dash_clientside.set_props("view", { asked: inside(address) });
    }
  }

  function arrive(view) {
    if (pending.href) {
      leave();
      push(pending.href);
      show(view);
    } else if (here() === pending.address) {
      leave();
      show(view);
    } else {
      arrived = view;
      history.go(pending.index - shown.index);
    }
  }

  // A view that cannot be had: a step in the history is taken back, so that the address is that of what is shown.
  function onFailed({ detail }) {
    if (turnedFrom && detail.name.endsWith(".answer")) {
      const { index } = shown;
      shown = turnedFrom;
      turnedFrom = null;
      goBack(index);
    }
    if (!detail.isView || !pending) {
      return;
    }
    document.documentElement.removeAttribute("data-loading");
    const isAhead = !pending.href && here() === pending.address;
    if (detail.why === "changed" || (isAhead && pending.index === shown.index)) {
      loadWhole();
    } else if (isAhead) {
      goBack(pending.index);
    }
  }

  function goBack(index) {
    isReturning = true;
    history.go(shown.index - index);
  }

  function loadWhole() {
    location.assign(pending.href || pending.address);
  }

  function settle() {
    pending = null;
    arrived = null;
    clearTimeout(impatience);
    document.documentElement.removeAttribute("data-loading");
    window.drd_connection.dropView();
  }

  // --- what the reader does ------------------------------------------------------------------------------------

  function go(url) {
    if (url.pathname + url.search === here()) {
      return;
    }
    if (isState(url.pathname)) {
      document.dispatchEvent(new CustomEvent("drd:state", { detail: url.pathname + url.search }));
      return;
    }
    askFor(url.pathname + url.search, { href: url.href });
  }

  function push(address) {
    rememberScroll();
    history.pushState(null, "", address);
    entryShown(shown.index + 1);
    history.scrollRestoration = "manual";
  }

  // A workbench answers other addresses of its page itself, once its controls are there: the view stays.
  function isState(path) {
    return path === shown.address.split("?")[0] && Boolean(root().querySelector("[data-workbench] [data-drawn]"));
  }

  // The view on the screen is now that of another address.
  function enter(address) {
    turnedFrom = null;
    if (address !== here()) {
      push(address);
      shown = entryShown();
    }
  }

  function isPage(url) {
    const language = document.documentElement.lang;
    const { languages } = JSON.parse(document.getElementById("drd-config").textContent);
    const path = inside(url.pathname);
    const first = path.split("/")[1];
    const theirs = languages.includes(first) ? first : languages[0];
    return url.origin === location.origin && isBelow(url.pathname) && !NOT_PAGES.test(path) && theirs === language;
  }

  function onClick(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.hasAttribute("target") || link.hasAttribute("download")) {
      return;
    }
    const url = new URL(link.getAttribute("href"), document.baseURI);
    const onlyFragment = url.hash && url.pathname + url.search === here();
    if (onlyFragment) {
      rememberScroll();
    } else if (isPage(url)) {
      event.preventDefault();
      go(url);
    }
  }

  function onSubmit(event) {
    const form = event.target;
    const url = new URL(form.getAttribute("action") || location.pathname, document.baseURI);
    if (event.defaultPrevented || form.method !== "get" || form.hasAttribute("target") || !isPage(url)) {
      return;
    }
    event.preventDefault();
    const filled = [...new FormData(form, event.submitter)].filter(([, value]) => value !== "");
    url.search = new URLSearchParams(filled).toString();
    go(url);
  }

  function onTraversal() {
    const view = history.state && history.state.view && kept.get(history.state.view.key);
    if (isReturning) {
      isReturning = false;
      shown = entryShown();
      return;
    }
    if (arrived && here() === pending.address) {
      arrive(arrived);
      return;
    }
    if (here() === shown.address) {
      settle();
      const known = history.state && history.state.view;
      shown = entryShown(shown.index);
      if (known) {
        window.scrollTo({ top: known.scroll, behavior: "instant" });
      }
      return;
    }
    if (isState(location.pathname) && !(view && view.root !== root() && view.address === here())) {
      turnedFrom = shown;
      shown = entryShown(shown.index);
      document.dispatchEvent(new CustomEvent("drd:state"));
      return;
    }
    if (view && view.address === here()) {
      leave();
      comeBack(view);
    } else {
      askFor(here(), { index: entryShown(shown.index).index });
    }
  }

  window.addEventListener("popstate", onTraversal);
  window.addEventListener("pagehide", function () {
    history.scrollRestoration = "auto";
  });

  // --- the component -------------------------------------------------------------------------------------------

  function View(properties) {
    React.useEffect(function () {
      document.addEventListener("click", onClick);
      document.addEventListener("submit", onSubmit);
      document.addEventListener("drd:failed", onFailed);
      document.addEventListener("drd:stay", settle);
      document.documentElement.setAttribute("data-navigation", "ready");
    }, []);
    React.useLayoutEffect(function () {
      latest = properties;
      if (pending !== null && arrived === null && properties.address === inside(pending.address)) {
        arrive(properties);
      }
    });
    return properties.children || null;
  }

  window.drd_view = { ...window.drd_view, View, enter };
})();
