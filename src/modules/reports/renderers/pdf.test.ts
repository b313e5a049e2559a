import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import type { Block, ReportDocument } from '../schema.ts';
import { fixtureDocument, hostileLabel } from './fixture.ts';
import { renderPdf } from './pdf.ts';
import { typstData } from './typst-data.ts';

const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');
const pagesIn = (pdf: Uint8Array) =>
  Number(/\/Type\s*\/Pages[^>]*?\/Count (\d+)/.exec(latin1(pdf))?.[1] ?? 0);

describe.each(languages)('the PDF in %s', (language) => {
  test('has pages, tags for screen readers and says its language', async () => {
    const pdf = await renderPdf(fixtureDocument(language));
    expect(latin1(pdf).startsWith('%PDF-')).toBe(true);
    expect(pagesIn(pdf)).toBeGreaterThan(3);
    expect(latin1(pdf)).toContain('/MarkInfo');
    expect(latin1(pdf)).toMatch(
      new RegExp(`/Lang ?\\(${{ nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[language]}\\)`),
    );
  });
});

test('no text of the report is markup: hostile labels are laid out everywhere', async () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 1, id: '#panic("x")', text: hostileLabel },
    { kind: 'prose', text: [hostileLabel, { text: '#panic("x")', bold: true }] },
    { kind: 'finding', text: '= no heading' },
    { kind: 'list', items: [hostileLabel, '- not a list'] },
    { kind: 'facts', facts: [{ term: hostileLabel, value: '$ x $' }] },
    { kind: 'warning', severity: 'info', text: '#import "secret.typ"' },
    { kind: 'details', id: '<label> "q"', summary: hostileLabel, blocks: [{ kind: 'prose', text: '```' }] },
    { kind: 'details', id: '<label> "q"', summary: 'the same id again', blocks: [] },
  ];
  const document: ReportDocument = { language: 'nb', title: hostileLabel, footer: hostileLabel, blocks };
  expect(pagesIn(await renderPdf(document))).toBe(2);
  expect(JSON.stringify(typstData(document))).toContain('no heading');
});

test('characters no font or XML has do not stop the report', async () => {
  const document: ReportDocument = {
    language: 'nb',
    title: 'Nul \u0000 og enslig \ud800 surrogat',
    footer: '漢字 🙂',
    blocks: [{ kind: 'prose', text: '漢字 🙂 \u0007' }],
  };
  expect(pagesIn(await renderPdf(document))).toBe(1);
});

test('an empty report is still a document', async () => {
  expect(pagesIn(await renderPdf({ language: 'en', title: 'Empty', footer: '', blocks: [] }))).toBe(1);
});

test('the same document gives the same bytes', async () => {
  const first = await renderPdf(fixtureDocument('nb'));
  await renderPdf(fixtureDocument('en'));
  expect(Buffer.compare(first, await renderPdf(fixtureDocument('nb')))).toBe(0);
});

test('a report of forty tables takes seconds, not minutes', async () => {
  const tables = fixtureDocument('nb').blocks.filter((block) => block.kind === 'table');
  const blocks = Array.from({ length: 40 }, (_, index) => ({ ...tables[index % 3]!, id: `table-${index}` }));
  const started = performance.now();
  await renderPdf({ ...fixtureDocument('nb'), blocks });
  expect(performance.now() - started).toBeLessThan(20_000);
});
