import { lineHeight, textLines } from './figure.ts';
import { wrapText } from './text.ts';

const size = 13;

/** What explains a figure, in small words over its whole width from `top` down. The figure ends at `bottom`. */
export function footKey(
  words: readonly string[],
  { top, width, fill }: { readonly top: number; readonly width: number; readonly fill: string },
): { svg: string; bottom: number } {
  const lines = words.flatMap((text) => wrapText(text, width - 2, size));
  const height = lines.length * size * lineHeight;
  return { svg: textLines({ lines, x: 1, y: top + height / 2, size, fill }), bottom: top + height + 4 };
}
