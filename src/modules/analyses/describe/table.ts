import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { DescriptionResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';

/** Mean, SD and interval of each variable, in the plan's order. */
export function descriptionTable(results: Released<DescriptionResult[]>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_description_title({}, locale),
    columns: [
      m.reports_column_variable({}, locale),
      symbol.n,
      symbol.M,
      symbol.SD,
      m.reports_column_interval({}, locale),
    ],
    rows: results.map((result) => ({
      cells: [
        cell.heading(label(context, result.variable)),
        cell.count(result.n, result.withheld),
        cell.number(result.mean, 2, result.withheld),
        cell.number(result.sd, 2, result.withheld),
        cell.interval(result.ci, 'number', result.withheld),
      ],
    })),
    sizes: results.map((result) => result.n),
  });
}

/** The highest and the lowest mean, where all have one answer scale; otherwise means say nothing of each other. */
export function descriptionFinding(results: Released<DescriptionResult[]>, context: TableContext): string {
  const locale = { locale: context.language };
  const shown = results.filter((result) => result.mean !== null).sort((a, b) => b.mean! - a.mean!);
  const [highest, second] = shown;
  const lowest = shown.at(-1);
  if (!highest || !lowest) return m.reports_finding_description_not_shown({}, locale);
  const mean = (result: DescriptionResult) => formatNumber(result.mean!, context.language, { decimals: 2 });
  if (!second) {
    const variable = mention(context, highest.variable);
    return m.reports_finding_description_one({ variable, mean: mean(highest) }, locale);
  }
  const isOneScale = highest.range && shown.every((result) => String(result.range) === String(highest.range));
  if (!isOneScale) return m.reports_finding_description_mixed({ count: shown.length }, locale);
  return m.reports_finding_description(
    {
      highest: mention(context, highest.variable),
      highestMean: mean(highest),
      lowest: mention(context, lowest.variable),
      lowestMean: mean(lowest),
    },
    locale,
  );
}
