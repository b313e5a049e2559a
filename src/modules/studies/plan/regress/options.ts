import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';
import { missingFields, missingRefinements } from '../missing-options.ts';

export const regressOptions = z
  .strictObject({
    file: fileName,
    outcome: variable,
    /** The predictors, or `significantIn ID`: those with p < .05 in that planned correlation. */
    predictors: z.union([
      z.string().regex(/^significantIn\s+\S+$/, 'predictors'),
      z.array(variable).min(1).max(200),
    ]),
    /** `listwise` unless said otherwise. */
    missing: z.enum(['listwise', 'fiml', 'multipleImputation']).optional(),
    ...missingFields,
  })
  .refine(missingRefinements.imputation, 'imputation-alone')
  .refine(missingRefinements.auxiliary, 'auxiliary-modelled');
