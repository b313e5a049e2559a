import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Cell, TableBlock, Text } from '#modules/reports/schema.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import { fitCells, fitColumns, fitInShort, informationNote, limitsNote } from '../factor-models/fit-cells.ts';
import { verdictOn } from '../factor-models/fit-part.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, symbol, type TableContext } from '../tables/table-context.ts';
import type { ConfirmationResult } from './result.ts';

/** How well the model fits, plain and robust, with what is commonly asked in the note. */
export function confirmFitTable(result: Released<ConfirmationResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const { fit, robust, n } = result;
  const robustRow = robust && [
    {
      cells: [
        cell.heading(m.reports_cfa_fit_robust({}, locale)),
        ...fitCells({ ...robust, srmr: null }, context),
      ],
    },
  ];
  return newTable(context, {
    suffix: 'fit',
    title: m.reports_cfa_fit_title({}, locale),
    columns: [m.reports_column_factor_model({}, locale), ...fitColumns(context)],
    rows: [
      { cells: [cell.heading(m.reports_cfa_fit_intended({}, locale)), ...fitCells(fit, context)] },
      ...(robustRow ?? []),
    ],
    notes: fit && n !== null ? [informationNote(fit, n, context), limitsNote(context)] : [],
    sizes: [n],
  });
}

/** Standardised loadings, factor by factor: the numbers of the figure. */
export function confirmedLoadingsTable(
  result: Released<ConfirmationResult>,
  context: TableContext,
): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const rows = result.factors.flatMap(({ factor }) => [
    { isSection: true, cells: [cell.heading(label(context, factor))] },
    ...result.loadings
      .filter((loading) => loading.factor === factor)
      .map(({ item, beta, betaSe, betaCi, p, r2 }) => ({
        cells: [
          { ...cell.heading(label(context, item)), indent: 1 },
          cell.coefficient(beta),
          cell.coefficient(betaSe),
          cell.interval(betaCi, 'coefficient'),
          cell.p(p),
          cell.coefficient(r2),
        ],
      })),
  ]);
  return newTable(context, {
    title: m.reports_cfa_loadings_title({}, locale),
    columns: [
      m.reports_column_item({}, locale),
      'λ',
      symbol.SE,
      m.reports_column_interval({}, locale),
      symbol.p,
      [{ text: 'R', italic: true }, '²'],
    ],
    rows,
    notes: [m.reports_cfa_loadings_note({}, locale), ...residualNotes(result, context)],
    sizes: [result.n],
  });
}

function residualNotes(result: ConfirmationResult, context: TableContext): string[] {
  return result.residualPairs.map(({ a, b, r }) =>
    m.reports_cfa_loadings_residual(
      {
        a: label(context, a),
        b: label(context, b),
        r: r === null ? '–' : formatCoefficient(r, context.language),
      },
      { locale: context.language },
    ),
  );
}

/** Reliability and variance extracted of each factor, and how factors go together. Null for a single factor of one item. */
export function validityTable(result: Released<ConfirmationResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const { factors, factorPairs } = result;
  const isSeveral = factors.length > 1;
  const pairOf = (a: string, b: string) =>
    factorPairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  const between = (row: number, column: number, ave: number | null): Cell => {
    const pair = pairOf(factors[row]!.factor, factors[column]!.factor);
    if (row === column) return bold(cell.coefficient(ave === null ? null : Math.sqrt(ave)));
    return cell.coefficient((row > column ? pair?.r : pair?.htmt) ?? null);
  };
  return newTable(context, {
    suffix: 'factors',
    title: isSeveral ? m.reports_validity_title({}, locale) : m.reports_validity_title_one({}, locale),
    columns: [
      m.reports_column_factor({}, locale),
      'CR',
      'AVE',
      ...(isSeveral ? factors.map((_, place): Text => String(place + 1)) : []),
    ],
    rows: result.validity.map(({ factor, compositeReliability, averageVarianceExtracted }, row) => ({
      cells: [
        cell.heading(isSeveral ? `${row + 1} ${label(context, factor)}` : label(context, factor)),
        cell.coefficient(compositeReliability),
        cell.coefficient(averageVarianceExtracted),
        ...(isSeveral ? factors.map((_, column) => between(row, column, averageVarianceExtracted)) : []),
      ],
    })),
    notes: [
      m.reports_validity_note({}, locale),
      ...(isSeveral ? [m.reports_validity_note_pairs({}, locale)] : []),
    ],
    sizes: [result.n],
  });
}

function bold(cell: Cell): Cell {
  return typeof cell.text === 'string' ? { ...cell, text: [{ text: cell.text, bold: true }] } : cell;
}

/** What would fit better, with a warning in its note: stands with "how this was computed". */
export function modificationTables(
  result: Released<ConfirmationResult>,
  context: TableContext,
): TableBlock[] {
  const locale = { locale: context.language };
  const cell = cells(context);
  if (result.modifications.length === 0) return [];
  return [
    newTable(context, {
      suffix: 'modifications',
      isAppendix: true,
      title: m.reports_modifications_title({}, locale),
      columns: [
        m.reports_column_freed({}, locale),
        m.reports_column_modification_index({}, locale),
        m.reports_column_expected_change({}, locale),
      ],
      rows: result.modifications.map((freed) => {
        const inputs = { item: label(context, freed.item), other: label(context, freed.with) };
        const name =
          freed.kind === 'loading'
            ? m.reports_modification_loading(inputs, locale)
            : m.reports_modification_residual(inputs, locale);
        return { cells: [cell.heading(name), cell.number(freed.index), cell.coefficient(freed.change)] };
      }),
      notes: [m.reports_modifications_note({}, locale)],
      sizes: [result.n],
    }),
  ];
}

/** Whether the items measure what they are sorted under. */
export function confirmFinding(result: Released<ConfirmationResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const { fit, factors } = result;
  if (result.withheld) return m.reports_finding_confirm_withheld({}, locale);
  if (fit === null) return m.reports_finding_confirm_refused({}, locale);
  const verdict = verdictOn(fit);
  const isOne = factors.length === 1;
  const inputs = { count: factors.length, figures: fitInShort(fit, context) };
  if (verdict === 'saturated') return m.reports_finding_confirm_saturated({}, locale);
  if (result.problems.length > 0) return m.reports_finding_confirm_problems(inputs, locale);
  if (verdict === 'good') {
    return isOne
      ? m.reports_finding_confirm_good_one(inputs, locale)
      : m.reports_finding_confirm_good(inputs, locale);
  }
  if (verdict === 'acceptable') {
    return isOne
      ? m.reports_finding_confirm_acceptable_one(inputs, locale)
      : m.reports_finding_confirm_acceptable(inputs, locale);
  }
  return isOne
    ? m.reports_finding_confirm_poor_one(inputs, locale)
    : m.reports_finding_confirm_poor(inputs, locale);
}
