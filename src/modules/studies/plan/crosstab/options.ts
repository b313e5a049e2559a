import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** Two questions with options, counted against each other. */
export const crosstabOptions = z.strictObject({ file: fileName, rows: variable, columns: variable });
