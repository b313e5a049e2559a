/**
 * A seeded source of chance that gives the same stream on every machine: 32-bit integer arithmetic only.
 * sfc32, Chris Doty-Humphrey, PractRand (public domain).
 */
export interface Chance {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** An integer in [0, bound). */
  below(bound: number): number;
  /** Roughly standard normal. */
  normal(): number;
  shuffled<T>(values: readonly T[]): T[];
}

/**
 * @example seededChance(2015).below(6) // the same number every time
 */
export function seededChance(seed: number): Chance {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 20; warmUp++) next();

  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    uniform: next,
    below,
    // Twelve uniforms instead of a logarithm: sums are rounded the same way in every engine.
    normal: () => {
      let sum = -6;
      for (let term = 0; term < 12; term++) sum += next();
      return sum;
    },
    shuffled: (values) => {
      const copy = [...values];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other]!, copy[last]!];
      }
      return copy;
    },
  };
}
