import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inQuotes } from '#platform/listing.ts';
import { formatPercent } from '#platform/number-style.ts';
import type { FrequencyResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, symbol, type TableContext } from '../tables/table-context.ts';

/** All questions of one entry in one table, a section each: n, percent of all, percent of those who answered. */
export function frequencyTable(results: Released<FrequencyResult[]>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  // Nobody at all is what an analysis that is withheld whole is made of, and is no answer.
  const count = (n: number, { total }: FrequencyResult) => cell.count(total > 0 ? n : null, total === 0);
  return newTable(context, {
    title: m.reports_frequencies_title({}, locale),
    columns: [
      m.reports_column_answer({}, locale),
      symbol.n,
      m.reports_column_percent({}, locale),
      m.reports_column_valid_percent({}, locale),
    ],
    rows: results.flatMap((result) => [
      { isSection: true, cells: [cell.heading(label(context, result.item))] },
      ...result.counts.map((answer) => ({
        cells: [
          { ...cell.heading(answer.label), indent: 1 },
          cell.count(answer.count, answer.withheld),
          cell.number(answer.percent, 1, answer.withheld),
          cell.number(answer.validPercent, 1, answer.withheld),
        ],
      })),
      {
        cells: [
          { ...cell.heading(m.reports_missing({}, locale)), indent: 1 },
          count(result.missing, result),
          cell.number(result.total > 0 ? (100 * result.missing) / result.total : null, 1),
          cell.nothing,
        ],
      },
      {
        isTotal: true,
        cells: [
          { ...cell.heading(m.reports_total({}, locale)), indent: 1 },
          count(result.total, result),
          cell.number(result.total > 0 ? 100 : null, 1),
          cell.number(result.valid > 0 ? 100 : null, 1),
        ],
      },
    ]),
    sizes: results.map((result) => result.total),
  });
}

/** How many answered, when that can be told; for a single question also which answer was most common. */
export function frequencyFinding(results: Released<FrequencyResult[]>, context: TableContext): string {
  const locale = { locale: context.language };
  const [only, ...others] = results;
  if (results.every(({ total }) => total === 0)) return m.reports_finding_frequencies_not_shown({}, locale);
  if (!only || others.length > 0) {
    const who = respondents(Math.max(0, ...results.map((result) => result.total)), context);
    return m.reports_finding_frequencies({ who }, locale);
  }
  const [commonest] = only.counts
    .filter((answer) => answer.count !== null && answer.count > 0)
    .sort((a, b) => b.count! - a.count!);
  const who = respondents(only.valid, context);
  if (!commonest) return m.reports_finding_frequency_not_shown({ who }, locale);
  const share = formatPercent(commonest.count! / only.valid, context.language);
  return m.reports_finding_frequency({ who, answer: answerWithWords(commonest, context), share }, locale);
}

/** `254 medarbeidere`: who they are by the file they answered in. */
function respondents(n: number, { file, language }: TableContext): string {
  const locale = { locale: language };
  if (file === 'employee') return m.reports_respondents_employee({ n }, locale);
  if (file === 'leader') return m.reports_respondents_leader({ n }, locale);
  return m.reports_respondents_other({ n }, locale);
}

/** A point on a scale with its anchor is read as `6 («i stor grad»)`; an option as it is called. */
function answerWithWords(
  { value, label: words }: FrequencyResult['counts'][number],
  { language }: TableContext,
) {
  const anchor = words.startsWith(`${value} `) ? words.slice(`${value} `.length) : '';
  return typeof value === 'number' && anchor ? `${value} (${inQuotes(anchor, language)})` : words;
}
