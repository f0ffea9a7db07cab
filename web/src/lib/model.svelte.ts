import { readAddress } from './address';
import { Refused, end, get, isGoing, post, watch } from './api';
import type { Comparison, Dates, Figure, Forecast, Job, Journeys, Outcome, PlaceOutcome, Policy, Run, Scenario, ScenarioItem, Series, ServerInfo, Source } from './types';
import { Work, sentenceOf } from './work.svelte';
import { words } from './words.svelte';

export type View = 'overview' | 'place' | 'policies' | 'compare' | 'journeys' | 'forecast' | 'figures' | 'sources';
const all: View[] = ['overview', 'place', 'policies', 'compare', 'journeys', 'forecast', 'figures', 'sources'];

/** Of reasons why an edit is refused, as many as a person reads. */
const mostSentences = 3;

/** Everything that the app knows and shows. */
class Model {
  server = $state.raw<ServerInfo | null>(null);
  scenarios = $state.raw<ScenarioItem[]>([]);
  scenario = $state.raw<Scenario | null>(null);
  runs = $state.raw<Run[]>([]);

  /** What is shown, and the scenario as it is, both in real numbers at once; bands take the place of the first as they come. */
  shown = $state.raw<Outcome | null>(null);
  base = $state.raw<Outcome | null>(null);
  fluid = $state.raw<Outcome | null>(null);
  place = $state.raw<PlaceOutcome | null>(null);
  figures = $state.raw<Figure[]>([]);
  series = $state.raw<Series[]>([]);

  view = $state<View>('overview');
  placeId = $state<string | null>(null);
  week = $state(0);
  isPlaying = $state(false);
  off = $state<string[]>([]);
  dates = $state<Record<string, Dates>>({});
  job = $state.raw<Job | null>(null);
  problem = $state<string | null>(null);

  /** The policies whose edit was refused and taken back; the problem says why. */
  refused = $state.raw<string[]>([]);
  isAsking = $state(false);
  answeredMs = $state<number | null>(null);
  source = $state.raw<Source | 'assumption' | null>(null);

  /** What takes long, and is asked for by a button. */
  readonly comparing = new Work<Comparison>(() => this.resumeFutures());
  readonly journeys = new Work<Journeys>(() => this.resumeFutures());
  readonly forecast = new Work<Forecast>(() => this.resumeFutures());

  private redraw: { outcome: Outcome; since: number } | null = null;
  private asking: AbortController | null = null;
  private unwatch: (() => void) | null = null;
  private pace: ReturnType<typeof setTimeout> | null = null;

  // The edits that what is shown comes of: those that are refused give way to them.
  private accepted: { off: string[]; dates: Record<string, Dates> } = { off: [], dates: {} };

  /** Scenarios without counts are not forecast, and some rules tell no journeys. */
  readonly views = $derived(all.filter((v) => (v !== 'journeys' || (this.scenario?.hasJourneys ?? true)) && (v !== 'forecast' || this.scenario === null || this.scenario.lastCount !== null)));
  readonly isEdited = $derived(this.off.length > 0 || Object.keys(this.dates).length > 0);
  readonly places = $derived(new Map((this.scenario?.places ?? []).map((p) => [p.id, p])));
  readonly links = $derived(new Map((this.scenario?.links ?? []).map((l) => [l.id, l])));
  readonly groups = $derived(new Map((this.scenario?.groups ?? []).map((g) => [g.id, g.title])));
  readonly sources = $derived(new Map((this.scenario?.sources ?? []).map((s) => [s.id, s])));
  readonly monthOfWeek = $derived((this.shown?.weeks ?? []).map((w) => (this.shown?.months ?? []).findLastIndex((m) => m.from <= w.from)));
  readonly month = $derived(this.monthOfWeek[this.week] ?? 0);
  readonly edits = $derived({ off: this.off, dates: this.dates });

  async begin(): Promise<void> {
    // What a switch of this page is asked is of no use to the next; of the scenario as it is, it is.
    addEventListener('pagehide', () => {
      if (this.isEdited && this.job?.state === 'running') {
        void end(this.job.id, true).catch(() => undefined);
      }
    });
    const asked = readAddress(location.hash);
    await this.guard(async () => {
      [this.server, this.scenarios] = await Promise.all([get<ServerInfo>(''), get<ScenarioItem[]>('/scenarios')]);
      const name = this.scenarios.find((s) => s.name === asked.scenario)?.name ?? this.scenarios.find((s) => s.isSound)?.name;
      [this.off, this.dates, this.placeId] = [asked.off, asked.dates, asked.place];
      this.view = all.find((v) => v === asked.view) ?? 'overview';
      if (name) {
        await this.open(name, asked.week);
      }
    });
  }

