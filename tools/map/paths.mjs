// From polygons to short SVG path data, and from crowded points to points that do not overlap.

/** Signed area of a ring of [x, y] points (shoelace). */
function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return Math.abs(sum) / 2;
}

/** Whole coordinates without repeated points; rings that collapse are dropped. */
function rounded(ring) {
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(y)]);
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1]);
}

/** Rings of a projected multipolygon that are worth drawing: the largest always, others from `least` area on. */
export function visibleRings(coordinates, least) {
  const rings = coordinates.flatMap((polygon) => polygon.map((ring) => ({ ring, size: area(ring) })));
  const largest = Math.max(0, ...rings.map(({ size }) => size));
  return rings.filter(({ size }) => size >= least || size === largest).map(({ ring }) => rounded(ring)).filter((ring) => ring.length > 3);
}

export function totalArea(coordinates) {
  return coordinates.reduce((sum, [outer, ...holes]) => sum + area(outer) - holes.reduce((inner, hole) => inner + area(hole), 0), 0);
}

/** Relative path commands in whole numbers, which is less than half of what absolute decimals take. */
export function pathData(rings) {
  return rings.map((ring) => {
    const [first, ...rest] = ring.slice(0, -1);
    let [x, y] = first;
    const steps = rest.map(([nextX, nextY]) => {
      const step = `${nextX - x} ${nextY - y}`;
      [x, y] = [nextX, nextY];
      return step;
    });
    return `M${first.join(" ")}l${steps.join(" ")}z`.replaceAll(" -", "-");
  }).join("");
}

/** Moves points apart, gently and equally, until no two are nearer than `distance`; keeps them inside the map. */
export function pushApart(points, distance, width, height, rounds = 200) {
  const places = points.map((point) => ({ ...point }));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < places.length; i++) {
      for (let j = i + 1; j < places.length; j++) {
        const [a, b] = [places[i], places[j]];
        const [dx, dy] = [b.x - a.x || 0.01, b.y - a.y || 0.01];
        const gap = Math.hypot(dx, dy);
        if (gap >= distance) continue;
        const shift = (distance - gap) / 2 / gap;
        a.x -= dx * shift; a.y -= dy * shift; b.x += dx * shift; b.y += dy * shift;
        moved = true;
      }
    }
    for (const place of places) {
      place.x = Math.min(Math.max(place.x, distance / 2), width - distance / 2);
      place.y = Math.min(Math.max(place.y, distance / 2), height - distance / 2);
    }
    if (!moved) break;
  }
  return places;
}
