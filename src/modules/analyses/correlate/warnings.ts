import type { Released } from '#modules/privacy/index.ts';
import { studentTQuantile } from '#statistics';
import { informationWarnings } from '../incomplete/warnings.ts';
import type { CorrelationResult, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Warnings of one plan entry: refused and withheld pairs, many tests, findings lost by the correction, few offices. */
export function correlateWarnings(
  results: Released<CorrelationResult[]>,
  unit: 'person' | 'office',
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const [first] = results;
  if (!first) return [];
  const entry = about(first.plan, first.file);
  const tests = results.filter((result) => result.p !== null);
  const warnings: Warning[] = [];
  if (unit === 'office' && first.method !== 'kendall') {
    const offices = Math.max(0, ...tests.map((result) => result.n ?? 0));
    if (offices - (first.controlling?.length ?? 0) > 2) {
      warnings.push(
        warning(
          entry,
          'few-offices',
          warningTexts.fewOffices(
            voice,
            offices,
            smallestSignificantR(offices - (first.controlling?.length ?? 0)),
          ),
        ),
      );
    }
  }
  if (tests.length >= thresholds.manyTests) {
    warnings.push(warning(entry, 'many-tests', warningTexts.manyTests(voice, tests.length)));
  }
  const isOneOutcome = results.every((result) => result.y === first.y);
  for (const result of results) {
    // In a table of one outcome the factor says which; in a matrix it takes both.
    const variables = isOneOutcome ? [result.x] : [result.x, result.y];
    const address = about(result.plan, result.file, `${result.x}×${result.y}`);
    if (result.withheld) {
      warnings.push(
        warning(address, 'withheld', warningTexts.figureWithheld(voice, variables, minimumGroup)),
      );
    } else if (result.refused && result.refused !== 'too-few-offices') {
      warnings.push(warning(address, result.refused, refusal(result, result.refused, voice)));
    } else if (result.p !== null && result.q !== null && result.p < 0.05 && result.q >= 0.05) {
      warnings.push(
        warning(address, 'lost-by-correction', warningTexts.lostByCorrection(voice, variables, result.q)),
      );
    }
  }
  warnings.push(...officeWarnings(results, entry, voice));
  warnings.push(...informationWarnings(entry, first.missing, results, voice));
  const unlikely = results.filter((result) => result.fit && result.fit.p < 0.05);
  if (unlikely.length > 0) {
    warnings.push(warning(entry, 'not-normal', warningTexts.notCutFromNormal(voice, unlikely.length)));
  }
  return warnings;
}

/** Of few offices all pairs are refused for the same reason: it is said once. */
function officeWarnings(results: readonly CorrelationResult[], entry: string, voice: Voice): Warning[] {
  const refused = results.filter((result) => result.refused === 'too-few-offices');
  if (refused.length === 0) return [];
  const offices = Math.max(...refused.map(({ n }) => n ?? 0));
  const variables = [...new Set(refused.flatMap(({ x, y }) => [x, y]))];
  return [warning(entry, 'too-few-offices', warningTexts.tooFewOffices(voice, variables, offices))];
}

/** Either of the two may be the one that does not vary; the refusal does not say which. */
function refusal({ x, y, method }: CorrelationResult, code: string, voice: Voice): string {
  if (code === 'collinear') return warningTexts.pairTooClose(voice, x, y, method === 'polychoric');
  return code === 'zero-variance'
    ? warningTexts.pairWithoutVariation(voice, x, y)
    : refusalText(voice, code, x);
}

/** The smallest |r| that n pairs can show at two-tailed p < .05: t / √(t² + n − 2). */
export function smallestSignificantR(n: number): number {
  const t = studentTQuantile(0.975, n - 2);
  return t / Math.sqrt(t * t + n - 2);
}
