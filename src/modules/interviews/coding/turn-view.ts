import { lanesOf, type Marked, type Segment, segmentsOf } from './segments.ts';

/** A coding's bar in the margin: its column, and how far down the turn it begins and reaches, from 0 to 1. */
export type Bar = {
  readonly id: string;
  readonly lane: number;
  readonly top: number;
  readonly height: number;
};

/** How a turn is drawn, by the server and by the script of the page alike: this file is both's. */
export type TurnView = {
  readonly pieces: readonly Segment[];
  readonly bars: readonly Bar[];
  /** How many columns the bars take. */
  readonly lanes: number;
};

/**
 * The pieces of a turn's text and the bars beside it. Text runs evenly down its column, so that how far into the turn a
 * passage stands is how far down it stands, near enough for a bar.
 *
 * @param marks of the whole interview, or more of it than the turn
 */
export function viewOfTurn(
  turn: { readonly start: number; readonly end: number },
  marks: readonly Marked[],
): TurnView {
  const length = Math.max(1, turn.end - turn.start);
  const here = marks
    .filter(({ start, end }) => start < turn.end && end > turn.start)
    .map(({ id, start, end }) => ({ id, start: Math.max(start, turn.start), end: Math.min(end, turn.end) }));
  const lanes = lanesOf(here);
  return {
    pieces: segmentsOf(turn, here),
    bars: here.map(({ id, start, end }) => ({
      id,
      lane: lanes.get(id) ?? 0,
      top: (start - turn.start) / length,
      height: (end - start) / length,
    })),
    lanes: Math.max(0, ...[...lanes.values()].map((lane) => lane + 1)),
  };
}
