import { z } from 'zod';
import { allOrSome, fileName } from '../../schema-parts.ts';

/** How much of what answers have in common may come from how they were asked for. */
export const methodBiasOptions = z.strictObject({ file: fileName, scales: allOrSome.default('all') });
