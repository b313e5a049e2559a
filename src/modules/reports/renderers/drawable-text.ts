import { readFileSync } from 'node:fs';
import { type FontFile, readFont } from './font-file.ts';
import { fontPath } from './fonts.ts';

let font: FontFile | undefined;
const placeholder = '□';

/**
 * Puts a box for each character that Source Sans 3 cannot draw (emoji, Chinese). PDF/UA forbids undrawn
 * characters, and a font found on the machine would make the same report another file elsewhere.
 */
export function drawableText(text: string): string {
  font ??= readFont(readFileSync(fontPath('400Regular')));
  const { glyphOf } = font;
  return text.replace(/\P{ASCII}/gu, (character) =>
    /^[\p{Cf}\s]$/u.test(character) || glyphOf(character.codePointAt(0) ?? 0) !== 0 ? character : placeholder,
  );
}
