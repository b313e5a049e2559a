import { describe, expect, test } from 'vitest';
import { fimlRegression, imputedRegression, littleMcarTest, normalMoments, seededRandom } from '../index.ts';
import { correctDigits } from '../reference/correct-digits.ts';
import { columnsOf, reference } from './testing/incomplete-sets.ts';

const shuffled = <T>(values: readonly T[]) => {
  const { uniform } = seededRandom(12);
  return values
    .map((value) => [uniform(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
};

describe.each(Object.entries(reference.sets))('on %s', (_, set) => {
  const columns = columnsOf(set);
  const all = set.variables.map((variable) => columns.get(variable)!);

  test('the order of the rows changes no bit', () => {
    const order = shuffled(all[0]!.map((_, row) => row));
    const other = all.map((values) => order.map((row) => values[row]!));
    expect(normalMoments(other)).toEqual(normalMoments(all));
    expect(littleMcarTest(other)).toEqual(littleMcarTest(all));
    expect(fimlRegression(other[0]!, other.slice(1))).toEqual(fimlRegression(all[0]!, all.slice(1)));
    const options = { imputations: 3, seed: 1 };
    const impute = (columns: readonly number[][]) =>
      imputedRegression(columns, (completed) => completed, options);
    expect(impute(other)).toEqual(impute(all));
  });

  test('another unit and another zero change only the unit', () => {
    const far = [all[0]!.map((value) => 1e6 + 3 * value), ...all.slice(1)];
    const [here, there] = [normalMoments(all), normalMoments(far)];
    expect(correctDigits(there.means[0], 1e6 + 3 * here.means[0]!)).toBeGreaterThan(13);
    expect(correctDigits(there.covariances[0]![1], 3 * here.covariances[0]![1]!)).toBeGreaterThan(8);
    expect(correctDigits(littleMcarTest(far).chiSquared, littleMcarTest(all).chiSquared)).toBeGreaterThan(8);
  });
});
