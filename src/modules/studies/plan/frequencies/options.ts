import { z } from 'zod';
import { allOrSome, fileName } from '../../schema-parts.ts';

export const frequenciesOptions = z.strictObject({ file: fileName, items: allOrSome });
