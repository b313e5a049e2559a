import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { inAList } from '#platform/listing.ts';
import { formatPercent } from '#platform/number-style.ts';
import type { FactorAnalysisResult } from '../schema.ts';
import { mention, type TableContext } from '../tables/table-context.ts';
import { type SortedOut, sortOut } from './sort-out.ts';
import { named } from './warnings.ts';

/** How many factors, whether the scales came out as they should, and which questions belong nowhere. */
export function exploreFinding(result: Released<FactorAnalysisResult>, context: TableContext): string {
  const locale = { locale: context.language };
  if (result.explained.length === 0) return m.reports_finding_explore_not_shown({}, locale);
  const sorted = sortOut(result);
  const share = formatPercent(
    result.explained.reduce((sum, one) => sum + one.share, 0),
    context.language,
  );
  const counted = { items: result.items.length, factors: result.explained.length, share };
  const found =
    result.parallel?.factors === 0
      ? m.reports_finding_explore_none(counted, locale)
      : m.reports_finding_explore(counted, locale);
  return [found, aboutScales(sorted, context), aboutStrays(sorted, context)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function aboutScales({ recovered, notRecovered }: SortedOut, context: TableContext): string {
  const locale = { locale: context.language };
  const scales = recovered.length + notRecovered.length;
  const names = (ids: readonly string[]) =>
    inAList(
      ids.map((id) => mention(context, id)),
      context.language,
    );
  // With one scale the question is whether it is one factor, which the first sentence has answered.
  if (scales < 2) return '';
  if (notRecovered.length === 0 && scales === 2)
    return m.reports_finding_explore_both_as_expected({}, locale);
  if (notRecovered.length === 0) return m.reports_finding_explore_as_expected({ scales }, locale);
  if (recovered.length === 0 && scales === 2) return m.reports_finding_explore_neither({}, locale);
  if (recovered.length === 0) return m.reports_finding_explore_otherwise({ scales }, locale);
  return m.reports_finding_explore_partly(
    { scales, recovered: recovered.length, names: names(notRecovered), count: notRecovered.length },
    locale,
  );
}

function aboutStrays({ nowhere }: SortedOut, { study, language }: TableContext): string {
  if (nowhere.length === 0) return '';
  const items = named(
    nowhere.map(({ item }) => item),
    { study, language },
  );
  return m.reports_finding_explore_nowhere({ items, count: nowhere.length }, { locale: language });
}
