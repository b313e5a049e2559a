import type { DisclosurePolicy } from '#modules/privacy/index.ts';
import { exactSum, type RegressionDiagnostics, regressionDiagnostics } from '#statistics';
import type { RegressionDiagnosis } from '../schema.ts';
import type { Design } from './design.ts';

/** Cook & Weisberg (1982), Residuals and Influence in Regression, p. 118: above 1 is worth a look. */
const heavyDistance = 1;
const mostBins = 24;
const fewestBins = 4;

/**
 * What the residuals of a model say, in figures about many: tests, counts of the minimum or more, and groups of
 * cases. Why these and no others: docs/methods/regression-diagnostics.md.
 */
export function diagnose(
  { outcome, columns }: Pick<Design, 'outcome' | 'columns'>,
  policy: DisclosurePolicy,
): RegressionDiagnosis {
  const found = regressionDiagnostics(
    outcome,
    columns.map(({ values }) => values),
  );
  const { studentized } = found.breuschPagan;
  const countOf = (cases: number) => (cases >= policy.minimumGroup ? cases : null);
  return {
    breuschPagan: {
      chiSquared: studentized.chiSquared,
      df: studentized.degreesOfFreedom,
      p: studentized.pValue,
    },
    normality: found.normality && { W: found.normality.W, p: found.normality.pValue },
    skewness: found.skewness,
    kurtosis: found.kurtosis,
    influential: countOf(found.influential),
    outlying: countOf(found.outlying),
    hangsOnFew: found.cases.cooksDistance.some(
      (distance) => Number.isNaN(distance) || distance > heavyDistance,
    ),
    bins: binsOf(found, policy),
  };
}

/**
 * About √n groups of √n cases in order of fitted value (Gelman & Hill 2007, Data Analysis Using Regression, p. 97),
 * none smaller than the minimum and those with equal fitted values together. A group whose members all have the same
 * outcome joins the one before it. Nothing where fewer than four groups come of it.
 */
function binsOf({ n, cases }: RegressionDiagnostics, policy: DisclosurePolicy): RegressionDiagnosis['bins'] {
  const size = Math.max(policy.minimumGroup, Math.ceil(Math.sqrt(n)), Math.ceil(n / mostBins));
  const order = Array.from(cases.fitted, (fitted, row) => ({ fitted, residual: cases.residual[row]! })).sort(
    (a, b) => a.fitted - b.fitted || a.residual - b.residual,
  );
  // Equal in the reals: fitted values of the same answers may differ in their last digit.
  const range = order.at(-1)!.fitted - order[0]!.fitted;
  const bins: (typeof order)[] = [];
  let open: typeof order = [];
  order.forEach((one, place) => {
    open.push(one);
    const next = order[place + 1];
    const isDivided = next === undefined || next.fitted - one.fitted > 1e-9 * range;
    if (open.length >= size && isDivided && !isUniform(open)) {
      bins.push(open);
      open = [];
    }
  });
  // What is left over is too few to stand alone.
  if (open.length > 0) bins.push([...(bins.pop() ?? []), ...open]);
  if (bins.length < fewestBins) return [];
  const spread = spreadOf(order.map(({ residual }) => residual));
  const rounded = roundedTo(spread / 100);
  return bins.map((bin) => {
    const residuals = bin.map(({ residual }) => residual);
    return {
      n: bin.length,
      fitted: rounded(exactSum(bin.map(({ fitted }) => fitted)) / bin.length),
      residual: rounded(exactSum(residuals) / bin.length),
      sd: rounded(spreadOf(residuals)),
    };
  });
}

function isUniform(bin: readonly { fitted: number; residual: number }[]): boolean {
  const outcomes = bin.map(({ fitted, residual }) => fitted + residual);
  const [low, high] = [Math.min(...outcomes), Math.max(...outcomes)];
  return high - low <= 1e-9 * Math.max(1, Math.abs(high), Math.abs(low));
}

function spreadOf(values: readonly number[]): number {
  const mean = exactSum(values) / values.length;
  return Math.sqrt(exactSum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/** To a round number of digits, no finer than the eye sees in the figure. */
function roundedTo(step: number): (value: number) => number {
  if (!(step > 0)) return (value) => value;
  const decimals = Math.min(12, Math.max(0, Math.ceil(-Math.log10(step))));
  return (value) => Number(value.toFixed(decimals));
}
