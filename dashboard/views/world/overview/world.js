// The world page: filters, search and order of the table without asking the server, the address kept in step, and
// the country under the pointer shown beside the map. Everything here also works without this script, by links and
// a form; the server reads the same address and gives the same view.
(function () {
  "use strict";
  const FILTERS = ["region", "bureau", "income", "group", "q"];
  const KEPT = [...FILTERS, "sort", "order"];

  const page = () => document.querySelector("[data-page='world'] [data-world]");
  const table = () => page().querySelector("[data-table]");
  const isPaged = () => table().hasAttribute("data-paged"); // then the server filters and sorts
  const rows = () => Array.from(table().tBodies[0].rows);
  const TYPING = 500; // milliseconds without a keystroke until the server is asked
  let typing = null;
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").trim();

  function readState() {
    const query = new URLSearchParams(location.search);
    return Object.fromEntries(KEPT.map((key) => [key, query.get(key) || ""]));
  }

  // --- the address ----------------------------------------------------------------------------------------------

  function withState(address, state, keys) {
    const url = new URL(address, location.href);
    for (const key of keys) {
      if (state[key]) {
        url.searchParams.set(key, state[key]);
      } else {
        url.searchParams.delete(key);
      }
    }
    return url;
  }

  function writeState(state) {
    history.replaceState(history.state, "", withState(location.href, state, KEPT));
    for (const link of page().querySelectorAll("a[data-keep]")) {
      const keys = link.hasAttribute("data-sort") ? FILTERS : KEPT;
      link.href = withState(link.href, state, keys);
    }
  }

  // --- filters --------------------------------------------------------------------------------------------------

  function admits(row, state) {
    return ["region", "bureau", "income"].every((key) => !state[key] || row.dataset[key] === state[key])
      && (!state.group || row.dataset.group.split(" ").includes(state.group))
      && (!state.q || row.dataset.find.includes(fold(state.q)));
  }

  function filter(state) {
    const filtered = FILTERS.some((key) => state[key]);
    let shown = 0;
    for (const row of rows()) {
      row.hidden = !admits(row, state);
      shown += row.hidden ? 0 : 1;
      const place = mapPlace(row.dataset.row);
      if (place) {
        place.classList.toggle("is-dimmed", row.hidden);
      }
    }
    const matches = page().querySelector("[data-matches]");
    const sentence = matches.querySelector("[data-matches-text]");
    sentence.textContent = sentence.dataset.sentence.replace("%(shown)s", shown).replace("%(all)s", rows().length);
    matches.hidden = !filtered || shown === 0;
    page().querySelector("[data-empty]").hidden = shown > 0;
    if (filtered) {
      showAll();
    }
    markLetters();
  }

  function markLetters() {
    const seen = new Set();
    for (const row of rows()) {
      const first = !row.hidden && !seen.has(row.dataset.letter);
      row.classList.toggle("is-first", first);
      if (first) {
        seen.add(row.dataset.letter);
      }
    }
    for (const link of page().querySelectorAll("[data-jump]")) {
      if (seen.has(link.dataset.jump)) {
        link.removeAttribute("aria-disabled");
      } else {
        link.setAttribute("aria-disabled", "true");
      }
    }
  }

  function showAll() {
    const button = page().querySelector("[data-show-all]");
    table().classList.remove("is-short");
    if (button) {
      button.hidden = true;
    }
    drawRulers();
  }

  // --- drawings of the rows further down -------------------------------------------------------------------------

  let drawing = null; // of one table: the promise that its rulers are there

  // The address is that of the link for readers without scripts. What was drawn for a table that is gone is dropped.
  function drawRulers() {
    const link = page().querySelector("[data-rulers]");
    if (!link) {
      return Promise.resolve();
    }
    if (drawing && drawing.of === link) {
      return drawing.done;
    }
    const done = fetch(link.href)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then((html) => putRulers(new DOMParser().parseFromString(html, "text/html"), link))
      .catch(() => { drawing = null; });
    drawing = { of: link, done };
    return done;
  }

  function putRulers(source, link) {
    if (!document.contains(link)) {
      return;
    }
    for (const row of rows()) {
      const drawn = source.getElementById(row.id);
      const cells = drawn ? drawn.querySelectorAll("td.w-ruler") : [];
      row.querySelectorAll("td.w-ruler").forEach((cell, place) => {
        if (!cell.firstElementChild && cells[place]) {
          cell.replaceChildren(...cells[place].childNodes);
        }
      });
    }
    link.remove();
  }

  // --- order ----------------------------------------------------------------------------------------------------

  function valueOf(row, key) {
    if (key === "coverage") {
      return Number(row.dataset.coverage);
    }
    const cell = row.querySelector(`td[data-node="${CSS.escape(key)}"]`);
    return cell && cell.dataset.score ? Number(cell.dataset.score) : null;
  }

  // What has no score stands at the end, A to Z, whichever way the scores run: a gap is not a low score.
  function order(state) {
    const names = new Intl.Collator(document.documentElement.lang);
    const sign = state.order === "desc" ? -1 : 1;
    const keyed = rows().map((row) => ({ row, name: row.querySelector("th a").textContent, value: state.sort ? valueOf(row, state.sort) : null }));
    keyed.sort((a, b) => (a.value === null) - (b.value === null) || sign * (a.value - b.value) || names.compare(a.name, b.name));
    table().tBodies[0].append(...keyed.map(({ row }) => row));
    table().classList.toggle("is-alphabetical", !state.sort);
    for (const head of table().tHead.querySelectorAll("th[aria-sort]")) {
      const link = head.querySelector("[data-sort]");
      const chosen = link.dataset.sort === state.sort;
      head.setAttribute("aria-sort", chosen ? { asc: "ascending", desc: "descending" }[state.order] : "none");
      const next = { ...state, sort: link.dataset.sort, order: chosen && state.order === "desc" ? "asc" : "desc" };
      link.href = withState(link.href, next, KEPT);
    }
    const note = page().querySelector("[data-order-note]");
    note.textContent = JSON.parse(note.dataset.notes)[state.sort ? `${state.sort}-${state.order}` : ""];
    page().querySelector("[data-sort='']").hidden = !state.sort;
    if (state.sort) {
      showAll();
    }
  }

  // --- the country beside the map -------------------------------------------------------------------------------

  const mapPlace = (iso3) => page().querySelector(`.map-place[data-iso3="${CSS.escape(iso3)}"]`);

  function showCountry(iso3) {
    const row = document.getElementById(`row-${iso3}`);
    const panel = page().querySelector("[data-panel]");
    if (!row || !panel || panel.dataset.shown === iso3) {
      return;
    }
    panel.dataset.shown = iso3;
    const link = row.querySelector("th a");
    panel.querySelector("[data-panel-name]").textContent = link.textContent;
    panel.querySelector("[data-panel-facts]").textContent = row.dataset.facts;
    panel.querySelector("[data-panel-link]").href = link.href;
    const cells = Array.from(row.querySelectorAll("td.w-ruler"));
    panel.querySelectorAll("[data-panel-pillar]").forEach((line, place) => {
      const score = cells[place].nextElementSibling;
      const shown = line.querySelector("[data-panel-score]");
      shown.replaceChildren(...Array.from(score.childNodes, (node) => node.cloneNode(true)));
      shown.className = `score score--${score.dataset.state} lane--${score.dataset.lane}`;
      for (const name of ["score", "low", "high"]) {
        delete shown.dataset[name];
      }
      for (const { name, value } of score.attributes) {
        if (name.startsWith("data-")) {
          shown.setAttribute(name, value);
        }
      }
    });
    copyRulers(panel, cells);
    if (!cells.every((cell) => cell.firstElementChild)) {
      drawRulers().then(() => panel.dataset.shown === iso3 && copyRulers(panel, cells));
    }
    outline(iso3);
    page().querySelectorAll("[data-tile]").forEach((tile) => tile.classList.toggle("is-chosen", tile.dataset.tile === iso3));
  }

  function copyRulers(panel, cells) {
    panel.querySelectorAll("[data-panel-ruler]").forEach((place, at) => {
      place.replaceChildren(...Array.from(cells[at].childNodes, (node) => node.cloneNode(true)));
    });
  }

  function outline(iso3) {
    const place = mapPlace(iso3);
    const group = page().querySelector("[data-map-chosen]");
    const label = page().querySelector("[data-map-label]");
    if (!place) {
      group.replaceChildren();
      label.textContent = "";
      return;
    }
    const drawings = Array.from(place.querySelectorAll("path, circle"));
    group.replaceChildren(...drawings.map((drawing) => drawing.cloneNode(true)));
    const [x, y, anchor] = place.dataset.label.split(" ");
    label.textContent = place.querySelector("title").textContent;
    label.setAttribute("x", x);
    label.setAttribute("y", y);
    label.setAttribute("text-anchor", anchor);
  }

  // --- what the reader does -------------------------------------------------------------------------------------

  function change(changes) {
    const state = { ...readState(), ...changes };
    writeState(state);
    filter(state);
    return state;
  }

  function fromForm(form) {
    const fields = new FormData(form);
    return Object.fromEntries(FILTERS.map((key) => [key, String(fields.get(key) || "").trim()]));
  }

  function clear() {
    const form = page().querySelector("[data-filters]");
    FILTERS.forEach((key) => {
      if (form.elements[key]) {
        form.elements[key].value = "";
      }
    });
    change(fromForm(form));
    form.elements.q.focus();
  }

  function sortBy(link) {
    const query = new URL(link.href).searchParams;
    const state = change({ sort: query.get("sort") || "", order: query.get("order") || "" });
    order(state);
    markLetters();
  }

  function jump(letter) {
    showAll();
    const row = rows().find((one) => !one.hidden && one.dataset.letter === letter);
    if (row) {
      row.scrollIntoView({ block: "start" });
      row.querySelector("th a").focus({ preventScroll: true });
    }
  }

  const plain = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  // In the capturing phase, so that the frame's own navigation does not see what is answered here.
  document.addEventListener("click", function (event) {
    if (!page() || !plain(event) || (isPaged() && event.target.closest("[data-sort], [data-clear]"))) {
      return;
    }
    const target = event.target;
    const actions = [
      ["[data-sort]", (link) => sortBy(link)],
      ["[data-clear]", () => clear()],
      ["[data-jump]", (link) => jump(link.dataset.jump)],
      ["[data-show-all]", () => showAll()],
      ["a[href='#countries']", null],
    ];
    for (const [selector, act] of actions) {
      const found = target.closest(selector);
      if (found && page().contains(found)) {
        if (act) {
          event.preventDefault();
          event.stopImmediatePropagation();
          act(found);
        } else {
          showAll();
        }
        return;
      }
    }
    const row = target.closest("[data-row]");
    if (row && !target.closest("a") && matchMedia("(max-width: 44em)").matches) {
      row.classList.toggle("is-open");
    }
  }, true);

  document.addEventListener("input", function (event) {
    const form = page() && event.target.closest("[data-filters]");
    if (form && isPaged()) {
      clearTimeout(typing);
      typing = setTimeout(() => form.isConnected && form.requestSubmit(), TYPING);
    } else if (form && event.target.name !== "year") {
      change(fromForm(form));
    }
  });

  document.addEventListener("change", function (event) {
    const form = page() && event.target.closest("[data-filters]");
    if (form && event.target.name === "year" && !isPaged()) {
      form.requestSubmit();
    }
  });

  document.addEventListener("submit", function (event) {
    const form = page() && event.target.closest("[data-filters]");
    if (form && !isPaged() && new FormData(form).get("year") === form.elements.year.dataset.shown) {
      event.preventDefault();
      event.stopImmediatePropagation();
      change(fromForm(form));
    }
  }, true);

  function point(event) {
    if (!page()) {
      return;
    }
    const place = event.target.closest(".map-place, [data-row], [data-show], [data-tile]");
    if (place && page().contains(place)) {
      showCountry(place.dataset.iso3 || place.dataset.row || place.dataset.show || place.dataset.tile);
    }
  }

  document.addEventListener("pointerover", point);
  document.addEventListener("focusin", point);

  function prepare() {
    if (page() && (location.hash === "#countries" || isPaged())) {
      showAll();
    }
  }

  document.addEventListener("drd:view", prepare);
  document.addEventListener("drd:return", prepare);
})();
