import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPublication } from './check-publication.ts';
import { publishedTables } from './schema.ts';

/** Whatever the schema lets through, however odd, is answered with a verdict and whole sentences. */

const extreme = fc.oneof(
  fc.constantFrom(
    '0',
    '.000',
    '-.00',
    '1',
    '-1',
    '1e300',
    '1e-300',
    '99999999999999',
    '.5',
    ',05',
    '-3.2',
    '100',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const p = fc.oneof(extreme, fc.constantFrom('<.001', '>.05', 'n.s.', '<1', '>0'));
const count = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1e9 }));
const size = fc.oneof(count, fc.record({ from: count, to: count }), fc.record({ about: count }));
const partly = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T, required: (keyof T & string)[]) =>
  fc.record(fields, { requiredKeys: required });
const head = { id: fc.constant('f'), where: fc.constant('T') };
const kind = <K extends string>(name: K) => ({ ...head, kind: fc.constant(name) });
const always = ['id', 'where', 'kind'] as const;

const line = partly({ count, percent: extreme, validPercent: extreme }, []);
const fact = fc.oneof(
  partly({ ...kind('correlation'), r: extreme, p, n: size, tails: fc.constantFrom(1, 2) }, [...always, 'r']),
  partly(
    {
      ...kind('regression'),
      n: size,
      predictors: size,
      degreesOfFreedom: size,
      rSquared: extreme,
      adjustedRSquared: extreme,
      F: extreme,
      p,
      terms: fc.array(
        partly(
          {
            name: fc.constant('x'),
            B: extreme,
            se: extreme,
            t: extreme,
            beta: extreme,
            p,
            interval: fc.tuple(extreme, extreme),
          },
          ['name'],
        ),
        { maxLength: 3 },
      ),
    },
    [...always],
  ),
  partly(
    {
      ...kind('groups'),
      groups: fc.array(
        partly({ label: fc.constant('g'), n: count, mean: extreme, sd: extreme }, ['label', 'n', 'mean']),
        { minLength: 2, maxLength: 10 },
      ),
      total: partly({ n: count, mean: extreme, sd: extreme }, []),
      F: extreme,
      degreesOfFreedom: fc.tuple(count, count),
      p,
      etaSquared: extreme,
      pairs: fc.constantFrom([{ a: 0, b: 1, difference: '1', se: '0', p: '.05', significant: true }], []),
    },
    [...always, 'groups'],
  ),
  partly(
    {
      ...kind('test'),
      statistic: fc.constantFrom('t', 'F', 'chiSquared', 'z'),
      value: extreme,
      degreesOfFreedom: fc.oneof(count, fc.tuple(count, count)),
      p,
      tails: fc.constantFrom(1, 2),
    },
    [...always, 'statistic', 'value'],
  ),
  partly(
    {
      ...kind('percentages'),
      rows: fc.array(line, { minLength: 1, maxLength: 4 }),
      missing: fc.array(line, { maxLength: 2 }),
      valid: line,
      total: line,
      severalAnswers: fc.boolean(),
    },
    [...always, 'rows'],
  ),
  partly(
    {
      ...kind('sum'),
      parts: fc.array(extreme, { minLength: 2, maxLength: 30 }),
      total: extreme,
      rounded: fc.boolean(),
    },
    [...always, 'parts', 'total'],
  ),
  partly(
    {
      ...kind('responseRate'),
      invited: count,
      undeliverable: count,
      absent: count,
      reached: count,
      complete: count,
      partial: count,
      answered: count,
      ratePercent: extreme,
      rateOf: fc.constantFrom('reached', 'invited'),
    },
    [...always],
  ),
  partly(
    {
      ...kind('integerMean'),
      mean: extreme,
      n: size,
      items: fc.integer({ min: 1, max: 1000 }),
      sd: extreme,
      scale: fc.constantFrom([1, 6], [6, 1], [0, 0], [-3, 3]),
    },
    [...always, 'mean'],
  ),
);

test('whatever the schema lets through gets a verdict and whole sentences, never a crash', () => {
  let checked = 0;
  fc.assert(
    fc.property(fact, (one) => {
      const parsed = publishedTables.safeParse({ handlingsromTables: 1, facts: [one] });
      if (!parsed.success) return;
      const { facts } = checkPublication(parsed.data);
      expect(facts.length).toBeGreaterThan(0);
      checked += 1;
      for (const { text, verdict } of facts) {
        expect(['consistent', 'impossible', 'cannot-be-checked']).toContain(verdict);
        for (const said of Object.values(text)) expect(said).not.toMatch(/NaN|undefined|\{|\}|null/);
      }
    }),
    { numRuns: 3000, seed: 20_150_612 },
  );
  expect(checked).toBeGreaterThan(500);
});
