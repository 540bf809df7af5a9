// Sections that a phone folds: the one that an address points into is opened. Browsers that cannot show a closed
// section open by style alone get all of them opened where there is room.
(function () {
  "use strict";
  const room = matchMedia("(min-width: 44.01em)");

  function openAll() {
    if (room.matches && !CSS.supports("selector(::details-content)")) {
      document.querySelectorAll("details.fold").forEach((fold) => { fold.open = true; });
    }
  }

  function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const inside = target && (target.closest("details.fold") || target.querySelector(":scope > details.fold"));
    if (inside && !inside.open && !room.matches) {
      inside.open = true;
      target.scrollIntoView({ behavior: "instant" });
    }
  }

  function prepare() {
    openAll();
    openTarget();
  }

  document.addEventListener("drd:view", prepare);
  window.addEventListener("hashchange", openTarget);
})();
