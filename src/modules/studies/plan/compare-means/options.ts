import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** Which ways of comparing pairs go with which test; the first is used unless another is said. */
const pairsAfter = {
  anova: ['bonferroni', 'holm', 'tukey', 'scheffe', 'gamesHowell', 'none'],
  welch: ['gamesHowell', 'none'],
  kruskalWallis: ['dunn', 'none'],
} as const;
export const compareMeansOptions = z
  .strictObject({
    file: fileName,
    outcome: variable,
    by: variable,
    /** Analysis of variance unless said. */
    test: z.enum(['anova', 'welch', 'kruskalWallis']).optional(),
    /** Bonferroni after `anova`, Games-Howell after `welch` and Dunn after `kruskalWallis`, unless said. */
    postHoc: z.enum(['bonferroni', 'holm', 'tukey', 'gamesHowell', 'scheffe', 'dunn', 'none']).optional(),
  })
  .refine(
    ({ test = 'anova', postHoc }) =>
      postHoc === undefined || pairsAfter[test].some((name) => name === postHoc),
    'post-hoc-for-test',
  )
  // What need not be said is left out, so that saying it does not change the plan's hash.
  .transform(({ test = 'anova', postHoc = pairsAfter[test][0], ...options }) => {
    const said: { test?: keyof typeof pairsAfter } = test === 'anova' ? {} : { test };
    return { ...options, ...said, postHoc };
  });
export type CompareMeansOptions = z.infer<typeof compareMeansOptions>;
