import { z } from 'zod';

export const nullableNumber = z.number().nullable();
export const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
/** Why a figure is null: disclosure control withholds it, or it cannot be computed. */
export const notShown = { withheld: z.string().optional(), refused: z.string().optional() };
/** Where every result is from. */
export const from = {
  plan: z.string(),
  /** False for what was thought of after the plan: shown as post-hoc in every table. */
  planned: z.boolean(),
  file: z.string(),
  /** Who of the file it is about, as the plan says it; everybody where it says nothing. */
  where: z.string().optional(),
};
/** What was done about missing answers, where it is not what is done unless said otherwise. */
export const missingHandled = z.strictObject({
  method: z.enum(['listwise', 'fiml', 'multipleImputation']),
  imputations: z.int().optional(),
  seed: z.int().optional(),
  /** Whether what scales are scored from was filled in, or the scores. */
  level: z.enum(['items', 'scores']).optional(),
  auxiliary: z.array(z.string()).optional(),
});
export type MissingHandled = z.infer<typeof missingHandled>;
