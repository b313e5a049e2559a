import { describe, expect, test } from 'vitest';
import { analyseStudy } from '#modules/analyses/index.ts';
import { results as resultsSchema } from '#modules/analyses/schema.ts';
import { smallAnswers, smallStudy } from '#modules/analyses/testing/small-study.ts';
import { cellsOf2015, collectedOf } from '#modules/surveys/testing/collected.ts';
import { languages } from '#platform/language.ts';
import { buildReport } from '../build-report.ts';
import { renderHtml } from '../renderers/index.ts';
import type { Block, TableBlock } from '../schema.ts';

const parsed = smallStudy();
const resultsOf = (collection = collectedOf(), language: (typeof languages)[number] = 'nb') =>
  analyseStudy({ parsed, answers: [smallAnswers()], language, collection });
const reportOf = (collection = collectedOf(), language: (typeof languages)[number] = 'nb') =>
  buildReport({ study: parsed.study, results: resultsOf(collection, language), language });
const tableIn = (blocks: readonly Block[], id: string) =>
  blocks.find((block): block is TableBlock => block.kind === 'table' && block.id === id)!;
const rowsOf = (table: TableBlock) =>
  table.rows.map(({ cells }) => cells.map(({ text }) => String(text).replaceAll('\u00a0', ' ')));

describe('who answered, in the report of a wave', () => {
  test('stands before all that was answered, and its tables are counted first', () => {
    const { blocks } = reportOf();
    const headings = blocks
      .filter(({ kind }) => kind === 'heading')
      .map((block) => 'id' in block && block.id);
    expect(headings.slice(0, 3)).toEqual(['who-answered', 'likeness', 'findings']);
    const tables = blocks.filter((block): block is TableBlock => block.kind === 'table');
    expect(tables.slice(0, 4).map(({ id, number }) => `${number} ${id}`)).toEqual([
      'Tabell 1 rates-by-audience',
      'Tabell 2 rates-by-office',
      'Tabell 3 likeness-0',
      expect.stringMatching(/^Tabell 4 table-/),
    ]);
  });

  test('gives the table of 2015 back: 48,3 %, 69,8 % and 49,8 % in all (ch. 3.1.4)', () => {
    const rows = rowsOf(tableIn(reportOf().blocks, 'rates-by-audience'));
    expect(rows.map((cells) => cells.slice(1, -1))).toEqual([
      ['572', '5', '20', '547', '238', '26', '43,5 %', '48,3 %'],
      ['43', '0', '0', '43', '26', '4', '60,5 %', '69,8 %'],
      ['615', '5', '20', '590', '264', '30', '44,7 %', '49,8 %'],
    ]);
  });

  test('an office of few stands with others only, in the table and in the results', () => {
    const few = { audience: 'employee', undeliverable: 0, absent: 0, complete: 2, partial: 0 };
    const collection = collectedOf([
      ...cellsOf2015.slice(0, 3),
      { ...few, office: 'Fåtallet', invited: 3 },
      { ...few, office: 'Nabo', invited: 9 },
    ]);
    const table = tableIn(reportOf(collection).blocks, 'rates-by-office');
    const rowOf = (wanted: string) => rowsOf(table).find(([name]) => name === wanted);
    expect(rowOf('Fåtallet')).toEqual(['Fåtallet', '3', '–', '–', '–', '–', '–', '–', '–', 'for få']);
    // Big enough by itself, and without it the other could be reckoned out.
    expect(rowOf('Nabo')?.at(-1)).toBe('holdt tilbake');
    expect(table.notes.join(' ')).toMatch(/For få: .* Holdt tilbake: .* samlet/);
    const inResults = resultsOf(collection).collection!.rates.byOffice;
    expect(inResults.rows.find(({ name }) => name === 'Fåtallet')).toMatchObject({
      invited: 3,
      complete: null,
      withheld: 'fewer-than-minimum',
    });
    expect(inResults.together).toMatchObject({ complete: 4 });
  });

  test('every table says where its numbers are from, and leads to how they were counted', () => {
    const { blocks } = reportOf(collectedOf(undefined, { days: [{ day: '2015-06-02', submitted: 40 }] }));
    const how = blocks.find((block) => block.kind === 'details' && block.id === 'how-who-answered')!;
    const inHow = how.kind === 'details' ? how.blocks : [];
    for (const id of ['rates-by-audience', 'rates-by-office', 'likeness-0', 'days-table']) {
      const { provenance } = tableIn([...blocks, ...inHow], id);
      expect(provenance.text).toMatch(
        /^Listen over de spurte, talt da .+ 19\. juni 2015 · n = \d+ · Handlings/,
      );
      expect(provenance.howId).toBe('how-who-answered');
    }
    expect(inHow.map((block) => ('number' in block ? block.number : block.kind))).toEqual([
      ...['prose', 'prose', 'prose', 'Figur V1', 'Figur V2', 'Tabell V1'],
    ]);
  });

  test('where all came by codes there is no rate, and their number is told', () => {
    const openLinks = [{ audience: 'employee', office: 'Kontor 1', answered: 12 }];
    const { blocks } = reportOf(collectedOf([], { openLinks }));
    expect(rowsOf(tableIn(blocks, 'open-link-counts'))).toEqual([
      ['Kontor 1', '12'],
      ['I alt', '12'],
    ]);
    expect(tableIn(blocks, 'rates-by-office')).toBeUndefined();
    expect(blocks.find(({ kind }) => kind === 'finding')).toMatchObject({
      text: expect.stringContaining('Ingen er spurt'),
    });
  });

  test('in three languages, with nothing unfilled, and as a file', async () => {
    const letters = [{ kind: 'invitation' as const, day: '2015-06-02' }];
    const said = {
      nb: 'invitasjon 2. juni 2015',
      nn: 'invitasjon 2. juni 2015',
      en: 'invitation 2 June 2015',
    };
    for (const language of languages) {
      const document = reportOf(collectedOf(undefined, { letters }), language);
      expect(JSON.stringify(document)).not.toMatch(/\bundefined\b|\bNaN\b|\{[a-z]+\}/);
      expect(JSON.stringify(document)).toContain(said[language]);
      expect(await renderHtml(document)).toContain('id="who-answered"');
    }
  });

  test('results.json has the same, and files from elsewhere have none of it', () => {
    const withIt = JSON.parse(JSON.stringify(resultsOf()));
    expect(resultsSchema.parse(withIt).collection?.rates.total).toMatchObject({
      reached: 590,
      complete: 264,
    });
    const without = analyseStudy({ parsed, answers: [smallAnswers()], language: 'nb' });
    expect('collection' in without).toBe(false);
    expect(
      JSON.stringify(buildReport({ study: parsed.study, results: without, language: 'nb' })),
    ).not.toContain('who-answered');
  });
});
