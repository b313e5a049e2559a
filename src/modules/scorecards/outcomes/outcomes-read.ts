import { z } from 'zod';

const months = z.strictObject({ from: z.string(), to: z.string() });

/** Where a number of the scorecard came from: a sheet that was taken in, or none that is known. */
export const numberSource = z.strictObject({
  kind: z.enum(['values', 'targets', 'userSurvey']),
  /** Null where the numbers came by no sheet: typed in, or taken from a round of our own. */
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  /** The day it was taken in, as in 2015-07-10. */
  importedOn: z.string().nullable(),
  /** How many numbers came from it. */
  numbers: z.int(),
});

/**
 * Where a report has its offices' outcomes from: what was read off the scorecard, when, and what was missing. Part of
 * `results.json`; nothing in it is about respondents.
 */
export const outcomesRead = z.strictObject({
  /** 1 is the one that was read by itself; later ones somebody asked for. */
  reading: z.int(),
  readOn: z.string(),
  /** The day of the first reading. */
  firstReadOn: z.string(),
  /** Numbers that were read the first time have changed since, or other months were asked for: known when the answers were. */
  isChanged: z.boolean(),
  period: months,
  /** The month that the round of the user survey ended; null where there is none. */
  userSurvey: z.string().nullable(),
  fileName: z.string(),
  sha256: z.string(),
  sources: z.array(numberSource),
  /** How many offices have a number in the register, and how many of them are several that are reported together. */
  offices: z.int(),
  joined: z.int(),
  /** Offices of the answers that the register of units does not know. */
  unknownOffices: z.array(z.string()),
  emptyMonths: z.array(z.string()),
  incomplete: z.array(z.strictObject({ indicator: z.string(), offices: z.int() })),
  tooFew: z.int(),
  withoutTarget: z.int(),
  /** Outcomes of the study that cannot be reckoned, and because of which indicators. */
  notReckoned: z.array(
    z.strictObject({
      outcome: z.string(),
      indicators: z.array(z.string()),
      because: z.enum(['unknown', 'noNumbers', 'noTarget', 'noSurvey']),
    }),
  ),
});
export type OutcomesRead = z.infer<typeof outcomesRead>;
export type NumberSource = z.infer<typeof numberSource>;
export type NotReckoned = OutcomesRead['notReckoned'][number];
