import { cholesky } from './cholesky.ts';
import type { IncompleteRows } from './incomplete-rows.ts';

/** A pattern's rows as what they contribute: their mean, and as few rows as have the same spread about it. */
export type CondensedPattern = {
  readonly observed: Int32Array;
  readonly missing: Int32Array;
  readonly n: number;
  /** As wide as all the variables; 0 where missing. */
  readonly mean: Float64Array;
  /** Row after row: Σ row·rowᵀ is the pattern's Σ (x − mean)(x − mean)ᵀ. */
  readonly spread: Float64Array;
};

/**
 * Means and centred rows of each pattern; where a pattern has more rows than variables, the Cholesky triangle of
 * its cross-products stands for them. EM then costs the same for a pattern of a million as for one of ten.
 */
export function condense({ patterns, variables: p }: IncompleteRows): CondensedPattern[] {
  return patterns.map(({ observed, missing, n, rows }) => {
    const mean = new Float64Array(p);
    for (let start = 0; start < rows.length; start += p) {
      for (const j of observed) mean[j]! += rows[start + j]!;
    }
    for (const j of observed) mean[j]! /= n;
    const centred = rows.slice();
    for (let start = 0; start < rows.length; start += p) {
      for (const j of observed) centred[start + j]! -= mean[j]!;
    }
    return {
      observed,
      missing,
      n,
      mean,
      spread: n > observed.length + 1 ? triangle(centred, observed, p) : centred,
    };
  });
}

function triangle(centred: Float64Array, observed: Int32Array, p: number): Float64Array {
  const size = observed.length;
  const products = new Float64Array(size * size);
  for (let start = 0; start < centred.length; start += p) {
    for (let i = 0; i < size; i++) {
      const value = centred[start + observed[i]!]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) products[i * size + j]! += value * centred[start + observed[j]!]!;
    }
  }
  const { lower, dependent } = cholesky(products, size, 1e-13);
  // Rows that lie in a plane have no full triangle; then they stand for themselves.
  if (dependent !== -1) return centred;
  const rows = new Float64Array(size * p);
  for (let j = 0; j < size; j++) {
    for (let i = j; i < size; i++) rows[j * p + observed[i]!] = lower[i * size + j]!;
  }
  return rows;
}
