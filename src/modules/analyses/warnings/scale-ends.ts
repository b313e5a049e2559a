import { type DisclosurePolicy, isLargeEnough } from '#modules/privacy/index.ts';
import { findItem, rangeOf } from '#modules/studies/index.ts';
import type { DataFile } from '../data-files/data-file.ts';
import type { Warning } from '../schema.ts';
import { about, thresholds, type Voice, warning, warningTexts } from './warn.ts';

/**
 * Ceiling and floor effects: many respondents at an end of the scale, where differences no longer show and
 * correlations shrink. Said of every variable an entry uses, when both those at the end and the others are enough to
 * show: the share counts both.
 */
export function scaleEndWarnings(
  plan: string,
  variables: readonly string[],
  dataFile: DataFile,
  policy: DisclosurePolicy,
  voice: Voice,
): Warning[] {
  if (dataFile.unit === 'office') return [];
  return [...new Set(variables)].flatMap((variable) => {
    const values = dataFile.numbers.get(variable);
    const range = rangeOf(voice.study, dataFile.name, variable);
    // The options of a choice are no scale with a top and a bottom.
    const isChoice = findItem(voice.study, dataFile.name, variable)?.kind === 'choice';
    if (!values || !range || isChoice) return [];
    const answered = values.filter((value) => !Number.isNaN(value));
    const limit = dataFile.scaleItems.has(variable) ? thresholds.shareAtScaleEnd : thresholds.shareAtItemEnd;
    const address = about(plan, dataFile.name, variable);
    return (['floor', 'ceiling'] as const).flatMap((code, end) => {
      const atEnd = answered.filter((value) => value === range[end]).length;
      const share = atEnd / answered.length;
      const smallest = Math.min(atEnd, answered.length - atEnd);
      if (!isLargeEnough(smallest, policy) || share <= limit) return [];
      return [warning(address, code, warningTexts[code](voice, variable, share))];
    });
  });
}
