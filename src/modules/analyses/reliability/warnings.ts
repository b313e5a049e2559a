import type { Released } from '#modules/privacy/index.ts';
import type { ReliabilityResult, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Warnings of one plan entry: scales under .70, refused and withheld ones. */
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
    if (result.alpha !== null && result.alpha < thresholds.lowestAlpha) {
      return [warning(address, 'low-alpha', warningTexts.lowAlpha(voice, result.scale, result.alpha))];
    }
    return [];
  });
}
