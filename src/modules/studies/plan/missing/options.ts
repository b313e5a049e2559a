import { z } from 'zod';
import { allOrSome, fileName } from '../../schema-parts.ts';

export const missingAnalysisOptions = z.strictObject({
  file: fileName,
  /** Items, scales or outcomes; `all`: every question that is put to everybody. */
  variables: allOrSome,
});
