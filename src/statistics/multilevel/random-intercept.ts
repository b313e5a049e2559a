import type { Column } from '../column.ts';
import { confidenceTail } from '../confidence.ts';
import { findRoot } from '../distributions/find-root.ts';
import { studentTTwoTailed, studentTUpperQuantile } from '../distributions/index.ts';
import type { Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type GroupMoments, groupMoments } from './group-moments.ts';
import {
  fitAt,
  type InterceptDesign,
  type InterceptFit,
  product,
  quadratic,
} from './intercept-likelihood.ts';

export type InterceptTerm = {
  readonly estimate: number;
  readonly standardError: number;
  /** Satterthwaite's. */
  readonly degreesOfFreedom: number;
  readonly t: number;
  readonly pValue: number;
  readonly confidenceInterval: readonly [number, number];
};

export type RandomIntercept = {
  readonly n: number;
  readonly groups: number;
  /** The mean of the outcome in a group where every predictor is at its mean over everybody. */
  readonly constant: InterceptTerm;
  /** One a predictor, in the order they came. */
  readonly predictors: readonly {
    /** Of two in the same group: how much more by the one who has one more. Null where nobody differs within groups. */
    readonly within: InterceptTerm | null;
    /** Of two groups: how much more in the one whose mean is one higher. Null where all group means are alike. */
    readonly between: InterceptTerm | null;
    /** Between less within: what the group adds beyond the person's own. Null where one of them is. */
    readonly contextual: InterceptTerm | null;
  }[];
  /** The variance of groups, and of people within them. */
  readonly betweenVariance: number;
  readonly withinVariance: number;
  /** The share of the variance that the predictors leave which lies between groups. */
  readonly intraclassCorrelation: number;
  readonly logLikelihood: number;
  /** Whether the groups' variance is estimated at 0: the model is then an ordinary regression. */
  readonly isBoundary: boolean;
};

/** A share of the whole variation below which there is none: what rounding leaves of means. */
const noVariation = 1e-24;

/**
 * A random-intercept model by restricted maximum likelihood, with what each predictor does within groups and between them
 * told apart, so that what a group's climate does is not taken for what a person's own experience does.
 *
 * Shapes: an outcome, any number of predictors and a group key, a row each; rows that lack one are left out. Each predictor
 * is split into its distance from the group's mean and that mean (of the rows that are in). Cost is linear in the rows.
 * Units: estimates in those of the outcome for one of the predictor. Assumptions: people independent within groups but for
 * the group's common part; both parts normal; slopes the same in every group; group means taken as known, which makes
 * between-group estimates too small where groups are few people (Lüdtke et al. 2008, Psychological Methods 13:203).
 * p and intervals by Student's t with Satterthwaite's degrees of freedom from the observed information. Where the groups'
 * variance comes out as 0 the model is ordinary regression with n − terms degrees of freedom, and `isBoundary` says so.
 * Errors: 'too-few-groups' for fewer groups than terms between them plus two; 'too-few-cases' where all groups are of one
 * or people are no more than terms; 'zero-variance' for an outcome without variation, or none within groups; 'collinear';
 * 'invalid-argument' for unequal lengths.
 * Source: Raudenbush & Bryk (2002), Hierarchical Linear Models, pp. 139–141 (contextual effect); Enders & Tofighi (2007),
 * Psychological Methods 12:121–138; Giesbrecht & Burns (1985), Biometrics 41:477–486 (degrees of freedom). Agrees with
 * lme4's lmer and lmerTest.
 *
 * @example
 * randomIntercept([1, 2, 4, 3, 5, 5, 8, 9], [[1, 2, 3, 1, 2, 3, 2, 3]], ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c'])
 *   .predictors[0].within.estimate; // 1.2222…
 */
export function randomIntercept(
  outcome: Column,
  predictors: readonly Column[],
  group: readonly (Key | null)[],
): RandomIntercept {
  const moments = groupMoments([...predictors, outcome], group);
  const terms = termsOf(moments, predictors.length);
  refuseTooFew(moments, terms);
  const design = designOf(moments, terms);
  const fit = bestFit(design);
  const withinVariance = fit.residualSquares / (design.n - design.terms);
  const test = tester(design, fit, withinVariance);
  const placeOf = (predictor: number, level: Level) =>
    terms.findIndex((term) => term.predictor === predictor && term.level === level) + 1;
  return {
    n: design.n,
    groups: design.groups.length,
    constant: test([[0, 1]], moments.means.at(-1)!),
    predictors: predictors.map((_, predictor) => {
      const [within, between] = [placeOf(predictor, 'within'), placeOf(predictor, 'between')];
      return {
        within: within > 0 ? test([[within, 1]]) : null,
        between: between > 0 ? test([[between, 1]]) : null,
        contextual:
          within > 0 && between > 0
            ? test([
                [between, 1],
                [within, -1],
              ])
            : null,
      };
    }),
    betweenVariance: fit.ratio * withinVariance,
    withinVariance,
    intraclassCorrelation: fit.ratio / (1 + fit.ratio),
    logLikelihood: -fit.deviance / 2,
    isBoundary: fit.ratio === 0,
  };
}

type Level = 'within' | 'between';
type Term = { readonly predictor: number; readonly level: Level };

