// The what-if page: a moved weight asks for the view that it leads to, and the reader keeps place, focus and what
// was open. Without this script the same forms have buttons, and the same links work.
(function () {
  "use strict";
  const ALL = "what-if-all"; // stands among what is open when the reader wants the whole table
  const page = () => document.querySelector("[data-page='what-if'] [data-what-if-page]");
  const forms = () => Array.from(page().querySelectorAll("form[data-what-if-form]"));
  const open = new Map(); // id of what can be opened -> whether the reader left it open
  const waiting = new Map(); // id of a field that was changed and not yet sent -> its value
  let timer = null;
  let place = null;
  let announcer = null;

  // --- the address: only what differs, weights and groups in one key each ----------------------------------------

  const number = (value) => String(Math.round(Number(value) * 1e4) / 1e4);

  function fields() {
    return forms().flatMap((form) => Array.from(form.elements)).filter((field) => field.name && field.type !== "hidden");
  }

  function compact(data) {
    for (const key of Array.from(data.keys())) {
      if (key === "w" || key === "without" || key.startsWith("w.") || key.startsWith("without.")) {
        data.delete(key);
      }
    }
    const weights = [];
    const without = [];
    for (const field of fields()) {
      if (field.dataset.node) {
        if (Number(field.value) !== Number(field.dataset.base)) {
          weights.push(field.dataset.node, number(field.value));
        }
      } else if (field.dataset.token) {
        if (field.checked) {
          without.push(field.dataset.token);
        }
      } else {
        const idle = field.type === "checkbox" ? !field.checked : field.value === field.dataset.usual;
        data.delete(field.name);
        if (!idle && field.value !== "") {
          data.set(field.name, field.value);
        }
      }
    }
    if (weights.length) {
      data.set("w", weights.join("_"));
    }
    if (without.length) {
      data.set("without", without.join("_"));
    }
  }

  // --- keeping the reader's place ---------------------------------------------------------------------------------

  function remember(element) {
    const rules = page().querySelector("[data-what-if-rules]");
    place = {
      id: element && element.id,
      top: element ? element.getBoundingClientRect().top : 0,
      scroll: window.scrollY,
      inside: rules.scrollTop,
    };
  }

  function restore() {
    for (const [id, isOpen] of open) {
      const found = document.getElementById(id);
      if (found) {
        found.open = isOpen;
      }
    }
    if (open.get(ALL)) {
      showAll();
    }
    if (!place) {
      return;
    }
    page().querySelector("[data-what-if-rules]").scrollTop = place.inside;
    window.scrollTo({ top: place.scroll, behavior: "instant" });
    const same = place.id && document.getElementById(place.id);
    if (same) {
      same.focus({ preventScroll: true });
      window.scrollBy({ top: same.getBoundingClientRect().top - place.top, behavior: "instant" });
    }
    place = null;
  }

  function showAll() {
    page().querySelector("[data-what-if-table]").classList.remove("is-short");
    page().querySelector("[data-what-if-all]").hidden = true;
  }

  function announce() {
    if (!announcer) {
      announcer = document.createElement("div");
      announcer.className = "visually-hidden";
      announcer.setAttribute("role", "status");
      document.body.append(announcer);
    }
    const said = Array.from(page().querySelectorAll("[data-what-if-said]"), (element) => element.textContent);
    announcer.textContent = said.join(". ");
  }

  // --- what the reader does ---------------------------------------------------------------------------------------

  const loading = () => document.documentElement.hasAttribute("data-loading");

  // After the events of the moment. While an answer is on its way, changes wait for it and then go together.
  function later(field) {
    clearTimeout(timer);
    timer = setTimeout(() => send(field), 0);
  }

  function send(field) {
    clearTimeout(timer);
    timer = null;
    waiting.clear();
    remember(field);
    const before = location.href;
    field.form.requestSubmit();
    place = location.href === before ? null : place;
  }

  function write(field, value) {
    if (field.type === "checkbox") {
      field.checked = value;
    } else {
      field.value = value;
    }
    show(field);
  }

  function show(field) {
    const output = field.dataset.node && field.parentElement.querySelector("output");
    if (output) {
      output.textContent = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 4 }).format(Number(field.value));
    }
  }

  const ours = (event) => page() && event.target.closest && event.target.closest("form[data-what-if-form]");

  document.addEventListener("input", function (event) {
    if (ours(event)) {
      show(event.target);
    }
  });

  document.addEventListener("change", function (event) {
    const field = event.target;
    if (!ours(event) || !field.name || !field.checkValidity()) {
      return;
    }
    waiting.set(field.id, field.type === "checkbox" ? field.checked : field.value);
    if (!loading()) {
      later(field);
    }
  });

  // A form that is sent by the enter key: nothing that waits need follow.
  document.addEventListener("submit", function (event) {
    if (ours(event)) {
      clearTimeout(timer);
      waiting.clear();
      if (!place) {
        remember(document.activeElement);
      }
    }
  }, true);

  document.addEventListener("formdata", function (event) {
    if (ours(event)) {
      compact(event.formData);
    }
  });

  // In the capturing phase, before the frame takes the page away, and before what is opened is open.
  document.addEventListener("click", function (event) {
    const summary = page() && event.target.closest("summary");
    if (summary && page().contains(summary)) {
      open.set(summary.parentElement.id, !summary.parentElement.open);
    }
    if (page() && event.target.closest("[data-what-if-all]")) {
      open.set(ALL, true);
      showAll();
    }
    const link = page() && event.target.closest("a[data-what-if-keep]");
    if (link) {
      remember(link);
    }
  }, true);

  // A change that was made while the last answer was on its way goes on from the new page.
  function goOn() {
    let last = null;
    for (const [id, value] of waiting) {
      last = document.getElementById(id) || last;
      if (last && last.id === id) {
        write(last, value);
      }
    }
    if (last) {
      later(last);
    }
  }

  document.addEventListener("drd:view", function () {
    if (!page()) {
      open.clear();
      waiting.clear();
      clearTimeout(timer);
      return;
    }
    const again = place !== null;
    restore();
    goOn();
    if (again) {
      announce();
    }
  });

  // A view that one comes back to shows what it was, not where a slider was moved to before it was left.
  document.addEventListener("drd:return", function () {
    waiting.clear();
    clearTimeout(timer);
    if (page()) {
      forms().forEach((form) => form.reset());
      fields().forEach(show);
    }
  });
})();
