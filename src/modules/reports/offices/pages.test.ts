import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { textWidth } from '../figures/text.ts';
import type { Block, FigureBlock } from '../schema.ts';
import { buildCountyPage } from './county-page.ts';
import { buildOfficePage } from './office-page.ts';
import { periodChoices } from './period.rules.ts';
import { officeSheet } from './sheet/office-sheet.ts';
import { renderOfficeSheet } from './sheet/office-sheet-pdf.ts';
import { halfYear, madeCounty, madeIndicator, madeUnit } from './testing/made-county.ts';

const codes = ['B.12', 'B.14', 'B.16', 'B.17', 'B.18', 'B.40', 'B.53', 'B.76'];
const given = madeCounty({
  ...{ offices: 19, rateOf: (unit, code) => (unit === '9915' && code === 'B.40' ? 0.9 : 0.6) },
  indicators: [
    ...codes.map((code) => madeIndicator(code)),
    ...['A.1', 'B.23', 'B.50'].map((code) => madeIndicator(code, { group: 'labourMarket' })),
  ],
});
const [choice = null] = periodChoices(halfYear);
const about = { choice, language: 'nb', version: '0.1.0' } as const;
const county = buildCountyPage({ ...about, given });
const office = (number: string, of = given) =>
  buildOfficePage({ ...about, given: of, unit: of.offices.find((one) => one.number === number)! });
const flat = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === 'details' ? [block, ...flat(block.blocks)] : [block]));
const figuresOf = (blocks: readonly Block[]) =>
  flat(blocks).filter((block): block is FigureBlock => block.kind === 'figure');
const wordsOf = (blocks: readonly Block[]) =>
  JSON.stringify(flat(blocks).map(({ kind, ...rest }) => ({ kind, ...rest, svg: '', narrowSvg: '' })));

test('every figure keeps its text inside its frame, on a desk and on a phone', () => {
  const figures = [...figuresOf(county.blocks), ...figuresOf(office('9915').document.blocks)];
  expect(figures.length).toBeGreaterThan(20);
  for (const { svg, narrowSvg, id, alternativeText } of figures) {
    expect(alternativeText.length, id).toBeGreaterThan(20);
    for (const drawing of [svg, ...(narrowSvg ? [narrowSvg] : [])]) {
      const root = new JSDOM(drawing, { contentType: 'image/svg+xml' }).window.document.documentElement;
      const [width, height] = ['width', 'height'].map((name) => Number(root.getAttribute(name)));
      expect([720, 328]).toContain(width);
      for (const text of root.querySelectorAll('text')) {
        const number = (name: string) => Number(text.getAttribute(name));
        const room = textWidth(text.textContent ?? '', number('font-size')) / 1.1;
        const anchor = text.getAttribute('text-anchor') ?? 'start';
        const left = number('x') - (anchor === 'middle' ? room / 2 : anchor === 'end' ? room : 0);
        expect(left, `${id} ${text.textContent}`).toBeGreaterThanOrEqual(-1);
        expect(left + room, `${id} ${text.textContent}`).toBeLessThanOrEqual(width! + 1);
        expect(number('y'), `${id} ${text.textContent}`).toBeLessThanOrEqual(height!);
      }
    }
  }
});

test('a funnel names the office outside and no other', () => {
  const funnel = figuresOf(county.blocks).find(({ id }) => id === 'funnel-b-40')!;
  const names = [...funnel.svg.matchAll(/>(Kontor \d+)</g)].map(([, name]) => name);
  expect(names).toContain('Kontor 9915');
  expect(names.length).toBeLessThan(4);
});

test('offices stand by number in every table and figure of a county, never by value', () => {
  const heat = county.blocks.find((block) => block.kind === 'table' && block.id === 'heat');
  const order = heat?.kind === 'table' ? heat.rows.slice(0, -1).map(({ cells }) => cells[0]!.text) : [];
  expect(order).toEqual(given.offices.map(({ name }) => name));
  for (const { svg } of figuresOf(county.blocks).filter(({ id }) => id.startsWith('change-'))) {
    const names = [...svg.matchAll(/>(Kontor \d+)</g)].map(([, name]) => name);
    expect(names).toEqual(given.offices.map(({ name }) => name));
  }
});

test('what stands out at an office is what the county says of it, with the same q', () => {
  const own = wordsOf(office('9915').sections.standsOut);
  const q = /\(q [^)]*\)/.exec(own)?.[0];
  expect(q).toBeDefined();
  expect(own).toContain('B.40');
  expect(wordsOf(county.blocks)).toContain(q!);
});

test('who sees one office only meets no other on its page', () => {
  const alone = office('9915', { ...given, seesOthers: false });
  const words =
    wordsOf(alone.document.blocks) +
    figuresOf(alone.document.blocks)
      .map(({ svg }) => svg)
      .join('');
  for (const { name } of given.offices.filter(({ number }) => number !== '9915')) {
    expect(words).not.toContain(name);
  }
});

test('an office with nothing says what is missing and what to do, and prints no empty tables', () => {
  const empty = { ...given, values: [], targets: [], indicators: [] };
  const page = buildOfficePage({
    ...about,
    choice: null,
    given: empty,
    unit: madeUnit('9901', { positions: null }),
  });
  expect(page.sections.missing).toHaveLength(4);
  expect(page.document.blocks.some(({ kind }) => kind === 'table' || kind === 'figure')).toBe(false);
  expect(wordsOf(page.document.blocks)).not.toMatch(/NaN|undefined|null,|Infinity/);
});

test('nothing that is not a number reaches either page', () => {
  for (const language of languages) {
    const page = buildCountyPage({ ...about, language, given });
    expect(wordsOf(page.blocks)).not.toMatch(/NaN|undefined|Infinity/);
  }
});

describe('the sheet', () => {
  const pagesOf = (pdf: Uint8Array) => {
    const [, count] = /\/Type\s*\/Pages.*?\/Count\s+(\d+)/s.exec(Buffer.from(pdf).toString('latin1')) ?? [];
    return Number(count);
  };

  test.each(languages)('is one page of A4, also with all there can be to say, in %s', (language) => {
    const rates = (unit: string) => (Number(unit) % 2 ? 0.9 : 0.4);
    const wild = madeCounty({ offices: 19, indicators: given.indicators, rateOf: rates });
    const long = { ...wild.offices[14]!, name: 'Et kontor med et ualmindelig langt navn '.repeat(3) };
    const page = buildOfficePage({ ...about, language, given: wild, unit: long });
    const pdf = renderOfficeSheet(officeSheet(page, language));
    expect(pagesOf(pdf)).toBe(1);
    expect(renderOfficeSheet(officeSheet(page, language))).toEqual(pdf);
  });

  test('shows what somebody wrote as text, and never as markup', () => {
    const unit = { ...given.offices[0]!, name: '#panic() $x$ <b>' };
    const pdf = renderOfficeSheet(officeSheet(buildOfficePage({ ...about, given, unit }), 'nb'));
    expect(pagesOf(pdf)).toBe(1);
  });
});