/** What of each predictor varies: within groups, between them, or both. */
function termsOf({ n, means, within, groups }: GroupMoments, predictors: number): Term[] {
  return Array.from({ length: predictors }, (_, predictor) => {
    const inside = within[predictor]![predictor]!;
    const across = groups.reduce(
      (sum, { n: count, deviations }) => sum + count * deviations[predictor]! ** 2,
      0,
    );
    const least = noVariation * (n * means[predictor]! ** 2 + inside + across);
    const levels: Level[] = [
      ...(inside > least ? ['within' as const] : []),
      ...(across > least ? ['between' as const] : []),
    ];
    if (levels.length === 0) {
      throw new StatisticsError('zero-variance', `predictor ${predictor} does not vary`);
    }
    return levels.map((level) => ({ predictor, level }));
  }).flat();
}

function refuseTooFew({ n, means, within, groups }: GroupMoments, terms: readonly Term[]): void {
  const between = terms.filter(({ level }) => level === 'between').length;
  if (groups.length < between + 2) {
    throw new StatisticsError('too-few-groups', `${groups.length} groups for ${between} terms between them`);
  }
  if (n - groups.length < terms.length - between + 1) {
    throw new StatisticsError('too-few-cases', `${n} cases in ${groups.length} groups`);
  }
  const outcome = means.length - 1;
  const across = groups.reduce((sum, { n: count, deviations }) => sum + count * deviations[outcome]! ** 2, 0);
  const inside = within[outcome]![outcome]!;
  if (inside <= noVariation * (n * means[outcome]! ** 2 + inside + across)) {
    throw new StatisticsError('zero-variance', 'the outcome does not vary within groups');
  }
}

/** The constant, the terms and the outcome: where each group lies on them, and what lies within groups. */
function designOf({ n, means, within, groups }: GroupMoments, terms: readonly Term[]): InterceptDesign {
  const outcome = means.length - 1;
  const size = terms.length + 2;
  const columns = [null, ...terms, { predictor: outcome, level: 'within' as const }];
  const inside = new Float64Array(size * size);
  columns.forEach((one, i) => {
    columns.forEach((other, j) => {
      if (one?.level !== 'within' || other?.level !== 'within') return;
      inside[i * size + j] = within[one.predictor]![other.predictor]!;
    });
  });
  return {
    n,
    terms: terms.length + 1,
    within: inside,
    groups: groups.map(({ n: count, deviations }) => ({
      n: count,
      at: Float64Array.from(columns, (column, place) => {
        if (column === null) return 1;
        // What is taken from a group's mean has the mean 0 in it; the outcome is whole.
        return column.level === 'between' || place === size - 1 ? deviations[column.predictor]! : 0;
      }),
    })),
  };
}

/** From 10⁻⁵ to 10⁴ in quarters of a power of ten: a deviance with two valleys is then not caught in the wrong one. */
const ratios = [0, ...Array.from({ length: 37 }, (_, step) => 10 ** (-5 + step / 4))];

function bestFit(design: InterceptDesign): InterceptFit {
  const fits = ratios.map((ratio) => fitAt(design, ratio));
  const total = fits[0]!.residualSquares;
  const outcome = (design.terms + 1) ** 2 - 1;
  if (total <= 1e-18 * design.within[outcome]!) {
    throw new StatisticsError('zero-variance', 'the predictors leave nothing of the outcome');
  }
  const lowest = fits.reduce((best, fit) => (fit.deviance < best.deviance ? fit : best));
  if (lowest.ratio === 0 && lowest.slope >= 0) return lowest;
  const start = Math.log(lowest.ratio === 0 ? ratios[1]! : lowest.ratio);
  const slopeAt = (log: number) => {
    const ratio = Math.exp(log);
    return (fitAt(design, ratio).slope * ratio) / design.n;
  };
  const found = fitAt(design, Math.exp(findRoot(slopeAt, start)));
  return found.deviance <= fits[0]!.deviance ? found : fits[0]!;
}

/** Tests what weights on the terms add up to, with Satterthwaite's degrees of freedom. */
function tester({ n, terms }: InterceptDesign, fit: InterceptFit, sigma2: number) {
  const degrees = n - terms;
  const curvature = fit.curvature(sigma2);
  const mixed = -fit.firstOfSquares / sigma2 ** 2;
  const own = degrees / sigma2 ** 2;
  // The deviance is −2·log-likelihood: twice the inverse of its curvature is the variances' covariance.
  const determinant = curvature * own - mixed ** 2;
  const turned = product(product(fit.inverse, fit.firstOfM, terms), fit.inverse, terms);
  const freedomOf = (along: Float64Array, spread: number) => {
    if (fit.ratio === 0 || !(determinant > 0)) return degrees;
    const [inRatio, inSigma2] = [-sigma2 * quadratic(turned, terms, along), spread];
    const variance =
      (2 * (own * inRatio ** 2 - 2 * mixed * inRatio * inSigma2 + curvature * inSigma2 ** 2)) / determinant;
    return (2 * (sigma2 * spread) ** 2) / variance;
  };
  return (weights: readonly (readonly [place: number, weight: number])[], added = 0): InterceptTerm => {
    const along = new Float64Array(terms);
    for (const [place, weight] of weights) along[place] = weight;
    const estimate = along.reduce((sum, weight, term) => sum + weight * fit.coefficients[term]!, added);
    const spread = quadratic(fit.inverse, terms, along);
    const standardError = Math.sqrt(sigma2 * spread);
    const degreesOfFreedom = freedomOf(along, spread);
    const t = estimate / standardError;
    const margin = studentTUpperQuantile(confidenceTail, degreesOfFreedom) * standardError;
    return {
      estimate,
      standardError,
      degreesOfFreedom,
      t,
      pValue: studentTTwoTailed(t, degreesOfFreedom),
      confidenceInterval: [estimate - margin, estimate + margin],
    };
  };
}
