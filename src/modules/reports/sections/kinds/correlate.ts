import { m } from '#messages';
import { mention } from '#modules/analyses/index.ts';
import { correlateSection, matrixSection } from '../correlate-section.ts';
import type { ReportKind } from '../report-kind.ts';
import { ofEntry } from '../section.ts';

export const correlateReport: ReportKind<'correlate'> = {
  title: ({ outcome, controlling, method, missing }, context) => {
    const locale = { locale: context.language };
    if (outcome === undefined) return m.reports_figure_matrix_title({}, locale);
    const inputs = { outcome: mention(context, outcome) };
    if (controlling) return m.reports_correlation_title_controlled(inputs, locale);
    if (method === 'spearman' || method === 'kendall')
      return m.reports_correlation_title_ranks(inputs, locale);
    if (missing === 'fiml') return m.reports_correlation_title_fiml(inputs, locale);
    if (missing === 'multipleImputation') return m.reports_correlation_title_imputed(inputs, locale);
    return m.reports_correlation_title(inputs, locale);
  },
  section: (results, context, { among }) => {
    const correlations = ofEntry(results, context.entry.id, (all) => all.correlations);
    return among ? matrixSection(correlations, among, context) : correlateSection(correlations, context);
  },
  formulas: ({ method, controlling, missing, smallSample }, locale) => {
    if (smallSample)
      return [m.reports_how_correlate({}, { locale }), m.reports_how_small_sample({}, { locale })];
    if (missing === 'fiml') return [m.reports_how_correlate_fiml({}, { locale })];
    if (missing === 'multipleImputation') return [m.reports_how_correlate_imputed({}, { locale })];
    if (controlling) return [m.reports_how_partial({}, { locale })];
    if (method === 'spearman') return [m.reports_how_spearman({}, { locale })];
    if (method === 'kendall') return [m.reports_how_kendall({}, { locale })];
    if (method === 'polychoric') return [m.reports_how_polychoric({}, { locale })];
    return [m.reports_how_correlate({}, { locale })];
  },
  usesScores: true,
};
