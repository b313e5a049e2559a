import { expect, test } from 'vitest';
import { checkOne, namesOf, verdicts } from './test-tables.ts';

// R 4.2: m <- lm(mpg ~ wt + hp, mtcars); summary(m); confint(m)
const cars = {
  kind: 'regression' as const,
  n: 32,
  predictors: 2,
  terms: [
    {
      name: 'constant',
      B: '37.227',
      se: '1.599',
      t: '23.285',
      p: '.000',
      interval: ['33.957', '40.497'] as [string, string],
    },
    {
      name: 'wt',
      B: '-3.878',
      se: '.633',
      t: '-6.129',
      p: '<.001',
      interval: ['-5.172', '-2.584'] as [string, string],
    },
    {
      name: 'hp',
      B: '-.0318',
      se: '.0090',
      t: '-3.519',
      p: '.001',
      interval: ['-.050', '-.013'] as [string, string],
    },
  ],
  rSquared: '.827',
  adjustedRSquared: '.815',
  F: '69.21',
  p: '<.001',
};

test('every figure of a regression R computed is consistent', () => {
  const findings = checkOne(cars);
  expect(namesOf(findings, 'impossible')).toEqual([]);
  expect(namesOf(findings, 'cannot-be-checked')).toEqual([]);
  expect(findings.map(({ figure }) => figure)).toEqual(
    expect.arrayContaining([
      'terms[0].t',
      'terms[1].p',
      'terms[2].interval[0]',
      'adjustedRSquared',
      'F',
      'p',
    ]),
  );
});

test.each([
  [
    'a t that is not B over SE',
    { terms: [{ name: 'wt', B: '-3.878', se: '.633', t: '-6.9' }] },
    'fact.terms[0].t',
  ],
  [
    'a p that t does not give',
    { terms: [{ name: 'hp', B: '-.0318', se: '.0090', p: '.010' }] },
    'fact.terms[0].p',
  ],
  ['a p without printed t', { terms: [{ name: 'hp', t: '-3.519', p: '.010' }] }, 'fact.terms[0].p'],
  [
    'an interval that is too narrow',
    { terms: [{ name: 'wt', B: '-3.878', se: '.633', interval: ['-4.511', '-2.584'] as [string, string] }] },
    'fact.terms[0].interval[0]',
  ],
  ['a beta with the wrong sign', { terms: [{ name: 'wt', B: '-3.878', beta: '.63' }] }, 'fact.terms[0].beta'],
  ['an F that R² does not give', { F: '96.21' }, 'fact.F'],
  ['an adjusted R² over R²', { adjustedRSquared: '.830' }, 'fact.adjustedRSquared'],
  [
    'degrees of freedom that n and the predictors do not leave',
    {
      degreesOfFreedom: 27,
      rSquared: undefined,
      F: undefined,
      p: undefined,
      adjustedRSquared: undefined,
    },
    'fact.degreesOfFreedom',
  ],
  [
    'a model p that F does not give',
    { F: '3.20', rSquared: undefined, adjustedRSquared: undefined, p: '.005' },
    'fact.p',
  ],
])('%s is impossible', (_, change, id) => {
  expect(namesOf(checkOne({ ...cars, ...change } as typeof cars), 'impossible')).toEqual([id]);
});

test('with n unknown, p is held against every possible number of degrees of freedom', () => {
  const unknown = (p: string) =>
    verdicts(checkOne({ kind: 'regression', terms: [{ name: 'x', B: '.455', se: '.181', p }] }))[
      'terms[0].p'
    ];
  // R: pnorm gives .012 for an endless sample, pt with 1 df .241
  expect(unknown('.021')).toBe('consistent');
  expect(unknown('.012')).toBe('consistent');
  expect(unknown('.002')).toBe('impossible');
  expect(unknown('.300')).toBe('impossible');
});

test('lines that fit no common degrees of freedom are impossible together', () => {
  // R: 2 * pt(-2.3, df) rounds to .033 for df = 19 alone, 2 * pt(-2.51, df) to .019 only from df = 23
  const findings = checkOne({
    kind: 'regression',
    n: { from: 15, to: 40 },
    predictors: 2,
    terms: [
      { name: 'constant', B: '-5.355', se: '2.328', p: '.033' },
      { name: 'x', B: '.4550', se: '.1810', p: '.019' },
    ],
  });
  expect(namesOf(findings, 'impossible')).toEqual(['fact.terms.p']);
  expect(findings.at(-1)!.text.en).toContain('no common df');
});

test('an SE printed as .00 lets t be anything over B, and is no crash', () => {
  const findings = checkOne({
    kind: 'regression',
    n: 50,
    predictors: 1,
    terms: [{ name: 'x', B: '.01', se: '.00', t: '4.2', p: '.000' }],
  });
  expect(namesOf(findings, 'impossible')).toEqual([]);
});
