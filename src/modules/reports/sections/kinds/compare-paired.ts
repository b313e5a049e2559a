import { m } from '#messages';
import {
  pairedFinding,
  pairedSizesTable,
  pairedTable,
  pairName,
  quoted,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { PairedComparisonResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { comparedPairs } from '#modules/studies/schema.ts';
import { differencesFigure, type GroupMeans } from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import { endsAround } from '../means-sections.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, ofEntry } from '../section.ts';

export const comparePairedReport: ReportKind<'comparePaired'> = {
  title: (options, context) => {
    const locale = { locale: context.language };
    const [pair, ...more] = comparedPairs(options);
    if (!pair || more.length > 0) return m.reports_default_paired_many({}, locale);
    const [first, second] = pair.map((variable) => quoted(variable, context));
    return m.reports_default_paired({ first: first!, second: second! }, locale);
  },
  section: (results, context) => {
    const pairs = ofEntry(results, context.entry.id, (all) => all.pairedComparisons);
    const finding = pairedFinding(pairs, context);
    const tables = [pairedTable(pairs, context), pairedSizesTable(pairs, context)];
    return {
      finding,
      figures: figureOf(pairs, finding, context),
      tables: tables.filter((table) => table !== null),
      how: [],
    };
  },
  formulas: ({ test }, locale) => [
    test === 'wilcoxon'
      ? m.reports_how_paired_wilcoxon({}, { locale })
      : m.reports_how_paired_t({}, { locale }),
  ],
  usesScores: true,
};

/** The differences below each other, where there are several to hold together. */
function figureOf(
  results: Released<PairedComparisonResult[]>,
  finding: string,
  context: TableContext,
): FigureBlock[] {
  const locale = { locale: context.language };
  const ends = results.flatMap(({ ci }) => [...(ci ?? [])]);
  if (results.length < 2 || ends.length === 0) return [];
  const data = viewOf(
    results,
    (pairs): GroupMeans => ({
      scale: endsAround([0, ...ends]),
      groups: pairs.map((pair) => ({
        label: pairName(pair, context),
        n: pair.n,
        mean: pair.ci ? pair.difference : null,
        interval: pair.ci,
        isWithheld: pair.withheld !== undefined,
      })),
    }),
  );
  return [
    figureBlock({
      context,
      title: m.reports_figure_paired_title({}, locale),
      alternativeText: m.reports_alternative_other({ finding }, locale),
      sizes: results.map(({ n }) => n),
      draw: (options) => differencesFigure(data, options),
    }),
  ];
}
