import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';
import { isModelled, missingFields, missingRefinements } from '../missing-options.ts';

/** Choices to be told as dummies: the variable, and the answer that the others are compared with. */
export const categories = z.record(variable, z.union([z.number(), z.string()]));

export const regressOptions = z
  .strictObject({
    file: fileName,
    outcome: variable,
    /** The predictors, or `significantIn ID`: those with p < .05 in that planned correlation. */
    predictors: z
      .union([z.string().regex(/^significantIn\s+\S+$/, 'predictors'), z.array(variable).min(1).max(200)])
      .optional(),
    /** Predictors block by block, instead: what each block adds to those before it. */
    blocks: z.array(z.array(variable).min(1).max(200)).min(2).max(10).optional(),
    categories: categories.optional(),
    /** Lets p-values choose among the predictors. */
    selection: z.enum(['forward', 'backward']).optional(),
    /** `hc3`: standard errors that do not take the residuals' spread to be the same everywhere. */
    errors: z.enum(['classic', 'hc3']).optional(),
    /** Whether what the residuals say stands with how it was computed; it does unless said otherwise. */
    diagnostics: z.boolean().optional(),
    /** `listwise` unless said otherwise. */
    missing: z.enum(['listwise', 'fiml', 'multipleImputation']).optional(),
    ...missingFields,
  })
  .refine(
    ({ predictors, blocks }) => (predictors === undefined) !== (blocks === undefined),
    'predictors-or-blocks',
  )
  .refine(
    ({ selection, blocks, categories: dummies, errors }) =>
      selection === undefined || (blocks === undefined && dummies === undefined && errors !== 'hc3'),
    'selection-alone',
  )
  .refine(missingRefinements.imputation, 'imputation-alone')
  .refine(missingRefinements.auxiliary, 'auxiliary-modelled')
  .refine(
    (options) =>
      !isModelled(options) ||
      (options.blocks === undefined &&
        options.categories === undefined &&
        options.selection === undefined &&
        options.errors !== 'hc3'),
    'modelled-alone',
  );
