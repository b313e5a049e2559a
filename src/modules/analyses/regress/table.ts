import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import { handledNotes } from '../incomplete/notes.ts';
import type { RegressionResult } from '../schema.ts';
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
import { termRows } from './term-rows.ts';

/**
 * B, SE, beta, t, p, interval, VIF and sr² of every term, or, where answers were made up for, what that cost; the
 * model's fit in the notes.
 */
export function regressionTable(result: Released<RegressionResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const isModelled = result.terms.some((term) => term.fmi !== undefined);
  return newTable(context, {
    title: m.reports_regression_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [
      m.reports_column_term({}, locale),
      symbol.B,
      symbol.SE,
      'β',
      result.wald ? symbol.z : symbol.t,
      symbol.p,
      ...(context.family ? [adjustedSymbol(context.family)] : []),
      m.reports_column_interval_B({}, locale),
      'VIF',
      isModelled ? 'FMI' : [{ text: 'sr', italic: true }, '²'],
    ],
    rows: termRows(result.terms, result.categories ?? [], context, (term) => [
      cell.number(term.B, 3),
      cell.number(term.se, 3),
      cell.coefficient(term.beta),
      cell.number(term.t),
      cell.p(term.p),
      ...(context.family ? [cell.p(adjustedP(context, `${term.name}×${result.outcome}`))] : []),
      cell.interval(term.ci),
      cell.number(term.vif),
      cell.coefficient(isModelled ? (term.fmi ?? null) : typeof term.sr === 'number' ? term.sr ** 2 : null),
    ]),
    notes: [...notesOf(result, context), ...handledNotes(result.missing, result.n, context)],
    sizes: [result.n],
  });
}

function notesOf(result: RegressionResult, context: TableContext): string[] {
  const { language } = context;
  const locale = { locale: language };
  if (result.r2 === null) return [];
  const r2 = formatCoefficient(result.r2, language);
  if (result.wald && result.p !== null) {
    const { chiSquared, df } = result.wald;
    return [
      m.reports_regression_note_wald(
        {
          n: result.n ?? '–',
          r2,
          df,
          chiSquared: formatNumber(chiSquared, language, { decimals: 2 }),
          p: formatPRelation(result.p, language),
        },
        locale,
      ),
    ];
  }
  if (result.F === null || result.p === null || !result.df) {
    return [m.reports_regression_note_perfect({ n: result.n ?? '–', r2 }, locale)];
  }
  const fit = m.reports_regression_note(
    {
      n: result.n ?? '–',
      r2,
      adjusted: formatCoefficient(result.adjustedR2 ?? 0, language),
      df: result.df
        .map((df) => formatNumber(df, language, { decimals: Number.isInteger(df) ? 0 : 1 }))
        .join(', '),
      F: formatNumber(result.F, language, { decimals: 2 }),
      p: formatPRelation(result.p, language),
    },
    locale,
  );
  const interval = result.r2Ci?.map((end) => formatCoefficient(end, language));
  const more = [
    ...(result.terms.some(({ sr }) => typeof sr === 'number')
      ? [m.reports_regression_note_sr2({}, locale)]
      : []),
    ...(interval
      ? [
          m.reports_regression_note_r2_interval(
            { interval: `[${interval.join(language === 'en' ? ', ' : '; ')}]` },
            locale,
          ),
        ]
      : []),
    ...(result.errors === 'hc3' ? [m.reports_regression_note_hc3({}, locale)] : []),
  ];
  return [fit, ...(more.length === 0 ? [] : [more.join(' ')]), ...categoryNotes(result, context)];
}

/** The test of each category as a whole. */
function categoryNotes({ categories = [] }: RegressionResult, context: TableContext): string[] {
  const { language } = context;
  const notes = categories.flatMap(({ variable, F, df, p }) =>
    typeof F !== 'number' || p === null
      ? []
      : [
          m.reports_regression_category_test(
            {
              variable: label(context, variable),
              df: df.join(', '),
              F: formatNumber(F, language, { decimals: 2 }),
              p: formatPRelation(p, language),
            },
            { locale: language },
          ),
        ],
  );
  return notes.length === 0 ? [] : [notes.join(' ')];
}
