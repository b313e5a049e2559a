import type { Released } from '#modules/privacy/index.ts';
import type { CrosstabResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Cochran (1954), Biometrics 10:417–451: at most a fifth of the cells below five, and none below one. */
const mostBelowFive = 0.2;
const leastExpected = 1;

/** Warnings of one crosstab: what is withheld and what that takes with it, no variation, small expected counts. */
export function crosstabWarnings(
  result: Released<CrosstabResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const { rows, columns, refused, smallestExpected, shareBelowFive } = result;
  const address = about(result.plan, result.file, `${rows}×${columns}`);
  if (result.withheld) {
    const text = warningTexts.figureWithheld(voice, [rows, columns], minimumGroup);
    return [warning(address, 'withheld', text)];
  }
  const cells = result.cells.flat().filter((cell) => cell.withheld).length;
  const warnings: Warning[] = [];
  if (cells > 0)
    warnings.push(warning(address, 'withheld', warningTexts.cellsWithheld(voice, cells, minimumGroup)));
  if (refused && refused !== 'cells-withheld')
    warnings.push(warning(address, refused, warningTexts.crosstabWithoutVariation(voice, rows, columns)));
  if (smallestExpected === null || shareBelowFive === null) return warnings;
  if (shareBelowFive > mostBelowFive || smallestExpected < leastExpected) {
    const text = warningTexts.smallExpected(voice, shareBelowFive, smallestExpected, result.exactP !== null);
    warnings.push(warning(address, 'small-expected', text));
  }
  return warnings;
}
