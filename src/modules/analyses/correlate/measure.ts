import { m } from '#messages';
import type { CorrelationResult } from '../schema.ts';
import { label, type TableContext } from '../tables/table-context.ts';

type Method = Pick<CorrelationResult, 'method' | 'controlling'>;

/** The letter of a correlation, by its method. */
export function coefficientSymbol({ method }: Method): string {
  if (method === 'pearson') return 'r';
  return method === 'kendall' ? 'τ' : 'ρ';
}

/** The same in a sentence, which must not leave out that something was controlled for. */
export function spokenSymbol(of: Method, context: TableContext): string {
  return of.controlling ? m.reports_symbol_partial({}, { locale: context.language }) : coefficientSymbol(of);
}

/** What the numbers of a table are, as its note says it. */
export function measureName({ method, controlling }: Method, context: TableContext): string {
  const locale = { locale: context.language };
  if (controlling) {
    const controls = controlling.map((variable) => label(context, variable)).join(', ');
    return m.reports_measure_partial({ controls }, locale);
  }
  if (method === 'spearman') return m.reports_measure_spearman({}, locale);
  if (method === 'kendall') return m.reports_measure_kendall({}, locale);
  if (method === 'polychoric') return m.reports_measure_polychoric({}, locale);
  return m.reports_measure_pearson({}, locale);
}
