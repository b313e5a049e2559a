import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** What goes with an outcome within groups and between them: a model with a random intercept for each group. */
export const multilevelOptions = z.strictObject({
  file: fileName,
  outcome: variable,
  predictors: z.array(variable).min(1).max(50),
  by: variable,
});
export type MultilevelOptions = z.infer<typeof multilevelOptions>;
