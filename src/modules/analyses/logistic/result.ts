import { z } from 'zod';
import { categoryResult, termCategory } from '../regress/result.ts';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const logisticTerm = z.strictObject({
  name: z.string(),
  category: termCategory.optional(),
  /** Change in log odds. */
  B: z.number(),
  se: z.number(),
  z: z.number(),
  p: z.number(),
  /** Of B, by profile likelihood. */
  ci: interval,
  oddsRatio: z.number(),
  oddsRatioCi: interval,
  vif: nullableNumber,
});

export const logisticResult = z.strictObject({
  ...from,
  outcome: z.string(),
  /** The answers whose odds are explained, and what they mean. */
  event: z.array(z.union([z.number(), z.string()])),
  eventLabel: z.string(),
  n: nullableNumber,
  events: nullableNumber,
  /** −2 log likelihood. */
  deviance: nullableNumber,
  nullDeviance: nullableNumber,
  /** The likelihood-ratio test of all predictors. */
  chiSquared: nullableNumber,
  df: nullableNumber,
  p: nullableNumber,
  mcFaddenR2: nullableNumber,
  coxSnellR2: nullableNumber,
  nagelkerkeR2: nullableNumber,
  /** Area under the ROC curve. */
  auc: nullableNumber,
  /** Shares foretold rightly at .5: of all, of events and of the others. Null where too few are in a cell. */
  classified: z
    .strictObject({ correct: z.number(), sensitivity: z.number(), specificity: z.number() })
    .nullable(),
  hosmerLemeshow: z
    .strictObject({ groups: z.number(), chiSquared: z.number(), df: z.number(), p: z.number() })
    .nullable(),
  terms: z.array(logisticTerm),
  categories: z.array(categoryResult).optional(),
  ...notShown,
});
export type LogisticResult = z.infer<typeof logisticResult>;
