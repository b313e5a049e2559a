import { m } from '#messages';
import {
  descriptionFinding,
  descriptionTable,
  groupMeansTable,
  meansFinding,
  pairsTable,
  type TableContext,
  testedSize,
} from '#modules/analyses/index.ts';
import type { DescriptionResult, MeanComparisonResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { endsOf, findItem, rangeOf } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import {
  type GroupMeans,
  groupMeansFigure,
  type MeanBars,
  meanBarsFigure,
  type ScaleEnds,
} from '../figures/index.ts';
import { figureBlock, label, type Section } from './section.ts';

/** More groups than this make a figure nobody can read; their table is shown alone. */
const mostGroupsDrawn = 30;

/** Group means with intervals, the groups' table, and the table of pairs. */
export function compareMeansSection(result: Released<MeanComparisonResult>, context: TableContext): Section {
  const locale = { locale: context.language };
  const finding = meansFinding(result, context);
  const shown = result.groups.flatMap((group) => [group.mean, ...(group.ci ?? [])]).filter((x) => x !== null);
  const scale = scaleOf(result.outcome, context) ?? endsAround(shown);
  const means = viewOf(
    result,
    (table): GroupMeans => ({
      scale,
      groups: table.groups.map((group) => ({
        label: group.label,
        n: group.n,
        mean: group.mean,
        interval: group.ci,
        isWithheld: group.withheld !== undefined,
      })),
    }),
  );
  const figure = () =>
    figureBlock({
      context,
      title: m.reports_figure_means_title({ outcome: label(context, result.outcome) }, locale),
      alternativeText: m.reports_alternative_other({ finding }, locale),
      sizes: [testedSize(result)],
      draw: (options) => groupMeansFigure(means, options),
    });
  const tables = [groupMeansTable(result, context), pairsTable(result, context)];
  return {
    finding,
    figures: shown.length === 0 || result.groups.length > mostGroupsDrawn ? [] : [figure()],
    tables: tables.filter((table) => table !== null),
    how: [],
  };
}

/** Means of several variables: bars when they share one answer scale, and the table. */
export function describeSection(results: Released<DescriptionResult[]>, context: TableContext): Section {
  const locale = { locale: context.language };
  const finding = descriptionFinding(results, context);
  const tables = () => [descriptionTable(results, context)];
  const ranges = new Set(results.map((result) => String(result.range)));
  const [first] = results;
  const scale = first && ranges.size === 1 ? scaleOf(first.variable, context) : null;
  if (!scale) return { finding, figures: [], tables: tables(), how: [] };
  const bars = viewOf(
    results,
    (all): MeanBars => ({
      scale,
      bars: all.map((result) => ({
        label: label(context, result.variable),
        n: result.n,
        mean: result.mean,
        interval: result.ci,
        isWithheld: result.withheld !== undefined,
      })),
    }),
  );
  const figure = figureBlock({
    context,
    title: m.reports_figure_bars_title({}, locale),
    alternativeText: m.reports_alternative_other({ finding }, locale),
    sizes: results.map((result) => result.n),
    draw: (options) => meanBarsFigure(bars, options),
  });
  return { finding, figures: [figure], tables: tables(), how: [] };
}

/** The answer scale of a variable with the words at its ends, where its items have such. */
export function scaleOf(variable: string, { study, file, language }: TableContext): ScaleEnds | null {
  const range = rangeOf(study, file, variable);
  if (!range) return null;
  const itemId = study.scales[variable]?.items[0]?.replace(/^-/, '') ?? variable;
  const item = findItem(study, file, itemId);
  const [low, high] = item?.kind === 'agreement' ? endsOf(item) : [];
  return {
    minimum: range[0],
    maximum: range[1],
    ...(low ? { minimumLabel: textIn(low, language) } : {}),
    ...(high ? { maximumLabel: textIn(high, language) } : {}),
  };
}

/** For a variable without fixed ends: round numbers around what is shown. */
export function endsAround(values: readonly number[]): ScaleEnds {
  if (values.length === 0) return { minimum: 0, maximum: 1 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = 10 ** Math.floor(Math.log10(Math.max(high - low, 1e-9)));
  return {
    minimum: Math.floor(low / step) * step,
    maximum: Math.ceil(high / step) * step + (high === low ? step : 0),
  };
}
