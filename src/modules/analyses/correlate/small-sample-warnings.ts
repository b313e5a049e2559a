import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import type { CorrelationResult, Warning } from '../schema.ts';
import { about, type Voice, warning } from '../warnings/warn.ts';
import { smallestSignificantR } from './warnings.ts';

/** What the small-sample care shows of each pair: a finding that hangs on one office, or on t being right. */
export function smallSampleWarnings(results: Released<CorrelationResult[]>, voice: Voice): Warning[] {
  const locale = { locale: voice.language };
  const coefficient = (r: number) => formatCoefficient(r, voice.language);
  return results.flatMap((result): Warning[] => {
    const { smallSample, r, n, p, x, y } = result;
    if (!smallSample || r === null || n === null || p === null) return [];
    const names = {
      x: labelOf(voice.study, x, voice.language),
      y: labelOf(voice.study, y, voice.language),
    };
    const address = about(result.plan, result.file, `${x}×${y}`);
    const weakest = weakestWithoutOne(smallSample.withoutOne, r);
    const restsOnOne =
      p < 0.05 && weakest !== null && n > 3 && weakest.r * Math.sign(r) < smallestSignificantR(n - 1);
    const doubtsT = smallSample.pOfT !== null && smallSample.pOfT < 0.05 !== p < 0.05;
    const inputs = { ...names, r: coefficient(r) };
    return [
      ...(restsOnOne && weakest
        ? [
            warning(
              address,
              'rests-on-one-office',
              m.analyses_rests_on_one_office(
                { ...inputs, office: weakest.office, without: coefficient(weakest.r) },
                locale,
              ),
            ),
          ]
        : []),
      ...(doubtsT
        ? [warning(address, 'permutation-differs', m.analyses_permutation_differs(names, locale))]
        : []),
    ];
  });
}

/** The office without which least is left of the relation, or it turns. */
function weakestWithoutOne(
  withoutOne: NonNullable<CorrelationResult['smallSample']>['withoutOne'],
  r: number,
): { readonly office: string; readonly r: number } | null {
  if (!withoutOne) return null;
  return r < 0 ? withoutOne.highest : withoutOne.lowest;
}
