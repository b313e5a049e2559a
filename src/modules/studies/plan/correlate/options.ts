import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';
import { isModelled, missingFields, missingMethods, missingRefinements } from '../missing-options.ts';

export const correlationMethods = ['pearson', 'spearman', 'kendall', 'polychoric'] as const;
export type CorrelationMethod = (typeof correlationMethods)[number];
export const correlateOptions = z
  .strictObject({
    file: fileName,
    outcome: variable.optional(),
    with: z.array(variable).min(1).optional(),
    /** Every pair among these, instead of one outcome with others. */
    among: z.array(variable).min(2).optional(),
    method: z.enum(correlationMethods).default('pearson'),
    /** What the correlations are relieved of: partial correlations, by Pearson's method. */
    controlling: z.array(variable).min(1).max(50).optional(),
    /** `pairwise` unless said otherwise. */
    missing: z.enum(missingMethods).optional(),
    ...missingFields,
    /** Of offices: p by permutation, bootstrap intervals, Spearman beside, and each office left out in turn. */
    smallSample: z.boolean().optional(),
  })
  .refine(
    (options) => (options.among ? !options.outcome && !options.with : options.outcome && options.with),
    'outcome-with-or-among',
  )
  .refine((options) => !options.controlling || options.method === 'pearson', 'controlling-pearson')
  .refine(
    (options) =>
      options.smallSample ? options.imputations === undefined : missingRefinements.imputation(options),
    'imputation-alone',
  )
  .refine(
    (options) =>
      !options.smallSample || (options.method === 'pearson' && !options.controlling && !isModelled(options)),
    'small-sample-pearson',
  )
  .refine(missingRefinements.auxiliary, 'auxiliary-modelled')
  .refine(
    (options) => !isModelled(options) || (options.method === 'pearson' && !options.controlling),
    'modelled-pearson',
  );
