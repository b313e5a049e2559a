import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { inAList } from '#platform/listing.ts';
import { formatCoefficient, formatPercent, formatPRelation } from '#platform/number-style.ts';
import type { RegressionResult } from '../schema.ts';
import { mention, startingSentence, type TableContext } from '../tables/table-context.ts';
import { constantName } from './run.ts';
import { predictorsOf } from './warnings.ts';

/** More blocks than this, and only those that add something significant are told of. */
const mostBlocksTold = 3;

/** Which predictors carry weight of their own, how much they explain together, and what blocks or selection did. */
export function regressionFinding(result: Released<RegressionResult>, context: TableContext): string {
  return [selectionSentence(result, context), modelSentence(result, context), blockSentences(result, context)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function modelSentence(result: Released<RegressionResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const outcome = mention(context, result.outcome);
  if (result.refused === 'none-selected') return '';
  if (result.r2 === null) return m.reports_finding_regression_not_shown({ outcome }, locale);
  if (result.F === null && !result.wald) return m.reports_finding_regression_perfect({ outcome }, locale);
  const predictors = predictorsOf(result);
  const names = effectsOf(result, context);
  const inputs = {
    outcome,
    predictors: predictors.length,
    share: formatPercent(result.r2, context.language),
    r2: formatCoefficient(result.r2, context.language),
  };
  if (names.length === 0 && predictors.length === 1) {
    const name = startingSentence(mention(context, predictors[0]!));
    return m.reports_finding_regression_one_none({ name, outcome, share: inputs.share }, locale);
  }
  if (names.length === 0) return m.reports_finding_regression_none(inputs, locale);
  if (predictors.length === 1) {
    const one = { outcome, share: inputs.share, names: startingSentence(names[0]!) };
    return m.reports_finding_regression_one(one, locale);
  }
  const all = { ...inputs, names: inAList(names, context.language) };
  if (names.length < predictors.length) {
    return m.reports_finding_regression({ ...all, significant: names.length }, locale);
  }
  return predictors.length === 2
    ? m.reports_finding_regression_both(all, locale)
    : m.reports_finding_regression_all(all, locale);
}

/** The significant predictors with their strength: the strongest first, then categories with their p as a whole. */
function effectsOf({ terms, categories = [] }: RegressionResult, context: TableContext): string[] {
  const { language } = context;
  const single = terms
    .filter((term) => term.name !== constantName && !term.category && (term.p ?? 1) < 0.05)
    .sort((a, b) => Math.abs(b.beta ?? 0) - Math.abs(a.beta ?? 0))
    .map((term) => `${mention(context, term.name)} (β = ${formatCoefficient(term.beta ?? 0, language)})`);
  const grouped = categories
    .filter(({ p }) => (p ?? 1) < 0.05)
    .map(({ variable, p }) =>
      m.reports_finding_category_effect(
        { name: mention(context, variable), p: formatPRelation(p ?? 1, language) },
        { locale: language },
      ),
    );
  return [...single, ...grouped];
}

function selectionSentence(result: RegressionResult, context: TableContext): string {
  const { selection } = result;
  if (!selection) return '';
  const locale = { locale: context.language };
  const candidates = selection.candidates.length;
  return result.refused === 'none-selected'
    ? m.reports_finding_selection_none({ candidates, outcome: mention(context, result.outcome) }, locale)
    : m.reports_finding_selection({ candidates, kept: predictorsOf(result).length }, locale);
}

function blockSentences({ blocks = [] }: RegressionResult, context: TableContext): string {
  const { language } = context;
  return blocks
    .map((block, index) => ({ ...block, number: index + 1 }))
    .slice(1)
    .filter(({ p, deltaF }) => deltaF !== null && (blocks.length <= mostBlocksTold || p < 0.05))
    .map(({ number, predictors, deltaR2, p }) => {
      const names = inAList(
        predictors.map((name) => mention(context, name)),
        language,
      );
      const inputs = {
        block: number,
        names,
        share: formatPercent(deltaR2, language),
        p: formatPRelation(p, language),
      };
      const say = p < 0.05 ? m.reports_finding_block : m.reports_finding_block_none;
      return say(inputs, { locale: language });
    })
    .join(' ');
}
