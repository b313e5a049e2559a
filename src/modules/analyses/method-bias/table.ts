import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatPercent, formatPRelation } from '#platform/number-style.ts';
import { fitCells, fitColumns, limitsNote } from '../factor-models/fit-cells.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, type TableContext } from '../tables/table-context.ts';
import type { MethodBiasResult } from './result.ts';
import { largestFirstShare } from './warnings.ts';

/** The model as intended, with a method factor, and with all items on one factor. */
export function methodBiasTable(result: Released<MethodBiasResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const { models } = result;
  const row = (name: string, fit: Parameters<typeof fitCells>[0]) => ({
    cells: [cell.heading(name), ...fitCells(fit, context)],
  });
  return newTable(context, {
    title: m.reports_method_title({}, locale),
    columns: [m.reports_column_factor_model({}, locale), ...fitColumns(context)],
    rows: [
      row(m.reports_method_intended({}, locale), models?.intended ?? null),
      ...(models?.withMethod ? [row(m.reports_method_with({}, locale), models.withMethod)] : []),
      row(m.reports_method_single({}, locale), models?.single ?? null),
    ],
    notes: [...harmanNote(result, context), ...methodNote(result, context), limitsNote(context)],
    sizes: [result.n],
  });
}

function harmanNote({ harman, items }: MethodBiasResult, { language }: TableContext): string[] {
  if (!harman) return [];
  const inputs = {
    share: formatPercent(harman.firstShare, language),
    components: harman.componentsAboveOne,
    items,
  };
  return [m.reports_method_harman_note(inputs, { locale: language })];
}

function methodNote({ method }: MethodBiasResult, context: TableContext): string[] {
  if (!method) return [];
  const { language } = context;
  if (method.meanLoadingWithMethod === null) return [m.reports_method_note_none({}, { locale: language })];
  const [low, high] = method.shareCi ?? [method.share, method.share];
  const inputs = {
    chiSquared: formatNumber(method.chiSquared, language, { decimals: 2 }),
    df: method.df,
    p: formatPRelation(method.p ?? 1, language),
    cfi: formatCoefficient(method.cfi, language, 3),
    share: formatPercent(method.share, language),
    low: formatPercent(low, language),
    high: formatPercent(high, language),
    before: formatCoefficient(method.meanLoadingIntended, language),
    after: formatCoefficient(method.meanLoadingWithMethod, language),
  };
  return [m.reports_method_note(inputs, { locale: language })];
}

/** How much may come from the way of asking, with what that does and does not say. */
export function methodBiasFinding(result: Released<MethodBiasResult>, context: TableContext): string {
  const { language } = context;
  const locale = { locale: language };
  const { harman, method } = result;
  if (result.withheld) return m.reports_finding_method_withheld({}, locale);
  if (!harman) return m.reports_finding_method_refused({}, locale);
  const first = formatPercent(harman.firstShare, language);
  const isDominated = harman.firstShare > largestFirstShare;
  const start = isDominated
    ? m.reports_finding_harman_high({ share: first }, locale)
    : m.reports_finding_harman_low({ share: first }, locale);
  if (!method) return start;
  const isClear = method.p !== null && method.p < 0.05 && method.share > 0;
  const end = isClear
    ? m.reports_finding_method_some({ share: formatPercent(method.share, language) }, locale)
    : m.reports_finding_method_none({}, locale);
  return `${start} ${end}`;
}
