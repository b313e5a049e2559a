import { readFileSync } from 'node:fs';
import { type Face, fontPath } from './fonts.ts';
import { subsetFont } from './subset-font.ts';

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
/** Latin for Norwegian, Sámi and their neighbours, Greek for statistics, and the signs of a report. */
const characters = `${range(0x20, 0x7e)}${range(0xa0, 0x17f)}${range(0x391, 0x3c9)}‐‑–—‘’‚“”„†‡•…‰′″⁄€−≈≠≤≥×·²³→←`;

const faces: readonly { face: Face; weight: number; style: string }[] = [
  { face: '400Regular', weight: 400, style: 'normal' },
  { face: '400Regular_Italic', weight: 400, style: 'italic' },
  { face: '600SemiBold', weight: 600, style: 'normal' },
];

let css: string | undefined;

/** `@font-face` rules with Source Sans 3 inside, so the file looks the same without a network. */
export function embeddedFonts(): string {
  css ??= faces
    .map(({ face, weight, style }) => {
      const data = subsetFont(readFileSync(fontPath(face)), characters).toString('base64');
      return `@font-face { font-family: "Source Sans 3"; font-weight: ${weight}; font-style: ${style}; src: url(data:font/ttf;base64,${data}) format("truetype"); }`;
    })
    .join('\n');
  return css;
}
