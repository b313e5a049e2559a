import { z } from 'zod';
import { dataFormats } from '#modules/exports/schema.ts';
import { waveStates } from '#modules/surveys/schema.ts';
import { languages } from '#platform/language.ts';

// What the API takes and gives. The OpenAPI document is made of these, and so are the checks.

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().min(0);
const known = count.nullable();

export const waveSummary = z.strictObject({
  waveId: z.string(),
  title: z.string(),
  state: z.enum(waveStates),
  openedOn: day.nullable(),
  plannedClosingOn: day.nullable(),
  closedOn: day.nullable(),
});
export const waveList = z.strictObject({ waves: z.array(waveSummary) });

const rateRow = z.strictObject({
  name: z
    .string()
    .nullable()
    .describe('An audience or an office; null for all, and for those without an office.'),
  invited: count,
  undeliverable: known,
  absent: known,
  reached: known,
  complete: known,
  partial: known,
  ratePercent: z.number().nullable(),
  rateWithPartialPercent: z.number().nullable(),
  withheld: z
    .string()
    .optional()
    .describe('Why numbers are null: so few that they would tell of single people.'),
});
const rateTable = z.strictObject({ rows: z.array(rateRow), together: rateRow.nullable() });
export const waveStatus = z.strictObject({
  wave: waveSummary,
  countedAt: z.iso.datetime().nullable().describe('Null before the wave opens.'),
  isFinal: z.boolean(),
  rates: z.strictObject({ total: rateRow, byAudience: rateTable, byOffice: rateTable }).nullable(),
});

export const fileList = z.strictObject({
  files: z.array(
    z.strictObject({
      audience: z.string(),
      respondents: count,
      minimumGroup: count,
      isWithheldWhole: z.boolean(),
      withheld: z.array(z.string()).describe('What was withheld and why, a sentence each.'),
      formats: z.array(z.strictObject({ format: z.enum(dataFormats), href: z.string() })),
      texts: z.array(
        z.strictObject({
          item: z.string(),
          label: z.string(),
          count,
          isWithheld: z.boolean(),
          href: z.string().nullable(),
        }),
      ),
    }),
  ),
});

export const framePeople = z.strictObject({
  people: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        email: z.string().min(3).max(320),
        office: z.string().max(200).optional(),
        audience: z.string().max(200).optional(),
        language: z.enum(languages).optional(),
        background: z.record(z.string().min(1).max(100), z.string().max(200)).optional(),
      }),
    )
    .min(1)
    .max(50_000),
});
export type FramePeople = z.infer<typeof framePeople>;

const rowProblem = z.strictObject({
  line: z.int().optional().describe('The row of the list; the heading is row 1.'),
  column: z.string().optional(),
  text: z.string().describe('What is wrong and what to do.'),
});
const frameResult = z.strictObject({
  isImported: z.boolean(),
  rows: count,
  sound: count,
  already: count.describe('Of the sound rows, how many are in the list already.'),
  added: count,
  newOffices: z.array(z.string()),
  problems: z.array(rowProblem),
});

export const scorecardValues = z.strictObject({
  values: z
    .array(
      z.strictObject({
        unit: z.string().regex(/^\d{1,12}$/),
        month: z.string().regex(/^\d{4}-\d{2}$/),
        indicator: z.string().min(1).max(20),
        numerator: z.int().min(0).optional(),
        denominator: z.number().min(0).optional(),
        value: z.number().min(0).optional().describe('On the scale of the indicator: 0.75 for 75 %.'),
      }),
    )
    .min(1)
    .max(50_000),
});
export type ScorecardValues = z.infer<typeof scorecardValues>;
const scorecardResult = z.strictObject({
  isImported: z.boolean(),
  kind: z.enum(['values', 'targets']),
  rows: count,
  added: count.describe('New, or that would be.'),
  changed: count,
  same: count.describe('As they are in the scorecard already.'),
  warnings: z.array(rowProblem).describe('What to look at; it stops nothing.'),
  stamp: z.string().nullable().describe('Says yes to just this; null when it has been done.'),
});

/** RFC 9457. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('One sentence that says what to do.'),
  problems: z.array(rowProblem).optional(),
});
export type Problem = z.infer<typeof problem>;

export const schemas = {
  WaveList: waveList,
  WaveStatus: waveStatus,
  FileList: fileList,
  FramePeople: framePeople,
  FrameResult: frameResult,
  ScorecardValues: scorecardValues,
  ScorecardResult: scorecardResult,
  Problem: problem,
} as const;
export type SchemaName = keyof typeof schemas;
