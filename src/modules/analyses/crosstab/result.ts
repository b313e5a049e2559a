import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const crosstabGroup = z.strictObject({
  value: z.union([z.string(), z.number()]),
  label: z.string(),
  n: nullableNumber,
  ...notShown,
});

export const crosstabResult = z.strictObject({
  ...from,
  rows: z.string(),
  columns: z.string(),
  n: nullableNumber,
  rowGroups: z.array(crosstabGroup),
  columnGroups: z.array(crosstabGroup),
  /** Row by row, in the order of the groups. */
  cells: z.array(
    z.array(
      z.strictObject({
        count: nullableNumber,
        /** Of the row. */
        percent: nullableNumber,
        /** Adjusted and standardised: beyond ±1.96 more or fewer than by chance. */
        residual: nullableNumber,
        ...notShown,
      }),
    ),
  ),
  chiSquared: nullableNumber,
  df: nullableNumber,
  p: nullableNumber,
  cramersV: nullableNumber,
  /** 95 %. Kept results from before have none. */
  cramersVCi: interval.default(null),
  /** Fisher's exact test; null also where there are too many tables to count. */
  exactP: nullableNumber,
  /** Of a 2 × 2 table: conditional estimate; null where it is infinite. */
  oddsRatio: nullableNumber,
  oddsRatioCi: z.tuple([z.number(), nullableNumber]).readonly().nullable(),
  smallestExpected: nullableNumber,
  /** Of the cells, how many are expected to hold fewer than five. */
  shareBelowFive: nullableNumber,
  ...notShown,
});
export type CrosstabResult = z.infer<typeof crosstabResult>;
