/** The same numbers each time (Numerical Recipes' generator). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

export const shown = (numbers: readonly number[]) =>
  `half within ${median(numbers).toFixed(0)} ms, all within ${Math.max(...numbers).toFixed(0)} ms`;
