import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { named } from '../explore/warnings.ts';
import type { ReliabilityResult, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Warnings of one plan entry: scales under .70, with questions that run against the rest, refused and withheld ones. */
export function reliabilityWarnings(
  results: Released<ReliabilityResult[]>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  return results.flatMap((result) => {
    const address = about(result.plan, result.file, result.scale);
    if (result.withheld) {
      return [warning(address, 'withheld', warningTexts.figureWithheld(voice, result.scale, minimumGroup))];
    }
    if (result.refused)
      return [warning(address, result.refused, refusalText(voice, result.refused, result.scale))];
    const locale = { locale: voice.language };
    const scale = labelOf(voice.study, result.scale, voice.language);
    const turned = result.dropped.flatMap(({ item, itemTotal }) => ((itemTotal ?? 0) < 0 ? [item] : []));
    return [
      ...(result.alpha !== null && result.alpha < thresholds.lowestAlpha
        ? [warning(address, 'low-alpha', warningTexts.lowAlpha(voice, result.scale, result.alpha))]
        : []),
      ...(turned.length > 0
        ? [
            warning(
              address,
              'negative-item',
              m.analyses_warning_negative_item(
                { items: named(turned, voice), scale, count: turned.length },
                locale,
              ),
            ),
          ]
        : []),
    ];
  });
}
