import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, completeRows } from '../column.ts';
import { normalUpperTail } from '../distributions/index.ts';
import { linearRegression, type RegressionTerm } from '../linear-regression.ts';
import { momentsOf } from '../moments.ts';
import type { Random } from '../random/seeded-random.ts';
import { type BootstrapInterval, bootstrapInterval } from '../resampling/bootstrap-interval.ts';
import { StatisticsError } from '../statistics-error.ts';

export type Mediation = {
  readonly n: number;
  /** Predictor → mediator; here and below with the covariates held still. */
  readonly a: RegressionTerm;
  /** Mediator → outcome, the predictor held still. */
  readonly b: RegressionTerm;
  /** Predictor → outcome, the mediator held still. */
  readonly direct: RegressionTerm;
  /** Predictor → outcome, whatever the way: direct and indirect together. */
  readonly total: RegressionTerm;
  /** By way of the mediator: a·b, with Sobel's standard error and test, and intervals by bootstrap. */
  readonly indirect: {
    readonly estimate: number;
    /** In standard deviations of the outcome for one of the predictor. */
    readonly standardised: number;
    readonly sobelError: number;
    /** Null where both paths are exact and the error is 0. */
    readonly sobelZ: number | null;
    readonly sobelP: number | null;
    readonly percentile: BootstrapInterval['percentile'];
    readonly biasCorrected: BootstrapInterval['biasCorrected'];
  };
  readonly resamples: number;
};

export type MediationOptions = {
  /** Held still on every path: columns as long as the others. None unless said. */
  readonly covariates?: readonly Column[];
  /** 9999 unless said. */
  readonly resamples?: number;
};

/** With fewer, a resample soon has too few different cases for two slopes; each covariate asks for one more. */
export const fewestMediationCases = 8;
/** Resamples without slopes are drawn again, this many times as often as asked for at most. */
const mostTries = 20;
/** A resample in which one variable says what those before it say has no slopes: 1 − R² below this. */
const leastApart = 1e-12;

/**
 * Simple mediation: how much of what goes from a predictor to an outcome goes by way of a mediator.
 *
 * Shapes: three columns of equal length, and as many covariates as one likes; rows that lack one (NaN) are left out. Units:
 * paths in those of what they lead to for one of what they come from. Assumptions: cases independent, relations straight, and above all that the arrows point
 * as said and that nothing left out drives both ends of one: figures cannot show that, least of all answers given at one
 * time. Intervals of a·b by bootstrap, as its distribution is skewed; Sobel's test takes it as normal and is weak.
 * Rows are put in an order of their values before drawing: the same rows in any order give the same bits.
 * Errors: 'too-few-cases' under eight complete rows and one for each covariate, 'zero-variance', 'collinear' where predictor,
 * mediator and covariates say the same, 'invalid-argument' for unequal lengths or resamples under 99.
 * Source: Baron & Kenny (1986), J. Personality and Social Psychology 51:1173–1182; Sobel (1982), Sociological Methodology
 * 13:290–312, √(a²s_b² + b²s_a²); bootstrap: MacKinnon, Lockwood & Williams (2004), Multivariate Behavioral Research
 * 39:99–128. Agrees with lavaan and with sobel of the R package multilevel.
 *
 * @example
 * const x = [1, 2, 3, 4, 5, 6, 7, 8];
 * mediation(x, [1, 3, 2, 5, 4, 6, 8, 7], [2, 3, 3, 5, 6, 5, 8, 9], seededRandom(1)).indirect.estimate; // 0.1432…
 */
