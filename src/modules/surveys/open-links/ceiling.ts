import type { Clock } from '#platform/clock.ts';

/** Lets so many through in an hour, by name; who they are it does not know. */
export type Ceiling = {
  /** False when it has let through as many as it may for now. */
  admit(name: string): boolean;
};

const hour = 60 * 60 * 1000;

/**
 * A ceiling against floods, held in memory: no address of anybody is looked at. A restart forgets it.
 *
 * @param options.most in any hour
 */
export function createCeiling({ clock, most }: { readonly clock: Clock; readonly most: number }): Ceiling {
  const admitted = new Map<string, number[]>();
  return {
    admit: (name) => {
      const now = clock.now().getTime();
      const recent = (admitted.get(name) ?? []).filter((time) => now - time < hour);
      const isAdmitted = recent.length < most;
      if (isAdmitted) recent.push(now);
      admitted.set(name, recent);
      return isAdmitted;
    },
  };
}
