import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** Two variables that the same respondents have answered, or several such pairs: one family of tests. */
export const comparePairedOptions = z
  .strictObject({
    file: fileName,
    first: variable.optional(),
    second: variable.optional(),
    pairs: z
      .array(z.tuple([variable, variable]))
      .min(1)
      .optional(),
    /** The t test of the differences unless Wilcoxon's signed ranks are said. */
    test: z.enum(['t', 'wilcoxon']).optional(),
  })
  .refine(({ first, second, pairs }) => (pairs ? !first && !second : first && second), 'paired-shape')
  // What need not be said is left out, so that saying it does not change the plan's hash.
  .transform(({ test = 't', ...options }) => {
    const said: { test?: 'wilcoxon' } = test === 't' ? {} : { test };
    return { ...options, ...said };
  });
export type ComparePairedOptions = z.infer<typeof comparePairedOptions>;

/** The pairs, however they were said. */
export function comparedPairs({
  first,
  second,
  pairs,
}: ComparePairedOptions): readonly (readonly [string, string])[] {
  if (pairs) return pairs;
  return first && second ? [[first, second]] : [];
}
