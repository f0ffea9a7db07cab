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

export function flowsAt(links: Iterable<Link>, places: Map<string, Place>, outcome: Outcome, month: number): FeatureCollection<LineString> {
  const period = outcome.months[month];
  const days = period ? daysOf(period.from, period.to) : 30;
  const features: Feature<LineString>[] = [];
  for (const link of links) {
    const people = outcome.crossings[link.id]?.[month] ?? 0;
    const [from, to] = [places.get(link.from), places.get(link.to)];
    if (from && to && people / days >= 3) {
      features.push({ type: 'Feature', id: features.length, geometry: { type: 'LineString', coordinates: arc(from, to) }, properties: { id: link.id, perDay: people / days, width: Math.min(11, 0.5 + Math.sqrt(people / days) * 0.16), air: link.mode === 'air', back: link.mode === 'removal' } });
    }
  }
  return { type: 'FeatureCollection', features: features.sort((a, b) => (a.properties!.perDay as number) - (b.properties!.perDay as number)) };
}

/** Most places bear their own name; a custody shares its town's spot, and a destination its state's. */
export function peopleAt(places: Iterable<Place>, outcome: Outcome, week: number, chosen: string | null): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (const place of places) {
    const people = outcome.present[place.id]?.[week] ?? 0;
    const isEnd = place.kind === 'destination' || place.kind === 'origin';
    const beds = place.beds?.mid ?? null;
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] },
      properties: {
        id: place.id,
        name: place.name,
        kind: place.kind,
        people,
        radius: isEnd ? 2.5 : Math.max(2, Math.min(30, Math.sqrt(people) * 0.24)),
        short: beds !== null && people > beds,
        chosen: place.id === chosen,
        rank: isEnd ? 0 : people,
      },
    });
  }
  return { type: 'FeatureCollection', features: features.sort((a, b) => (b.properties!.people as number) - (a.properties!.people as number)) };
}
