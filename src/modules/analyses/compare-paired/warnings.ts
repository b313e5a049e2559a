import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf, rangeOf } from '#modules/studies/index.ts';
import type { PairedComparisonResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Warnings of paired comparisons: what is withheld or cannot be tested, unlike scales, few and skewed differences. */
export function comparePairedWarnings(
  results: Released<PairedComparisonResult[]>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  return results.flatMap((result) => {
    const { plan, file, n, withheld, refused, isSkewed } = result;
    const address = about(plan, file, `${result.first}–${result.second}`);
    const locale = { locale: voice.language };
    const [first, second] = [result.first, result.second].map((id) =>
      labelOf(voice.study, id, voice.language),
    );
    const names = { first: first!, second: second! };
    if (withheld) {
      const text = warningTexts.figureWithheld(voice, [result.first, result.second], minimumGroup);
      return [warning(address, 'withheld', text)];
    }
    const refusal =
      refused === 'zero-variance' ? m.analyses_refusal_paired_alike : m.analyses_refusal_paired_few;
    return [
      ...(refused ? [warning(address, refused, refusal(names, locale))] : []),
      ...(haveUnlikeScales(result, voice)
        ? [warning(address, 'unlike-scales', m.analyses_warning_paired_scales(names, locale))]
        : []),
      ...(isSkewed
        ? [
            warning(
              address,
              'skewed-differences',
              m.analyses_warning_skewed_differences({ ...names, n: n ?? 0 }, locale),
            ),
          ]
        : []),
    ];
  });
}

function haveUnlikeScales({ file, first, second }: PairedComparisonResult, { study }: Voice): boolean {
  const [one, other] = [first, second].map((id) => rangeOf(study, file, id));
  return Boolean(one && other && (one[0] !== other[0] || one[1] !== other[1]));
}
