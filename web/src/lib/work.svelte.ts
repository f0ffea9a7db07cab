import { Refused, end, get, isGoing, post, watch } from './api';
import type { Job } from './types';
import { words } from './words.svelte';

/** What went wrong, as a sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refused ? error.problem.errors.map((e) => (e.file ? `${e.file}:${e.line}:${e.column}: ${e.message}` : e.message)).join('\n') : words.say('app.noServer');
}

/** Long work of the server: begun, watched, cancelled, read. Who begins anew ends what was begun before. */
export class Work<T> {
  job = $state.raw<Job | null>(null);
  result = $state.raw<T | null>(null);
  problem = $state<string | null>(null);
  readonly isRunning = $derived(isGoing(this.job));

  private unwatch: (() => void) | null = null;

  /** @param whenOver Told when what was begun is over, however it ended. */
  constructor(private readonly whenOver: () => void) {}

  async begin(request: unknown): Promise<void> {
    this.drop();
    try {
      const job = await post<Job>('/jobs', request);
      this.job = job;
      this.unwatch = watch(job.id, (now) => void this.take(now));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  async cancel(): Promise<void> {
    if (this.job) {
      this.unwatch?.();
      this.job = await end(this.job.id).catch(() => this.job);
      this.whenOver();
    }
  }

  /** Forgets what was found, and ends what still runs. */
  drop(): void {
    this.unwatch?.();
    if (this.isRunning) {
      void this.cancel();
    }
    [this.job, this.result, this.problem] = [null, null, null];
  }

  private async take(now: Job): Promise<void> {
    if (this.job?.id !== now.id) {
      return;
    }
    this.job = now;
    this.problem = now.problem?.errors.map((e) => e.message).join('\n') ?? null;
    if (now.state === 'done') {
      try {
        const result = await get<T>(`/jobs/${now.id}/result`);
        this.result = this.job?.id === now.id ? result : this.result;
      } catch (error) {
        this.problem = sentenceOf(error);
      }
    }
    if (!isGoing(now)) {
      this.whenOver();
    }
  }
}
