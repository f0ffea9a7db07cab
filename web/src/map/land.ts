import type { FeatureCollection, Geometry } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';

export interface Land {
  countries: FeatureCollection<Geometry>;
  borders: Geometry;
}

/** Coasts and borders of the world, from Natural Earth, as a file of this server. */
export async function loadLand(): Promise<Land> {
  const topology = (await (await fetch(atlasUrl)).json()) as Topology<{ countries: GeometryCollection }>;
  const { countries } = topology.objects;
  return { countries: feature(topology, countries) as FeatureCollection<Geometry>, borders: mesh(topology, countries, (a, b) => a !== b) as Geometry };
}
