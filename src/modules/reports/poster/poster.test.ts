import { JSDOM } from 'jsdom';
import qrcode from 'qrcode';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../figures/text.ts';
import { drawPoster } from './poster.ts';
import { renderPosterPdf } from './poster-pdf.ts';

const given = {
  language: 'nb',
  title: 'Hvordan var møtet med kontoret?',
  office: 'Oppdiktet kontor i Ørland',
  shortAddress: 'rom.example.org/s/k',
  code: 'KTR 8WQ',
  address: 'https://rom.example.org/s/k/KTR8WQ',
  minimumGroup: 5,
} as const;
const parse = (svg: string) => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;

/** The modules read back from the drawing, row by row. */
function modulesIn(svg: string): boolean[] {
  const group = parse(svg).querySelector('[data-qr]')!;
  const size = Number(group.getAttribute('data-qr'));
  const dark = Array<boolean>(size * size).fill(false);
  const runs = group
    .querySelector('path')!
    .getAttribute('d')!
    .matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g);
  for (const [, column, row, length] of runs) {
    dark.fill(
      true,
      Number(row) * size + Number(column),
      Number(row) * size + Number(column) + Number(length),
    );
  }
  return dark;
}

/** How wide the square is, without the white around it. */
function squareOf(svg: string): number {
  const group = parse(svg).querySelector('[data-qr]')!;
  const scale = Number(/scale\(([\d.]+)\)/.exec(group.getAttribute('transform')!)![1]);
  return Number(group.getAttribute('data-qr')) * scale;
}

describe('a poster', () => {
  test('has the QR code of its address, module by module', () => {
    const { modules } = qrcode.create(given.address, { errorCorrectionLevel: 'M' });
    const expected = Array.from(modules.data, (module) => module === 1);
    expect(modulesIn(drawPoster(given).svg)).toEqual(expected);
    expect(modulesIn(drawPoster({ ...given, address: `${given.address}X` }).svg)).not.toEqual(expected);
  });

  test.each(['nb', 'nn', 'en'] as const)(
    'says where to go, the code and what is promised, in %s',
    (language) => {
      const { svg, alternativeText } = drawPoster({ ...given, language });
      const said = [...parse(svg).querySelectorAll('text')].map((text) => text.textContent).join(' ');
      for (const text of [given.office, given.code, given.shortAddress, '5']) {
        expect(said).toContain(text);
        expect(alternativeText).toContain(text);
      }
    },
  );

  test('keeps all its text on the page, also of a long title and a long name', () => {
    const long = {
      ...given,
      title: 'Et langt navn på et skjema '.repeat(6),
      office: 'Kontoret i dalen '.repeat(4),
    };
    const wide = { ...given, shortAddress: 'undersokelse.langt-fylkesnavn-kommune.example.org/s/k' };
    for (const text of [long, wide].flatMap((one) => [
      ...parse(drawPoster(one).svg).querySelectorAll('text'),
    ])) {
      const number = (name: string) => Number(text.getAttribute(name));
      const width = textWidth(text.textContent ?? '', number('font-size')) / 1.1;
      const left = text.getAttribute('text-anchor') === 'middle' ? number('x') - width / 2 : number('x');
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(595);
      expect(number('y')).toBeLessThan(842);
    }
  });

  test('what one must read from two metres away is large, and the square is where there is most room for it', () => {
    const sizeOf = (said: string, svg: string) => {
      const found = [...parse(svg).querySelectorAll('text')].find(({ textContent }) => textContent === said);
      return Number(found?.getAttribute('font-size'));
    };
    const { svg } = drawPoster(given);
    // In points: small letters of four millimetres and more.
    for (const said of [given.office, given.shortAddress, given.code, 'Rett telefonens kamera mot ruten'])
      expect(sizeOf(said, svg), said).toBeGreaterThanOrEqual(24);
    expect(squareOf(svg)).toBeGreaterThanOrEqual(210);
    // A long title takes from the square before anything is written over anything else.
    const long = drawPoster({ ...given, title: 'Et langt navn på et skjema '.repeat(6) });
    expect(squareOf(long.svg)).toBeLessThan(squareOf(svg));
    expect(squareOf(long.svg)).toBeGreaterThan(100);
  });

  test('what somebody called an office is text, never markup', () => {
    const { svg } = drawPoster({ ...given, office: '<script>alert(1)</script> & «Nord»' });
    expect(parse(svg).querySelectorAll('script')).toHaveLength(0);
  });

  test('is a PDF of one page, the same each time', () => {
    const pdf = renderPosterPdf(drawPoster(given), 'nb');
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toMatch(/\/Count 1\b/);
    expect(Buffer.from(renderPosterPdf(drawPoster(given), 'nb'))).toEqual(Buffer.from(pdf));
  });
});
