import type { Released } from '#modules/privacy/index.ts';
import { studentTQuantile } from '#statistics';
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
  if (unit === 'office') {
    const offices = Math.max(0, ...tests.map((result) => result.n ?? 0));
    if (offices > 2) {
      warnings.push(
        warning(entry, 'few-offices', warningTexts.fewOffices(voice, offices, smallestSignificantR(offices))),
      );
    }
  }
  if (tests.length >= thresholds.manyTests) {
    warnings.push(warning(entry, 'many-tests', warningTexts.manyTests(voice, tests.length)));
  }
  for (const result of results) {
    const variable = result.x;
    const address = about(result.plan, result.file, `${result.x}×${result.y}`);
    if (result.withheld) {
      warnings.push(warning(address, 'withheld', warningTexts.figureWithheld(voice, variable, minimumGroup)));
    } else if (result.refused) {
      warnings.push(warning(address, result.refused, refusalText(voice, result.refused, variable)));
    } else if (result.p !== null && result.q !== null && result.p < 0.05 && result.q >= 0.05) {
      warnings.push(
        warning(address, 'lost-by-correction', warningTexts.lostByCorrection(voice, variable, result.q)),
      );
    }
  }
  return warnings;
}

/** The smallest |r| that n pairs can show at two-tailed p < .05: t / √(t² + n − 2). */
export function smallestSignificantR(n: number): number {
  const t = studentTQuantile(0.975, n - 2);
  return t / Math.sqrt(t * t + n - 2);
}
