import { JSDOM } from 'jsdom';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { readZip } from '#platform/zip/zip.ts';
import { countsFigure } from '../figures/index.ts';
import { figureBlock, startPage } from '../offices/numbering.ts';
import type { ReportDocument } from '../schema.ts';
import { renderDocx } from './docx.ts';
import { renderHtml } from './html.ts';
import { renderPdf } from './pdf.ts';

/** What somebody may be called, say or write: each stands in a report as it was written. */
const words = {
  typst: '#import "x": * #read("/etc/passwd") $x^2$ `a` *b* _c_ <label> @ref #[ [[ ]) } \\ // /* ~',
  xml: ']]> <!-- --> <?pi?> &amp; &lt; &#0; <w:p/> <script>alert(1)</script> " \'',
  formula: '=cmd|"/c calc"!A0 +1 -1 @a',
  json: '{"a":1}\\u0000\\n{x}',
  accents: 'Sámi čáhci, ålreit – «ja»',
};
/** What cannot be written: it is gone, and what is around it stands. */
const unseen = {
  control: Array.from({ length: 32 }, (_, code) => `a${String.fromCharCode(code)}b`).join(' '),
  'no characters': 'x\uFFFEy\uFFFFz\ud800å',
  'turned round': 'Kari \u202Eetoned \u2066og Ola',
  nothing: '\uFFFE\u202E',
};

function documentOf(said: string): ReportDocument {
  const table = {
    kind: 'table',
    id: said,
    number: said,
    title: said,
    columns: [
      { label: said, align: 'left' },
      { label: 'n', align: 'right' },
    ],
    rows: [{ cells: [{ text: said, isHeading: true }, { text: '1' }] }],
    notes: [said],
    provenance: { text: said },
  } as const;
  const figure = figureBlock(
    {
      id: 'figure',
      title: said,
      alternativeText: said,
      provenance: { text: said },
      draw: (options) =>
        countsFigure(
          {
            columns: [said, 'B'],
            rows: [{ label: said, counts: [1, 2], after: said }],
            afterLabel: 'n',
            key: 'k',
          },
          options,
        ),
    },
    startPage('nb'),
  );
  return {
    language: 'nb',
    title: said,
    subtitle: said,
    syntheticNotice: said,
    footer: said,
    blocks: [
      { kind: 'heading', level: 1, text: said, id: said },
      { kind: 'heading', level: 2, text: said, id: 'second' },
      { kind: 'finding', text: said },
      { kind: 'prose', text: said },
      { kind: 'quote', text: said, source: said },
      { kind: 'list', items: [said, [{ text: said, bold: true }]] },
      { kind: 'facts', facts: [{ term: said, value: said }] },
      table,
      { ...figure, number: said },
      { kind: 'warning', severity: 'info', text: said },
      { kind: 'details', id: 'how', summary: said, blocks: [{ kind: 'prose', text: said }] },
    ],
  };
}

/** Blanks and where a long word may be divided are the layout's own. */
const squeezed = (text: string) => text.replaceAll(/[\s\u200b]+/gu, '');
const inPdf = async (document: ReportDocument) => {
  const pdf = await getDocumentProxy(await renderPdf(document));
  return squeezed((await extractText(pdf, { mergePages: true })).text);
};
const { DOMParser } = new JSDOM('').window;
async function inDocx(document: ReportDocument): Promise<string> {
  let body = '';
  for (const { name, bytes } of readZip(Buffer.from(await renderDocx(document)))) {
    if (!/[.](?:xml|rels)$/.test(name)) continue;
    const read = new DOMParser().parseFromString(bytes.toString('utf8'), 'application/xml').documentElement;
    expect(
      read.getElementsByTagName('parsererror').length + Number(read.nodeName === 'parsererror'),
      name,
    ).toBe(0);
    if (name === 'word/document.xml') body = read.textContent ?? '';
  }
  return squeezed(body);
}
function inHtml(document: ReportDocument): string {
  const { window } = new JSDOM(renderHtml(document));
  expect(window.document.querySelectorAll('script, iframe, object, img[onerror]').length).toBe(0);
  return squeezed(window.document.querySelector('main')?.textContent ?? '');
}

describe.each(Object.entries(words))('words of %s', (_, said) => {
  test('stand in the page, in Word and in the PDF as they were written', async () => {
    const document = documentOf(said);
    expect(inHtml(document)).toContain(squeezed(said));
    expect(await inDocx(document)).toContain(squeezed(said));
    expect(await inPdf(document)).toContain(squeezed(said));
  });
});

describe.each(Object.entries(unseen))('characters that are %s', (_, said) => {
  test('stop no report, and turn nothing of it round', async () => {
    const document = documentOf(said);
    for (const text of [inHtml(document), await inDocx(document), await inPdf(document)]) {
      expect(text).not.toMatch(/(?![\u200b])[\p{Cc}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u);
    }
  });
});
