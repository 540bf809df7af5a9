// Builds assets/vendor/plotly-drd.min.js. Run through `make plotly`.
import { build } from "esbuild";

await build({
  entryPoints: ["entry.js"],
  outfile: "../../assets/vendor/plotly-drd.min.js",
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2020",
  define: { global: "window" },
  alias: { stream: "stream-browserify" },
  loader: { ".css": "empty" },
  legalComments: "none",
  banner: { js: "/* plotly.js 4.1.1, scatter, bar and heatmap only; MIT licence, Plotly Technologies Inc. */" },
});
