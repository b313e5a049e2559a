import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import type { FactorAnalysisResult, Warning } from '../schema.ts';
import { about, type Voice, warning } from '../warnings/warn.ts';
import { leastLoading, type SortedOut, sortOut } from './sort-out.ts';

const limits = {
  /** Kaiser (1974), Psychometrika 39:35: under .60 is mediocre at best. */
  kmo: 0.6,
  /** Gorsuch (1983), Factor Analysis, p. 332: five cases for each variable, and never under a hundred. */
  casesPerItem: 5,
  cases: 100,
  /** Costello & Osborne (2005), Practical Assessment, Research & Evaluation 10(7), p. 5. */
  itemsPerFactor: 3,
} as const;

/** What to be careful with in a factor analysis: the answers, the solution, the questions. */
export function exploreWarnings(
  result: Released<FactorAnalysisResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const locale = { locale: voice.language };
  const address = about(result.plan, result.file);
  const say = (code: string, text: string) => warning(address, code, text);
  if (result.withheld) {
    return [say('withheld', m.analyses_explore_withheld({ minimum: minimumGroup }, locale))];
  }
  if (result.refused) return [say(result.refused, refusal(result, voice))];
  return [
    ...aboutAnswers(result, voice).map(([code, text]) => say(code, text)),
    ...aboutSolution(result, voice).map(([code, text]) => say(code, text)),
    ...aboutQuestions(result, sortOut(result), voice).map(([code, text]) => say(code, text)),
  ];
}

type Said = readonly [code: string, text: string];

function aboutAnswers(result: FactorAnalysisResult, { language }: Voice): Said[] {
  const locale = { locale: language };
  const { n, kmo, items } = result;
  const said: Said[] = [];
  if (kmo !== null && kmo < limits.kmo) {
    const inputs = { kmo: formatCoefficient(kmo, language), limit: formatCoefficient(limits.kmo, language) };
    said.push(['low-kmo', m.analyses_explore_low_kmo(inputs, locale)]);
  }
  if (n !== null && (n < limits.cases || n < limits.casesPerItem * items.length)) {
    const ratio = formatNumber(n / items.length, language, { decimals: 1 });
    said.push(['few-cases', m.analyses_explore_few_cases({ n, items: items.length, ratio }, locale)]);
  }
  if (result.isSmoothed) said.push(['smoothed', m.analyses_explore_smoothed({}, locale)]);
  return said;
}

function aboutSolution(result: FactorAnalysisResult, voice: Voice): Said[] {
  const locale = { locale: voice.language };
  const { parallel, factors, chosenBy, heywood } = result;
  const said: Said[] = [];
  if (parallel && factors !== null && parallel.factors !== factors) {
    const found = parallel.factors;
    if (chosenBy === 'plan')
      said.push(['other-number', m.analyses_explore_other_number({ factors, found }, locale)]);
    else if (found === 0) said.push(['no-factor', m.analyses_explore_no_factor({}, locale)]);
    else said.push(['fewer-factors', m.analyses_explore_fewer_factors({ factors, found }, locale)]);
  }
  if (heywood.length > 0) {
    said.push(['heywood', m.analyses_explore_heywood({ items: named(heywood, voice) }, locale)]);
  }
  return said;
}

function aboutQuestions(result: FactorAnalysisResult, sorted: SortedOut, voice: Voice): Said[] {
  const locale = { locale: voice.language };
  const limit = formatCoefficient(leastLoading, voice.language);
  const all = sorted.factors.flatMap(({ items }) => items);
  const idsOf = (items: readonly { readonly item: string }[]) => items.map(({ item }) => item);
  const nowhere = idsOf(sorted.nowhere);
  const crossing = idsOf(all.filter(({ loadsOn }) => loadsOn > 1));
  const turned = idsOf(all.filter(({ factor, loadings }) => factor !== null && loadings[factor]! < 0));
  const thin = sorted.factors.flatMap(({ items }, factor) =>
    items.length < limits.itemsPerFactor ? [String(factor + 1)] : [],
  );
  const said: Said[] = [];
  if (nowhere.length > 0) {
    said.push([
      'loads-nowhere',
      m.analyses_explore_loads_nowhere(
        { items: named(nowhere, voice), limit, count: nowhere.length },
        locale,
      ),
    ]);
  }
  if (crossing.length > 0) {
    said.push([
      'cross-loading',
      m.analyses_explore_cross_loading(
        { items: named(crossing, voice), limit, count: crossing.length },
        locale,
      ),
    ]);
  }
  if (turned.length > 0) {
    said.push([
      'probably-reversed',
      m.analyses_explore_probably_reversed({ items: named(turned, voice), count: turned.length }, locale),
    ]);
  }
  if (thin.length > 0 && result.method !== 'components') {
    const factors = inAList(thin, voice.language);
    said.push(['thin-factor', m.analyses_explore_thin_factor({ factors, count: thin.length }, locale)]);
  }
  return said;
}

function refusal({ refused, items, constant, factors }: FactorAnalysisResult, voice: Voice): string {
  const locale = { locale: voice.language };
  if (refused === 'too-few-items') return m.analyses_explore_too_few_items({}, locale);
  if (refused === 'too-few-cases') return m.analyses_explore_too_few_cases({ items: items.length }, locale);
  if (refused === 'zero-variance') {
    return m.analyses_explore_zero_variance(
      { items: named(constant, voice), count: constant.length },
      locale,
    );
  }
  if (refused === 'collinear') return m.analyses_explore_collinear({}, locale);
  if (refused === 'not-positive-definite') return m.analyses_explore_not_positive_definite({}, locale);
  if (refused === 'too-many-factors') {
    return m.analyses_explore_too_many_factors({ factors: factors ?? 0, items: items.length }, locale);
  }
  return m.analyses_explore_not_converged({}, locale);
}

/** The questions in quotation marks; of many, the first few. */
export function named(items: readonly string[], { study, language }: Voice): string {
  const shown = items
    .slice(0, mostNamed)
    .map((item) => inQuotes(labelOf(study, item, language).replace(/[.…]$/, ''), language));
  const left = items.length - shown.length;
  if (left > 0) shown.push(m.analyses_explore_and_more({ count: left }, { locale: language }));
  return inAList(shown, language);
}

const mostNamed = 4;
