import { z } from 'zod';
import { allOrSome, fileName, variable } from '../../schema-parts.ts';

/** Whether scales measure the same in the groups of a question or in the offices. */
export const invarianceOptions = z.strictObject({
  file: fileName,
  scales: allOrSome,
  by: variable,
  /** How far to go; to equal intercepts (`scalar`), which comparing means takes, unless said. */
  levels: z.enum(['metric', 'scalar', 'strict']).optional(),
});
