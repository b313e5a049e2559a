import { lineHeight, textLines } from './figure.ts';
import { wrapText } from './text.ts';

export const labelSize = 15;
export const smallSize = 13;
/** From one line of a label to the next. */
export const labelStep = labelSize * lineHeight;

/** A row of a figure: its words, and the height at which its mark is drawn. */
export type PlacedRow<Row> = {
  readonly row: Row;
  readonly lines: readonly string[];
  readonly labelY: number;
  readonly textY: number;
  readonly trackY: number;
};

/**
 * Places a row whose top is at `top`. On a wide page its label, its mark and its text stand on one line; on a narrow one
 * below each other.
 */
export function placeRow<Row extends { readonly label: string }>(
  row: Row,
  place: {
    readonly top: number;
    readonly isNarrow: boolean;
    readonly labelWidth: number;
    /** Between two rows, on a wide page. */
    readonly gap: number;
  },
): PlacedRow<Row> & { readonly bottom: number } {
  const { top, isNarrow, labelWidth, gap } = place;
  const lines = wrapText(row.label, labelWidth, labelSize);
  const labelHeight = lines.length * labelStep;
  if (isNarrow) {
    const under = top + labelHeight;
    const labelY = top + labelHeight / 2;
    return { row, lines, labelY, textY: under + 9, trackY: under + 29, bottom: under + 46 };
  }
  const height = Math.max(labelHeight, 22) + gap;
  const middle = top + height / 2;
  return { row, lines, labelY: middle, textY: middle, trackY: middle, bottom: top + height };
}

/** The words of placed rows: each label at the left, each text at the right, or under its label on a narrow page. */
export function rowWords(
  placed: readonly PlacedRow<{ readonly text: string }>[],
  page: {
    readonly width: number;
    readonly isNarrow: boolean;
    readonly ink: string;
    readonly subtle: string;
  },
): string {
  const { width, isNarrow, ink, subtle } = page;
  return placed
    .map(
      ({ row, lines, labelY, textY }) =>
        textLines({ lines, x: 1, y: labelY, size: labelSize, fill: ink }) +
        textLines({
          lines: [row.text],
          x: isNarrow ? 1 : width - 1,
          y: textY,
          size: smallSize,
          anchor: isNarrow ? 'start' : 'end',
          fill: subtle,
        }),
    )
    .join('');
}
