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
    for (const text of parse(drawPoster(long).svg).querySelectorAll('text')) {
      const number = (name: string) => Number(text.getAttribute(name));
      const width = textWidth(text.textContent ?? '', number('font-size')) / 1.1;
      const left = text.getAttribute('text-anchor') === 'middle' ? number('x') - width / 2 : number('x');
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(595);
      expect(number('y')).toBeLessThan(842);
    }
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
