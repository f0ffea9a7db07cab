/** What the API answers; src/Travesia.Server has the same names. */

export interface Band {
  mid: number;
  low: number | null;
  high: number | null;
}

export interface Bands {
  mid: number[];
  low: number[] | null;
  high: number[] | null;
}

export interface Period {
  from: string;
  to: string;
}

export interface Place {
  id: string;
  name: string;
  country: string;
  kind: 'origin' | 'transit' | 'crossing' | 'shelter' | 'detention' | 'destination';
  latitude: number;
  longitude: number;
  stayDays: Band;
  beds: Band | null;
  bedsSource: string | null;
  source: string | null;
}

export interface Link {
  id: string;
  from: string;
  to: string;
  mode: string;
  distanceKm: number;
  days: Band;
  costUsd: Band;
  deathChance: Band;
  isIrregular: boolean;
  isClosedByDefault: boolean;
  source: string | null;
}

export interface Policy {
  id: string;
  title: string;
  effect: string;
  from: string | null;
  to: string | null;
  announced: string | null;
  isStanding: boolean;
  source: string | null;
}

export interface Source {
  id: string;
  publisher: string;
  title: string;
  date: string;
  locator: string;
}

export interface Scenario {
  name: string;
  title: string;
  from: string;
  to: string;
  rules: string;
  uncertainNumbers: number;
  isFitted: boolean;
  groups: { id: string; title: string }[];
  places: Place[];
  links: Link[];
  policies: Policy[];
  sources: Source[];
  hasJourneys: boolean;
  lastCount: string | null;
  departures: { group: string; place: string }[];
  journeys: { group: string; from: string; to: string }[];
  translations: Record<string, string>;
}

export interface ScenarioItem {
  name: string;
  title: string | null;
  isSound: boolean;
}

export interface Dates {
  from: string | null;
  to: string | null;
}

export interface Head {
  id: string;
  kind: 'expected' | 'futures' | 'run';
  members: number;
  of: number;
  isFluid: boolean;
  off: string[];
  dates: Record<string, Dates>;
}

export interface Outcome {
  head: Head;
  months: Period[];
  weeks: Period[];
  present: Record<string, number[]>;
  arrivals: Record<string, number[]>;
  crossings: Record<string, number[]>;
  totals: Record<string, Band>;
  byMonth: Record<string, Bands>;
  placeTotals: Record<string, Record<string, Band>>;
  linkDeaths: Record<string, Band>;
}

export interface Series {
  series: string;
  title: string;
  area: string;
  counts: string;
  source: string | null;
  periods: Period[];
  publishers: { publisher: string; values: (number | null)[] }[];
  model: Bands | null;
}

export interface PlaceOutcome {
  head: Head;
  place: string;
  months: Period[];
  weeks: Period[];
  byMonth: Record<string, Bands>;
  presentByWeek: Bands | null;
  totals: Record<string, Band>;
  groups: Record<string, Band>;
  shortage: { chance: number; futures: number; first: string | null; low: string | null; high: string | null; unseen: number | null } | null;
  series: Series[];
}

export interface Figure {
  id: string;
  statement: string;
  definition: string | null;
  value: number;
  bound: string;
  unit: string;
  per: string;
  from: string | null;
  to: string | null;
  about: string | null;
  area: string | null;
  group: string | null;
  role: string;
  counts: string | null;
  note: string | null;
  source: string;
  model: { unit: string; median: number; low80: number; high80: number } | null;
  verdict: string;
  reason: { code: string; counts: string; value: string | null } | null;
}

export interface Run {
  id: string;
  outcome: string;
  members: number;
  seed: number;
}

export interface Problem {
  title: string;
  status: number;
  errors: { code: string; message: string; file?: string; line?: number; column?: number }[];
}

export interface Job {
  id: string;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  of: number;
  soFar: Record<string, Band>;
  outcome: string | null;
  shown: number;
  hasResult: boolean;
  problem: Problem | null;
}

export interface Difference {
  quantity: string;
  unit: string;
  scenario: number | null;
  changed: number | null;
  mean: number | null;
  low80: number | null;
  high80: number | null;
  standardError: number | null;
}

export interface Compared {
  place: string | null;
  group: string | null;
  people: Difference[];
  harm: Difference[];
}

export interface Comparison {
  draws: number;
  futuresPerDraw: number;
  everybody: Compared;
  places: Compared[];
  groups: Compared[];
}

export interface Spread {
  mean: Band | null;
  tenth: Band | null;
  half: Band | null;
  nineTenths: Band | null;
}

export interface JourneyEnd {
  end: string;
  place: string | null;
  country: string | null;
  share: Band | null;
  days: Band | null;
  usd: Band | null;
  km: Band | null;
}

export interface JourneyLeg {
  link: string;
  traversals: Band | null;
  users: Band | null;
  days: Band | null;
  usd: Band | null;
  waitingDays: Band | null;
  death: Band | null;
  injury: Band | null;
  abuse: Band | null;
  stopped: Band | null;
}

export interface JourneyStep {
  day: number;
  act: string;
  place: string | null;
  link: string | null;
  country: string | null;
  usd: number;
}

export interface Journeys {
  date: string;
  lastDay: string;
  group: string;
  members: number;
  isFluid: boolean;
  starts: { place: string; share: Band | null }[];
  to: string[];
  kinds: JourneyEnd[];
  ends: JourneyEnd[];
  days: Spread | null;
  usd: Spread | null;
  km: Spread | null;
  stops: Spread | null;
  neverStopped: number;
  perPerson: Record<string, Band | null>;
  injured: Band | null;
  abused: Band | null;
  legs: JourneyLeg[];
  reaching: { chance: Band | null; days: Spread | null; usd: Spread | null; km: Spread | null } | null;
  figures: Figure[];
  examples: { end: string; days: number; usd: number; km: number; steps: JourneyStep[] }[];
}

export interface Fan {
  month: string;
  horizon: number;
  mid: number;
  low50: number;
  high50: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

export interface Counted {
  month: string;
  value: number;
}

export interface ForecastSeries {
  series: string;
  title: string;
  publisher: string;
  area: string;
  group: string | null;
  source: string | null;
  known: Counted[];
  later: Counted[];
  months: Fan[];
  persistence: Fan[];
}

export interface Forecast {
  origin: string;
  horizon: number;
  testedHorizon: number;
  members: number;
  observations: number;
  notKnown: string[];
  off: string[];
  series: ForecastSeries[];
  places: { place: string; months: Fan[] }[];
}

export interface ServerInfo {
  version: string;
  responsibleUse: string;
}
