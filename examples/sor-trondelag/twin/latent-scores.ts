import { cholesky, invertLower, type Matrix, momentsOfRows } from './linear-algebra.ts';
import type { Chance } from './random.ts';

/**
 * Rows of standard scores whose correlations in this very sample, not only in expectation, are the ones asked for:
 * draw, whiten by the sample's own covariances, colour by the wanted ones.
 * People of one office share a little (`officeShare` of the variance), so offices differ a little.
 */
export function latentScores(options: {
  correlations: Matrix;
  offices: readonly number[];
  officeShare: number;
  chance: Chance;
}): Matrix {
  const { correlations, offices, officeShare, chance } = options;
  const size = correlations.length;
  const draw = (): number[] => Array.from({ length: size }, () => chance.normal());
  const officeEffects = new Map([...new Set(offices)].map((office) => [office, draw()]));
  const raw = offices.map((office) => {
    const shared = officeEffects.get(office)!;
    return draw().map((own, j) => Math.sqrt(1 - officeShare) * own + Math.sqrt(officeShare) * shared[j]!);
  });
  const { means, covariances } = momentsOfRows(raw);
  const whiten = invertLower(cholesky(covariances));
  const colour = cholesky(correlations);
  return raw.map((row) => {
    const centred = row.map((value, j) => value - means[j]!);
    const white = whiten.map((weights) => weights.reduce((sum, weight, j) => sum + weight * centred[j]!, 0));
    return colour.map((weights) => weights.reduce((sum, weight, j) => sum + weight * white[j]!, 0));
  });
}
