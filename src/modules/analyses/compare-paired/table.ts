import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { PairedComparisonResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, type NameContext, symbol, type TableContext } from '../tables/table-context.ts';

type Results = Released<PairedComparisonResult[]>;

/** Both means, the difference with its interval and the test, one pair a row. */
export function pairedTable(results: Results, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const isT = results[0]?.test !== 'wilcoxon';
  const isFamily = results.length > 1;
  const mean = ({ mean, sd }: { mean: number | null; sd: number | null }, withheld: unknown) => {
    if (mean === null || sd === null) return cell.number(mean, 2, withheld);
    const [m, s] = [mean, sd].map((value) => formatNumber(value, context.language, { decimals: 2 }));
    return cell.text(`${m} (${s})`);
  };
  return newTable(context, {
    title: m.reports_paired_title({}, locale),
    columns: [
      m.reports_column_pair_of({}, locale),
      symbol.n,
      [...subscripted('M', '1'), ' (', { text: 'SD', italic: true }, ')'],
      [...subscripted('M', '2'), ' (', { text: 'SD', italic: true }, ')'],
      m.reports_column_mean_difference({}, locale),
      ...(isT
        ? [m.reports_column_interval({}, locale), symbol.t, italic('df')]
        : [italic('V'), italic('z'), symbol.r]),
      symbol.p,
      ...(isFamily ? [symbol.q] : []),
    ],
    rows: results.map((result) => {
      const { withheld, wilcoxon } = result;
      return {
        cells: [
          cell.heading(pairName(result, context)),
          cell.count(result.n, withheld),
          mean(result.means.first, withheld),
          mean(result.means.second, withheld),
          cell.number(result.difference, 2, withheld),
          ...(isT
            ? [
                cell.interval(result.ci, 'number', withheld),
                cell.number(result.t, 2, withheld),
                cell.count(result.df, withheld),
              ]
            : [
                cell.number(wilcoxon?.V ?? null, 1, withheld),
                cell.number(wilcoxon?.z ?? null, 2, withheld),
                cell.coefficient(wilcoxon?.rankBiserial ?? null, withheld),
              ]),
          cell.p(result.p, withheld),
          ...(isFamily ? [cell.p(result.q, withheld)] : []),
        ],
      };
    }),
    notes: [
      isT ? m.reports_paired_note_t({}, locale) : m.reports_paired_note_wilcoxon({}, locale),
      ...(results.some(({ wilcoxon }) => wilcoxon?.exact) ? [m.reports_paired_note_exact({}, locale)] : []),
      ...(isFamily ? [m.reports_paired_note_q({ count: testedOf(results).length }, locale)] : []),
    ],
    sizes: results.map(({ n }) => n),
  });
}

/** d_z and g_av with their intervals. Null after signed ranks, and where no pair could be tested. */
export function pairedSizesTable(results: Results, context: TableContext): TableBlock | null {
  if (!results.some(({ dz }) => dz !== null)) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const ci = m.reports_column_interval({}, locale);
  return newTable(context, {
    suffix: 'sizes',
    title: m.reports_paired_sizes_title({}, locale),
    columns: [m.reports_column_pair_of({}, locale), subscripted('d', 'z'), ci, subscripted('g', 'av'), ci],
    rows: results.map((result) => ({
      cells: [
        cell.heading(pairName(result, context)),
        cell.number(result.dz, 2, result.withheld),
        cell.interval(result.dzCi, 'number', result.withheld),
        cell.number(result.gav, 2, result.withheld),
        cell.interval(result.gavCi, 'number', result.withheld),
      ],
    })),
    notes: [m.reports_paired_note_sizes({}, locale)],
    sizes: results.map(({ n }) => n),
  });
}

/** Which of the two is higher; of several pairs, how many differ and where most. */
export function pairedFinding(results: Results, context: TableContext): string {
  const locale = { locale: context.language };
  const [only] = results;
  if (results.length === 1 && only) return onePair(only, context);
  const tested = testedOf(results);
  if (tested.length === 0) return m.reports_finding_paired_none_shown({}, locale);
  const different = tested.filter(({ q }) => q !== null && q < 0.05);
  const count = tested.length;
  if (different.length === 0) return m.reports_finding_paired_many_none({ count }, locale);
  const sizeOf = ({ dz, wilcoxon }: PairedComparisonResult) => Math.abs(dz ?? wilcoxon?.rankBiserial ?? 0);
  const largest = different.reduce((most, pair) => (sizeOf(pair) > sizeOf(most) ? pair : most));
  const inputs = {
    count,
    different: different.length,
    first: quoted(largest.first, context),
    second: quoted(largest.second, context),
    figures: figuresOf(largest, context),
  };
  return m.reports_finding_paired_many(inputs, locale);
}

function onePair(result: PairedComparisonResult, context: TableContext): string {
  const locale = { locale: context.language };
  const names = { first: quoted(result.first, context), second: quoted(result.second, context) };
  const { first, second } = result.means;
  if (result.p === null || first.mean === null || second.mean === null) {
    return m.reports_finding_paired_not_shown(names, locale);
  }
  const figures = figuresOf(result, context);
  if (result.p >= 0.05) return m.reports_finding_paired_none({ ...names, figures }, locale);
  const [high, low] = [first.mean, second.mean].map((mean) =>
    formatNumber(mean, context.language, { decimals: 2 }),
  );
  const inputs = { ...names, high: high!, low: low!, figures };
  const isHigher = (result.wilcoxon?.rankBiserial ?? result.difference ?? 0) > 0;
  return isHigher
    ? m.reports_finding_paired_higher(inputs, locale)
    : m.reports_finding_paired_lower(inputs, locale);
}

function figuresOf(result: PairedComparisonResult, { language }: TableContext): string {
  const locale = { locale: language };
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const { wilcoxon, t, df, dz, ci } = result;
  const shared = { p: formatPRelation(result.p ?? 1, language), n: result.n ?? '–' };
  if (wilcoxon) {
    const inputs = {
      V: formatNumber(wilcoxon.V, language, { decimals: Number.isInteger(wilcoxon.V) ? 0 : 1 }),
      z: number(wilcoxon.z),
      r: formatCoefficient(wilcoxon.rankBiserial, language),
    };
    return m.reports_figures_paired_wilcoxon({ ...shared, ...inputs }, locale);
  }
  const inputs = {
    difference: number(result.difference ?? 0),
    ci: `[${(ci ?? []).map(number).join(language === 'en' ? ', ' : '; ')}]`,
    df: df ?? '–',
    t: number(t ?? 0),
    d: number(dz ?? 0),
  };
  return m.reports_figures_paired_t({ ...shared, ...inputs }, locale);
}

export function pairName({ first, second }: PairedComparisonResult, context: TableContext): string {
  return `${label(context, first)} – ${label(context, second)}`;
}

/** Both names in quotation marks: in a sentence about two, they are told apart from it and each other. */
export function quoted(variable: string, context: NameContext): string {
  return inQuotes(label(context, variable).replace(/[.…]$/, ''), context.language);
}

function testedOf(results: readonly PairedComparisonResult[]): readonly PairedComparisonResult[] {
  return results.filter(({ p }) => p !== null);
}

function italic(letter: string) {
  return [{ text: letter, italic: true }] as const;
}

function subscripted(letter: string, below: string) {
  return [
    { text: letter, italic: true },
    { text: below, subscript: true },
  ] as const;
}
