import { z } from 'zod';
import { identifier, localisedText } from '../schema-parts.ts';

/** An office as the answers name it: the code of an option, or what stands in the office column. */
export const officeCode = z.union([z.number(), z.string()]);

export const officeSizeClass = z.strictObject({
  /** What conditions call it, such as `officeSize == 'small'`. */
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'identifier'),
  label: localisedText,
  offices: z.array(officeCode).min(1).max(1000),
});

const twoMonths = /^\d{4}-(0[1-9]|1[0-2])\/\d{4}-(0[1-9]|1[0-2])$/;

/** Where respondents work. */
export const offices = z.strictObject({
  column: z.string().min(1),
  /** Which unit of the organisation register each office is, by the office's code; the code itself unless said. */
  units: z.record(z.string(), z.string().regex(/^\d{1,12}$/, 'unit-number')).optional(),
  /** Offices in classes of size, from the smallest: the variable `officeSize`. */
  sizes: z.array(officeSizeClass).min(2).max(20).optional(),
  /** The agreement question that says how well people register the work that offices are counted by. */
  registration: identifier.optional(),
  /** How many whole months before a wave closed the scorecard is read for in its report; 6 unless said. */
  months: z.int().min(1).max(36).optional(),
  /** The months themselves instead, first and last: `2015-01/2015-06`. */
  period: z
    .string()
    .regex(twoMonths, 'period')
    .refine((text) => !twoMonths.test(text) || text.slice(0, 7) <= text.slice(8), 'period-order')
    .optional(),
});
export type Offices = z.infer<typeof offices>;
