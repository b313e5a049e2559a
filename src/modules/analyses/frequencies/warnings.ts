import type { Released } from '#modules/privacy/index.ts';
import type { FrequencyResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** One warning per question where answers are withheld. */
export function frequenciesWarnings(
  results: Released<FrequencyResult[]>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  return results.flatMap((result) => {
    const withheld = result.counts.filter((answer) => answer.withheld).length;
    if (withheld === 0) return [];
    const address = about(result.plan, result.file, result.item);
    return [warning(address, 'withheld', warningTexts.groupsWithheld(voice, withheld, minimumGroup))];
  });
}
