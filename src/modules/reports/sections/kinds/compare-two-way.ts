import { m } from '#messages';
import {
  label,
  mention,
  type TableContext,
  twoWayCellsTable,
  twoWayFinding,
  twoWaySimpleTable,
  twoWayTable,
} from '#modules/analyses/index.ts';
import type { TwoWayComparisonResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import {
  type InteractionMeans,
  interactionFigure,
  mostInteractionLevels,
  mostInteractionLines,
} from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import { endsAround, scaleOf } from '../means-sections.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf } from '../section.ts';

export const compareTwoWayReport: ReportKind<'compareTwoWay'> = {
  title: ({ outcome, by: [a, b] }, context) =>
    m.reports_default_two_way(
      { outcome: label(context, outcome), a: mention(context, a), b: mention(context, b) },
      { locale: context.language },
    ),
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.twoWayComparisons);
    const finding = twoWayFinding(result, context);
    if (result.withheld) return { finding, figures: [], tables: [], how: [] };
    const figures = figureOf(result, finding, context);
    const tables = [
      twoWayCellsTable(result, context),
      twoWayTable(result, context),
      twoWaySimpleTable(result, context),
    ];
    return { finding, figures, tables: tables.filter((table) => table !== null), how: [] };
  },
  formulas: ({ sumsOfSquares = 'II', interaction = true }, locale) => [
    m.reports_how_two_way({ type: sumsOfSquares }, { locale }),
    ...(interaction
      ? [
          sumsOfSquares === 'II'
            ? m.reports_how_two_way_ii({}, { locale })
            : m.reports_how_two_way_iii({}, { locale }),
        ]
      : []),
    m.reports_how_spread({}, { locale }),
  ],
  usesScores: true,
};

/** Means along the first factor, a line for each group of the second; none where it could not be read. */
function figureOf(
  result: Released<TwoWayComparisonResult>,
  finding: string,
  context: TableContext,
): FigureBlock[] {
  const locale = { locale: context.language };
  const { rowGroups, columnGroups, cells } = result;
  const shown = cells.flat().flatMap(({ mean, ci }) => (mean === null ? [] : [mean, ...(ci ?? [])]));
  const isReadable = rowGroups.length <= mostInteractionLevels && columnGroups.length <= mostInteractionLines;
  if (shown.length === 0 || !isReadable) return [];
  const scale = scaleOf(result.outcome, context) ?? endsAround(shown);
  const data = viewOf(
    result,
    (table): InteractionMeans => ({
      scale,
      levels: table.rowGroups.map((group) => group.label),
      lines: table.columnGroups.map((group, column) => ({
        label: group.label,
        points: table.cells.map((row) => {
          const { mean, ci, withheld } = row[column]!;
          return { mean, interval: ci, isWithheld: withheld !== undefined };
        }),
      })),
    }),
  );
  const names = {
    outcome: label(context, result.outcome),
    a: mention(context, result.by[0]),
    b: mention(context, result.by[1]),
  };
  return [
    figureBlock({
      context,
      title: m.reports_figure_two_way_title(names, locale),
      alternativeText: m.reports_alternative_other({ finding }, locale),
      sizes: [result.n],
      draw: (options) => interactionFigure(data, options),
    }),
  ];
}
