// Builds dashboard/drawing/map/world-map.json. See README.md for what it does and why.

import fs from "node:fs";
import { geoCentroid, geoEqualEarth } from "d3-geo";
import { geoProject, geoStitch } from "d3-geo-projection";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";
import { mergeDuplicates, worldTopology } from "./geodata.mjs";
import { pathData, pushApart, totalArea, visibleRings } from "./paths.mjs";

const WIDTH = 5000;                 // units across; the map is 868 CSS pixels wide, so one unit is 0.17 px
const PIXEL = WIDTH / 868;
const CENTRE = 11;                  // degrees east: the cut runs through the Bering Strait, where no land is split
const NORTH = 83.7, SOUTH = -56;    // what lies beyond is ice
const DETAIL = 3.2e-6;              // steradians: the least triangle that a border keeps
const LEAST_RING = 0.3 * PIXEL ** 2;    // islands below this many square pixels are left out
const DOT_BELOW = 14 * PIXEL ** 2;      // economies below this also get a dot
const DOT_ISLAND = 8 * PIXEL ** 2;      // as do archipelagos whose largest island is below this
const DOT_DISTANCE = 8.4 * PIXEL;       // dots of radius 3.4 with their outline do not touch

const root = new URL("../../", import.meta.url);
const places = JSON.parse(fs.readFileSync(new URL("places.json", import.meta.url), "utf8"));
const economies = fs.readFileSync(new URL("data/economies.csv", root), "utf8").trim().split("\n").slice(1).map((line) => line.slice(0, 3));

const projection = geoEqualEarth().rotate([-CENTRE, 0]).precision(0).scale(1).translate([0, 0]);
const features = readFeatures();
const height = fitProjection(features);
const projected = new Map(features.map(({ id, geometry }) => [id, polygons(geoProject(geometry, projection))]));
const known = new Set(economies);

const map = {
  width: WIDTH,
  height,
  shapes: shapesOf([...projected.keys()].filter((id) => known.has(id))),
  points: pointsOf(economies),
  disputed: Object.fromEntries(Object.keys(places.disputed).map((id) => [id, { name: places.disputed[id], path: drawn(id) }])),
  others: shapesOf([...projected.keys()].filter((id) => !known.has(id) && !(id in places.disputed))),
};
check(map);
fs.writeFileSync(new URL("dashboard/drawing/map/world-map.json", root), JSON.stringify(map) + "\n");
report(map);

function readFeatures() {
  const topology = worldTopology();
  const countries = { type: "GeometryCollection", geometries: mergeDuplicates(topology.objects.countries.geometries) };
  const slim = simplify(presimplify({ ...topology, objects: { countries } }, sphericalTriangleArea), DETAIL);
  // The source is cut at 180 degrees; stitching closes the cut, so that Chukotka and Fiji are drawn whole.
  return feature(slim, slim.objects.countries).features.filter(({ id }) => id !== "ATA").map(geoStitch);
}

function polygons(geometry) {
  if (!geometry) return [];
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** Scales the projection so that land and dots fill the width; gives the height in units. */
function fitProjection(all) {
  const margin = 6 * PIXEL;
  const ends = [[0, NORTH], [0, SOUTH]].map((point) => projection(point)[1]);
  const across = all.filter(({ id }) => economies.includes(id)).flatMap(({ geometry }) => polygons(geoProject(geometry, projection)).flat(2)).map(([x]) => x);
  const points = Object.values(places.points).map((point) => projection(point)[0]);
  const [left, right] = [across.reduce((a, b) => Math.min(a, b)), Math.max(across.reduce((a, b) => Math.max(a, b)), ...points)];
  const scale = (WIDTH - 2 * margin) / (right - left);
  projection.scale(scale).translate([margin - left * scale, -ends[0] * scale + margin / 2]);
  return Math.round((ends[1] - ends[0]) * scale + margin);
}

function drawn(id) {
  return pathData(visibleRings(projected.get(id) ?? [], LEAST_RING));
}

function shapesOf(ids) {
  return Object.fromEntries(ids.sort().map((id) => [id, drawn(id)]).filter(([, path]) => path));
}

/** Dots for economies without a shape or with one too small to see or to hit. */
function pointsOf(ids) {
  const small = ids.filter((id) => {
    const islands = (projected.get(id) ?? []).map((island) => totalArea([island]));
    return Math.max(0, ...islands) < DOT_ISLAND || islands.reduce((sum, size) => sum + size, 0) < DOT_BELOW;
  });
  const start = small.map((id) => {
    const [x, y] = projection(places.points[id] ?? mainIsland(id));
    return { id, x, y };
  });
  const apart = pushApart(start, DOT_DISTANCE, WIDTH, height);
  return Object.fromEntries(apart.map(({ id, x, y }) => [id, [Math.round(x), Math.round(y)]]));
}

function mainIsland(id) {
  const { geometry } = features.find((candidate) => candidate.id === id);
  const bySize = polygons(geometry).map((coordinates) => ({ type: "Polygon", coordinates }));
  const sizes = bySize.map((polygon) => totalArea(polygons(geoProject(polygon, projection))));
  return geoCentroid(bySize[sizes.indexOf(Math.max(...sizes))]);
}

function check({ shapes, points }) {
  const missing = economies.filter((id) => !shapes[id] && !points[id]);
  if (missing.length) throw new Error(`no shape and no point for ${missing.join(", ")}; add them to places.json`);
}

function report(built) {
  const bytes = JSON.stringify(built).length;
  console.log(`${Object.keys(built.shapes).length} shapes, ${Object.keys(built.points).length} points, ${bytes} bytes, ${built.width} x ${built.height}`);
}
