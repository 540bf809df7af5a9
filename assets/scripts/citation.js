// A citation needs the whole address, which only the browser knows; without scripts the path stands there.
(function () {
  "use strict";

  function spellOut() {
    for (const link of document.querySelectorAll("a[data-whole-address]")) {
      link.textContent = link.href;
    }
  }

  document.addEventListener("drd:view", spellOut);
})();
