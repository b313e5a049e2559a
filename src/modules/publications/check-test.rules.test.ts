import { expect, test } from 'vitest';
import { checkOne, verdicts } from './test-tables.ts';

test.each([
  // R 4.2: 2 * pt(-2.1, 30); pf(2.74, 2, 246, lower = FALSE); pchisq(5.2, 2, lower = FALSE); 2 * pnorm(-1.96)
  ['t', '-2.10', 30, 0.0442424712623235, '.044', '.034'],
  ['F', '2.74', [2, 246] as [number, number], 0.0665416579143003, '.067', '.076'],
  ['chiSquared', '5.20', 2, 0.0742735782143339, '.074', '.047'],
  ['z', '1.96', undefined, 0.0499957902964409, '.050', '.025'],
] as const)('p of a printed %s agrees with R', (statistic, value, df, expected, right, wrong) => {
  const degreesOfFreedom = Array.isArray(df)
    ? ([df[0], df[1]] as [number, number])
    : (df as number | undefined);
  const fact = {
    kind: 'test',
    statistic,
    value,
    ...(degreesOfFreedom === undefined ? {} : { degreesOfFreedom }),
  } as const;
  const [finding] = checkOne({ ...fact, p: right });
  expect(finding!.verdict).toBe('consistent');
  expect(finding!.recomputed!.value / expected - 1).toBeCloseTo(0, 11);
  expect(verdicts(checkOne({ ...fact, p: wrong }))).toEqual({ p: 'impossible' });
});

test('without degrees of freedom, or with the wrong number of them, a test cannot be checked', () => {
  expect(verdicts(checkOne({ kind: 'test', statistic: 'F', value: '2.7', p: '.07' }))).toEqual({
    p: 'cannot-be-checked',
  });
  expect(
    verdicts(checkOne({ kind: 'test', statistic: 't', value: '2.7', degreesOfFreedom: [1, 2], p: '.07' })),
  ).toEqual({
    p: 'cannot-be-checked',
  });
});
