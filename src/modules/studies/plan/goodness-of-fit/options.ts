import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** One question's answers held against known shares. */
export const goodnessOfFitOptions = z.strictObject({
  file: fileName,
  item: variable,
  /** A share for every answer, as shares, percentages or counts: only their proportion matters. Equal unless said. */
  expected: z.record(z.string(), z.number().positive()).optional(),
});
export type GoodnessOfFitOptions = z.infer<typeof goodnessOfFitOptions>;
