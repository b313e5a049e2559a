import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { CrosstabResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, startingSentence, type TableContext } from '../tables/table-context.ts';

/** Counts with percent of the row and adjusted residual under each, totals at the edges, the tests in the note. */
export function crosstabTable(result: Released<CrosstabResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const names = { rows: label(context, result.rows), columns: label(context, result.columns) };
  const hasResiduals = result.cells.flat().some(({ residual }) => residual !== null);
  return newTable(context, {
    title: m.reports_crosstab_title(names, locale),
    columns: [names.rows, ...result.columnGroups.map((group) => group.label), m.reports_total({}, locale)],
    rows: [
      ...result.rowGroups.flatMap((group, i) => {
        const row = result.cells[i]!;
        const isWhole = row.every(({ withheld }) => withheld);
        const lines = [
          {
            cells: [
              cell.heading(group.label),
              ...row.map(({ count, withheld }) => cell.count(count, withheld)),
              cell.count(group.n, group.withheld),
            ],
          },
        ];
        if (isWhole) return lines;
        lines.push({
          cells: [
            { ...cell.heading(m.reports_crosstab_percent({}, locale)), indent: 1 },
            ...row.map(({ percent }) => cell.number(percent, 1)),
            cell.number(100, 1),
          ],
        });
        if (hasResiduals) {
          lines.push({
            cells: [
              { ...cell.heading(m.reports_crosstab_residual({}, locale)), indent: 1 },
              ...row.map(({ residual }) => cell.number(residual, 1)),
              cell.nothing,
            ],
          });
        }
        return lines;
      }),
      {
        isTotal: true,
        cells: [
          cell.heading(m.reports_total({}, locale)),
          ...result.columnGroups.map((group) => cell.count(group.n, group.withheld)),
          cell.count(result.n),
        ],
      },
    ],
    notes: notesOf(result, context, hasResiduals),
    sizes: [result.n],
  });
}

function notesOf(result: Released<CrosstabResult>, context: TableContext, hasResiduals: boolean): string[] {
  const locale = { locale: context.language };
  const { chiSquared, df, p, cramersV, exactP, oddsRatio, oddsRatioCi, n } = result;
  const notes: string[] = [];
  if (chiSquared !== null && df !== null && p !== null && cramersV !== null && n !== null) {
    notes.push(
      m.reports_crosstab_test_note(
        {
          chi: formatNumber(chiSquared, context.language, { decimals: 2 }),
          df,
          n,
          p: formatPRelation(p, context.language),
          v: formatCoefficient(cramersV, context.language),
        },
        locale,
      ),
    );
  }
  const ends = result.cramersVCi?.map((end) => formatCoefficient(end, context.language));
  if (ends) {
    const ci = `[${ends.join(context.language === 'en' ? ', ' : '; ')}]`;
    notes.push(m.reports_crosstab_v_note({ ci }, locale));
  }
  if (exactP !== null)
    notes.push(m.reports_crosstab_exact_note({ p: formatPRelation(exactP, context.language) }, locale));
  const upper = oddsRatioCi?.[1];
  if (oddsRatio !== null && oddsRatioCi && typeof upper === 'number') {
    const [ratio, low, high] = [oddsRatio, oddsRatioCi[0], upper].map((value) =>
      formatNumber(value, context.language, { decimals: 2 }),
    );
    notes.push(m.reports_crosstab_odds_note({ ratio: ratio!, low: low!, high: high! }, locale));
  }
  if (hasResiduals) notes.push(m.reports_crosstab_residual_note({}, locale));
  return notes;
}

/** Whether the two go together, with χ² and how strongly; or that the test cannot be shown. */
export function crosstabFinding(result: Released<CrosstabResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const rows = mention(context, result.rows);
  const columns = mention(context, result.columns);
  const { chiSquared, df, p, cramersV, n } = result;
  if (chiSquared === null || df === null || p === null || cramersV === null || n === null) {
    return m.reports_finding_crosstab_not_shown({ rows, columns }, locale);
  }
  const inputs = {
    rows: startingSentence(rows),
    columns,
    chi: formatNumber(chiSquared, context.language, { decimals: 2 }),
    df,
    p: formatPRelation(p, context.language),
    v: formatCoefficient(cramersV, context.language),
    n,
  };
  return p < 0.05
    ? m.reports_finding_crosstab(inputs, locale)
    : m.reports_finding_crosstab_none(inputs, locale);
}
