import { m } from '#messages';
import type { TableContext } from '#modules/analyses/index.ts';
import { itemTables, mention, reliabilityFinding, reliabilityTable } from '#modules/analyses/index.ts';
import type { ReliabilityResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import { type ReliabilityDots, reliabilityFigure } from '../../figures/index.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { figureBlock, label, ofEntry } from '../section.ts';

export const reliabilityReport: ReportKind<'reliability'> = {
  title: ({ scales }, context) => {
    const scale = onlyOne(scales);
    const locale = { locale: context.language };
    return scale
      ? m.reports_default_reliability_one({ scale: mention(context, scale) }, locale)
      : m.reports_default_reliability({}, locale);
  },
  section: (results, context) => {
    const scales = ofEntry(results, context.entry.id, (all) => all.reliability);
    const shown = scales.filter((result) => result.alpha !== null);
    return {
      finding: reliabilityFinding(scales, context),
      figures: shown.length < 2 ? [] : [alphaFigure(scales, context)],
      tables: [reliabilityTable(scales, context)],
      how: itemTables(scales, context),
    };
  },
  formulas: (_, locale) => [m.reports_how_reliability({}, { locale })],
  usesScores: false,
};

/** What alpha should at least be: Nunnally & Bernstein (1994), Psychometric Theory, p. 264. */
const enough = 0.7;

function alphaFigure(scales: Released<ReliabilityResult[]>, context: TableContext) {
  const locale = { locale: context.language };
  const coefficient = (value: number) => formatCoefficient(value, context.language);
  const dots = viewOf(
    scales,
    (all): ReliabilityDots => ({
      scales: all.map((result) => ({
        label: label(context, result.scale),
        n: result.n,
        mean: result.alpha,
        interval: result.ci,
        isWithheld: result.withheld !== undefined,
      })),
      ends: {
        minimum: 0,
        maximum: 1,
        ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
        format: (value) => (value === 0 ? '0' : value === 1 ? '1' : coefficient(value)),
        reference: {
          value: enough,
          label: m.reports_figure_alpha_enough({ limit: coefficient(enough) }, locale),
        },
        key: m.reports_figure_alpha_key({}, locale),
      },
    }),
  );
  return figureBlock({
    context,
    title: m.reports_figure_alpha_title({}, locale),
    alternativeText: m.reports_alternative_other({ finding: reliabilityFinding(scales, context) }, locale),
    sizes: scales.map((result) => result.n),
    draw: (options) => reliabilityFigure(dots, options),
  });
}
