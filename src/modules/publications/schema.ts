import { z } from 'zod';
import { readPrinted } from './printed.rules.ts';

/** Published tables, format 1. docs/publication-check.md documents it; docs/tables.schema.json is made from these schemas. */

export const tableLimits = { facts: 5000, rows: 1000, characters: 2_000_000, depth: 32 } as const;

const shortText = z.string().min(1).max(500);
const localised = z.union([
  shortText,
  z
    .strictObject({ nb: shortText.optional(), nn: shortText.optional(), en: shortText.optional() })
    .refine((text) => text.nb || text.nn || text.en, 'at-least-one-language'),
]);
export type Localised = z.infer<typeof localised>;

const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'identifier')
  .max(120);

/**
 * A number as it stands in print. A string keeps every decimal (".53", ",016", "<.001", ".000", "n.s.", "-,31596*");
 * a number counts the decimals of its shortest form unless `decimals` says how many were printed.
 */
const asPrinted = z.union([
  z.number(),
  z.string().max(40),
  z.strictObject({ value: z.number(), decimals: z.int().min(0).max(12) }),
]);
export const printedNumber = asPrinted.refine(
  (printed) => readPrinted(printed)?.relation === '=',
  'printed-number',
);

const within = (low: number, high: number, code: string) =>
  printedNumber.refine((input) => {
    const printed = readPrinted(input);
    return printed === null || (printed.high >= low && printed.low <= high);
  }, code);
const correlationCoefficient = within(-1, 1, 'between-minus-one-and-one');
/** Only a p can be printed as "<.001" or "n.s.". */
const probability = asPrinted.refine((input) => {
  const printed = readPrinted(input);
  return printed !== null && printed.high >= 0 && printed.low <= 1;
}, 'printed-probability');
const notNegative = within(0, Number.POSITIVE_INFINITY, 'not-negative');

const largestCount = 1e9;
const count = z.int().min(0).max(largestCount);

/** A number of cases (or of anything counted): known, between two, or about (5 % either way). */
const sizeFrom = (smallest: number) =>
  z.union([
    z.int().min(smallest).max(largestCount),
    z
      .strictObject({
        from: z.int().min(smallest).max(largestCount),
        to: z.int().min(smallest).max(largestCount),
      })
      .refine((range) => range.from <= range.to, 'range-turned-round'),
    z.strictObject({ about: z.int().min(smallest).max(largestCount) }),
  ]);
const size = sizeFrom(1);
export type Size = z.infer<typeof size>;

const degreesOfFreedom = z.number().gt(0).max(1e7);

const base = { id: identifier, where: localised };
/** Who was asked: `n` itself, or the name of one of the file's `samples`. */
const cases = { n: size.optional(), sample: z.string().min(1).max(120).optional() };

const correlation = z.strictObject({
  ...base,
  ...cases,
  kind: z.literal('correlation'),
  r: correlationCoefficient,
  p: probability.optional(),
  tails: z.union([z.literal(1), z.literal(2)]).default(2),
});

const term = z.strictObject({
  name: localised,
  B: printedNumber.optional(),
  se: notNegative.optional(),
  beta: printedNumber.optional(),
  t: printedNumber.optional(),
  p: probability.optional(),
  interval: z.tuple([printedNumber, printedNumber]).optional(),
});
const regression = z.strictObject({
  ...base,
  ...cases,
  kind: z.literal('regression'),
  /** How many predictors the model had, which may be more than the table shows. */
  predictors: size.optional(),
  /** Error degrees of freedom, where printed. */
  degreesOfFreedom: size.optional(),
  confidenceLevel: z.number().gt(0).lt(1).default(0.95),
  terms: z.array(term).max(200).default([]),
  rSquared: within(0, 1, 'between-zero-and-one').optional(),
  adjustedRSquared: within(Number.NEGATIVE_INFINITY, 1, 'at-most-one').optional(),
  F: notNegative.optional(),
  p: probability.optional(),
});

const group = z.strictObject({
  label: localised,
  n: count.min(1),
  mean: printedNumber,
  /** May be left out where n is 1. */
  sd: notNegative.optional(),
});
const pair = z.strictObject({
  a: count,
  b: count,
  difference: printedNumber.optional(),
  se: notNegative.optional(),
  p: probability.optional(),
  /** Whether the table marks the pair as different at .05. */
  significant: z.boolean().optional(),
});
const groups = z.strictObject({
  ...base,
  kind: z.literal('groups'),
  groups: z.array(group).min(2).max(tableLimits.rows),
  total: z
    .strictObject({
      n: count.optional(),
      mean: printedNumber.optional(),
      sd: notNegative.optional(),
    })
    .optional(),
  F: notNegative.optional(),
  degreesOfFreedom: z.tuple([count, count]).optional(),
  p: probability.optional(),
  etaSquared: within(0, 1, 'between-zero-and-one').optional(),
  /** `a` and `b` count the groups from 0; the difference is a minus b. */
  pairs: z.array(pair).max(tableLimits.rows).default([]),
  correction: z.enum(['bonferroni', 'none']).default('bonferroni'),
});

