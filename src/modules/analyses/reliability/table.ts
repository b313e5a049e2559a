import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import type { ReliabilityResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import {
  cells,
  label,
  mention,
  startingSentence,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';
import { thresholds } from '../warnings/warn.ts';

const boundaryNote = 'a';

/** The whole battery: a row a scale, a column each way to say how well its items hang together. */
export function reliabilityTable(results: Released<ReliabilityResult[]>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_reliability_title({}, locale),
    columns: [
      m.reports_column_scale({}, locale),
      m.reports_column_items({}, locale),
      symbol.n,
      'α',
      m.reports_column_interval_alpha({}, locale),
      m.reports_column_standardised_alpha({}, locale),
      m.reports_column_split_half({}, locale),
      [{ text: 'ω' }, { text: 't', subscript: true }],
      [{ text: 'ω' }, { text: 'h', subscript: true }],
      m.reports_column_ave({}, locale),
    ],
    rows: results.map((result) => ({
      cells: [
        cell.heading(label(context, result.scale)),
        cell.count(result.items),
        cell.count(result.n, result.withheld),
        cell.coefficient(result.alpha, result.withheld),
        cell.interval(result.ci, 'coefficient', result.withheld),
        cell.coefficient(result.standardisedAlpha, result.withheld),
        cell.coefficient(result.splitHalf?.oddEven?.spearmanBrown ?? null, result.withheld),
        cell.coefficient(result.omega, result.withheld),
        {
          ...cell.coefficient(result.omegaHierarchical, result.withheld),
          ...(result.isOmegaAtBoundary ? { note: boundaryNote } : {}),
        },
        cell.coefficient(result.ave, result.withheld),
      ],
    })),
    notes: [
      m.reports_reliability_note({}, locale),
      ...(results.some((result) => result.isOmegaAtBoundary)
        ? [[{ text: boundaryNote, superscript: true }, ` ${m.reports_reliability_boundary({}, locale)}`]]
        : []),
    ],
    sizes: results.map((result) => result.n),
  });
}

/** For each scale, what alpha would be without each item: stands with "how this was computed". */
export function itemTables(results: Released<ReliabilityResult[]>, context: TableContext): TableBlock[] {
  const locale = { locale: context.language };
  const cell = cells(context);
  return results
    .filter((result) => result.dropped.length > 0)
    .map((result) =>
      newTable(context, {
        suffix: result.scale,
        isAppendix: true,
        title: m.reports_items_title({ scale: mention(context, result.scale) }, locale),
        columns: [
          m.reports_column_item({}, locale),
          m.reports_column_item_total({}, locale),
          m.reports_column_alpha_without({}, locale),
        ],
        rows: result.dropped.map((item) => ({
          cells: [
            cell.heading(label(context, item.item)),
            cell.coefficient(item.itemTotal),
            cell.coefficient(item.alpha),
          ],
        })),
        sizes: [result.n],
      }),
    );
}

/** Whether the scales hold together, and which do not. */
export function reliabilityFinding(results: Released<ReliabilityResult[]>, context: TableContext): string {
  const locale = { locale: context.language };
  const shown = results.filter((result) => result.alpha !== null);
  const low = shown.filter((result) => result.alpha! < thresholds.lowestAlpha);
  const limit = formatCoefficient(thresholds.lowestAlpha, context.language);
  if (shown.length === 0) return m.reports_finding_reliability_not_shown({}, locale);
  const [only, ...others] = shown;
  if (only && others.length === 0) {
    const name = startingSentence(mention(context, only.scale));
    return low.length === 0
      ? m.reports_finding_reliability_one({ name, limit }, locale)
      : m.reports_finding_reliability_one_low({ name, limit }, locale);
  }
  const scales = shown.length;
  if (low.length === 0 && scales === 2) return m.reports_finding_reliability_both({ limit }, locale);
  if (low.length === 0) return m.reports_finding_reliability_all({ scales, limit }, locale);
  const names = low
    .map(
      (result) =>
        `${mention(context, result.scale)} (α = ${formatCoefficient(result.alpha!, context.language)})`,
    )
    .join(', ');
  if (low.length === scales) return m.reports_finding_reliability_none({ scales, limit, names }, locale);
  return m.reports_finding_reliability_some(
    { good: scales - low.length, low: low.length, scales, limit, names },
    locale,
  );
}
