import { StatisticsError } from '../statistics-error.ts';

/**
 * bᵀ·V⁻¹·b: how far coefficients are from all being 0, measured by their covariance.
 *
 * Shapes: q coefficients, q × q covariance. Units: none. Under the null it is χ² with q degrees of freedom, and
 * divided by q about F. Method: Cholesky of V scaled to a correlation matrix.
 * Errors: 'collinear' when the covariance is singular. Source: Wald (1943), Transactions of the AMS 54:426–482.
 *
 * @example
 * waldStatistic([2, 1], [[4, 0], [0, 1]]); // 2
 */
export function waldStatistic(
  coefficients: readonly number[],
  covariance: readonly (readonly number[])[],
): number {
  const scale = covariance.map((row, i) => 1 / Math.sqrt(row[i]!));
  const lower: number[][] = [];
  let sum = 0;
  const solved: number[] = [];
  covariance.forEach((row, i) => {
    const line: number[] = [];
    for (let j = 0; j <= i; j++) {
      let value = row[j]! * scale[i]! * scale[j]!;
      const other = j === i ? line : lower[j]!;
      for (let m = 0; m < j; m++) value -= line[m]! * other[m]!;
      if (j < i) line.push(value / other[j]!);
      else if (value > 1e-13) line.push(Math.sqrt(value));
      else throw new StatisticsError('collinear', `coefficient ${i} is a combination of those before it`);
    }
    lower.push(line);
    let rest = coefficients[i]! * scale[i]!;
    for (let m = 0; m < i; m++) rest -= line[m]! * solved[m]!;
    solved.push(rest / line[i]!);
    sum += solved[i]! ** 2;
  });
  return sum;
}