const test = z.strictObject({
  ...base,
  kind: z.literal('test'),
  statistic: z.enum(['t', 'F', 'chiSquared', 'z']),
  value: printedNumber,
  /** One number for t and chi-squared, two for F, none for z. */
  degreesOfFreedom: z.union([degreesOfFreedom, z.tuple([degreesOfFreedom, degreesOfFreedom])]).optional(),
  p: probability.optional(),
  tails: z.union([z.literal(1), z.literal(2)]).default(2),
});

const counted = z.strictObject({
  label: localised.optional(),
  count: count.optional(),
  percent: notNegative.optional(),
  validPercent: notNegative.optional(),
});
const percentages = z.strictObject({
  ...base,
  kind: z.literal('percentages'),
  rows: z.array(counted).min(1).max(tableLimits.rows),
  missing: z.array(counted).max(100).default([]),
  /** The line that sums the rows, before the missing. */
  valid: counted.optional(),
  total: counted.optional(),
  /** True where one person could choose several rows: then counts and percentages need not add up. */
  severalAnswers: z.boolean().default(false),
});

const sum = z.strictObject({
  ...base,
  kind: z.literal('sum'),
  parts: z.array(printedNumber).min(2).max(tableLimits.rows),
  total: printedNumber,
  /** True where numbers printed without decimals were themselves rounded; otherwise they are counts. */
  rounded: z.boolean().default(false),
});

const responseRate = z.strictObject({
  ...base,
  kind: z.literal('responseRate'),
  invited: count.optional(),
  undeliverable: count.optional(),
  absent: count.optional(),
  reached: count.optional(),
  complete: count.optional(),
  partial: count.optional(),
  answered: count.optional(),
  ratePercent: notNegative.optional(),
  /** What the rate is a share of; those reached where they are printed, otherwise those invited. */
  rateOf: z.enum(['reached', 'invited']).optional(),
});

const integerMean = z.strictObject({
  ...base,
  ...cases,
  kind: z.literal('integerMean'),
  mean: printedNumber,
  /** How many whole-number items each person answered, all of them answered by all. */
  items: z.int().min(1).max(1000).default(1),
  sd: notNegative.optional(),
  /** The lowest and the highest answer to an item. */
  scale: z.tuple([z.int(), z.int()]).optional(),
});

const reliability = z.strictObject({
  ...base,
  ...cases,
  kind: z.literal('reliability'),
  alpha: within(Number.NEGATIVE_INFINITY, 1, 'at-most-one'),
  items: z.int().min(2).max(1000).optional(),
});

export const fact = z.discriminatedUnion('kind', [
  correlation,
  regression,
  groups,
  test,
  percentages,
  sum,
  responseRate,
  integerMean,
  reliability,
]);
export type Fact = z.infer<typeof fact>;
export type FactKind = Fact['kind'];
export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;

export const publishedTables = z
  .strictObject({
    handlingsromTables: z.literal(1),
    title: localised.optional(),
    /** Where the figures stand in print. */
    source: shortText.optional(),
    /** Named sample sizes, so that "employees, 245 to 254" is written once. */
    samples: z
      .record(z.string().min(1).max(120), z.strictObject({ n: size, why: localised.optional() }))
      .default({}),
    facts: z.array(fact).min(1).max(tableLimits.facts),
  })
  .superRefine((tables, context) => {
    const seen = new Set<string>();
    for (const [index, one] of tables.facts.entries()) {
      if (seen.has(one.id))
        context.addIssue({ code: 'custom', message: 'id-used-twice', path: ['facts', index, 'id'] });
      seen.add(one.id);
      if ('sample' in one && one.sample !== undefined && !Object.hasOwn(tables.samples, one.sample))
        context.addIssue({ code: 'custom', message: 'unknown-sample', path: ['facts', index, 'sample'] });
      if (one.kind === 'groups')
        for (const [at, { a, b }] of one.pairs.entries())
          if (a >= one.groups.length || b >= one.groups.length || a === b)
            context.addIssue({
              code: 'custom',
              message: 'pair-of-no-groups',
              path: ['facts', index, 'pairs', at],
            });
    }
  });
export type PublishedTables = z.infer<typeof publishedTables>;
/** The same as written by hand, before the defaults are filled in. */
export type PublishedTablesInput = z.input<typeof publishedTables>;
