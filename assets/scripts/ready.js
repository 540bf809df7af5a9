// Runs after all other scripts of ours: the first view is there. The view component says the same of later views.
// Dash starts once that view has been painted; until then links are plain links.
(function () {
  "use strict";
  document.dispatchEvent(new CustomEvent("drd:view"));

  function afterThePaint(next) {
    requestAnimationFrame(() => setTimeout(next));
  }

  function startDash() {
    const script = document.createElement("script");
    script.src = JSON.parse(document.getElementById("drd-config").textContent).dash;
    document.head.append(script);
  }

  afterThePaint(() => afterThePaint(startDash));
})();
