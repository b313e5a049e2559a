import type { z } from 'zod';
import { groupVerdicts, isLargeEnough, type Released, releaseCrosstab } from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { crosstabOptions } from '#modules/studies/schema.ts';
import { chiSquaredIndependence, crossTabulate, fisherExact } from '#statistics';
import { byCode, questionnaireOrder } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CrosstabResult } from '../schema.ts';
import { isRelatedElsewhere } from './related-elsewhere.ts';
import { allOrNone, withheldCrosstab } from './withhold.ts';

export type CrosstabOptions = z.infer<typeof crosstabOptions>;
type Answer = number | string;

/** How two questions' answers go together, counted on those who answered both; nothing is shown of too few. */
export function runCrosstab(
  { rows, columns }: CrosstabOptions,
  context: PlanContext,
): Released<CrosstabResult> {
  const [rowAnswers, columnAnswers] = [answersTo(rows, context), answersTo(columns, context)];
  const counted = crossTabulate(rowAnswers, columnAnswers);
  const rowOrder = inOrder(counted.rows, rows, context);
  const columnOrder = inOrder(counted.columns, columns, context);
  const counts = rowOrder.map((row) =>
    columnOrder.map((column) => counted.counts[counted.rows.indexOf(row)]![counted.columns.indexOf(column)]!),
  );
  const table = crosstabOf({ rows, columns, rowOrder, columnOrder, counts }, context);
  const isShown = isLargeEnough(counted.n, context.policy);
  return releaseCrosstab(
    table,
    counts,
    context.policy,
    (whole, withheld) =>
      withheldCrosstab(
        whole,
        isRelatedElsewhere(rows, columns, context) ? allOrNone(withheld) : withheld,
        isShown,
      ),
    {
      rows: rowOrder.map(withheldByItself(rowAnswers, rows, context)),
      columns: columnOrder.map(withheldByItself(columnAnswers, columns, context)),
    },
  );
}

type Counted = {
  readonly rows: string;
  readonly columns: string;
  readonly rowOrder: readonly Answer[];
  readonly columnOrder: readonly Answer[];
  readonly counts: readonly (readonly number[])[];
};

function crosstabOf(
  { rows, columns, rowOrder, columnOrder, counts }: Counted,
  context: PlanContext,
): CrosstabResult {
  const total = (values: readonly number[]) => values.reduce((sum, count) => sum + count, 0);
  const rowTotals = counts.map(total);
  const columnTotals = columnOrder.map((_, j) => total(counts.map((row) => row[j]!)));
  const tested = tryStatistic(() => ({ ...chiSquaredIndependence(counts), fisher: fisherExact(counts) }));
  const test = 'refused' in tested ? undefined : tested.value;
  return {
    ...provenanceOf(context),
    rows,
    columns,
    n: total(rowTotals),
    rowGroups: rowOrder.map((value, i) => ({
      value,
      label: labelIn(rows, value, context),
      n: rowTotals[i]!,
    })),
    columnGroups: columnOrder.map((value, j) => ({
      value,
      label: labelIn(columns, value, context),
      n: columnTotals[j]!,
    })),
    cells: counts.map((row, i) =>
      row.map((count, j) => ({
        count,
        percent: (100 * count) / rowTotals[i]!,
        residual: test ? test.adjustedResiduals[i]![j]! : null,
      })),
    ),
    chiSquared: test?.chiSquared ?? null,
    df: test?.degreesOfFreedom ?? null,
    p: test?.pValue ?? null,
    cramersV: test?.cramersV ?? null,
    cramersVCi: test?.intervalOfV ?? null,
    exactP: test?.fisher?.pValue ?? null,
    oddsRatio: test?.fisher?.odds?.ratio ?? null,
    oddsRatioCi: test?.fisher?.odds?.confidenceInterval ?? null,
    smallestExpected: test?.smallestExpected ?? null,
    shareBelowFive: test?.shareBelowFive ?? null,
    // Not even that they all answered alike is said about too few.
    ...('refused' in tested ? { refused: tested.refused } : {}),
  };
}

function answersTo(id: string, { dataFile }: PlanContext): (Answer | null)[] {
  const categories = dataFile.categories.get(id);
  if (categories) return [...categories];
  return Array.from(dataFile.numbers.get(id) ?? [], (value) => (Number.isNaN(value) ? null : value));
}

function inOrder(values: readonly Answer[], id: string, context: PlanContext): Answer[] {
  return [...values].sort(byCode).sort(questionnaireOrder(context, id));
}

function labelIn(id: string, value: Answer, { study, dataFile, language }: PlanContext): string {
  const item = findItem(study, dataFile.name, id);
  return item ? optionLabel(item, value, language) : String(value);
}

/** Whether the question's own counts withhold an answer: its total here would give back what they withhold. */
function withheldByItself(
  answers: readonly (Answer | null)[],
  id: string,
  context: PlanContext,
): (answer: Answer) => boolean {
  const sizes = new Map<Answer, number>();
  for (const answer of answers) if (answer !== null) sizes.set(answer, (sizes.get(answer) ?? 0) + 1);
  const order = inOrder([...sizes.keys()], id, context);
  const verdicts = groupVerdicts(
    order.map((answer) => sizes.get(answer)!),
    context.policy,
  );
  const withheld = new Set(order.filter((_, place) => verdicts[place] !== 'shown'));
  return (answer) => withheld.has(answer);
}
