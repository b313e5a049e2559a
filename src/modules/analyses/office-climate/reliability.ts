import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import { cronbachAlpha } from '#statistics';
import { type AnalysisContext, numbersOf } from '../data-files/data-file.ts';
import { smallestOfTwo } from '../data-files/groups.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { ClimateReliability } from './result.ts';

/** Questions whose alpha is wanted, and what they are called together. */
export type QuestionsTogether = { readonly id: string; readonly questions: readonly string[] };

/**
 * Alpha from person to person, over everybody who answered all the questions; withheld as it is in a report. It is about
 * all who answered, so that the ledger of what has been told has nothing to say of it.
 */
export function reliabilityOf(
  { id, questions }: QuestionsTogether,
  context: AnalysisContext,
): Released<ClimateReliability> {
  const columns = questions
    .filter((question) => context.dataFile.numbers.has(question))
    .map((question) => numbersOf(context.dataFile, question));
  const n =
    columns[0]?.filter((_, row) => columns.every((column) => !Number.isNaN(column[row]!))).length ?? 0;
  const attempt = tryStatistic(() => cronbachAlpha(columns));
  const found =
    'refused' in attempt || columns.length < questions.length
      ? { alpha: null, ci: null }
      : { alpha: attempt.value.alpha, ci: attempt.value.confidenceInterval };
  return releaseFigure<ClimateReliability>(
    { id, items: questions.length, n, ...found },
    Math.min(n, smallestOfTwo(columns)),
    context.policy,
    ({ id, items }) => ({ id, items, n: null, alpha: null, ci: null, withheld: 'fewer-than-minimum' }),
  );
}
