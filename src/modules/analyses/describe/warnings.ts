import type { Released } from '#modules/privacy/index.ts';
import type { DescriptionResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** One warning per variable that too few have answered. */
export function describeWarnings(
  results: Released<DescriptionResult[]>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  return results
    .filter((result) => result.withheld)
    .map((result) =>
      warning(
        about(result.plan, result.file, result.variable),
        'withheld',
        warningTexts.figureWithheld(voice, result.variable, minimumGroup),
      ),
    );
}
