import { describe, expect, test } from 'vitest';
import { analyseStudy } from '#modules/analyses/index.ts';
import { languages } from '#platform/language.ts';
import { smallAnswers, smallStudy } from '../analyses/testing/small-study.ts';
import { buildReport } from './build-report.ts';
import type { Block, TableBlock } from './schema.ts';

const parsed = smallStudy();
const report = (language: (typeof languages)[number]) =>
  buildReport({
    study: parsed.study,
    results: analyseStudy({ parsed, answers: [smallAnswers()], language }),
    language,
  });
const everyBlock = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.kind === 'details' ? [block, ...everyBlock(block.blocks)] : [block]));
const tablesOf = (blocks: readonly Block[]) =>
  everyBlock(blocks).filter((block): block is TableBlock => block.kind === 'table');

describe('the report of a study', () => {
  const document = report('nb');

  test('each analysis says its finding first, then figure, table, warnings, and how it was computed', () => {
    const from = document.blocks.findIndex(
      (block) => block.kind === 'heading' && block.id === 'analysis-RQ1',
    );
    const to = document.blocks.findIndex((block, index) => index > from && block.kind === 'heading');
    const kinds = document.blocks.slice(from, to).map((block) => block.kind);
    const inOrder = kinds.filter((kind, index) => kind !== kinds[index - 1]);
    expect(inOrder).toEqual(['heading', 'finding', 'figure', 'table', 'warning', 'details']);
  });

  test('every table and figure says from which file, which n and which plan entry its numbers come', () => {
    for (const block of everyBlock(document.blocks)) {
      if (block.kind !== 'table' && block.kind !== 'figure') continue;
      expect(block.provenance.text).toMatch(/^small\.csv · n = .+ · analyse \w+ · Handlingsrom \d/);
      expect(
        everyBlock(document.blocks).some((b) => b.kind === 'details' && b.id === block.provenance.howId),
      ).toBe(true);
    }
  });

  test('made-up answers are called so', () => {
    expect(document.syntheticNotice).toBe('Oppdiktede svar');
  });

  test('what was not planned says so on its table', () => {
    const labels = new Map(tablesOf(document.blocks).map((table) => [table.id, table.postHocLabel]));
    expect(labels.get('table-PH1')).toBe('Ikke planlagt');
    expect(labels.get('table-RQ1')).toBeUndefined();
  });

  test('a withheld group is shown as withheld, in words', () => {
    const means = tablesOf(document.blocks).find((table) => table.id === 'table-G1')!;
    expect(means.rows[0]!.cells.slice(1).map((cell) => [cell.text, cell.isWithheld])).toEqual(
      Array.from({ length: 4 }, () => ['skjermet', true]),
    );
  });

  test('numbers follow the language: ,48 in Norwegian and .48 in English', () => {
    const r = (language: 'nb' | 'nn' | 'en') =>
      tablesOf(report(language).blocks).find((table) => table.id === 'table-RQ1')!.rows[0]!.cells[2]!.text;
    expect(r('nb')).toMatch(/^,\d\d$/);
    expect(r('nn')).toBe(r('nb'));
    expect(r('en')).toBe(String(r('nb')).replace(',', '.'));
  });

  test('no text anywhere is undefined, NaN or an unfilled place', () => {
    for (const language of languages) {
      const found = /.{20}(\bundefined\b|\bNaN\b|Infinity|\{[a-z]+\}).{20}/.exec(
        JSON.stringify(report(language)),
      );
      expect(found?.[0]).toBeUndefined();
    }
  });

  test('the same study and answers give the same document to the letter', () => {
    expect(JSON.stringify(report('nb'))).toBe(JSON.stringify(document));
  });
});
