import type { Clock } from '#platform/clock.ts';

export type RateLimit = {
  /** How many seconds to wait; 0 when it may go on, and then it is counted. */
  take(key: string): number;
};

const minuteMilliseconds = 60_000;

/** So many in a minute for each key, in memory only. Keys are ids of tokens: who and from where is not remembered. */
export function createRateLimit({ perMinute, clock }: { perMinute: number; clock: Clock }): RateLimit {
  let minute = 0;
  let counts = new Map<string, number>();
  return {
    take: (key) => {
      const now = clock.now().getTime();
      const current = Math.floor(now / minuteMilliseconds);
      if (current !== minute) {
        minute = current;
        counts = new Map();
      }
      const count = (counts.get(key) ?? 0) + 1;
      if (count > perMinute) return Math.ceil(((current + 1) * minuteMilliseconds - now) / 1000);
      counts.set(key, count);
      return 0;
    },
  };
}
