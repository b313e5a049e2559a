import { StatisticsError } from '../statistics-error.ts';

/** A stream of random numbers: the same seed gives the same stream on every machine. */
export type Random = {
  /** Evenly spread over [0, 1), in steps of 2⁻⁵³. */
  readonly uniform: () => number;
  /** Normal with mean 0 and standard deviation 1. */
  readonly normal: () => number;
  /** Chi-squared with the given degrees of freedom, above 0. */
  readonly chiSquared: (degreesOfFreedom: number) => number;
  /** A whole number from 0 up to, but not including, `below`. */
  readonly wholeNumber: (below: number) => number;
};

/**
 * Random numbers from a seed, for simulation and resampling: never for secrets.
 *
 * Shapes: a whole number from 0 to 2³² − 1. Errors: 'invalid-argument' for any other seed.
 * Source: xoshiro128++ 1.0, Blackman & Vigna (2021), ACM Trans. Math. Softw. 47:36, its state filled from the seed by
 * splitmix32; normal: Marsaglia's polar method (1964), SIAM Review 6:260–264; chi-squared: twice a gamma by Marsaglia
 * & Tsang (2000), ACM Trans. Math. Softw. 26:363–372.
 *
 * @example
 * const random = seededRandom(2026);
 * random.uniform(); // the same every time
 */
export function seededRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) {
    throw new StatisticsError(
      'invalid-argument',
      `a seed is a whole number from 0 to 4294967295, not ${seed}`,
    );
  }
  const next = xoshiro128plusplus(seed);
  const uniform = () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  const normal = polarNormal(uniform);
  return {
    uniform,
    normal,
    chiSquared: (degreesOfFreedom) => 2 * gammaDeviate(degreesOfFreedom / 2, uniform, normal),
    wholeNumber: (below) => Math.floor(uniform() * below),
  };
}

function xoshiro128plusplus(seed: number): () => number {
  let mixed = seed;
  const splitmix = () => {
    mixed = (mixed + 0x9e37_79b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0_aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a_2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  return () => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** Points in the unit disc give two independent normals each; the second is kept for the next call. */
function polarNormal(uniform: () => number): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * scale;
      return x * scale;
    }
  };
}

function gammaDeviate(shape: number, uniform: () => number, normal: () => number): number {
  // Below 1 the method has no mode to stand on: a deviate of shape + 1 is shrunk by U^(1/shape).
  if (shape < 1) return gammaDeviate(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root ** 3;
    if (Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
