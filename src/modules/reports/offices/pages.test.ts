import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { userSurveyQuestions } from '#modules/scorecards/schema.ts';
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
  offices: 19,
  rateOf: (unit, code) => (unit === '9915' && code === 'B.40' ? 0.9 : 0.6),
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

test('a funnel stands open where an office stands out, and is folded where nobody does; on paper nothing is', () => {
  const [open, folded] = ['B.40', 'B.12'].map((code) => `funnel-${code.toLowerCase().replace('.', '-')}`);
  const atTop = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'figure' ? [block.id] : []));
  expect(atTop(county.blocks)).toContain(open);
  expect(atTop(county.blocks)).not.toContain(folded);
  expect(figuresOf(county.blocks).map(({ id }) => id)).toContain(folded);
  const paper = atTop(buildCountyPage({ ...about, given, medium: 'print' }).blocks);
  expect(paper).toEqual(expect.arrayContaining([open, folded]));
});

test('what users say of an office beyond chance is on the county’s page as on the office’s', () => {
  const userSurvey = given.offices.map(({ number }, at) => ({
    period: '2014-12',
    unit: number,
    answers: 60,
    source: 'oppdiktet.csv',
    questions: Object.fromEntries(
      userSurveyQuestions.map(({ id, category }) => [
        id,
        { mean: number === '9915' && category === 'work' ? 2.5 : 4.4 + at / 200, sd: 1, n: 60 },
      ]),
    ),
  }));
  const said = (blocks: readonly Block[]) =>
    wordsOf(blocks).match(/Brukerundersøkelsen, Arbeidsretting/g) ?? [];
  expect(said(office('9915', { ...given, userSurvey }).sections.standsOut)).toHaveLength(1);
  const out = buildCountyPage({ ...about, given: { ...given, userSurvey } }).blocks.slice(0, 4);
  expect(said(out)).toHaveLength(1);
  expect(wordsOf(out)).toContain('lavere enn de andre: Kontor 9915');
  expect(wordsOf(out)).toContain('1 av 76 i brukerundersøkelsen');
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

describe('the year to date and counts against size', () => {
  const [month] = periodChoices(halfYear).filter(({ id }) => id === '2015-03');
  const later = (id: string) => periodChoices([...halfYear, '2014-12']).find((one) => one.id === id)!;
  const tableIn = (blocks: readonly Block[], id: string) => {
    const found = flat(blocks).find((block) => block.kind === 'table' && block.id === id);
    return found?.kind === 'table' ? found : null;
  };
  const pageOf = (of: typeof given, period = month!) =>
    buildOfficePage({ ...about, choice: period, given: of, unit: of.offices[3]! });

  test('an office’s page has the year’s value with its interval beside the month’s', () => {
    const table = tableIn(pageOf(given).document.blocks, 'year-table')!;
    expect(table.rows).toHaveLength(11);
    for (const { cells } of table.rows) expect(String(cells[2]!.text)).toMatch(/^\[.+; .+\]$/);
    expect(table.provenance.text).toContain('januar–mars 2015');
  });

  test('where the months go over a new year the page says that the year begins afresh', () => {
    const january = given.values.filter((value) => value.month === '2015-01');
    const december = january.map((value) => ({ ...value, month: '2014-12' }));
    const over = { ...given, values: [...given.values, ...december] };
    const words = wordsOf(pageOf(over, later('2015-03')).document.blocks);
    expect(words).toContain('begynner på nytt i januar 2015');
    expect(wordsOf(pageOf(given).sections.year)).not.toContain('begynner på nytt i januar 2015');
  });

  test('the sheet says the year in a sentence, and not twice where the period is the year itself', () => {
    const itemsOf = (page: ReturnType<typeof pageOf>) =>
      JSON.stringify(officeSheet(page, 'nb').parts.indicators!.items);
    expect(itemsOf(pageOf(given))).toContain('Hittil i 2015 (januar–mars)');
    expect(itemsOf(pageOf(given, choice!))).not.toContain('Hittil i 2015');
  });

  test('no count stands against a size without its interval, on either page', () => {
    const pages = [office('9905').document.blocks, county.blocks];
    for (const blocks of pages) {
      const tables = flat(blocks).filter((block) => block.kind === 'table' && /^size-/.test(block.id));
      expect(tables.length).toBeGreaterThan(0);
      for (const table of tables) {
        if (table.kind !== 'table') continue;
        for (const { cells } of table.rows) {
          expect(cells.filter(({ text }) => /^\[.+; .+\]$/.test(String(text)))).toHaveLength(2);
        }
      }
    }
  });

  test('an office of four positions has nothing per position', () => {
    const units = given.offices.map((unit) => (unit.number === '9904' ? { ...unit, positions: 4 } : unit));
    const table = tableIn(pageOf({ ...given, offices: units, parts: units }).sections.size, 'size-table')!;
    expect(table.rows.every(({ cells }) => cells.every(({ text }) => text !== 'NaN'))).toBe(true);
    expect(table.columns.some(({ group }) => group === 'Per stilling')).toBe(false);
  });

  test('a size that is missing is said, with a way to the register for whoever keeps it', () => {
    const units = given.offices.map((unit) => (unit.number === '9904' ? { ...unit, users: null } : unit));
    const without = { ...given, offices: units, parts: units };
    const said = 'Registeret sier ikke hvor mange brukere Kontor 9904 (9904) har.';
    const reader = wordsOf(pageOf(without).sections.size);
    expect(reader).toContain(said);
    expect(reader).not.toContain('/register/');
    expect(wordsOf(pageOf({ ...without, keepsRegister: true }).sections.size)).toContain('/register/9904');
    expect(wordsOf(buildCountyPage({ ...about, given: without }).blocks)).toContain(said);
  });

  test('on paper the county has its own counts against size, and not nineteen offices’ eleven times', () => {
    const paper = buildCountyPage({ ...about, given, medium: 'print' }).blocks;
    expect(tableIn(paper, 'size-table')).not.toBeNull();
    expect(tableIn(paper, 'size-b-12')).toBeNull();
  });
});