  async open(name: string, week = Number.NaN): Promise<void> {
    await this.guard(async () => {
      const scenario = await get<Scenario>(`/scenarios/${encodeURIComponent(name)}`);
      const isPolicy = (id: string): boolean => scenario.policies.some((p) => p.id === id);
      this.scenario = scenario;
      this.off = this.off.filter(isPolicy);
      this.dates = Object.fromEntries(Object.entries(this.dates).filter(([id]) => isPolicy(id)));
      this.view = this.views.includes(this.view) ? this.view : 'overview';
      [this.shown, this.base, this.fluid, this.place] = [null, null, null, null];
      this.accepted = { off: [], dates: {} };
      [this.comparing, this.journeys, this.forecast].forEach((work) => work.drop());
      this.placeId = scenario.places.some((p) => p.id === this.placeId) ? this.placeId : null;
      this.base = await post<Outcome>(`/scenarios/${encodeURIComponent(name)}/what-if`, {});
      this.week = Number.isFinite(week) ? Math.max(0, Math.min(week, this.base.weeks.length - 1)) : Math.floor(this.base.weeks.length * 0.85);
      this.runs = await get<Run[]>(`/scenarios/${encodeURIComponent(name)}/runs`);
      await this.answer(this.isEdited ? null : this.base, [...this.off, ...Object.keys(this.dates)]);
    });
  }

  setOff(ids: string[], isOff: boolean): void {
    this.off = isOff ? [...new Set([...this.off, ...ids])] : this.off.filter((id) => !ids.includes(id));
    void this.guard(() => this.answer(null, ids));
  }

  setDates(policies: Policy[], dates: Dates): void {
    const next = { ...this.dates };
    for (const policy of policies) {
      if (policy.from === dates.from && policy.to === dates.to) {
        delete next[policy.id];
      } else {
        next[policy.id] = dates;
      }
    }
    this.dates = next;
    void this.guard(() => this.answer(null, policies.map((p) => p.id)));
  }

  reset(): void {
    [this.off, this.dates] = [[], {}];
    void this.guard(() => this.answer(this.base, []));
  }

  datesOf(policy: Policy): Dates {
    return this.dates[policy.id] ?? { from: policy.from, to: policy.to };
  }

  choosePlace(id: string | null): void {
    this.placeId = id;
    if (id) {
      this.view = 'place';
      void this.guard(() => this.readPlace());
    }
  }

  show(view: View): void {
    this.view = view;
    void this.guard(() => this.readView());
  }

  /** A text of the scenario in the language of the page. */
  text(text: string): string {
    return this.scenario?.translations[text] ?? text;
  }

  showSource(id: string | null): void {
    this.source = (id && this.sources.get(id)) || 'assumption';
  }

  async speak(language: 'en' | 'es'): Promise<void> {
    await words.load(language);
    await this.guard(async () => {
      [this.server, this.scenarios] = await Promise.all([get<ServerInfo>(''), get<ScenarioItem[]>('/scenarios')]);
      this.scenario = this.scenario ? await get<Scenario>(`/scenarios/${encodeURIComponent(this.scenario.name)}`) : null;
    });
  }

  /** Compares what is shown with the scenario as it is, over what is uncertain. */
  compare(): void {
    this.cancelFutures();
    void this.comparing.begin({ kind: 'compare', scenario: this.scenario!.name, ...this.edits });
  }

  /** Begins work that who looks waits for: futures of what is shown in the meantime are of less use. */
  async askFor(work: Work<Journeys> | Work<Forecast>, request: object): Promise<void> {
    this.cancelFutures();
    await work.begin({ scenario: this.scenario!.name, ...request });
  }

  cancelFutures(): void {
    if (this.pace) {
      clearTimeout(this.pace);
    }
    void this.guard(async () => {
      this.unwatch?.();
      this.job = this.job ? await end(this.job.id) : null;
    });
  }

  /** The map has drawn an outcome: from here on a person sees what a switch does. */
  drawn(outcome: Outcome): void {
    if (this.redraw?.outcome === outcome) {
      this.answeredMs = Math.round(performance.now() - this.redraw.since);
      performance.mark('travesia-answered', { detail: this.answeredMs });
      this.redraw = null;
    }
  }

