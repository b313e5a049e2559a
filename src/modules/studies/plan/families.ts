import { z } from 'zod';
import { entryBase } from './plan-entry.ts';

/** Analyses of the plan whose tests belong together, so that p is adjusted for them all. */
export const family = z.strictObject({
  id: entryBase.shape.id,
  /** Ids of planned analyses. */
  analyses: z.array(z.string().min(1)).min(1).max(500),
  control: z.enum(['holm', 'benjaminiHochberg']),
});
export type Family = z.infer<typeof family>;
