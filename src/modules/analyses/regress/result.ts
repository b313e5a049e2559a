import { z } from 'zod';
import { from, interval, missingHandled, notShown, nullableNumber } from '../result-parts.ts';

const answer = z.union([z.number(), z.string()]);
const df = z.tuple([z.number(), z.number()]).readonly();

/** A term that stands for one answer to a category, against the answer it is compared with. */
export const termCategory = z.strictObject({ variable: z.string(), value: answer, label: z.string() });

const regressionTerm = z.strictObject({
  name: z.string(),
  category: termCategory.optional(),
  B: z.number(),
  se: z.number(),
  beta: nullableNumber,
  t: nullableNumber,
  p: nullableNumber,
  ci: interval,
  vif: nullableNumber,
  /** How much of what complete answers would have told is lost, 0 to 1. Then t is z with `fiml`. */
  fmi: z.number().optional(),
  /** Semi-partial correlation: its square is the share of R² that is the predictor's alone. */
  sr: nullableNumber.optional(),
});

/** A category that stands as dummies: who its people are, and the test of all its dummies together. */
export const categoryResult = z.strictObject({
  variable: z.string(),
  reference: answer,
  referenceLabel: z.string(),
  groups: z.array(z.strictObject({ value: answer, label: z.string(), n: z.number() })),
  /** The F test of a linear model; absent in a logistic one. */
  F: nullableNumber.optional(),
  /** The likelihood-ratio test of a logistic model; absent in a linear one. */
  chiSquared: nullableNumber.optional(),
  df: z.array(z.number()).readonly(),
  p: nullableNumber,
});

/** The model with this block and all before it, and what the block adds. */
const regressionBlock = z.strictObject({
  predictors: z.array(z.string()),
  r2: z.number(),
  adjustedR2: z.number(),
  deltaR2: z.number(),
  deltaF: nullableNumber,
  df,
  p: z.number(),
  f2: nullableNumber,
  terms: z.array(regressionTerm),
});

const selectionStep = z.strictObject({
  action: z.enum(['enter', 'remove']),
  predictor: z.string(),
  t: nullableNumber,
  p: z.number(),
  /** Of the model that the step leads to. */
  r2: z.number(),
});

export const regressionDiagnostics = z.strictObject({
  /** Koenker's. */
  breuschPagan: z.strictObject({ chiSquared: z.number(), df: z.number(), p: z.number() }),
  /** Shapiro and Wilk's, of the residuals; null in a perfect fit and beyond 5000 cases. */
  normality: z.strictObject({ W: z.number(), p: z.number() }).nullable(),
  skewness: nullableNumber,
  kurtosis: nullableNumber,
  /** Cook's distance above 4/n; null for fewer than the minimum, none included. */
  influential: nullableNumber,
  /** Studentized residuals beyond ±3; null for fewer than the minimum, none included. */
  outlying: nullableNumber,
  /** Whether some case alone has a Cook's distance above 1. */
  hangsOnFew: z.boolean(),
  /** Cases in order of their fitted values, cut into groups of the minimum or more; rounded. */
  bins: z.array(z.strictObject({ n: z.number(), fitted: z.number(), residual: z.number(), sd: z.number() })),
});

export const regressionResult = z.strictObject({
  ...from,
  outcome: z.string(),
  n: nullableNumber,
  /** Absent: classic. */
  errors: z.enum(['classic', 'hc3']).optional(),
  r2: nullableNumber,
  /** With classic errors, where F is not too large for one. */
  r2Ci: interval.optional(),
  adjustedR2: nullableNumber,
  F: nullableNumber,
  df: df.nullable(),
  p: nullableNumber,
  residualSd: nullableNumber,
  terms: z.array(regressionTerm),
  missing: missingHandled.optional(),
  /** The test of the whole by `fiml`, which has no F. */
  wald: z.strictObject({ chiSquared: z.number(), df: z.number() }).optional(),
  categories: z.array(categoryResult).optional(),
  blocks: z.array(regressionBlock).optional(),
  selection: z
    .strictObject({
      direction: z.enum(['forward', 'backward']),
      candidates: z.array(z.string()),
      steps: z.array(selectionStep),
    })
    .optional(),
  diagnostics: regressionDiagnostics.optional(),
  ...notShown,
});
export type RegressionTerm = z.infer<typeof regressionTerm>;
export type RegressionResult = z.infer<typeof regressionResult>;
export type RegressionDiagnosis = z.infer<typeof regressionDiagnostics>;
export type CategoryResult = z.infer<typeof categoryResult>;
