import { seededRandom } from '../random/seeded-random.ts';
import { identity } from './matrix.ts';

/** The random starts are always these: a rotation's answer must not depend on chance. */
const seed = 19580905;
const randomStarts = 8;

/**
 * Orthogonal matrices to begin a rotation from: none at all, then some at random (always the same). A criterion of
 * simple structure may have several optima, and the best of those found from several starts is taken.
 */
export function rotationStarts(size: number): number[][][] {
  const { normal } = seededRandom(seed);
  const random = Array.from({ length: randomStarts }, () =>
    orthonormal(Array.from({ length: size }, () => Array.from({ length: size }, normal))),
  );
  return [identity(size), ...random];
}

/** Gram and Schmidt's, twice over so that rounding leaves no angle. */
function orthonormal(rows: readonly number[][]): number[][] {
  const kept: number[][] = [];
  for (const row of rows) {
    let rest = row;
    for (const _ of [1, 2]) {
      for (const other of kept) {
        const along = rest.reduce((sum, entry, i) => sum + entry * other[i]!, 0);
        rest = rest.map((entry, i) => entry - along * other[i]!);
      }
    }
    const length = Math.sqrt(rest.reduce((sum, entry) => sum + entry * entry, 0));
    kept.push(rest.map((entry) => entry / length));
  }
  return kept;
}
