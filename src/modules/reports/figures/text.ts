/**
 * Advance widths of Source Sans 3 (thousandths of the size) for U+0020…U+007E, read from the font's hmtx table:
 * the server has no browser to ask how wide a label is.
 */
const regular = [
  200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497,
  497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263,
  479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497,
  500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419,
  338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];
const beyondAscii: Record<string, number> = {
  æ: 778,
  ø: 542,
  å: 504,
  Æ: 822,
  Ø: 664,
  Å: 544,
  '−': 497,
  '·': 249,
};
// The reader's machine may lack Source Sans 3 and fall back to Arial, which is wider.
const roomForFallback = 1.1;
const widerWhenSemibold = 1.04;

export type Weight = 400 | 600;

export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let units = 0;
  for (const character of text) {
    units += regular[(character.codePointAt(0) ?? 0) - 32] ?? beyondAscii[character] ?? 600;
  }
  return (units / 1000) * size * roomForFallback * (weight === 600 ? widerWhenSemibold : 1);
}

/** Breaks at spaces, and inside a word only where it is wider than a whole line. Never drops a character. */
export function wrapText(text: string, maxWidth: number, size: number, weight: Weight = 400): string[] {
  const fits = (line: string) => textWidth(line, size, weight) <= maxWidth;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakWord(word: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && !fits(`${piece}${character}-`) && !fits(word)) {
      pieces.push(`${piece}-`);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/**
 * Drops what XML 1.0 forbids even when escaped (NUL, most control characters, lone surrogates), and what turns the
 * direction of writing round: never closed, it would turn the text of ours that follows.
 */
export function withoutForbiddenCharacters(text: string): string {
  return text.replace(
    /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu,
    '',
  );
}

/** Makes text safe in element content and quoted attributes. */
export function escapeXml(text: string): string {
  return withoutForbiddenCharacters(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