export function mediation(
  predictor: Column,
  mediator: Column,
  outcome: Column,
  random: Random,
  { covariates = [], resamples = 9999 }: MediationOptions = {},
): Mediation {
  if (!Number.isInteger(resamples) || resamples < 99) {
    throw new StatisticsError('invalid-argument', `at least 99 resamples, not ${resamples}`);
  }
  const columns = inCanonicalOrder(completeRows([...covariates, predictor, mediator, outcome]));
  const held = columns.slice(0, -3);
  const [x, m, y] = columns.slice(-3) as [Float64Array, Float64Array, Float64Array];
  const n = x.length;
  const fewest = fewestMediationCases + held.length;
  if (n < fewest)
    throw new StatisticsError('too-few-cases', `mediation needs ${fewest} cases, there are ${n}`);
  const [, a] = linearRegression(m, [x, ...held]).terms;
  const [, total] = linearRegression(y, [x, ...held]).terms;
  const [, direct, b] = linearRegression(y, [x, m, ...held]).terms;
  if (!a || !total || !direct || !b) throw new Error('a regression without its terms');
  const { means, crossProducts } = momentsOf(columns);
  const spreads = crossProducts.map((row, place) => Math.sqrt(row[place]! / (n - 1)));
  const estimate = a.B * b.B;
  const scaled = columns.map((column, place) =>
    column.map((value) => (value - means[place]!) / spreads[place]!),
  );
  // a·b of the standardised columns differs by the units alone.
  const unit = spreads.at(-1)! / spreads.at(-3)!;
  const replicates = replicatesOf(scaled, random, resamples).map((replicate) => replicate * unit);
  const sobelError = Math.hypot(a.B * b.standardError, b.B * a.standardError);
  const sobelZ = sobelError === 0 ? null : estimate / sobelError;
  const { percentile, biasCorrected } = bootstrapInterval(estimate, replicates);
  return {
    n,
    a,
    b,
    direct,
    total,
    indirect: {
      estimate,
      standardised: estimate / unit,
      sobelError,
      sobelZ,
      sobelP: sobelZ === null ? null : 2 * normalUpperTail(Math.abs(sobelZ)),
      percentile,
      biasCorrected,
    },
    resamples,
  };
}

function replicatesOf(columns: readonly Float64Array[], random: Random, resamples: number): Float64Array {
  const replicates = new Float64Array(resamples);
  let found = 0;
  for (let tries = 0; found < resamples; tries++) {
    if (tries > mostTries * resamples) {
      throw new StatisticsError('zero-variance', 'nearly all cases are alike on a variable');
    }
    const replicate = resampledIndirect(columns, random);
    if (replicate !== null) replicates[found++] = replicate;
  }
  return replicates;
}

/**
 * a·b of cases drawn with replacement, the last three columns being predictor, mediator and outcome. The columns have mean 0
 * and spread 1, so that plain sums do.
 */
function resampledIndirect(columns: readonly Float64Array[], random: Random): number | null {
  const n = columns[0]!.length;
  const width = columns.length;
  const sums = new Float64Array(width);
  const products = new Float64Array(width * width);
  for (let draw = 0; draw < n; draw++) {
    const row = random.wholeNumber(n);
    for (let i = 0; i < width; i++) {
      const value = columns[i]![row]!;
      sums[i]! += value;
      for (let j = 0; j <= i; j++) products[i * width + j]! += value * columns[j]![row]!;
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) products[i * width + j]! -= (sums[i]! * sums[j]!) / n;
  }
  return lastSlopes(products, width, n);
}

/**
 * Cholesky's factor, in place. Its entry over the pivot is the slope of the last predictor with those before it held still:
 * of the mediator on the predictor, and of the outcome on the mediator. Null where a pivot has nothing of its own left.
 */
function lastSlopes(products: Float64Array, width: number, n: number): number | null {
  for (let j = 0; j < width; j++) {
    const own = products[j * width + j]!;
    for (let i = j; i < width; i++) {
      let left = products[i * width + j]!;
      for (let k = 0; k < j; k++) left -= products[i * width + k]! * products[j * width + k]!;
      if (i === j) {
        const isOutcome = j === width - 1;
        if (!isOutcome && (!(own > leastApart * n) || !(left > leastApart * own))) return null;
        products[j * width + j] = Math.sqrt(Math.max(0, left));
      } else {
        products[i * width + j] = left / products[j * width + j]!;
      }
    }
  }
  const [x, m, y] = [width - 3, width - 2, width - 1];
  return (
    (products[m * width + x]! / products[x * width + x]!) *
    (products[y * width + m]! / products[m * width + m]!)
  );
}
