import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import { newTable } from '../tables/new-table.ts';
import {
  adjustedP,
  adjustedSymbol,
  cells,
  label,
  mention,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';
import type { MultilevelResult, MultilevelTerm } from './result.ts';
import { testOfLevel } from './tests.rules.ts';

const levels = ['within', 'between', 'contextual'] as const;
const levelWords = {
  within: m.reports_multilevel_within,
  between: m.reports_multilevel_between,
  contextual: m.reports_multilevel_contextual,
} as const;

/** Each predictor within groups, between them, and what the group adds; the variances in the note. */
export function multilevelTable(result: Released<MultilevelResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const row = (heading: string, term: MultilevelTerm | null, about?: string) => ({
    cells: [
      cell.heading(heading),
      cell.number(term?.B ?? null, 2),
      cell.number(term?.se ?? null, 2),
      cell.number(term?.df ?? null, 1),
      cell.number(term?.t ?? null, 2),
      cell.p(term?.p ?? null),
      ...(context.family ? [about === undefined ? cell.nothing : cell.p(adjustedP(context, about))] : []),
      cell.interval(term?.ci ?? null),
    ],
  });
  return newTable(context, {
    title: m.reports_multilevel_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [
      m.reports_column_predictor({}, locale),
      symbol.B,
      symbol.SE,
      [{ text: 'df', italic: true }],
      symbol.t,
      symbol.p,
      ...(context.family ? [adjustedSymbol(context.family)] : []),
      m.reports_column_interval({}, locale),
    ],
    rows: [
      row(m.reports_constant({}, locale), result.constant),
      ...result.terms.flatMap((term) =>
        levels.map((level) =>
          row(
            `${label(context, term.name)}: ${levelWords[level]({}, locale)}`,
            term[level],
            level === 'contextual' ? undefined : testOfLevel(term.name, level, result.outcome),
          ),
        ),
      ),
    ],
    notes: [varianceNote(result, context), m.reports_multilevel_note({}, locale)],
    sizes: [result.n],
  });
}

function varianceNote(result: MultilevelResult, { language }: TableContext): string {
  const variance = (value: number | null) => formatNumber(value ?? 0, language, { decimals: 3 });
  const share = (value: number | null) => formatCoefficient(value ?? 0, language);
  const inputs = {
    groups: result.groups ?? 0,
    between: variance(result.betweenVariance),
    within: variance(result.withinVariance),
    icc: share(result.icc),
    outcome: share(result.iccOfOutcome),
  };
  return m.reports_multilevel_variances(inputs, { locale: language });
}

/** What goes with the outcome among people of a group, what among groups, and where the two differ. */
export function multilevelFinding(result: Released<MultilevelResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const outcome = mention(context, result.outcome);
  if (result.constant === null) return m.reports_finding_multilevel_not_shown({ outcome }, locale);
  const significant = (level: (typeof levels)[number]) =>
    result.terms.filter((term) => (term[level]?.p ?? 1) < 0.05).map(({ name }) => mention(context, name));
  const said = (names: readonly string[]) => ({ outcome, names: inAList(names, context.language) });
  const [within, between, contextual] = levels.map(significant) as [string[], string[], string[]];
  return [
    within.length > 0
      ? m.reports_finding_multilevel_within(said(within), locale)
      : m.reports_finding_multilevel_within_none({ outcome }, locale),
    between.length > 0
      ? m.reports_finding_multilevel_between(said(between), locale)
      : m.reports_finding_multilevel_between_none({ outcome }, locale),
    ...(contextual.length > 0 ? [m.reports_finding_multilevel_contextual(said(contextual), locale)] : []),
  ].join(' ');
}
