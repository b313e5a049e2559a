import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const twoWayGroup = z.strictObject({
  value: z.union([z.string(), z.number()]),
  label: z.string(),
  n: nullableNumber,
  mean: nullableNumber,
  sd: nullableNumber,
  /** The model's mean, every group of the other factor counting alike; null where nothing was tested. */
  adjustedMean: nullableNumber,
  adjustedSe: nullableNumber,
  ...notShown,
});
const twoWayCell = z.strictObject({
  n: nullableNumber,
  mean: nullableNumber,
  sd: nullableNumber,
  ci: interval,
  ...notShown,
});
const twoWayEffect = z.strictObject({
  source: z.enum(['first', 'second', 'interaction']),
  sumOfSquares: z.number(),
  df: z.number(),
  meanSquare: z.number(),
  F: z.number(),
  p: z.number(),
  partialEtaSquared: z.number(),
  /** 95 %, of the population's partial share of variance. */
  partialEtaSquaredCi: interval,
  partialOmegaSquared: z.number(),
});

export const twoWayComparisonResult = z.strictObject({
  ...from,
  outcome: z.string(),
  by: z.tuple([z.string(), z.string()]),
  sumsOfSquares: z.enum(['II', 'III']),
  /** Whether the model lets what one factor means depend on the other. */
  interaction: z.boolean(),
  n: nullableNumber,
  total: z.strictObject({ n: nullableNumber, mean: nullableNumber, sd: nullableNumber }),
  rowGroups: z.array(twoWayGroup),
  columnGroups: z.array(twoWayGroup),
  /** Row by row, in the order of the groups. */
  cells: z.array(z.array(twoWayCell)),
  /** Empty where nothing was tested. */
  effects: z.array(twoWayEffect),
  residual: z.strictObject({ sumOfSquares: z.number(), df: z.number(), meanSquare: z.number() }).nullable(),
  /** How many the test rests on: those in the cells that are shown. */
  testedN: nullableNumber,
  /** The first factor within each group of the second; Holm's correction over all. */
  simpleEffects: z.array(
    z.strictObject({
      within: z.string(),
      F: z.number(),
      df: z.tuple([z.number(), z.number()]).readonly(),
      p: z.number(),
      pairs: z.array(
        z.strictObject({
          a: z.string(),
          b: z.string(),
          difference: z.number(),
          se: z.number(),
          t: z.number(),
          p: z.number(),
        }),
      ),
    }),
  ),
  /** Whether the cells vary alike (Brown and Forsythe). */
  levene: z
    .strictObject({ F: nullableNumber, df: z.tuple([z.number(), z.number()]).readonly(), p: z.number() })
    .optional(),
  isBalanced: z.boolean().optional(),
  /** How many of the tested cells are both small and clearly skewed; left out where none is. */
  skewedGroups: z.int().optional(),
  ...notShown,
});
export type TwoWayComparisonResult = z.infer<typeof twoWayComparisonResult>;
