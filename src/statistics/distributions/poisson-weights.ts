import { weightsFromMode } from './weights-from-mode.ts';

/** Poisson probabilities over that of the mode, by the ratio of neighbours. */
export function poissonWeights(mean: number, mode: number): (j: number) => number {
  return weightsFromMode(
    mode,
    (last, from) => (last * mean) / (from + 1),
    (last, from) => (last * (from + 1)) / mean,
  );
}
