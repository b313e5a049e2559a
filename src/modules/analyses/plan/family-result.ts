import { z } from 'zod';

/** A family of the plan: every test in it that could be shown, with p and p adjusted for them all. */
export const familyResult = z.strictObject({
  id: z.string(),
  control: z.enum(['holm', 'benjaminiHochberg']),
  tests: z.array(
    z.strictObject({
      plan: z.string(),
      /** The variables of the test, joined by ×. */
      about: z.string(),
      p: z.number(),
      adjusted: z.number(),
    }),
  ),
});
export type FamilyResult = z.infer<typeof familyResult>;
