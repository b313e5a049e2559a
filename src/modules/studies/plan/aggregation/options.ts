import { z } from 'zod';
import { allOrSome, fileName, variable } from '../../schema-parts.ts';

/** Whether the answers of a group may be averaged and told as the group's. */
export const aggregationOptions = z.strictObject({
  file: fileName,
  /** All, unless said, where there are no single questions here. */
  scales: allOrSome.optional(),
  /** Single questions with an answer scale. */
  items: z.array(variable).min(1).max(100).optional(),
  by: variable,
});
export type AggregationOptions = z.infer<typeof aggregationOptions>;
