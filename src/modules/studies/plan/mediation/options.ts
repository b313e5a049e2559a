import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** How much of what goes from a predictor to an outcome goes by way of a mediator. */
export const mediationOptions = z.strictObject({
  file: fileName,
  predictor: variable,
  mediator: variable,
  outcome: variable,
  /** Held still on every path. */
  covariates: z.array(variable).min(1).max(20).optional(),
  /** What chance starts from: the same seed gives the same figures. 1 unless said otherwise. */
  seed: z.int().min(0).max(4_294_967_295).optional(),
});
export type MediationOptions = z.infer<typeof mediationOptions>;
