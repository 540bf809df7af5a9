// Graphs in the places that a page left for them. A page is HTML of the server; where it has an element
// `data-island`, the island of that name waits until the reader comes near, says so to its callback (`seen`), and
// puts the graphs that come back (`children`) into the places. Plotly is loaded then, once, and not before.
(function () {
  "use strict";
  const React = window.React;
  const ReactDOM = window.ReactDOM;
  const NEAR = "300px";
  const PAPER = "#FBFAF7";
  const SMALLEST_PICTURE = 640; // CSS pixels across; narrower, titles and sources would be all lines
  const EDGE = 16;
  const LIBRARY = "plotly", PARTS = "parts"; // what the connection calls them while they are loaded
  // Letters that fit on a line of a picture of the smallest width, and the height of a line.
  const TITLE = { letters: 66, line: 22, size: 17, color: "#1C2024" };
  const SOURCE = { letters: 100, line: 16, size: 12, color: "#565B60" };
  const FONT = "Helvetica Neue, Helvetica, Arial, sans-serif"; // a picture cannot bring the page's own

  const { inside } = window.drd_place;
  const config = () => JSON.parse(document.getElementById("drd-config").textContent);
  const loaded = {}; // promises of scripts, by what they are for

  // dcc.Graph asks for its late part when the first graph is there; by then it has come. A preload would
  // warn where a figure takes longer than three seconds.
  function askForGraphs() {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = new URL("async-graph.js", new URL(config().parts, document.baseURI)).href;
    document.head.append(link);
  }

  function plotly() {
    loaded.plotly = loaded.plotly || window.drd_connection.patiently(LIBRARY, function () {
      askForGraphs();
      return script(config().plotly);
    }).then(() => window.Plotly.setPlotConfig(gifts(config())));
    return loaded.plotly;
  }

  // The components of Dash and bootstrap that come as the children of islands. Pages without any do without them.
  function parts() {
    loaded.parts = loaded.parts || window.drd_connection.patiently(PARTS, () => script(config().parts));
    return loaded.parts;
  }

  function script(address) {
    return new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = function (event) {
        script.remove();
        reject(event);
      };
      document.head.append(script);
    });
  }

  // --- what all graphs offer -----------------------------------------------------------------------------------

  // Buttons that need a function cannot come with a figure, which is JSON; this is plotly's own door for them.
  function gifts({ charts }) {
    const language = document.documentElement.lang;
    const save = (format) => ({
      name: format, title: charts[format], icon: icon(format), click: (graph) => savePicture(graph, format),
    });
    return {
      displayModeBar: "hover", displaylogo: false, showSendToCloud: false, showTips: false, doubleClick: "reset",
      modeBarButtons: [["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"], [save("png"), save("svg")]],
      locale: language, locales: { [language]: { dictionary: charts.words, format: {} } },
    };
  }

  function icon(format) {
    return {
      width: 1000, height: 1000,
      path: format === "png"
        ? "M100 200h800v600h-800zM180 280v360l180-200 160 160 100-90 200 170v-400zM660 340a60 60 0 1 0 .1 0z"
        : "M450 80h100v420l150-150 70 70-270 270-270-270 70-70 150 150zM120 780h760v100h-760z",
    };
  }

  // The picture says by itself what it shows: title, source and scale stand around the graph as it is on the screen.
  function savePicture(graph, format) {
    const layout = graph.layout;
    const { title, source, file } = layout.meta;
    const width = Math.max(graph.clientWidth, SMALLEST_PICTURE);
    const { l, r, t, b } = layout.margin;
    const head = lines(title, TITLE, width);
    const foot = lines(source, SOURCE, width);
    const margin = { l: Math.max(l, EDGE), r: Math.max(r, EDGE), t: t + head.height + EDGE, b: b + foot.height + EDGE };
    const text = (part, place) => ({ ...place, text: part.text, font: part.font, showarrow: false, align: "left",
      xref: "paper", x: 0, xanchor: "left", xshift: EDGE - margin.l, yref: "paper" });
    const picture = {
      ...layout, autosize: false, width, height: graph.clientHeight + head.height + foot.height + 2 * EDGE,
      margin, paper_bgcolor: PAPER, font: { ...layout.font, family: FONT },
      annotations: [
        ...(layout.annotations || []),
        text(head, { y: 1, yanchor: "top", yshift: margin.t - EDGE / 2 }),
        text(foot, { y: 0, yanchor: "bottom", yshift: EDGE / 2 - margin.b }),
      ],
    };
    return window.Plotly.downloadImage(
      { data: graph.data, layout: picture, config: { locale: document.documentElement.lang } },
      { format, filename: file, width, height: picture.height, scale: format === "png" ? 2 : 1 },
    );
  }

  function lines(words, { letters, line, size, color }, width) {
    const text = wrapped(words, letters * width / SMALLEST_PICTURE);
    return { text: text.join("<br>"), height: text.length * line, font: { family: FONT, size, color } };
  }

  function wrapped(words, letters) {
    const lines = [""];
    for (const word of words.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length >= letters) {
        lines.push(word);
      } else {
        lines[lines.length - 1] = last ? `${last} ${word}` : word;
      }
    }
    return lines;
  }

  const isPlot = (place) => place.hasAttribute("data-plot");

  // --- one graph in its place ----------------------------------------------------------------------------------

  function isPlotted(place) {
    return place.querySelector(".js-plotly-plot:not(.dash-graph--pending) svg.main-svg");
  }

  // The drawing is a picture with a name; the buttons beside it are not part of the picture.
  function name(place) {
    const [drawing, ...above] = place.querySelectorAll("svg.main-svg");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", place.getAttribute("aria-label"));
    above.forEach((layer) => layer.setAttribute("aria-hidden", "true"));
    // A finger that moves over a graph scrolls the page; it zooms by the buttons.
    if (matchMedia("(pointer: coarse)").matches) {
      window.Plotly.relayout(place.querySelector(".js-plotly-plot"), { dragmode: false });
    }
    place.setAttribute("data-drawn", "");
  }

  function nameWhenPlotted(places) {
    const waiting = new Set(places);
    const watcher = new MutationObserver(function () {
      for (const place of waiting) {
        if (isPlotted(place)) {
          waiting.delete(place);
          name(place);
        }
      }
      if (!waiting.size) {
        watcher.disconnect();
      }
    });
    places.forEach((place) => watcher.observe(
      place, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] }));
    return () => watcher.disconnect();
  }

  function tellMissing(place) {
    if (!place.querySelector(".plot-trouble")) {
      const words = document.createElement("p");
      words.className = "plot-trouble";
      words.textContent = window.drd_connection.words.chart;
      words.setAttribute("data-until-drawn", "");
      place.append(words);
    }
  }

  // --- the component -------------------------------------------------------------------------------------------

  function Island({ id, children }) {
    const [places, setPlaces] = React.useState([]);
    const [isLoaded, setLoaded] = React.useState(false);
    const asked = React.useRef(null);
    const before = React.useRef(null); // what was drawn for another address, until the new answer is there
    const latest = React.useRef(children);
    latest.current = children;

    React.useEffect(function () {
      let watcher = null;

      function ask(found) {
        const address = location.pathname + location.search;
        if (address !== asked.current) {
          asked.current = address;
          before.current = latest.current || null;
          // Also when it was asked for before and never answered, which the component's own way would leave out.
          parts().then(() => address === asked.current && window.dash_clientside.set_props(id, { seen: inside(address) }));
        }
        Promise.all([parts(), found.some(isPlot) && plotly()]).then(() => setLoaded(true));
        setPlaces(found);
      }

      function watch() {
        setPlaces([]);
        watcher && watcher.disconnect();
        const found = [...document.querySelectorAll(`[data-island="${id}"]`)];
        watcher = new IntersectionObserver(function (entries) {
          if (entries.some((entry) => entry.isIntersecting)) {
            watcher.disconnect();
            ask(found);
          }
        }, { rootMargin: NEAR });
        found.forEach((place) => watcher.observe(place));
        found.length && parts();
      }

      // What could not be had is told where it would stand, and is asked for anew when its page is shown again.
      function miss({ detail }) {
        const isScript = [LIBRARY, PARTS].includes(detail.name);
        if (detail.name === `${id}.children` || isScript) {
          asked.current = isScript ? asked.current : null;
          document.querySelectorAll(`[data-island="${id}"][data-plot]:not([data-drawn])`).forEach(tellMissing);
        }
      }

      document.addEventListener("drd:failed", miss);
      document.addEventListener("drd:view", watch);
      document.addEventListener("drd:return", watch);
      watch();
    }, []);

    const isAnswered = isLoaded && children && children !== before.current;
    // A control takes the place of the server's, with the focus if it has it: both have one id.
    React.useLayoutEffect(function () {
      if (!isAnswered) {
        return;
      }
      const focused = document.activeElement;
      const before = places.flatMap((place) => [...place.querySelectorAll("[data-until-drawn]")]);
      before.forEach((element) => element.remove());
      if (before.includes(focused)) {
        document.getElementById(focused.id).focus({ preventScroll: true });
      }
    }, [places, isAnswered]);

    React.useEffect(function () {
      const [plots, others] = [places.filter(isPlot), places.filter((place) => !isPlot(place))];
      const stop = isAnswered ? nameWhenPlotted(plots) : () => {};
      if (isAnswered) {
        others.forEach((place) => place.setAttribute("data-drawn", ""));
      }
      return function () {
        stop();
        places.forEach((place) => place.removeAttribute("data-drawn"));
      };
    }, [places, isAnswered]);
    return isAnswered
      ? React.Children.toArray(children).slice(0, places.length).map(
        (graph, at) => ReactDOM.createPortal(graph, places[at], String(at)))
      : null;
  }

  window.drd_view = { ...window.drd_view, Island };
})();
