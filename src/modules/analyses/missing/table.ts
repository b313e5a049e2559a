import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber, formatPercent, formatPRelation } from '#platform/number-style.ts';
import type { MissingnessResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';

/** Each variable with how many answered and how many did not, the most left out first. */
export function missingTable(result: Released<MissingnessResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const n = result.n ?? 0;
  return newTable(context, {
    title: m.reports_missing_title({}, locale),
    columns: [
      m.reports_column_variable({}, locale),
      m.reports_column_answered({}, locale),
      m.reports_column_missing({}, locale),
      m.reports_column_missing_percent({}, locale),
    ],
    rows: mostMissingFirst(result).map(({ variable, missing, share }) => ({
      cells: [
        cell.heading(label(context, variable)),
        cell.count(n - missing),
        cell.count(missing),
        cell.number(100 * share, 1),
      ],
    })),
    notes: [
      ...littleNote(result, context),
      ...(result.isMonotone && result.complete?.n !== n ? [m.reports_missing_monotone({}, locale)] : []),
    ],
    sizes: [result.n],
  });
}

/** What people lack, the most common first; combinations too few have are one row. Null where all answered all. */
export function patternTable(result: Released<MissingnessResult>, context: TableContext): TableBlock | null {
  const { complete, patterns, otherPatterns } = result;
  if (!complete || (patterns.length === 0 && !otherPatterns)) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const row = (heading: string, { n, share }: { n: number; share: number }) => ({
    cells: [cell.heading(heading), cell.count(n), cell.number(100 * share, 1)],
  });
  return newTable(context, {
    title: m.reports_missing_patterns_title({}, locale),
    columns: [m.reports_column_pattern({}, locale), symbol.n, m.reports_column_percent_of_all({}, locale)],
    rows: [
      row(m.reports_missing_complete({}, locale), complete),
      ...patterns.map((pattern) =>
        row(lackingText(pattern.lacking, result.variables.length, context), pattern),
      ),
      ...(otherPatterns
        ? [row(m.reports_missing_other_patterns({ count: otherPatterns.patterns }, locale), otherPatterns)]
        : []),
    ],
    notes: otherPatterns
      ? [m.reports_missing_patterns_note({ minimum: context.provenance.minimumGroup }, locale)]
      : [],
    sizes: [result.n],
    suffix: 'patterns',
  });
}

/** Where those who lack one thing answered another differently. Null where nothing stands. */
export function relatedTable(result: Released<MissingnessResult>, context: TableContext): TableBlock | null {
  if (result.related.length === 0) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_missing_related_title({}, locale),
    columns: [
      m.reports_column_lacking({}, locale),
      m.reports_column_differ_on({}, locale),
      [{ text: 'd', italic: true }],
      m.reports_column_n_lacking({}, locale),
      m.reports_column_n_answered({}, locale),
      symbol.p,
      symbol.q,
    ],
    rows: result.related.map((related) => ({
      cells: [
        cell.heading(label(context, related.lacking)),
        cell.text(label(context, related.variable)),
        cell.number(related.d),
        cell.count(related.nLacking),
        cell.count(related.nAnswered),
        cell.p(related.p),
        cell.p(related.q),
      ],
    })),
    notes: [m.reports_missing_related_note({ tests: result.relatedTests }, locale)],
    sizes: [result.n],
    suffix: 'related',
  });
}

/** How much is missing, of what, and whether those who left it out differ. */
export function missingFinding(result: Released<MissingnessResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const { n, share, complete } = result;
  if (n === null || share === null || !complete) return m.reports_finding_missing_not_shown({}, locale);
  if (share === 0) return m.reports_finding_missing_none({ n, variables: result.variables.length }, locale);
  const percent = (value: number) => formatPercent(value, context.language, value < 0.01 ? 1 : 0);
  const [most] = mostMissingFirst(result);
  const how = m.reports_finding_missing(
    {
      share: percent(share),
      complete: percent(complete.share),
      most: mention(context, most!.variable),
      mostShare: percent(most!.share),
    },
    locale,
  );
  const p = result.little?.p ?? null;
  if (p === null) return how;
  const inputs = { p: formatPRelation(p, context.language) };
  const differ =
    p < 0.05
      ? m.reports_finding_missing_differ(inputs, locale)
      : m.reports_finding_missing_alike(inputs, locale);
  return `${how} ${differ}`;
}

export function mostMissingFirst(result: MissingnessResult): MissingnessResult['variables'] {
  return result.variables.toSorted((a, b) => b.missing - a.missing);
}

/** Named while there are few; else how many, so that a row stays a row. */
function lackingText(lacking: readonly string[], of: number, context: TableContext): string {
  const locale = { locale: context.language };
  if (lacking.length === of) return m.reports_missing_all({}, locale);
  if (lacking.length > 4) return m.reports_missing_several({ count: lacking.length, of }, locale);
  const names = lacking.map((variable) => mention(context, variable));
  return m.reports_missing_lacking({ variables: inAList(names, context.language) }, locale);
}

function littleNote({ little }: MissingnessResult, { language }: TableContext): string[] {
  if (!little || little.chiSquared === null || little.p === null) return [];
  return [
    m.reports_missing_little(
      {
        variables: little.variables,
        df: little.df ?? 0,
        chiSquared: formatNumber(little.chiSquared, language, { decimals: 2 }),
        p: formatPRelation(little.p, language),
      },
      { locale: language },
    ),
  ];
}
