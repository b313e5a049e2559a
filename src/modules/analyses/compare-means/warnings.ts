import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
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
  if (result.refused) warnings.push(warning(entry, result.refused, refusal(result, voice)));

  const unlike = poolsSpread(result) ? unequalSpread(result, voice) : null;
  if (unlike) warnings.push(warning(entry, 'unequal-spread', unlike));
  if (result.skewedGroups !== undefined) {
    const test = result.twoMeans ? 'mannWhitney' : 'kruskalWallis';
    const inputs = { count: result.skewedGroups, test };
    const text = m.analyses_warning_skewed_groups(inputs, { locale: voice.language });
    warnings.push(warning(entry, 'skewed-groups', text));
  }
  return warnings;
}

function refusal({ refused = '', outcome, groups }: Released<MeanComparisonResult>, voice: Voice): string {
  if (refused !== 'not-two-groups-shown') return refusalText(voice, refused, outcome);
  const inputs = {
    variable: labelOf(voice.study, outcome, voice.language),
    count: groups.filter((group) => !group.withheld).length,
  };
  return m.analyses_refusal_not_two_groups(inputs, { locale: voice.language });
}

/** Only a test that pools the spread minds when it differs. */
function poolsSpread({ test = 'anova' }: Released<MeanComparisonResult>): boolean {
  return test === 'anova' || test === 'student';
}

/** One SD much larger than another, or a test that says so. */
function unequalSpread(
  { groups, levene, test }: Released<MeanComparisonResult>,
  voice: Voice,
): string | null {
  const options = { locale: voice.language };
  const isStudent = test === 'student';
  const spreads = groups.flatMap((group) => (group.sd !== null && group.sd > 0 ? [group.sd] : []));
  const ratio = spreads.length > 1 ? Math.max(...spreads) / Math.min(...spreads) : 1;
  if (ratio > thresholds.standardDeviationRatio) {
    if (!isStudent) return warningTexts.unequalSpread(voice, ratio);
    const inputs = { ratio: formatNumber(ratio, voice.language, { decimals: 1 }) };
    return m.analyses_warning_unequal_spread_student(inputs, options);
  }
  if (levene && levene.p < 0.05) {
    const inputs = {
      test: levene.centre === 'means' ? 'Levene' : 'Brown-Forsythe',
      p: formatPRelation(levene.p, voice.language),
    };
    return isStudent
      ? m.analyses_warning_unequal_spread_tested_student(inputs, options)
      : m.analyses_warning_unequal_spread_tested(inputs, options);
  }
  return null;
}
