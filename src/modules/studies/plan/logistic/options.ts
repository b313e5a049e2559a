import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';
import { categories } from '../regress/options.ts';

const answer = z.union([z.number(), z.string()]);

/** What the odds of an answer depend on. */
export const logisticOptions = z.strictObject({
  file: fileName,
  /** A question; not a scale. */
  outcome: variable,
  /** The answer, or answers, whose odds are explained; of a choice between two, the last one unless said. */
  event: z.union([answer, z.array(answer).min(1).max(100)]).optional(),
  predictors: z.array(variable).min(1).max(200),
  categories: categories.optional(),
});
