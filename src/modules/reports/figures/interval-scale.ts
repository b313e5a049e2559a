import { lineHeight, round, textLines } from './figure.ts';
import { wrapText } from './text.ts';

/** The answer scale the means are on, with the words at its ends. */
export type ScaleEnds = {
  readonly minimum: number;
  readonly maximum: number;
  readonly minimumLabel?: string;
  readonly maximumLabel?: string;
  /** Where the axis has its numbers, when not at every whole step. */
  readonly ticks?: readonly number[];
  /** A value to compare with: a broken line, named above it. */
  readonly reference?: { readonly value: number; readonly label: string };
  /** How numbers are written, when not with two decimals (whole on the axis). */
  readonly format?: (value: number) => string;
  /** What a dot and its line are, when not a mean with its interval. */
  readonly key?: string;
};

const smallSize = 13;

export function clamp(value: number, { minimum, maximum }: ScaleEnds): number {
  return Math.min(maximum, Math.max(minimum, value));
}

/** Every whole step on a short scale, at most about ten round numbers on a long one. */
export function scaleTicks({ minimum, maximum }: ScaleEnds): number[] {
  const range = maximum - minimum;
  const power = 10 ** Math.floor(Math.log10(range / 8));
  const stepSize =
    range <= 10 ? 1 : ([1, 2, 5, 10].find((factor) => range / (factor * power) <= 8) ?? 10) * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(minimum / stepSize); k * stepSize <= maximum + 1e-9; k++)
    ticks.push(round(k * stepSize));
  return ticks;
}

/** The words at the ends of the scale, under its numbers. */
export function endAnchors(
  scale: ScaleEnds,
  left: number,
  right: number,
  earliest: number,
  latest: number,
  y: number,
  fill: string,
): { svg: string; height: number } {
  const room = (right - left) / 2 - 8;
  const low = wrapText(scale.minimumLabel ?? '', room, smallSize);
  const high = wrapText(scale.maximumLabel ?? '', room, smallSize);
  const height = Math.max(low.length, high.length) * smallSize * lineHeight;
  const at = (lines: string[]) => y + (lines.length * smallSize * lineHeight) / 2;
  return {
    svg:
      textLines({ lines: low, x: Math.max(earliest, left - 4), y: at(low), size: smallSize, fill }) +
      textLines({
        lines: high,
        x: Math.min(latest, right + 4),
        y: at(high),
        size: smallSize,
        fill,
        anchor: 'end',
      }),
    height,
  };
}
