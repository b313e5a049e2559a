import {
  type CrosstabVerdict,
  isLargeEnough,
  type Released,
  releaseCrosstab,
  releaseFigure,
  viewOf,
} from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { CompareTwoWayOptions } from '#modules/studies/schema.ts';
import { describe, studentTQuantile } from '#statistics';
import { smallestGroup } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { TwoWayComparisonResult } from '../schema.ts';
import { type Cell, type CrossedGroups, crossGroups, type Level } from './cells.ts';
import { type TestedCells, testCells } from './test-cells.ts';
import { withholdingOf } from './withholding.ts';

type Result = TwoWayComparisonResult;
const reason = 'fewer-than-minimum';

/**
 * An outcome over two crossed groupings. Cells are shown as those of a crosstab are, because means with their numbers add
 * up along rows and columns just as counts do; the test takes the cells that are shown and no others.
 */
export function runCompareTwoWay(options: CompareTwoWayOptions, context: PlanContext): Released<Result> {
  const { outcome, by } = options;
  const crossed = crossGroups(outcome, by, context);
  const { counts, mustWithhold, asGiven } = withholdingOf(crossed, by, context);
  const byCells = releaseCrosstab(
    wholeTable(options, crossed, context),
    counts,
    context.policy,
    (whole, found) => {
      if (!isLargeEnough(crossed.values.length, context.policy)) return withheldTable(whole);
      const verdict = asGiven(found);
      return { ...withheldParts(whole, verdict), ...testShown(whole, verdict, crossed, options) };
    },
    mustWithhold,
  );
  // The whole table rests on no small group that its outcome tells apart.
  return viewOf(
    releaseFigure<{ table: Result }>(
      { table: byCells },
      Math.min(crossed.values.length, smallestGroup(context, [outcome])),
      context.policy,
      ({ table }) => ({ table: withheldTable(table) }),
    ),
    ({ table }) => table,
  );
}

const noTest = { effects: [], residual: null, testedN: null, simpleEffects: [] };

function wholeTable(
  { outcome, by, sumsOfSquares = 'II', interaction = true }: CompareTwoWayOptions,
  { rows, columns, cells, values }: CrossedGroups,
  context: PlanContext,
): Result {
  const { n, mean, standardDeviation } = describe(values);
  return {
    ...provenanceOf(context),
    outcome,
    by,
    sumsOfSquares,
    interaction,
    n,
    total: { n, mean, sd: standardDeviation },
    rowGroups: rows.map((level) => groupOf(level, by[0], context)),
    columnGroups: columns.map((level) => groupOf(level, by[1], context)),
    cells: cells.map((row) => row.map(cellOf)),
    ...noTest,
  };
}

function groupOf({ value, n, mean, standardDeviation }: Level, by: string, context: PlanContext) {
  const item = findItem(context.study, context.dataFile.name, by);
  const label = item ? optionLabel(item, value, context.language) : String(value);
  return { value, label, n, mean, sd: standardDeviation, adjustedMean: null, adjustedSe: null };
}

function cellOf(cell: Cell | null): Result['cells'][number][number] {
  if (cell === null) return { n: 0, mean: null, sd: null, ci: null };
  const { n, mean, standardDeviation: sd } = cell;
  const margin = n > 1 && sd !== null ? studentTQuantile(0.975, n - 1) * (sd / Math.sqrt(n)) : null;
  return { n, mean, sd, ci: margin === null ? null : [mean - margin, mean + margin] };
}

