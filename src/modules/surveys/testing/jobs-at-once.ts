import type { Jobs, Work } from '#platform/jobs/jobs.ts';

/** Jobs that are done when they are asked for, but not those that are to wait: so a test sees what they did. */
export function jobsAtOnce(): Jobs {
  const workers = new Map<string, Work>();
  return {
    handle: async (name, work) => void workers.set(name, work),
    run: async (name, data, options) => {
      if (!options?.startAfter) await workers.get(name)?.(data);
    },
    every: async () => {},
    close: async () => {},
  };
}
