import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { formatCoefficient, formatPRelation } from '#platform/number-style.ts';
import type { CorrelationResult } from '../schema.ts';
import { mention, startingSentence, type TableContext } from '../tables/table-context.ts';
import { spokenSymbol } from './measure.ts';
import { strongestFirst } from './table.ts';

/** The finding in one or two sentences: how many of the factors go with the outcome, and which most. */
export function correlationFinding(results: Released<CorrelationResult[]>, context: TableContext): string {
  const locale = { locale: context.language };
  const outcome = mention(context, results[0]?.y ?? '');
  const shown = strongestFirst(results.filter((result) => result.r !== null));
  const significantOnes = shown.filter((result) => (result.p ?? 1) < 0.05);
  const strongest = significantOnes[0] ?? shown[0];
  if (!strongest) return m.reports_finding_correlation_not_shown({ outcome }, locale);

  const significant = significantOnes.length;
  const factor = mention(context, strongest.x);
  const strength = {
    r: formatCoefficient(strongest.r!, context.language),
    p: formatPRelation(strongest.p!, context.language),
    n: strongest.n!,
    symbol: spokenSymbol(strongest, context),
  };
  if (shown.length === 1) {
    const inputs = { factor: startingSentence(factor), outcome, ...strength };
    return significant === 1
      ? m.reports_finding_correlation_one(inputs, locale)
      : m.reports_finding_correlation_one_none(inputs, locale);
  }
  const tests = shown.length;
  if (significant === 0) return m.reports_finding_correlation_none({ tests, outcome }, locale);
  if (significant === tests) {
    const all = { tests, outcome, strongest: factor, ...strength };
    return tests === 2
      ? m.reports_finding_correlation_both(all, locale)
      : m.reports_finding_correlation_all(all, locale);
  }
  return m.reports_finding_correlation(
    { significant, tests, outcome, strongest: factor, ...strength },
    locale,
  );
}

/** The finding of a whole matrix: which two go most together. */
export function matrixFinding(results: Released<CorrelationResult[]>, context: TableContext): string {
  const locale = { locale: context.language };
  const [strongest] = strongestFirst(results.filter((result) => result.r !== null));
  if (!strongest) return m.reports_finding_matrix_not_shown({}, locale);
  return m.reports_finding_matrix(
    {
      x: mention(context, strongest.x),
      y: mention(context, strongest.y),
      r: formatCoefficient(strongest.r!, context.language),
      n: strongest.n!,
      symbol: spokenSymbol(strongest, context),
    },
    locale,
  );
}
