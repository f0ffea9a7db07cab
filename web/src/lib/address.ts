import type { Dates } from './types';

/** What the address of a view says. It may come from anybody: what it names and does not exist is left out, here or where the scenario is known. */
export interface Asked {
  scenario: string | null;
  view: string | null;
  week: number;
  language: string | null;
  place: string | null;
  off: string[];
  dates: Record<string, Dates>;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string): boolean => day.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

export function readAddress(hash: string): Asked {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const list = (name: string): string[] => (said.get(name) ?? '').split(',').filter((word) => word !== '');
  const dates = list('dates').flatMap((word): [string, Dates][] => {
    const [id, days = ''] = word.split('=');
    const ends = days.split('..');
    return id && ends.length === 2 && ends.every((end) => end === '' || isDay(end)) ? [[id, { from: ends[0] || null, to: ends[1] || null }]] : [];
  });
  const week = said.get('week');
  return { scenario: said.get('scenario'), view: said.get('view'), week: week ? Math.floor(Number(week)) : Number.NaN, language: said.get('lang'), place: said.get('place'), off: list('off'), dates: Object.fromEntries(dates) };
}

export function writeAddress(shown: Asked): string {
  const hash = new URLSearchParams({ scenario: shown.scenario ?? '', view: shown.view ?? '', week: String(shown.week), lang: shown.language ?? 'en' });
  if (shown.place) hash.set('place', shown.place);
  if (shown.off.length > 0) hash.set('off', shown.off.join(','));
  const dates = Object.entries(shown.dates).map(([id, { from, to }]) => `${id}=${from ?? ''}..${to ?? ''}`);
  if (dates.length > 0) hash.set('dates', dates.join(','));
  return `#${hash}`;
}
