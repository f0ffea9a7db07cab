// Makes the country outlines that the report's map is drawn on. See README.md in this folder.
//
//   node make-outlines.mjs path/to/world-atlas/countries-50m.json > ../../src/Travesia.Results/Report/Map/americas.json
//
// Input: TopoJSON of Natural Earth's 1:50m countries. Output: one ring of a country on a line, in hundredths of a degree,
// the first point absolute and the others as differences.

import { readFileSync } from "node:fs";

const TOLERANCE = 0.04; // degrees: half a pixel of a map of the whole corridor
const LEAST_AREA = 0.02; // square degrees: keeps Barbados, drops islets
const LEAST_AREA_NORTH = 1; // of the islands north of 50 degrees, where no journey leads
const UNIT = 100; // steps in a degree

// ISO 3166-1 numeric, as the input has it, to alpha-3, as scenarios write it.
const AMERICAS = {
  "028": "ATG", "032": "ARG", "044": "BHS", "052": "BRB", "068": "BOL", "076": "BRA", "084": "BLZ", "124": "CAN",
  "152": "CHL", "170": "COL", "188": "CRI", "192": "CUB", "212": "DMA", "214": "DOM", "218": "ECU", "222": "SLV",
  "308": "GRD", "320": "GTM", "328": "GUY", "332": "HTI", "340": "HND", "388": "JAM", "484": "MEX", "531": "CUW",
  "533": "ABW", "558": "NIC", "591": "PAN", "600": "PRY", "604": "PER", "630": "PRI", "659": "KNA", "662": "LCA",
  "670": "VCT", "740": "SUR", "780": "TTO", "840": "USA", "858": "URY", "862": "VEN",
};

const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { scale, translate } = topology.transform;
const arcs = topology.arcs.map(decode).map(simplify);

const lines = [];
for (const country of topology.objects.countries.geometries) {
  const code = AMERICAS[country.id];
  if (!code) continue;
  const polygons = country.type === "Polygon" ? [country.arcs] : country.arcs;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const points = stitch(ring);
      const north = Math.min(...points.map((p) => p[1])) > 50 && points.length < 4000;
      if (Math.abs(area(points)) < (north ? LEAST_AREA_NORTH : LEAST_AREA)) continue;
      const steps = encode(points);
      if (steps.length >= 8) lines.push({ code, steps });
    }
  }
}

lines.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : b.steps.length - a.steps.length));
process.stdout.write(
  '{"source":"Natural Earth 1:50m, public domain, by the npm package world-atlas 2.0.2 (ISC)","unit":' + UNIT + ',"rings":[\n' +
  lines.map((l) => `["${l.code}",${l.steps.join(",")}]`).join(",\n") + "\n]}\n");

function decode(arc) {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

// Douglas and Peucker on an arc, whose ends stay: neighbours share arcs, so that their border stays one line.
function simplify(points) {
  if (points.length < 3) return points;
  const kept = new Array(points.length).fill(false);
  kept[0] = kept[points.length - 1] = true;
  const closed = points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  if (closed) {
    const far = farthest(points, 0, points.length - 1);
    kept[far.index] = true;
    split(0, far.index);
    split(far.index, points.length - 1);
  } else {
    split(0, points.length - 1);
  }
  return points.filter((_, i) => kept[i]);

  function split(first, last) {
    if (last - first < 2) return;
    const far = farthest(points, first, last);
    if (far.distance <= TOLERANCE) return;
    kept[far.index] = true;
    split(first, far.index);
    split(far.index, last);
  }
}

function farthest(points, first, last) {
  const [ax, ay] = points[first], [bx, by] = points[last];
  const length = Math.hypot(bx - ax, by - ay);
  let index = first + 1, distance = -1;
  for (let i = first + 1; i < last; i++) {
    const [x, y] = points[i];
    const d = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (d > distance) { distance = d; index = i; }
  }
  return { index, distance };
}

function stitch(ring) {
  const points = [];
  for (const a of ring) {
    const arc = a < 0 ? arcs[~a].slice().reverse() : arcs[a];
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  return points;
}

function area(points) {
  let sum = 0;
  for (let i = 0; i + 1 < points.length; i++) sum += points[i][0] * points[i + 1][1] - points[i + 1][0] * points[i][1];
  return sum / 2;
}

function encode(points) {
  const steps = [];
  let px = 0, py = 0;
  points.slice(0, -1).forEach(([lon, lat], i) => {
    const x = Math.round(lon * UNIT), y = Math.round(lat * UNIT);
    if (i > 0 && x === px && y === py) return;
    steps.push(i === 0 ? x : x - px, i === 0 ? y : y - py);
    px = x; py = y;
  });
  return steps;
}
