import type { Job, Problem } from './types';

/** Something that the server refused, with its sentence. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

let language = 'en';

export function speak(code: string): void {
  language = code;
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`/api${path}`, { ...init, headers: { 'accept-language': language, ...(init.body ? { 'content-type': 'application/json' } : {}) } });
  const body: unknown = await response.json();
  if (!response.ok) {
    throw new Refused(body as Problem);
  }
  return body as T;
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => ask<T>(path, signal ? { signal } : {});

export const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> => ask<T>(path, { method: 'POST', body: JSON.stringify(body), ...(signal ? { signal } : {}) });

// Work that is shared goes on while another page watches it.
const watcher = Math.random().toString(36).slice(2);

/** Ends a job for this page, and the job itself where no other page watches it. Who leaves the page keeps alive what is asked. */
export const end = (id: string, isLeaving = false): Promise<Job> => ask<Job>(`/jobs/${encodeURIComponent(id)}?watcher=${watcher}`, { method: 'DELETE', keepalive: isLeaving });

/** Whether a job is not over yet. */
export const isGoing = (job: Job | null): job is Job => job?.state === 'waiting' || job?.state === 'running';

/** Watches a job until it is over; the browser connects again by itself where the line breaks. */
export function watch(id: string, tell: (job: Job) => void): () => void {
  const events = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events?lang=${language}&watcher=${watcher}`);
  events.addEventListener('job', (event) => {
    const job = JSON.parse((event as MessageEvent<string>).data) as Job;
    if (!isGoing(job)) {
      events.close();
    }
    tell(job);
  });
  return () => events.close();
}
