import { benjaminiHochberg, cohensD, summariseGroups, welchTTest } from '#statistics';
import { tryStatistic } from '../plan/refusal.ts';
import type { MissingnessResult } from '../schema.ts';

type Related = MissingnessResult['related'][number];
type Named = { readonly variable: string; readonly column: Float64Array };

const mostShown = 10;

/**
 * Whether those who lack a variable answered the others differently: standardised differences with Welch's test, both
 * groups as large as the minimum and neither all alike; those that stand when all the tests are counted.
 */
export function relatedToMissing(
  lacked: readonly Named[],
  answered: readonly Named[],
  minimumGroup: number,
): { related: Related[]; relatedTests: number } {
  const tested = lacked.flatMap((lacking) => {
    const isLacking = Array.from(lacking.column, (value) => (Number.isNaN(value) ? 1 : 0));
    return answered
      .filter(({ variable }) => variable !== lacking.variable)
      .flatMap(({ variable, column }) => {
        const [without, withIt] = summariseGroups(column, isLacking).toSorted(
          (a, b) => Number(b.key) - Number(a.key),
        );
        if (!without || !withIt || without.n < minimumGroup || withIt.n < minimumGroup) return [];
        if (without.standardDeviation === 0 || withIt.standardDeviation === 0) return [];
        const attempt = tryStatistic(() => ({
          d: cohensD(without, withIt).d,
          p: welchTTest(without, withIt).pValue,
        }));
        if ('refused' in attempt) return [];
        const { d, p } = attempt.value;
        return [{ lacking: lacking.variable, variable, d, nLacking: without.n, nAnswered: withIt.n, p }];
      });
  });
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  const related = tested
    .map((test, place): Related => ({ ...test, q: q[place]! }))
    .filter((test) => test.q < 0.05)
    .sort((a, b) => Math.abs(b.d) - Math.abs(a.d))
    .slice(0, mostShown);
  return { related, relatedTests: tested.length };
}
