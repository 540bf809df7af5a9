// A page with many knobs. Its controls are Dash's, in the places of the server's form (`island.js`); they say what
// they hold (`asked`), and a callback says what follows (`answer`): an address for the history and HTML for the
// leaves of the page. The controls stay where they are, so that neither focus nor what was typed is lost.
(function () {
  "use strict";
  const React = window.React;
  const PATIENCE = 8000; // milliseconds until a knob may be turned again though no answer came
  const RANGE = "input[type=range]";

  const { inside, outside, placed } = window.drd_place;
  const root = document.documentElement;
  const page = (id) => document.querySelector(id ? `[data-workbench="${id}"]` : "[data-workbench]");
  const idOf = (name) => ({ control: name, workbench: page().dataset.workbench });
  const control = (name) => document.getElementById(JSON.stringify(idOf(name)));
  const here = () => location.pathname + location.search;
  const isBusy = () => root.hasAttribute("data-loading");

  const filled = new WeakMap(); // the HTML of a leaf's place
  let values = null; // what all controls hold, by name
  let answered = ""; // the values that the page shows, or will when the answer is there
  let wanted = null; // the address of another state that a link asked for
  let before = {}; // the values when an address was asked for
  let isTurned = false; // whether the reader did something that was not sent yet
  let isHeld = false; // whether a slider is being dragged
  let impatience = null;

  // --- from the controls to the question -------------------------------------------------------------------------

  // Changes wait for a slider that is being dragged and for the last answer, and then go together.
  function question() {
    if (!isTurned || isHeld || isBusy() || !values || JSON.stringify(values) === answered) {
      return null;
    }
    isTurned = false;
    answered = JSON.stringify(values);
    wait();
    wanted = null;
    return { address: inside(here()), values };
  }

  function goOn() {
    const asked = page() && question();
    if (asked) {
      window.dash_clientside.set_props(page().dataset.workbench, { asked });
    }
  }

  function wait() {
    root.setAttribute("data-loading", "");
    clearTimeout(impatience);
    impatience = setTimeout(settle, PATIENCE);
  }

  function settle() {
    clearTimeout(impatience);
    root.removeAttribute("data-loading");
    goOn();
  }

  const isOurs = (event) => page() && page().contains(event.target);

  // Before React hears of it: a value that changes without one of these was set by us.
  ["input", "click"].forEach((name) => document.addEventListener(name, function (event) {
    isTurned = isTurned || Boolean(isOurs(event) && event.target.matches("input, select"));
  }, true));
  document.addEventListener("pointerdown", function (event) {
    isHeld = Boolean(isOurs(event) && event.target.matches(RANGE));
  }, true);
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, function () {
    isHeld = false;
    setTimeout(goOn, 0);
  }, true));

  // The enter key would send the form as it was before it had scripts.
  document.addEventListener("submit", function (event) {
    if (isOurs(event) && event.target.querySelector("[data-drawn]")) {
      event.preventDefault();
    }
  }, true);

  // --- from the answer to the page -------------------------------------------------------------------------------

  // The reader keeps place and focus, and what was open stays open.
  function steady(change) {
    const at = document.activeElement;
    const top = at.getBoundingClientRect().top;
    const open = Array.from(document.querySelectorAll("[data-leaf] details[open][id]"), (details) => details.id);
    change();
    open.map((id) => document.getElementById(id)).filter(Boolean).forEach((details) => { details.open = true; });
    const same = document.contains(at) ? at : (at.id && document.getElementById(at.id)) || document.querySelector("h1");
    if (same !== at) {
      same.hasAttribute("href") || same.setAttribute("tabindex", "-1");
      same.focus({ preventScroll: true });
    }
    if (at !== document.body && same.id === at.id) {
      window.scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
    }
  }

  function fill(leaves) {
    for (const place of page().querySelectorAll("[data-leaf]")) {
      const html = placed(leaves[place.dataset.leaf]);
      const isLong = html.includes("<"); // reading back what was parsed takes longer than to parse it
      if (isLong ? filled.get(place) !== html : place.textContent !== html) {
        place.innerHTML = html;
        filled.set(place, html);
      }
    }
  }

  function set(name, changed) {
    window.dash_clientside.set_props(idOf(name), changed);
  }

  // What the reader turned since the address was asked for stays, and is asked for next.
  function setControls({ values: found, idle }) {
    if (values && Object.keys(found).length) {
      answered = JSON.stringify({ ...values, ...found });
      const behind = Object.entries(found).filter(([name, value]) => values[name] === before[name] && values[name] !== value);
      values = { ...values, ...Object.fromEntries(behind) };
      behind.forEach(([name, value]) => set(name, { value }));
    }
    for (const field of page().querySelectorAll(RANGE)) {
      if (field.disabled !== idle.includes(field.name)) {
        set(field.name, { disabled: !field.disabled });
      }
    }
  }

  // What was refused is said at its control, or before all of them; nothing else changes.
  function tell({ refused, problem }) {
    for (const place of page().querySelectorAll("[data-problem]")) {
      const field = control(place.dataset.problem);
      place.textContent = place.dataset.problem === refused ? problem : "";
      if (field) {
        const said = place.textContent ? { "aria-invalid": "true", "aria-describedby": place.id } : {};
        for (const name of ["aria-invalid", "aria-describedby"]) {
          said[name] ? field.setAttribute(name, said[name]) : field.removeAttribute(name);
        }
      }
    }
  }

  function loadWhole() {
    wanted ? location.assign(wanted) : location.reload();
  }

  function show(answer) {
    const place = page();
    if (answer.problem && !place.querySelector(`[data-problem="${answer.refused}"]`)) {
      loadWhole(); // nobody typed it: an address that is refused is answered by a page of its own
      return;
    }
    tell(answer);
    if (!answer.problem) {
      steady(() => fill(answer.leaves));
      setControls(answer);
      window.drd_view.enter(outside(answer.address));
      document.dispatchEvent(new CustomEvent("drd:turned"));
    }
  }

  // --- the component ---------------------------------------------------------------------------------------------

  function Workbench({ id, asked, answer, setProps }) {
    const everAsked = React.useRef(false);
    everAsked.current = everAsked.current || Boolean(asked);

    React.useEffect(function () {
      function ask(event) {
        isTurned = false;
        before = values || {};
        wanted = (event && event.detail) || null;
        wait();
        setProps({ asked: { address: inside(wanted || here()), values: null } });
      }

      // A page that was left and is opened again: the controls may still hold what was turned before.
      function again() {
        isTurned = false;
        if (page(id) && everAsked.current) {
          ask();
        }
      }

      document.addEventListener("drd:state", ask);
      document.addEventListener("drd:view", again);
      document.addEventListener("drd:return", again);
    }, []);

    React.useLayoutEffect(function () {
      if (answer && page(id)) {
        answer.address || answer.problem ? show(answer) : loadWhole();
        settle();
      }
    }, [answer]);
    return null;
  }

  window.drd_view = { ...window.drd_view, Workbench };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.drd_workbench = {
    // From the values of all controls to the question.
    asked: function (found) {
      const names = window.dash_clientside.callback_context.inputs_list[0].map(({ id }) => id.control);
      values = Object.fromEntries(names.map((name, at) => [name, found[at] === undefined ? null : found[at]]));
      answered = isTurned ? answered : JSON.stringify(values);
      return question() || window.dash_clientside.no_update;
    },
  };
})();
