// The United Nations countries at 1:50 million, out of the plotly.js package, with duplicate ids merged.

import fs from "node:fs";
import vm from "node:vm";

const bundle = new URL("node_modules/plotly.js/dist/plotly-geo-assets.js", import.meta.url);

/** The topology that plotly.js calls world_50m. It is inside a script, so the script is run in a closed context. */
export function worldTopology() {
  const context = { window: {}, module: { exports: {} } };
  vm.runInNewContext(fs.readFileSync(bundle, "utf8"), context);
  const topology = context.module.exports.topojson?.world_50m ?? context.window.Plotly?.topojson?.world_50m;
  if (!topology) throw new Error("plotly-geo-assets.js no longer holds topojson.world_50m");
  return JSON.parse(JSON.stringify(topology));
}

/** One geometry per id. Several features share an id (West Bank and Gaza, Spain and the Canaries, and others). */
export function mergeDuplicates(geometries) {
  const merged = new Map();
  for (const geometry of geometries) {
    const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
    const known = merged.get(geometry.id);
    if (known) known.arcs.push(...polygons);
    else merged.set(geometry.id, { type: "MultiPolygon", id: geometry.id, arcs: [...polygons] });
  }
  return [...merged.values()];
}
