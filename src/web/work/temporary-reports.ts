import { randomBytes } from 'node:crypto';
import type { Clock } from '#platform/clock.ts';
import type { Language } from '#platform/language.ts';
import type { GivenFile, Outcome, Refusal, Report } from './job.ts';
import type { WorkQueue } from './work-queue.ts';

/** What somebody uploaded a moment ago: on its way, made, refused, or failed by a fault of ours. */
export type TemporaryReport = { readonly expiresAt: Date } & (
  | { readonly state: 'working'; readonly secondsSoFar: number; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly report: Report }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'failed' }
);

/** Reports that live in memory only, each under an unguessable id, and are gone when their time is up. */
export type TemporaryReports = {
  readonly minutes: number;
  /** Starts the work and waits a moment for it, so that quick work needs no waiting page. */
  start(given: {
    readonly study: GivenFile;
    readonly answers: readonly (GivenFile & { readonly file: string })[];
    readonly outcomes: GivenFile | null;
    readonly isLackingLeftOut?: boolean;
    readonly language: Language;
  }): Promise<string>;
  find(id: string): TemporaryReport | null;
};

/** More than this many at once and the oldest goes: memory is not for hoarding. */
const most = 200;
const patienceMilliseconds = 900;

export function secretId(): string {
  return randomBytes(18).toString('base64url');
}

export function createTemporaryReports(options: {
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly minutes: number;
  readonly onFault: (fault: unknown) => void;
}): TemporaryReports {
  type Entry = {
    startedAt: number;
    expiresAt: Date;
    done: number;
    of: number;
    outcome: Outcome<unknown> | 'failed' | null;
  };
  const entries = new Map<string, Entry>();

  function forgetExpired(): void {
    const now = options.clock.now();
    for (const [id, entry] of entries) if (entry.expiresAt <= now) entries.delete(id);
    for (const id of entries.keys()) {
      if (entries.size <= most) break;
      entries.delete(id);
    }
  }
  // Gone means gone, also when nobody asks: a report must not stay in memory for want of visitors.
  setInterval(forgetExpired, 30_000).unref();

  return {
    minutes: options.minutes,
    start: async ({ language, ...files }) => {
      const now = options.clock.now();
      const entry: Entry = {
        startedAt: now.getTime(),
        expiresAt: new Date(now.getTime() + options.minutes * 60_000),
        done: 0,
        of: 0,
        outcome: null,
      };
      const id = secretId();
      entries.set(id, entry);
      forgetExpired();
      const work = options.queue
        .run({ kind: 'analyse', ...files, languages: [language] }, (done, of) => {
          entry.done = done;
          entry.of = of;
        })
        .then((outcome) => {
          entry.outcome = outcome;
        })
        .catch((fault) => {
          entry.outcome = 'failed';
          options.onFault(fault);
        });
      await Promise.race([work, new Promise((resolve) => setTimeout(resolve, patienceMilliseconds))]);
      return id;
    },
    find: (id) => {
      forgetExpired();
      const entry = entries.get(id);
      if (!entry) return null;
      const { expiresAt, outcome } = entry;
      if (outcome === null) {
        const milliseconds = options.clock.now().getTime() - entry.startedAt;
        return {
          state: 'working',
          secondsSoFar: Math.round(milliseconds / 1000),
          done: entry.done,
          of: entry.of,
          expiresAt,
        };
      }
      if (outcome === 'failed') return { state: 'failed', expiresAt };
      if (outcome.kind === 'refused') return { state: 'refused', refusal: outcome.refusal, expiresAt };
      const [report] = outcome.value as Report[];
      return report ? { state: 'done', report, expiresAt } : { state: 'failed', expiresAt };
    },
  };
}