  /** What was put aside for other work is taken up again, if it is still of use. */
  resumeFutures(): void {
    if (this.shown?.head.kind === 'expected' && !this.isAsking && !isGoing(this.job)) {
      void this.guard(() => this.beginFutures());
    }
  }

  /** Shows what comes of the edits at once, then what futures say. What is refused is taken back, so that switches and numbers agree. */
  private async answer(known: Outcome | null, edited: string[]): Promise<void> {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    this.comparing.drop();
    const since = performance.now();
    this.isAsking = true;
    this.dropFutures();
    try {
      const outcome = known ?? (await post<Outcome>(`/scenarios/${encodeURIComponent(this.scenario!.name)}/what-if`, this.edits, asking.signal));
      if (asking.signal.aborted) {
        return;
      }
      this.fluid = outcome;
      this.shown = outcome;
      [this.problem, this.refused] = [null, []];
      this.accepted = { off: this.off, dates: this.dates };
      this.redraw = { outcome, since };
    } catch (error) {
      if (!(error instanceof Refused) || asking.signal.aborted) {
        throw error;
      }
      // What an address asks for may be refused too: then the scenario is shown as it is.
      [this.off, this.dates] = [this.accepted.off, this.accepted.dates];
      [this.problem, this.refused] = [words.say('app.refused', { reason: this.plain(sentenceOf(error)) }), edited];
      this.shown ??= this.base;
    } finally {
      if (this.asking === asking) {
        this.isAsking = false;
      }
    }
    const stored = this.isEdited ? undefined : this.runs.toSorted((a, b) => b.members - a.members)[0];
    if (stored) {
      await this.take(stored.outcome);
    } else {
      // Who tries one switch after another waits for no futures of each.
      this.pace = setTimeout(() => void this.guard(() => this.beginFutures()), 800);
    }
    await this.readView();
  }

  /** A sentence that names places, groups and policies as people do; of many alike, the first few. */
  private plain(sentences: string): string {
    const named = [...[...this.places.values()].map((p) => [p.id, p.name] as const), ...(this.scenario?.policies ?? []).map((p) => [p.id, p.title] as const)];
    const titles = new Map(named.filter(([id]) => id.includes('-')));
    const lines = sentences.split('\n').map((line) => line.replace(/[\w-]+/g, (word) => titles.get(word) ?? this.groups.get(word) ?? word));
    const more = lines.length - mostSentences;
    return [...lines.slice(0, mostSentences), ...(more > 0 ? [words.say('app.refused.more', { count: more })] : [])].join('\n');
  }

  private async beginFutures(): Promise<void> {
    const job = await post<Job>('/jobs', { kind: 'futures', scenario: this.scenario!.name, ...this.edits });
    let taken = 0;
    this.unwatch?.();
    this.job = job;
    this.unwatch = watch(job.id, (now) => {
      if (this.job?.id !== now.id) {
        return;
      }
      this.job = now;
      if (now.outcome && now.shown > taken) {
        taken = now.shown;
        void this.guard(() => this.take(now.outcome!));
      }
      if (now.state === 'failed') {
        this.problem = now.problem?.title ?? null;
      }
    });
  }

  private async take(outcome: string): Promise<void> {
    this.shown = await get<Outcome>(`/outcomes/${encodeURIComponent(outcome)}`);
    await this.readView();
  }

  private dropFutures(): void {
    this.unwatch?.();
    const job = this.job;
    this.job = null;
    if (this.pace) {
      clearTimeout(this.pace);
    }
    if (isGoing(job)) {
      void end(job.id).catch(() => undefined);
    }
  }

  private async readView(): Promise<void> {
    if (!this.shown) {
      return;
    }
    const id = encodeURIComponent(this.shown.head.id);
    if (this.placeId && this.view === 'place') {
      await this.readPlace();
    } else if (this.view === 'figures') {
      [this.figures, this.series] = await Promise.all([get<Figure[]>(`/outcomes/${id}/figures`), get<Series[]>(`/outcomes/${id}/series`)]);
    }
  }

  private async readPlace(): Promise<void> {
    if (this.shown && this.placeId) {
      const [id, asked] = [this.shown.head.id, this.placeId];
      const place = await get<PlaceOutcome>(`/outcomes/${encodeURIComponent(id)}/places/${encodeURIComponent(asked)}`);
      if (this.placeId === asked) {
        this.place = place;
      }
    }
  }

  private async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') {
        return;
      }
      this.problem = sentenceOf(error);
    }
  }
}

export const model = new Model();
