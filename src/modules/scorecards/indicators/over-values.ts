import { m } from '#messages';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { indicatorNamed } from '../import/sheet-columns.rules.ts';
import type { Indicator } from '../schema.ts';

type Counting = Pick<Indicator, 'kind' | 'per' | 'basis'>;

/** Whether the same number would mean something else. */
export function isCountedOtherwise(before: Counting, after: Counting): boolean {
  return before.kind !== after.kind || before.per !== after.per || before.basis !== after.basis;
}

/**
 * Refuses a set that would give values another meaning than they came in with, or that has an indicator whose code
 * differs from one there is by its letters' case only: sheets could not tell the two apart.
 *
 * @throws DomainError `indicator-set` with every such indicator
 */
export function refuseOverValues(
  indicators: readonly Indicator[],
  {
    there,
    counted,
    fileName,
  }: {
    readonly there: readonly Indicator[];
    /** Codes that have values. */
    readonly counted: ReadonlySet<string>;
    readonly fileName: string;
  },
): void {
  const problems = new TableProblems(fileName);
  for (const indicator of indicators) {
    const { code: value } = indicator;
    const before = there.find(({ code }) => code === value);
    const twin = before ? undefined : indicatorNamed(value, there);
    if (twin) {
      problems.add('duplicate-code', { value }, (locale) => m.scorecards_set_duplicate({}, { locale }));
    }
    if (before && counted.has(value) && isCountedOtherwise(before, indicator)) {
      problems.add('has-values', { value }, (locale) => m.scorecards_indicator_has_values({}, { locale }));
    }
  }
  problems.refuseIfAny('indicator-set', (locale) => m.scorecards_set_refused({}, { locale }));
}
