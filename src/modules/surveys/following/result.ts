import { z } from 'zod';
import { unitReasons } from '../reporting-units/units.rules.ts';

/**
 * Who answered a wave, as `results.json` and its report have it. A contract: docs/results.schema.json is made from this;
 * extend, never break. What is withheld has null, with `withheld` beside it.
 */
const nullableNumber = z.number().nullable();
const withheld = z.literal('fewer-than-minimum').optional();
/** As in 2026-12-24. */
const day = z.string();

/** One row of the table of response rates. What is withheld has null, but how many were invited, which a list says. */
export const rateRow = z.strictObject({
  /** An audience or an office; null for those without an office, and in rows that add others up. */
  name: z.string().nullable(),
  invited: z.int(),
  undeliverable: nullableNumber,
  absent: nullableNumber,
  reached: nullableNumber,
  complete: nullableNumber,
  partial: nullableNumber,
  /** Of those reached, how many sent their answers: what the data rest on. Null also where nobody was reached. */
  ratePercent: nullableNumber,
  /** With those who only began, as in 2015. */
  rateWithPartialPercent: nullableNumber,
  withheld,
});
export const rateTable = z.strictObject({
  rows: z.array(rateRow).readonly(),
  /** The withheld rows, added up: so the table adds up too. Null where none is, or all are. */
  together: rateRow.nullable(),
});
export const rates = z.strictObject({ total: rateRow, byAudience: rateTable, byOffice: rateTable });

/** People who have one thing in common, or those that are withheld, together (`category` null). */
export const likenessRow = z.strictObject({
  category: z.string().nullable(),
  invited: z.int(),
  invitedPercent: z.number(),
  reachedPercent: nullableNumber,
  answered: nullableNumber,
  answeredPercent: nullableNumber,
  /** Beyond ±1.96 more or fewer than there were to be expected, were answering up to chance. */
  residual: nullableNumber,
  withheld,
});
/** Whether those who have answered are like those who were asked, in one respect. */
export const likeness = z.strictObject({
  /** A column of the staff list, where it is a background. */
  variable: z.string(),
  kind: z.enum(['background', 'office', 'audience']),
  invited: z.int(),
  /** Null where too few have answered to say anything. */
  answered: nullableNumber,
  rows: z.array(likenessRow).readonly(),
  /** χ² of the answers against the shares of all who were asked. */
  fit: z.strictObject({ chiSquared: z.number(), df: z.number(), p: z.number() }).nullable(),
  /**
   * How likely it is by chance that those who answered differ as much from those who did not. By χ², or by counting all
   * ways (Fisher) where few are expected; this is what is concluded from.
   */
  difference: z.strictObject({ p: z.number(), method: z.enum(['chi-squared', 'exact']) }).nullable(),
  smallestExpected: nullableNumber,
  withheld,
});

/** How a wave was answered, counted when it closed. */
export const collection = z.strictObject({
  openedOn: day.nullable(),
  closedOn: day.nullable(),
  rates,
  /** Empty where the list says nothing that people differ in. */
  likeness: z.array(likeness).readonly(),
  /** How many had answered when each day was counted. */
  days: z.array(z.strictObject({ day, submitted: z.int() })).readonly(),
  /** The days on which letters went out. */
  letters: z
    .array(
      z.strictObject({ kind: z.enum(['notice', 'invitation', 'reminder1', 'reminder2', 'thanks']), day }),
    )
    .readonly(),
  /** Offices that were reported together, and why: `person` where somebody decided otherwise than was proposed. */
  units: z
    .array(
      z.strictObject({
        name: z.string(),
        offices: z.array(z.string()).readonly(),
        reason: z.enum(unitReasons),
      }),
    )
    .readonly()
    .optional(),
  /** Those who answered by a code that is given out on site: they are on no list. Null where it would tell of few. */
  openLinks: z
    .array(z.strictObject({ audience: z.string(), office: z.string().nullable(), answered: nullableNumber }))
    .readonly(),
});

export type RateRow = Readonly<z.infer<typeof rateRow>>;
export type RateTable = Readonly<z.infer<typeof rateTable>>;
export type Rates = Readonly<z.infer<typeof rates>>;
export type LikenessRow = Readonly<z.infer<typeof likenessRow>>;
export type Likeness = Readonly<z.infer<typeof likeness>>;
export type Collection = Readonly<z.infer<typeof collection>>;
