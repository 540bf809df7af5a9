// What happens at once on the what-if page: a slider's number goes with it, and the whole table stays open when it
// was asked for. All else follows from the controls (`workbench.js`).
(function () {
  "use strict";
  const page = () => document.querySelector("[data-workbench='what-if']");

  document.addEventListener("input", function ({ target }) {
    const output = page() && target.type === "range" && target.closest(".what-if-weight").querySelector("output");
    if (output) {
      const written = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 4 });
      output.textContent = written.format(Number(target.value));
    }
  });

  document.addEventListener("click", function ({ target }) {
    const button = page() && target.closest("[data-what-if-all]");
    if (button) {
      page().querySelector("[data-what-if-table]").classList.remove("is-short");
      button.hidden = true;
    }
  });
})();
