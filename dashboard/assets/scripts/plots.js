// Draws each <figure data-plot> when it comes near the screen. The library is loaded once, by the first of them.
(function () {
  "use strict";
  const CONFIG = { displayModeBar: false, displaylogo: false, responsive: true, showSendToCloud: false };
  let library = null;

  function plotly() {
    library = library || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = JSON.parse(document.getElementById("drd-config").textContent).plotly;
      script.onload = () => resolve(window.Plotly);
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  }

  async function draw(figure) {
    const drawing = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    const Plotly = await plotly();
    const place = document.createElement("div");
    place.className = "plot-drawing";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", figure.getAttribute("aria-label"));
    figure.querySelector(".plot-space").replaceWith(place);
    const config = { ...CONFIG, locale: document.documentElement.lang };
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      drawing.layout.transition = { duration: 0 };
    }
    await Plotly.newPlot(place, drawing.data, drawing.layout, config);
    figure.setAttribute("data-drawn", "");
  }

  const watcher = new IntersectionObserver(function (entries) {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      watcher.unobserve(entry.target);
      draw(entry.target);
    }
  }, { rootMargin: "300px" });

  document.addEventListener("drd:view", function () {
    document.querySelectorAll("figure[data-plot]:not([data-drawn])").forEach((figure) => watcher.observe(figure));
  });
})();
