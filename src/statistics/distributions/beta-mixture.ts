import { betaShape, betaTails, type Split } from './incomplete-beta.ts';

/** Weights this small beside that of the mode add nothing. */
const NEGLIGIBLE = 1e-22;
const MOST_STEPS = 5_000_000;

/**
 * Σ w(j)·P(Beta(a + j, b) > x) / Σ w(j) over j ≥ 0, for weights that rise to one mode and fall. One tail is computed;
 * each of the others is the one before it and a positive term, so that nothing cancels:
 * I_x(a, b) − I_x(a + 1, b) = xᵃ(1 − x)ᵇ/(a·B(a, b)) (DLMF 8.17.20).
 */
export function betaMixtureUpperTail(
  weights: (j: number) => number,
  mode: number,
  a: number,
  b: number,
  split: Split,
): number {
  let low = mode;
  // The tail rises with j, so what lies below a negligible weight is negligible too.
  while (low > 0 && weights(low - 1) > NEGLIGIBLE) low -= 1;
  const first = betaTails(betaShape(a + low, b), split);
  let tail = first.upper;
  let gap = first.slope / (a + low);
  let part = 0;
  let whole = 0;
  for (let j = low; j < low + MOST_STEPS; j += 1) {
    const weight = weights(j);
    part += weight * Math.min(1, tail);
    whole += weight;
    if (j > mode && weight <= NEGLIGIBLE * part) break;
    tail += gap;
    gap *= split.x.hi * ((a + j + b) / (a + j + 1));
  }
  return Math.min(1, part / whole);
}
