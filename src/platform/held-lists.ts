import type { Clock } from './clock.ts';

/**
 * What somebody has given us and not yet decided about: in memory only, for a quarter of an hour, reached by whoever gave
 * it and nobody else. A list of names lies nowhere else until it is confirmed.
 */
export type HeldLists<T> = {
  hold(key: string, value: T): void;
  find(key: string): T | null;
  letGo(key: string): void;
};

const usualMinutes = 15;
const mostHeld = 40;

/** @param minutes how long, where a quarter of an hour is not it */
export function createHeldLists<T>(clock: Clock, minutes = usualMinutes): HeldLists<T> {
  const held = new Map<string, { readonly value: T; readonly until: number }>();
  const sweep = () => {
    for (const [key, { until }] of held) if (until <= clock.now().getTime()) held.delete(key);
  };
  return {
    hold: (key, value) => {
      sweep();
      held.delete(key);
      held.set(key, { value, until: clock.now().getTime() + minutes * 60_000 });
      while (held.size > mostHeld) held.delete(held.keys().next().value!);
      // Forgotten also when nobody asks again.
      setTimeout(sweep, minutes * 60_000 + 1000).unref();
    },
    find: (key) => {
      sweep();
      return held.get(key)?.value ?? null;
    },
    letGo: (key) => void held.delete(key),
  };
}
