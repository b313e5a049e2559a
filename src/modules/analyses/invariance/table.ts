import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Cell, TableBlock } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatP } from '#platform/number-style.ts';
import { limitsNote } from '../factor-models/fit-cells.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';
import type { InvarianceResult } from './result.ts';

type Level = InvarianceResult['levels'][number];

const levelNames = {
  configural: m.reports_level_configural,
  metric: m.reports_level_metric,
  scalar: m.reports_level_scalar,
  strict: m.reports_level_strict,
} as const;

/** The levels one below the other, what each costs, and whether it holds. */
export function invarianceTable(result: Released<InvarianceResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const three = (value: number | null): Cell =>
    value === null ? cell.nothing : { text: formatCoefficient(value, context.language, 3) };
  return newTable(context, {
    title: m.reports_invariance_title({ by: mention(context, result.by) }, locale),
    columns: [
      m.reports_column_invariance_level({}, locale),
      m.reports_column_holds({}, locale),
      'χ²',
      [{ text: 'df', italic: true }],
      'CFI',
      'RMSEA',
      'SRMR',
      'Δχ²',
      ['Δ', { text: 'df', italic: true }],
      symbol.p,
      'ΔCFI',
      'ΔRMSEA',
    ],
    rows: result.levels.map(({ level, fit, change, holds }) => ({
      cells: [
        cell.heading(levelNames[level]({}, locale)),
        cell.text(holds ? m.reports_yes({}, locale) : m.reports_no({}, locale)),
        cell.number(fit.chiSquared),
        cell.count(fit.df),
        three(fit.cfi),
        three(fit.rmsea),
        three(fit.srmr),
        cell.number(change?.chiSquared ?? null),
        cell.count(change?.df ?? null),
        change && change.p !== null ? { text: formatP(change.p, context.language) } : cell.nothing,
        three(change?.cfi ?? null),
        three(change?.rmsea ?? null),
      ],
    })),
    notes: [m.reports_invariance_note({}, locale), groupsNote(result, context), limitsNote(context)],
    sizes: [result.n],
  });
}

function groupsNote({ groups }: InvarianceResult, { language }: TableContext): string {
  const used = groups.filter(({ leftOut, withheld }) => !leftOut && !withheld);
  const names = used.map(
    ({ label, n }) => `${label} (n = ${formatNumber(n ?? 0, language, { decimals: 0 })})`,
  );
  return m.reports_invariance_groups({ groups: inAList(names, language) }, { locale: language });
}

/** Factor means in each group against the first, where intercepts are equal enough to compare. */
export function factorMeansTable(
  result: Released<InvarianceResult>,
  context: TableContext,
): TableBlock | null {
  const locale = { locale: context.language };
  const cell = cells(context);
  const { factorMeans, groups, reached, scales } = result;
  if (factorMeans.length === 0 || (reached !== 'scalar' && reached !== 'strict')) return null;
  const first = groups.find(({ leftOut, withheld }) => !leftOut && !withheld)!;
  return newTable(context, {
    suffix: 'means',
    title: m.reports_factor_means_title({ group: first.label }, locale),
    columns: [
      m.reports_column_group({}, locale),
      m.reports_column_factor_difference({}, locale),
      symbol.SE,
      m.reports_column_interval({}, locale),
      symbol.p,
    ],
    rows: scales.flatMap((scale) => [
      { isSection: true, cells: [cell.heading(label(context, scale))] },
      ...factorMeans
        .filter(({ factor }) => factor === scale)
        .map(({ group, difference, se, ci, p }) => ({
          cells: [
            { ...cell.heading(group), indent: 1 },
            cell.number(difference),
            cell.number(se),
            cell.interval(ci),
            cell.p(p),
          ],
        })),
    ]),
    notes: [m.reports_factor_means_note({ group: first.label }, locale)],
    sizes: [result.n],
  });
}

/** Which items resist a level that does not hold: stands with "how this was computed". */
export function unequalTables(result: Released<InvarianceResult>, context: TableContext): TableBlock[] {
  const locale = { locale: context.language };
  const cell = cells(context);
  return result.levels
    .filter(({ holds, unequal }) => !holds && unequal.length > 0)
    .map(({ level, unequal }) =>
      newTable(context, {
        suffix: `unequal-${level}`,
        isAppendix: true,
        title: unequalTitles[level]({}, locale),
        columns: [
          m.reports_column_item({}, locale),
          m.reports_column_group({}, locale),
          m.reports_column_modification_index({}, locale),
          m.reports_column_unequal_change({}, locale),
        ],
        rows: unequal.map(({ item, group, index, change }) => ({
          cells: [
            cell.heading(label(context, item)),
            cell.text(group),
            cell.number(index),
            cell.number(change),
          ],
        })),
        notes: [m.reports_unequal_note({}, locale)],
        sizes: [result.n],
      }),
    );
}

const unequalTitles = {
  configural: m.reports_unequal_title_metric,
  metric: m.reports_unequal_title_metric,
  scalar: m.reports_unequal_title_scalar,
  strict: m.reports_unequal_title_strict,
} as const;

/** How far the measurement is the same, and what that allows. */
export function invarianceFinding(result: Released<InvarianceResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const by = mention(context, result.by);
  if (result.withheld) return m.reports_finding_invariance_withheld({ by }, locale);
  if (result.refused || result.levels.length === 0)
    return m.reports_finding_invariance_refused({ by }, locale);
  const findings = {
    strict: m.reports_finding_invariance_strict,
    scalar: m.reports_finding_invariance_scalar,
    metric: m.reports_finding_invariance_metric,
    configural: m.reports_finding_invariance_configural,
  };
  const { reached } = result;
  if (reached === null) return m.reports_finding_invariance_none({ by }, locale);
  const wasLast = isLast(result.levels, reached);
  if (reached === 'metric' && wasLast) return m.reports_finding_invariance_metric_only({ by }, locale);
  return findings[reached]({ by }, locale);
}

/** Whether no level after this one was tried. */
function isLast(levels: readonly Level[], reached: Level['level']): boolean {
  return levels.at(-1)?.level === reached;
}
