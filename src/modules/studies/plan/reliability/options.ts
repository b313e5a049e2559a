import { z } from 'zod';
import { allOrSome, fileName } from '../../schema-parts.ts';

export const reliabilityOptions = z.strictObject({ file: fileName, scales: allOrSome.default('all') });
