import { z } from 'zod';
import { variable } from '../schema-parts.ts';

/**
 * What is done about missing answers. `listwise`: who lacks one of the analysis's variables is left out; `pairwise`:
 * out of a pair only; `fiml`: full-information maximum likelihood; `multipleImputation`: filled in, several times.
 */
export const missingMethods = ['listwise', 'pairwise', 'fiml', 'multipleImputation'] as const;
export type MissingMethod = (typeof missingMethods)[number];

/** The options of an analysis that can do something about missing answers, beside `missing` itself. */
export const missingFields = {
  /** How many times to fill in; 20 unless said otherwise. */
  imputations: z.int().min(2).max(500).optional(),
  /** What chance starts from: the same seed gives the same figures. 1 unless said otherwise. */
  seed: z.int().min(0).max(4_294_967_295).optional(),
  /** Variables that tell something about what is missing, without being in the analysis. */
  auxiliary: z.array(variable).min(1).max(50).optional(),
};

export type MissingOptions = {
  readonly missing?: MissingMethod | undefined;
  readonly imputations?: number | undefined;
  readonly seed?: number | undefined;
  readonly auxiliary?: readonly string[] | undefined;
};

/** Whether missing answers are made up for by a model of all the variables. */
export function isModelled({ missing }: MissingOptions): boolean {
  return missing === 'fiml' || missing === 'multipleImputation';
}

export const missingRefinements = {
  imputation: (options: MissingOptions) =>
    options.missing === 'multipleImputation' ||
    (options.imputations === undefined && options.seed === undefined),
  auxiliary: (options: MissingOptions) => isModelled(options) || options.auxiliary === undefined,
};
