import { describe, expect, test } from 'vitest';
import type { Unit } from '#modules/organisation/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { refuseOverValues } from '../indicators/over-values.ts';
import { readIndicatorSet } from '../indicators/read-indicator-set.ts';
import { previewOf } from './preview.ts';

/** Sheets and sets that nobody means well by, or that went wrong on the way. Every unit is made up. */
const setOf = (more = '', name = 'A') =>
  `handlingsrom: 1\nindicators:\n  - {code: B.12, name: ${name}, numerator: n, denominator: d, kind: share, direction: higher${more}}\n`;
const indicators = readIndicatorSet(setOf(), 'set.yaml');
const units = Array.from(
  { length: 350 },
  (_, at): Unit => ({
    number: String(1001 + at),
    name: `Made-up office ${at}`,
    type: 'office',
    status: 'active',
    parent: null,
    validFrom: null,
    validTo: null,
    municipality: null,
    leader: null,
    positions: null,
    users: null,
    synthetic: true,
  }),
);
const state = { indicators, units, successions: [], targets: [], values: [], today: '2015-08-15' };
const preview = (text: string) =>
  previewOf({ fileName: 'sheet.csv', bytes: Buffer.from(text) }, { ...state });
const head = 'enhet;måned;indikator;teller;nevner\n';

function problemsOf(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.problems.map(({ code, line, columnName }) =>
      [code, line, columnName].filter((part) => part !== undefined).join(' '),
    );
  }
}

describe('a sheet', () => {
  test('with a heading twice is refused: nobody can tell which of the two is right', () => {
    const twice = 'enhet;måned;indikator;teller;Teller;nevner\n1001;2015-01;B.12;1;9;10\n';
    expect(problemsOf(() => preview(twice))).toEqual(['column-twice 1 teller']);
    const wide = 'enhet;måned;B.12 teller;B.12 nevner;B.12 teller\n1001;2015-01;1;10;9\n';
    expect(problemsOf(() => preview(wide))).toEqual(['column-twice 1 b.12 teller']);
  });

  test('may have the number and the name of the office, and columns twice that mean nothing here', () => {
    const both = preview('enhet;kontor;x;x;måned;indikator;teller;nevner\n1001;A;;;2015-01;B.12;1;10\n');
    expect(both).toMatchObject({ kind: 'values', unused: ['kontor', 'x', 'x'] });
    expect(both.fresh).toHaveLength(1);
  });

  test('of a hundred thousand offices that nobody knows says the first hundred, and how many more', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `Office number ${at};2015-01;X.${at};1;10\n`);
    const problems = problemsOf(() => preview(head + rows.join('')));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('more-problems');
  });

  test('with two thousand columns is read by those that mean something', () => {
    const rest = Array.from({ length: 1990 }, (_, at) => `c${at}`).join(';');
    const rows = units.map(({ number }) => `1;${number};2015-01;B.12;1;10;${';'.repeat(1988)}\n`);
    const seen = preview(`x;${head.trim()};${rest.slice(3)}\n${rows.join('')}`);
    expect(seen.fresh).toHaveLength(350);
    expect(seen.unused).toHaveLength(1990);
  });

  test('with minus nothing says nothing, not less than nothing', () => {
    const [value] = preview(`${head}1001;2015-01;B.12;-0;10\n`).fresh;
    expect(Object.is(value!.value, 0)).toBe(true);
  });

  test('of targets that were decided before days were counted, or are to be decided, is refused', () => {
    const targets = (day: string) => `indikator;fra;mål;vedtatt\nB.12;2015-01;0,5;${day}\n`;
    expect(problemsOf(() => preview(targets('0000-01-01')))).toEqual(['day 2 vedtatt']);
    expect(problemsOf(() => preview(targets('9999-12-31')))).toEqual(['day-to-come 2 vedtatt']);
    expect(problemsOf(() => preview(targets('2015-08-15')))).toEqual([]);
  });
});

describe('a set of indicators', () => {
  test.each([
    ['a name that turns the direction of text', setOf('', '"A\\u202eB"')],
    ['a name with a character nobody sees', setOf('', '"A\\u200bB"')],
    ['a name with the sign that ends texts', setOf('', '"A\\0B"')],
    ['a name of a page', setOf('', 'æ'.repeat(501))],
  ])('with %s is refused', (_what, text) => {
    expect(problemsOf(() => readIndicatorSet(text, 'set.yaml'))).toEqual(['text-form 3']);
  });

  test('may not give another meaning to values that are there', () => {
    const there = indicators;
    const counted = new Set(['B.12']);
    const given = readIndicatorSet(setOf().replace('kind: share', 'kind: rate'), 'set.yaml');
    const fileName = 'set.yaml';
    expect(problemsOf(() => refuseOverValues(given, { there, counted, fileName }))).toEqual(['has-values']);
    expect(problemsOf(() => refuseOverValues(given, { there, counted: new Set(), fileName }))).toEqual([]);
    const renamed = readIndicatorSet(setOf('', 'Another name'), 'set.yaml');
    expect(problemsOf(() => refuseOverValues(renamed, { there, counted, fileName }))).toEqual([]);
  });

  test('may not have a code that sheets cannot tell from another', () => {
    const given = readIndicatorSet(setOf().replace('B.12', 'b.12'), 'set.yaml');
    const asked = { there: indicators, counted: new Set<string>(), fileName: 'set.yaml' };
    expect(problemsOf(() => refuseOverValues(given, asked))).toEqual(['duplicate-code']);
  });
});
