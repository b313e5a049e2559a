import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawableText } from './drawable-text.ts';
import { readFont } from './font-file.ts';
import { fontPath } from './fonts.ts';
import { embeddedFonts } from './html-fonts.ts';
import { subsetFont } from './subset-font.ts';

const whole = readFileSync(fontPath('400Regular'));
const advance = (bytes: Buffer, character: string) => {
  const font = readFont(bytes);
  return font.table('hmtx')?.readUInt16BE(4 * font.glyphOf(character.codePointAt(0) ?? 0));
};

test('the cut font draws what was asked for, as wide as before, and nothing else', () => {
  const cut = subsetFont(whole, 'Aaæøåš−≤');
  for (const character of 'Aaæøåš−≤') expect(advance(cut, character)).toBe(advance(whole, character));
  expect(readFont(cut).glyphOf('B'.codePointAt(0)!)).toBe(0);
  expect(cut.length).toBeLessThan(8000);
});

test('the fonts in an HTML file are small', () => {
  expect(embeddedFonts().length).toBeLessThan(400_000);
});

test('Source Sans 3 draws Norwegian and Sámi; a box stands for what it cannot', () => {
  expect(drawableText('Blåbærsyltetøy čđŋšŧž − α □')).toBe('Blåbærsyltetøy čđŋšŧž − α □');
  expect(drawableText('a🙂b漢')).toBe('a□b□');
});
