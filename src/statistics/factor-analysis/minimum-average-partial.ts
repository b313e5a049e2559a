import { symmetricEigenpairs } from '../tridiagonal-eigen.ts';
import type { Matrix } from './matrix.ts';

/**
 * Velicer's minimum average partial: how many components can be taken out before what is left of the variables
 * becomes more related again.
 *
 * Shapes: p × p correlations. Units: `averages[m]` is the mean squared partial correlation after m components.
 * Errors: none; averages end where a variable has nothing left.
 * Source: Velicer (1976), Psychometrika 41:321–327. Agrees with R's psych::VSS()$map, which begins at one component.
 *
 * @example
 * minimumAveragePartial([[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]]).components; // 0: three are too few to tell
 */
export function minimumAveragePartial(correlations: Matrix): { components: number; averages: number[] } {
  const size = correlations.length;
  const { values, vectors } = symmetricEigenpairs(correlations);
  const left = correlations.map((row) => row.slice());
  const averages: number[] = [];
  for (let m = 0; m < size - 1; m++) {
    if (left.some((row, i) => !(row[i]! > 1e-10))) break;
    let sum = 0;
    left.forEach((row, i) => {
      for (let j = 0; j < i; j++) sum += row[j]! ** 2 / (row[i]! * left[j]![j]!);
    });
    averages.push((2 * sum) / (size * (size - 1)));
    left.forEach((row, i) => {
      for (let j = 0; j < size; j++) row[j]! -= values[m]! * vectors[m]![i]! * vectors[m]![j]!;
    });
  }
  const components = averages.reduce((best, average, m) => (average < averages[best]! ? m : best), 0);
  return { components, averages };
}
