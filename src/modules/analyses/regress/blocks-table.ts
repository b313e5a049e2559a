import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Cell, TableBlock } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber, significanceStars } from '#platform/number-style.ts';
import type { RegressionResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import {
  cells,
  label,
  mention,
  startingSentence,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';
import { termRows } from './term-rows.ts';

/** More models than this leave no room for standard errors. */
const mostWithErrors = 4;

/** R² after each block and what it adds; null where there are no blocks. */
export function blocksTable(result: Released<RegressionResult>, context: TableContext): TableBlock | null {
  const { blocks } = result;
  if (!blocks || result.n === null) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const isOfOffices = context.file === 'office';
  const note = isOfOffices ? m.reports_blocks_note_offices : m.reports_blocks_note;
  return newTable(context, {
    suffix: 'blocks',
    title: m.reports_blocks_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [
      m.reports_column_block({}, locale),
      'R²',
      'ΔR²',
      ['Δ', ...symbol.F],
      [{ text: 'df', italic: true }],
      symbol.p,
      [{ text: 'f', italic: true }, '²'],
    ],
    rows: blocks.map(({ predictors, r2, deltaR2, deltaF, df, p, f2 }, index) => ({
      cells: [
        cell.heading(
          m.reports_blocks_row(
            {
              block: index + 1,
              names: startingSentence(
                inAList(
                  predictors.map((name) => mention(context, name)),
                  context.language,
                ),
              ),
            },
            locale,
          ),
        ),
        cell.coefficient(r2),
        cell.coefficient(deltaR2),
        cell.number(deltaF),
        cell.text(df.join(', ')),
        cell.p(deltaF === null ? null : p),
        cell.number(f2),
      ],
    })),
    notes: [
      note({ n: result.n }, locale),
      ...(result.errors === 'hc3' ? [m.reports_blocks_note_hc3({}, locale)] : []),
    ],
    sizes: [result.n],
  });
}

/** B of every term in every model, beside each other: stands with "how this was computed". */
export function modelsTable(result: Released<RegressionResult>, context: TableContext): TableBlock | null {
  const { blocks } = result;
  const full = blocks?.at(-1);
  if (!blocks || !full) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const hasErrors = blocks.length <= mostWithErrors;
  const show = (value: number) => formatNumber(value, context.language, { decimals: 2 });
  return newTable(context, {
    suffix: 'models',
    isAppendix: true,
    title: m.reports_models_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [
      m.reports_column_term({}, locale),
      ...blocks.map((_, index) => m.reports_column_model({ number: index + 1 }, locale)),
    ],
    rows: termRows(full.terms, result.categories ?? [], context, ({ name }) =>
      blocks.map(({ terms }): Cell => {
        const term = terms.find((one) => one.name === name);
        if (!term) return cell.nothing;
        const stars = term.p === null ? '' : significanceStars(term.p);
        return { text: `${show(term.B)}${stars}${hasErrors ? ` (${show(term.se)})` : ''}` };
      }),
    ),
    notes: [m.reports_models_note({}, locale)],
    sizes: [result.n],
  });
}

/** Which variable went in or out at each step; null where nothing was selected among. */
export function selectionTable(result: Released<RegressionResult>, context: TableContext): TableBlock | null {
  const { selection } = result;
  if (!selection) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const isForward = selection.direction === 'forward';
  const said = { enter: m.reports_selection_enter, remove: m.reports_selection_remove } as const;
  const none = isForward ? m.reports_selection_no_steps_forward : m.reports_selection_no_steps_backward;
  const note = isForward ? m.reports_selection_note_forward : m.reports_selection_note_backward;
  return newTable(context, {
    suffix: 'selection',
    title: m.reports_selection_title({}, locale),
    columns: [m.reports_column_step({}, locale), symbol.t, symbol.p, m.reports_column_r2_after({}, locale)],
    rows: selection.steps.map(({ action, predictor, t, p, r2 }, index) => ({
      cells: [
        cell.heading(said[action]({ step: index + 1, name: label(context, predictor) }, locale)),
        cell.number(t),
        cell.p(p),
        cell.coefficient(r2),
      ],
    })),
    notes: [selection.steps.length === 0 ? none({}, locale) : note({}, locale)],
    sizes: [result.n],
  });
}
