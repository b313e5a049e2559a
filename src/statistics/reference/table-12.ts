/** Table 12 of the 2015 study: psychological empowerment by age, as printed. */
export const table12 = [
  { n: 99, mean: 4.5568, standardDeviation: 0.68378 },
  { n: 74, mean: 4.6599, standardDeviation: 0.69005 },
  { n: 75, mean: 4.8728, standardDeviation: 0.71015 },
];
