import { type Interval, outside } from './aim.ts';

/** A figure that must come out, and where it must lie. */
export type Figure = { readonly name: string; readonly value: () => number; readonly in: Interval };

/**
 * Changes things one at a time until every figure lies where it must: what brings them nearer is kept, and to begin with
 * also what takes them a little further away.
 *
 * @param change makes one change, and gives what undoes it; nothing where the change cannot be made
 * @returns the distance left
 */
export function climb({
  figures,
  change,
  steps,
  patience,
}: {
  readonly figures: readonly Figure[];
  readonly change: () => (() => void) | undefined;
  readonly steps: number;
  readonly patience: number;
}): number {
  const loss = () => figures.reduce((sum, figure) => sum + outside(figure.value(), figure.in), 0);
  let now = loss();
  for (let step = 0; step < steps && now > 0; step++) {
    const undo = change();
    if (!undo) continue;
    const after = loss();
    const left = 1 - step / steps;
    if (after <= now + patience * left * left * left * left) now = after;
    else undo();
  }
  return now;
}

export const sayFigures = (figures: readonly Figure[]): string[] =>
  figures.map(
    ({ name, value, in: interval }) =>
      `${outside(value(), interval) > 0 ? '!' : ' '} ${name}: ${value().toFixed(4)}`,
  );
