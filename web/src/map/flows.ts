import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { Link, Outcome, Place } from '../lib/types';

/** A link as an arc that bends to its right, so that the two ways between places lie side by side. */
export function arc(from: Place, to: Place): [number, number][] {
  const [dx, dy] = [to.longitude - from.longitude, to.latitude - from.latitude];
  const bend = 0.12;
  const middle = [from.longitude + dx / 2 + dy * bend, from.latitude + dy / 2 - dx * bend] as const;
  const steps = 16;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps;
    return [
      (1 - t) ** 2 * from.longitude + 2 * t * (1 - t) * middle[0] + t ** 2 * to.longitude,
      (1 - t) ** 2 * from.latitude + 2 * t * (1 - t) * middle[1] + t ** 2 * to.latitude,
    ];
  });
}

const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** What is drawn of a link or place and moves with time: it is set on what lies on the map already, so that nothing is cut into tiles anew. */
export type State = Record<string, number | boolean>;

/** Fewer than these a day are no line. */
export const fewest = 3;

export function waysOf(links: Iterable<Link>, places: Map<string, Place>): FeatureCollection<LineString> {
  const features: Feature<LineString>[] = [];
  for (const link of links) {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    if (from && to) {
      features.push({ type: 'Feature', id: features.length, geometry: { type: 'LineString', coordinates: arc(from, to) }, properties: { id: link.id, air: link.mode === 'air', back: link.mode === 'removal' } });
    }
  }
  return { type: 'FeatureCollection', features };
}

export function flowAt(id: string, outcome: Outcome, month: number): State {
  const period = outcome.months[month];
  const perDay = (outcome.crossings[id]?.[month] ?? 0) / (period ? daysOf(period.from, period.to) : 30);
  return perDay >= fewest ? { perDay, width: Math.min(11, 0.5 + Math.sqrt(perDay) * 0.16) } : { perDay: 0, width: 0 };
}

const isEnd = (place: Place): boolean => place.kind === 'destination' || place.kind === 'origin';

/** Where places lie, those with most people over all weeks first, so that small ones lie on large ones. */
export function spotsOf(places: Iterable<Place>, outcome: Outcome): FeatureCollection<Point> {
  const most = (p: Place): number => Math.max(0, ...(outcome.present[p.id] ?? []));
  return {
    type: 'FeatureCollection',
    features: [...places]
      .toSorted((a, b) => most(b) - most(a))
      .map((place, id) => ({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] }, properties: { id: place.id, kind: place.kind } })),
  };
}

export interface Spot {
  people: number;
  radius: number;
  short: boolean;
}

export function spotAt(place: Place, outcome: Outcome, week: number): Spot {
  const people = outcome.present[place.id]?.[week] ?? 0;
  const beds = place.beds?.mid ?? null;
  return { people, radius: isEnd(place) ? 2.5 : Math.max(2, Math.min(30, Math.sqrt(people) * 0.24)), short: beds !== null && people > beds };
}
