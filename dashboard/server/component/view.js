// The view component. The first page comes as HTML from the server and stays where it is; each later page replaces
// #view-root. Views that the reader left are kept for a while as they were (open details, filters, focus), so that
// going back loses nothing.
(function () {
  "use strict";
  const React = window.React;
  const KEPT_VIEWS = 8;
  const PATIENCE = 8000; // milliseconds until a view that does not come is asked for as a whole document
  const NOT_PAGES = /^\/(assets|api|health|_dash)/;

  const replaceState = history.replaceState;
  const kept = new Map(); // history key -> { root, title, scroll, focus }
  let shown = { key: keyOfEntry(), address: here() };
  let pending = null;
  let impatience = null;

  function here() {
    return location.pathname + location.search;
  }

  function keyOfEntry() {
    if (!history.state || !history.state.view) {
      const view = { key: Math.random().toString(36).slice(2), scroll: 0 };
      replaceState.call(history, { ...history.state, view }, "");
    }
    return history.state.view.key;
  }

  // Page scripts may write the state of a view into its address; the entry keeps its key and the view its place.
  history.replaceState = function (state, title, address) {
    replaceState.call(history, { ...state, view: history.state && history.state.view }, title, address);
    shown.address = pending === null ? here() : shown.address;
  };

  function root() {
    return document.getElementById("view-root");
  }

  function rememberScroll() {
    replaceState.call(history, { ...history.state, view: { key: shown.key, scroll: window.scrollY } }, "");
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
    shown = { key: keyOfEntry(), address: here() };
    settle();
    window.scrollTo({ top: view.scroll, behavior: "instant" });
    if (view.root.contains(view.focus)) {
      view.focus.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("drd:return"));
  }

  // --- a new view ----------------------------------------------------------------------------------------------

  function show(view) {
    const fresh = document.createElement("div");
    fresh.id = "view-root";
    fresh.dataset.page = view.page;
    fresh.innerHTML = view.html;
    root().replaceWith(fresh);
    document.title = view.title;
    document.documentElement.lang = view.language;
    document.documentElement.dir = view.direction;
    shown = { key: keyOfEntry(), address: here() };
    settle();
    window.scrollTo({ top: history.state.view.scroll, behavior: "instant" });
    const target = toFragment() || fresh.querySelector("h1");
    if (target) {
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("drd:view"));
  }

  function toFragment() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && !history.state.view.scroll) {
      target.scrollIntoView({ behavior: "instant" });
    }
    return target;
  }

  function wait(address) {
    pending = address;
    clearTimeout(impatience);
    impatience = setTimeout(() => location.reload(), PATIENCE);
    document.documentElement.setAttribute("data-loading", "");
  }

  function settle() {
    pending = null;
    clearTimeout(impatience);
    document.documentElement.removeAttribute("data-loading");
  }

  // --- what the reader does ------------------------------------------------------------------------------------

  function go(url) {
    if (url.pathname + url.search === here()) {
      return;
    }
    if (isState(url.pathname)) {
      enter(url.pathname + url.search);
      document.dispatchEvent(new CustomEvent("drd:state"));
      return;
    }
    leave();
    push(url.href);
    tellLocation();
  }

  function push(address) {
    rememberScroll();
    history.pushState(null, "", address);
    keyOfEntry();
    history.scrollRestoration = "manual";
  }

  // All four, or dcc.Location would take the browser back to an address that it still holds.
  function tellLocation() {
    const { pathname, search, hash, href } = location;
    window.dash_clientside.set_props("address", { pathname, search, hash, href });
  }

  // A workbench answers other addresses of its page itself, once its controls are there: the view stays.
  function isState(path) {
    return path === shown.address.split("?")[0] && Boolean(root().querySelector("[data-workbench] [data-drawn]"));
  }

  // The view on the screen is now that of another address.
  function enter(address) {
    if (address !== here()) {
      push(address);
      shown = { key: keyOfEntry(), address: here() };
      tellLocation();
    }
  }

  function isPage(url) {
    const language = document.documentElement.lang;
    const { languages } = JSON.parse(document.getElementById("drd-config").textContent);
    const first = url.pathname.split("/")[1];
    const theirs = languages.includes(first) ? first : languages[0];
    return url.origin === location.origin && !NOT_PAGES.test(url.pathname) && theirs === language;
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
    if (here() === shown.address) {
      settle();
      const known = history.state && history.state.view;
      shown.key = keyOfEntry();
      if (known) {
        window.scrollTo({ top: known.scroll, behavior: "instant" });
      }
      return;
    }
    if (isState(location.pathname) && !(view && view.root !== root() && view.address === here())) {
      shown = { key: keyOfEntry(), address: here() };
      document.dispatchEvent(new CustomEvent("drd:state"));
      return;
    }
    leave();
    keyOfEntry();
    if (view && view.address === here()) {
      comeBack(view);
    }
  }

  // Registered before dcc.Location is there, so that a view that was kept is back before Location would ask for it.
  window.addEventListener("popstate", onTraversal);
  window.addEventListener("pagehide", function () {
    history.scrollRestoration = "auto";
  });

  // --- the component -------------------------------------------------------------------------------------------

  function View(properties) {
    React.useEffect(function () {
      document.addEventListener("click", onClick);
      document.addEventListener("submit", onSubmit);
      document.documentElement.setAttribute("data-navigation", "ready");
    }, []);
    React.useLayoutEffect(function () {
      if (pending !== null && properties.address === pending) {
        show(properties);
      }
    });
    return null;
  }

  window.drd_view = { ...window.drd_view, View, enter };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.drd_view = {
    // From where the browser is to what the server is asked for: nothing, when that is already on the screen.
    asked: function (pathname, search) {
      const address = (pathname || "/") + (search || "");
      if (address === shown.address || address !== here()) {
        return window.dash_clientside.no_update;
      }
      wait(address);
      return address;
    },
  };
})();
