import type { Released } from '#modules/privacy/index.ts';
import { findItem } from '#modules/studies/index.ts';
import type { DescriptionResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Of each variable: that too few have answered, or that its numbers are codes of options. */
export function describeWarnings(
  results: Released<DescriptionResult[]>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  return results.flatMap((result) => {
    const address = about(result.plan, result.file, result.variable);
    if (result.withheld) {
      const text = warningTexts.figureWithheld(voice, result.variable, minimumGroup);
      return [warning(address, 'withheld', text)];
    }
    const item = findItem(voice.study, result.file, result.variable);
    // Of two options the mean is the share that chose the one, whatever they are called.
    if (item?.kind !== 'choice' || item.options.length <= 2) return [];
    return [warning(address, 'mean-of-choice', warningTexts.meanOfChoice(voice, result.variable))];
  });
}
