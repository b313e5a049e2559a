import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { inAList } from '#platform/listing.ts';
import { formatPercent, formatPRelation } from '#platform/number-style.ts';
import { constantName } from '../regress/run.ts';
import { predictorsOf } from '../regress/warnings.ts';
import type { LogisticResult } from '../schema.ts';
import { mention, startingSentence, type TableContext } from '../tables/table-context.ts';
import { eventMention, formatOdds } from './table.ts';

/** Which predictors go with the event, by how much, and how well the model tells the answers apart. */
export function logisticFinding(result: Released<LogisticResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const { auc } = result;
  const event = eventMention(result, context);
  if (auc === null) return m.reports_finding_logistic_not_shown({ event }, locale);
  const predictors = predictorsOf(result);
  const effects = effectsOf(result, context);
  const apart = m.reports_finding_logistic_auc({ share: formatPercent(auc, context.language) }, locale);
  const inputs = {
    event,
    predictors: predictors.length,
    significant: effects.length,
    names: inAList(effects, context.language),
  };
  if (effects.length === 0) {
    return predictors.length === 1
      ? m.reports_finding_logistic_one_none(
          { event, name: startingSentence(mention(context, predictors[0]!)) },
          locale,
        )
      : m.reports_finding_logistic_none(inputs, locale);
  }
  const said =
    predictors.length === 1
      ? m.reports_finding_logistic_one({ event, names: startingSentence(effects[0]!) }, locale)
      : m.reports_finding_logistic(inputs, locale);
  return `${said} ${apart}`;
}

/** The significant ones, those furthest from no difference first, then categories with their p as a whole. */
function effectsOf({ terms, categories = [] }: LogisticResult, context: TableContext): string[] {
  const locale = { locale: context.language };
  const single = terms
    .filter((term) => term.name !== constantName && !term.category && term.p < 0.05)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .map((term) => {
      const inputs = { name: mention(context, term.name), odds: formatOdds(term.oddsRatio, context) };
      return m.reports_finding_odds(inputs, locale);
    });
  const grouped = categories
    .filter(({ p }) => (p ?? 1) < 0.05)
    .map(({ variable, p }) =>
      m.reports_finding_category_effect(
        { name: mention(context, variable), p: formatPRelation(p ?? 1, context.language) },
        locale,
      ),
    );
  return [...single, ...grouped];
}
