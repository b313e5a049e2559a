import { inCanonicalOrder } from './canonical-order.ts';
import { type Column, completeRows } from './column.ts';
import { type Correlation, coefficient, correlate } from './correlation.ts';
import { exactDotProduct } from './exact-sum.ts';
import { factoriseQr } from './householder-qr.ts';
import { solveAugmented } from './least-squares.ts';
import { momentsOf } from './moments.ts';
import { pearsonTest } from './pearson-test.ts';
import { StatisticsError } from './statistics-error.ts';

/** As in `linearRegression`: what stands less apart than this from the variables before it is rounding. */
const leastIndependence = 1e-12;

/**
 * The correlation of two variables when both are relieved of what the controls explain linearly.
 *
 * Shapes: two columns and any number of controls of equal length; rows where any is missing (NaN) are left out
 * (listwise). No controls give `correlate`. Units: none. Degrees of freedom: n − 2 − k for k controls.
 * Assumptions: cases independent; linear relations; the residuals normal. A control measured with error controls
 * too little.
 * Errors: 'too-few-cases' under k + 3 complete rows; 'zero-variance' when a variable does not vary (x is 0, y is 1,
 * controls from 2); 'collinear' when a control is a combination of those before it, or x or y of the controls;
 * 'invalid-argument' for unequal lengths.
 * Method: residuals by Householder QR, refined, on rows in canonical order. Source: Fisher (1924), Metron 3:329–332
 * (the test is Pearson's with k cases fewer). Agrees with R's cor of the residuals of two lm.
 *
 * @example
 * partialCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], [[1, 1, 2, 2, 2]]).degreesOfFreedom; // 2
 */
export function partialCorrelation(x: Column, y: Column, controls: readonly Column[]): Correlation {
  if (controls.length === 0) return correlate(x, y);
  const complete = completeRows([x, y, ...controls]);
  const n = complete[0]!.length;
  const fewest = controls.length + 3;
  if (n < fewest) {
    throw new StatisticsError(
      'too-few-cases',
      `${controls.length} controls need ${fewest} complete rows, there are ${n}`,
    );
  }
  const { crossProducts } = momentsOf(complete);
  complete.forEach((_, index) => {
    if (crossProducts[index]![index] === 0)
      throw new StatisticsError('zero-variance', `variable ${index} does not vary`);
  });
  const [left, right, ...ordered] = inCanonicalOrder(complete) as [Float64Array, Float64Array];
  const controlled = [new Float64Array(n).fill(1), ...(ordered as Float64Array[])];
  requireApart(controlled, (place) => `control ${place - 1} is a combination of those before it`);
  for (const variable of [left, right]) {
    requireApart([...controlled, variable], () => 'a variable is a combination of the controls');
  }
  const qr = factoriseQr(controlled);
  const none = new Float64Array(controlled.length);
  const residualsOf = (variable: Float64Array) => solveAugmented(qr, variable, none).residuals;
  const [restX, restY] = [residualsOf(left), residualsOf(right)];
  const r = coefficient(
    exactDotProduct(restX, restX),
    exactDotProduct(restY, restY),
    exactDotProduct(restX, restY),
  );
  return { n, r, ...pearsonTest(r, n - controls.length) };
}

function requireApart(columns: readonly Float64Array[], sayWhich: (place: number) => string): void {
  const dependent = factoriseQr(columns).independence.findIndex((share) => share < leastIndependence);
  if (dependent !== -1) throw new StatisticsError('collinear', sayWhich(dependent));
}
