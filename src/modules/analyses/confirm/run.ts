import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { OptionsOf } from '#modules/studies/index.ts';
import {
  type ConfirmatoryFactors,
  chiSquaredUpperQuantile,
  confirmFactors,
  constructValidity,
  momentsOf,
} from '#statistics';
import { smallestOfTwo } from '../data-files/groups.ts';
import {
  completeCount,
  type FactorsOfFile,
  namedFactors,
  scalesAsFactors,
} from '../factor-models/factors-of-file.ts';
import { fitOf } from '../factor-models/fit-part.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { ConfirmationResult } from './result.ts';

export type ConfirmOptions = OptionsOf<'confirm'>;

/** How many suggestions a report has room for; more than a few followed would be fitting chance. */
const mostModifications = 10;
/** What freeing one parameter must gain to be more than chance at 5 %. */
const leastIndex = chiSquaredUpperQuantile(0.05, 1);

export function factorsToConfirm(options: ConfirmOptions, context: PlanContext): FactorsOfFile {
  return options.factors
    ? namedFactors(options.factors, context)
    : scalesAsFactors(options.scales ?? 'all', context);
}

/** A factor model of the items, on the respondents that answered all of them. */
export function runConfirm(options: ConfirmOptions, context: PlanContext): Released<ConfirmationResult> {
  const model = factorsToConfirm(options, context);
  const n = completeCount(model.columns);
  const restsOn = Math.min(n, smallestOfTwo(model.columns));
  return releaseFigure(
    confirmationOf(model, n, options, context),
    restsOn,
    context.policy,
    withheldConfirmation,
  );
}

const nothing = {
  fit: null,
  robust: null,
  loadings: [],
  validity: [],
  factorPairs: [],
  residualPairs: [],
  modifications: [],
  problems: [],
};

function confirmationOf(
  model: FactorsOfFile,
  n: number,
  { correlated = true, residuals = [], robust = false }: ConfirmOptions,
  context: PlanContext,
): ConfirmationResult {
  const { columns, items, places } = model;
  const factors = model.factors.map(({ id, items }) => ({ factor: id, items: [...items] }));
  const base = { ...provenanceOf(context), factors, n, ...nothing };
  if (factors.length === 0) return { ...base, refused: 'too-few-items' };
  const attempt = tryStatistic(() => {
    const residualCovariances = residuals.map(([a, b]): [number, number] => [
      items.indexOf(a),
      items.indexOf(b),
    ]);
    const structure = { factors: places, areCorrelated: correlated, residualCovariances };
    const solution = confirmFactors(columns, structure, { robust });
    return { solution, validity: constructValidity(solution, momentsOf(columns), places) };
  });
  if ('refused' in attempt) return { ...base, refused: attempt.refused };
  const { solution, validity } = attempt.value;
  const factorName = (factor: number) => factors[factor]!.factor;
  const scaled = solution.robust;
  return {
    ...base,
    fit: fitOf(solution.fit),
    robust: scaled && {
      scaling: scaled.scaling,
      chiSquared: scaled.chiSquared,
      df: scaled.degreesOfFreedom,
      p: scaled.pValue,
      cfi: scaled.cfi,
      tli: scaled.tli,
      rmsea: scaled.rmsea?.value ?? null,
      rmseaCi: scaled.rmsea?.confidenceInterval ?? null,
    },
    loadings: loadingsOf(solution, items, factorName),
    validity: validity.factors.map(({ factor, ...figures }) => ({ factor: factorName(factor), ...figures })),
    factorPairs: validity.pairs.map(({ a, b, htmt, isDistinct }) => {
      const correlation = solution.factorCovariances.find(
        (pair) => pair.a === a && pair.b === b,
      )?.correlation;
      return { a: factorName(b), b: factorName(a), ...correlationFigures(correlation), htmt, isDistinct };
    }),
    residualPairs: solution.residuals
      .filter(({ a, b }) => a !== b)
      .map(({ a, b, standardised }) => ({ a: items[b]!, b: items[a]!, ...correlationFigures(standardised) })),
    modifications: solution.modificationIndices
      .filter(({ index }) => index > leastIndex)
      .slice(0, mostModifications)
      .map(({ kind, item, other, index, standardisedChange }) => ({
        kind,
        item: items[item]!,
        with: kind === 'loading' ? factorName(other) : items[other]!,
        index,
        change: standardisedChange,
      })),
    problems: solution.problems.map((problem) =>
      problem.code === 'negative-residual'
        ? { code: problem.code, item: items[problem.item]! }
        : { code: problem.code },
    ),
  };
}

function loadingsOf(
  { loadings, rSquared }: ConfirmatoryFactors,
  items: readonly string[],
  factorName: (factor: number) => string,
): ConfirmationResult['loadings'] {
  return loadings.map(({ item, factor, estimate, standardError, pValue, standardised }) => ({
    factor: factorName(factor),
    item: items[item]!,
    B: estimate,
    se: standardError,
    p: pValue,
    beta: standardised?.estimate ?? null,
    betaSe: standardised?.standardError ?? null,
    betaCi: standardised?.confidenceInterval ?? null,
    r2: rSquared[item]!,
  }));
}

type Correlated = ConfirmatoryFactors['factorCovariances'][number]['correlation'];

/** Factors that may not correlate have no figure. */
function correlationFigures(correlation: Correlated | undefined) {
  return {
    r: correlation?.estimate ?? null,
    se: correlation?.standardError ?? null,
    ci: correlation?.confidenceInterval ?? null,
    p: correlation?.pValue ?? null,
  };
}

/** By name, so that no figure added later is shown by being forgotten here. */
function withheldConfirmation(
  { plan, planned, file, where, factors }: ConfirmationResult,
  reason: string,
): ConfirmationResult {
  const from = { plan, planned, file, ...(where === undefined ? {} : { where }) };
  return { ...from, factors, n: null, ...nothing, withheld: reason };
}
