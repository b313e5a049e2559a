import type { Released } from '#modules/privacy/index.ts';
import type { MeanComparisonResult, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Warnings of one comparison: withheld groups, refusals, spreads too unlike to pool. */
export function compareMeansWarnings(
  result: Released<MeanComparisonResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const entry = about(result.plan, result.file);
  if (result.withheld) {
    return [warning(entry, 'withheld', warningTexts.figureWithheld(voice, result.outcome, minimumGroup))];
  }
  const warnings: Warning[] = [];
  const withheld = result.groups.filter((group) => group.withheld).length;
  if (withheld > 0) {
    warnings.push(warning(entry, 'withheld', warningTexts.meansWithheld(voice, withheld, minimumGroup)));
  }
  if (result.refused)
    warnings.push(warning(entry, result.refused, refusalText(voice, result.refused, result.outcome)));

  const unlike = result.test === 'anova' || result.test === undefined ? unequalSpread(result, voice) : null;
  if (unlike) warnings.push(warning(entry, 'unequal-spread', unlike));
  return warnings;
}

/** Only an F test that pools the spread minds: one SD much larger than another, or a test that says so. */
function unequalSpread({ groups, levene }: Released<MeanComparisonResult>, voice: Voice): string | null {
  const spreads = groups.flatMap((group) => (group.sd !== null && group.sd > 0 ? [group.sd] : []));
  const ratio = spreads.length > 1 ? Math.max(...spreads) / Math.min(...spreads) : 1;
  if (ratio > thresholds.standardDeviationRatio) return warningTexts.unequalSpread(voice, ratio);
  if (levene && levene.p < 0.05) return warningTexts.unequalSpreadTested(voice, levene.p);
  return null;
}
