import { m } from '#messages';
import {
  aggregationFinding,
  aggregationTable,
  aggregationVerdictList,
  agreementsTable,
  enoughAgreement,
  mention,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { AggregationResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import {
  type AgreementSpread,
  agreementFigure,
  type ReliabilityDots,
  reliabilityFigure,
} from '../../figures/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, label, ofEntry } from '../section.ts';

export const aggregationReport: ReportKind<'aggregation'> = {
  title: ({ by }, context) =>
    m.reports_default_aggregation({ by: mention(context, by) }, { locale: context.language }),
  section: (results, context) => {
    const measures = ofEntry(results, context.entry.id, (all) => all.aggregations);
    const shown = measures.filter(({ icc1, icc1Ci }) => icc1 !== null && icc1Ci !== null);
    const agreements = agreementsTable(measures, context);
    return {
      finding: aggregationFinding(measures, context),
      points: aggregationVerdictList(measures, context),
      figures: [
        ...(shown.length < 2 ? [] : [iccFigure(measures, context)]),
        ...(agreements ? [agreementsFigure(measures, context)] : []),
      ],
      tables: measures.length === 0 ? [] : [aggregationTable(measures, context)],
      how: agreements ? [agreements] : [],
    };
  },
  formulas: (_, locale) => [m.reports_how_aggregation({}, { locale })],
  usesScores: true,
};

function iccFigure(measures: Released<AggregationResult[]>, context: TableContext) {
  const locale = { locale: context.language };
  const coefficient = (value: number) => formatCoefficient(value, context.language);
  const dots = viewOf(measures, (all): ReliabilityDots => {
    const ends = all.flatMap(({ icc1Ci }) => icc1Ci ?? []);
    const minimum = Math.min(0, Math.floor(Math.min(...ends) * 10) / 10);
    const maximum = Math.max(0.2, Math.ceil(Math.max(...ends) * 10) / 10);
    return {
      scales: all.map((result) => ({
        label: label(context, result.scale),
        n: result.n,
        mean: result.icc1,
        interval: result.icc1Ci,
        isWithheld: result.withheld !== undefined,
      })),
      ends: {
        minimum,
        maximum,
        ticks: ticksBetween(minimum, maximum),
        format: (value) => (value === 0 ? '0' : coefficient(value)),
        reference: { value: 0, label: m.reports_figure_icc_nothing({}, locale) },
        key: m.reports_figure_icc_key({}, locale),
      },
    };
  });
  return figureBlock({
    context,
    title: m.reports_figure_icc_title({ by: mention(context, measures[0]?.by ?? '') }, locale),
    alternativeText: m.reports_alternative_other({ finding: aggregationFinding(measures, context) }, locale),
    sizes: measures.map(({ n }) => n),
    draw: (options) => reliabilityFigure(dots, options),
  });
}

/** How far each group agrees, by its size; the table with the same numbers stands in the appendix. */
function agreementsFigure(measures: Released<AggregationResult[]>, context: TableContext) {
  const locale = { locale: context.language };
  const coefficient = (value: number) => formatCoefficient(value, context.language);
  const spread = viewOf(
    measures,
    (all): AgreementSpread => ({
      scales: all
        .filter((result) => result.withheld !== undefined || result.agreement !== null)
        .map((result) => ({
          label: label(context, result.scale),
          groups: result.groups.flatMap(({ n, agreement }) =>
            n === null || agreement === null ? [] : [{ n, agreement }],
          ),
          median: result.agreement?.median ?? null,
          medianText: result.agreement?.median == null ? '' : coefficient(result.agreement.median),
          isWithheld: result.withheld !== undefined,
        })),
      enough: {
        value: enoughAgreement,
        label: m.reports_figure_agreement_enough({ value: coefficient(enoughAgreement) }, locale),
      },
    }),
  );
  return figureBlock({
    context,
    title: m.reports_figure_agreement_title({ by: mention(context, measures[0]?.by ?? '') }, locale),
    alternativeText: m.reports_alternative_agreement(
      {
        scales: spread.scales
          .filter(({ medianText }) => medianText !== '')
          .map((scale) => `${scale.label} ${scale.medianText}`)
          .join('; '),
      },
      locale,
    ),
    sizes: measures.map(({ n }) => n),
    draw: (options) => agreementFigure(spread, options),
    suffix: '-agreement',
    tableId: `table-${context.entry.id}-groups`,
  });
}

/** Every tenth, or every fifth of one where those are many. */
function ticksBetween(minimum: number, maximum: number): number[] {
  const step = maximum - minimum > 0.6 ? 2 : 1;
  const [from, to] = [Math.ceil((minimum * 10) / step), Math.floor((maximum * 10) / step)];
  return Array.from({ length: to - from + 1 }, (_, place) => ((from + place) * step) / 10);
}