/** The test over the shown cells, with the adjusted means of the groups that are in it. */
function testShown(
  whole: Result,
  verdict: CrosstabVerdict,
  { cells }: CrossedGroups,
  { sumsOfSquares = 'II', interaction = true }: CompareTwoWayOptions,
): Partial<Result> {
  const shown = cells.map((row, i) => row.map((cell, j) => (verdict.cells[i]![j] ? null : cell)));
  const attempt = tryStatistic(() => testCells(shown, { sumsOfSquares, interaction }));
  const isHiding = verdict.cells.flat().includes(true);
  if ('refused' in attempt) {
    const hidden: Record<string, string> = {
      'empty-cell': 'cells-withheld',
      'too-few-groups': 'too-few-groups-shown',
    };
    return { refused: (isHiding && hidden[attempt.refused]) || attempt.refused };
  }
  const tested = attempt.value;
  const { anova, levene, skewed, rows, columns } = tested;
  const groups = withheldParts(whole, verdict);
  return {
    effects: effectsOf(anova),
    residual: {
      sumOfSquares: anova.residual.sumOfSquares,
      df: anova.residual.degreesOfFreedom,
      meanSquare: anova.residual.meanSquare,
    },
    testedN: anova.n,
    rowGroups: adjusted(groups.rowGroups, rows, anova.estimates.first),
    columnGroups: adjusted(groups.columnGroups, columns, anova.estimates.second),
    simpleEffects: simpleOf(tested, whole),
    ...(levene ? { levene: { F: levene.F, df: levene.degreesOfFreedom, p: levene.pValue } } : {}),
    isBalanced: anova.isBalanced,
    ...(skewed > 0 ? { skewedGroups: skewed } : {}),
  };
}

function effectsOf({ effects }: TestedCells['anova']): Result['effects'] {
  return (['first', 'second', 'interaction'] as const).flatMap((source) => {
    const effect = effects[source];
    if (effect === null) return [];
    return [
      {
        source,
        sumOfSquares: effect.sumOfSquares,
        df: effect.degreesOfFreedom,
        meanSquare: effect.meanSquare,
        F: effect.F,
        p: effect.pValue,
        partialEtaSquared: effect.partialEtaSquared,
        partialEtaSquaredCi: effect.confidenceInterval,
        partialOmegaSquared: effect.partialOmegaSquared,
      },
    ];
  });
}

function adjusted(
  groups: Result['rowGroups'],
  tested: readonly number[],
  estimates: TestedCells['anova']['estimates']['first'],
): Result['rowGroups'] {
  return groups.map((group, place) => {
    const estimate = estimates[tested.indexOf(place)];
    if (!estimate || group.withheld) return group;
    return { ...group, adjustedMean: estimate.mean, adjustedSe: estimate.standardError };
  });
}

function simpleOf({ simple, rows, columns }: TestedCells, whole: Result): Result['simpleEffects'] {
  const rowLabel = (place: number) => whole.rowGroups[rows[place]!]!.label;
  return simple.map(({ F, degreesOfFreedom, pValue, pairs }, level) => ({
    within: whole.columnGroups[columns[level]!]!.label,
    F,
    df: degreesOfFreedom,
    p: pValue,
    pairs: pairs.map(({ a, b, difference, standardError, t, pValue: p }) => ({
      a: rowLabel(a),
      b: rowLabel(b),
      difference,
      se: standardError,
      t,
      p,
    })),
  }));
}

function withheldParts(table: Result, verdict: CrosstabVerdict): Result {
  const blank = { n: null, mean: null, sd: null };
  const groups = (list: Result['rowGroups'], withheld: readonly boolean[]) =>
    list.map(({ value, label, ...group }, place) =>
      withheld[place]
        ? { value, label, ...blank, adjustedMean: null, adjustedSe: null, withheld: reason }
        : { value, label, ...group },
    );
  return {
    ...table,
    rowGroups: groups(table.rowGroups, verdict.rows),
    columnGroups: groups(table.columnGroups, verdict.columns),
    cells: table.cells.map((row, i) =>
      row.map((cell, j) => (verdict.cells[i]![j] ? { ...blank, ci: null, withheld: reason } : cell)),
    ),
  };
}

/** By name, so that no figure added to a result later is shown by being forgotten here. */
function withheldTable(table: Result): Result {
  const { plan, planned, file, outcome, by, sumsOfSquares, interaction } = table;
  return {
    plan,
    planned,
    file,
    outcome,
    by,
    sumsOfSquares,
    interaction,
    n: null,
    total: { n: null, mean: null, sd: null },
    // Not even which groups there are: of few people each is in one of them.
    rowGroups: [],
    columnGroups: [],
    cells: [],
    ...noTest,
    withheld: reason,
  };
}
