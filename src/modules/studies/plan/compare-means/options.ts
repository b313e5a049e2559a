import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** Which ways of comparing pairs go with which test; the first is used unless another is said. */
const pairsAfter = {
  anova: ['bonferroni', 'holm', 'tukey', 'scheffe', 'gamesHowell', 'none'],
  welch: ['gamesHowell', 'none'],
  kruskalWallis: ['dunn', 'none'],
  // Two groups are one pair.
  student: ['none'],
  welchT: ['none'],
  mannWhitney: ['none'],
} as const;
const meanTests = ['anova', 'welch', 'kruskalWallis', 'student', 'welchT', 'mannWhitney'] as const;
/** Ranks have no spread to test. */
const testsOfRanks: readonly string[] = ['kruskalWallis', 'mannWhitney'];

export const compareMeansOptions = z
  .strictObject({
    file: fileName,
    outcome: variable,
    by: variable,
    /** Analysis of variance unless said; the last three compare two groups. */
    test: z.enum(meanTests).optional(),
    /** Bonferroni after `anova`, Games-Howell after `welch` and Dunn after `kruskalWallis`, unless said. */
    postHoc: z.enum(['bonferroni', 'holm', 'tukey', 'gamesHowell', 'scheffe', 'dunn', 'none']).optional(),
    /** Whether the groups vary alike is tested by distances from medians (Brown-Forsythe) unless means (Levene) are said. */
    spread: z.enum(['medians', 'means']).optional(),
  })
  .refine(
    ({ test = 'anova', postHoc }) =>
      postHoc === undefined || pairsAfter[test].some((name) => name === postHoc),
    'post-hoc-for-test',
  )
  .refine(
    ({ test = 'anova', spread }) => spread === undefined || !testsOfRanks.includes(test),
    'spread-of-ranks',
  )
  // What need not be said is left out, so that saying it does not change the plan's hash.
  .transform(({ test = 'anova', postHoc = pairsAfter[test][0], spread = 'medians', ...options }) => {
    const said: { test?: (typeof meanTests)[number]; spread?: 'means' } = {
      ...(test === 'anova' ? {} : { test }),
      ...(spread === 'medians' ? {} : { spread }),
    };
    return { ...options, ...said, postHoc };
  });
export type CompareMeansOptions = z.infer<typeof compareMeansOptions>;
