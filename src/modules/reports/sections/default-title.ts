import { m } from '#messages';
import { label, mention, type TableContext } from '#modules/analyses/index.ts';

/** The heading of an analysis that its study gives no title: what it does, and with what. */
export function defaultTitle(context: TableContext): string {
  const { entry } = context;
  const locale = { locale: context.language };
  if ('correlate' in entry) {
    const { outcome } = entry.correlate;
    return outcome === undefined
      ? m.reports_figure_matrix_title({}, locale)
      : m.reports_correlation_title({ outcome: mention(context, outcome) }, locale);
  }
  if ('regress' in entry) {
    return m.reports_regression_title({ outcome: mention(context, entry.regress.outcome) }, locale);
  }
  if ('compareMeans' in entry) {
    const { outcome, by } = entry.compareMeans;
    return m.reports_default_means({ outcome: label(context, outcome), by: mention(context, by) }, locale);
  }
  if ('crosstab' in entry) {
    const { rows, columns } = entry.crosstab;
    const inputs = { outcome: label(context, rows), by: mention(context, columns) };
    return m.reports_default_means(inputs, locale);
  }
  if ('reliability' in entry) {
    const scale = onlyOne(entry.reliability.scales);
    return scale
      ? m.reports_default_reliability_one({ scale: mention(context, scale) }, locale)
      : m.reports_default_reliability({}, locale);
  }
  if ('frequencies' in entry) {
    const item = onlyOne(entry.frequencies.items);
    return item
      ? m.reports_default_frequency({ item: mention(context, item) }, locale)
      : m.reports_frequencies_title({}, locale);
  }
  if ('describe' in entry) {
    const variable = onlyOne(entry.describe.variables);
    return variable
      ? m.reports_default_describe_one({ variable: mention(context, variable) }, locale)
      : m.reports_default_describe({}, locale);
  }
  return context.entry.id;
}

function onlyOne(names: 'all' | readonly string[]): string | undefined {
  return names !== 'all' && names.length === 1 ? names[0] : undefined;
}
