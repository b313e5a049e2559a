import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { readZip } from '#platform/zip/zip.ts';
import { renderDocx } from './docx.ts';
import { fixtureDocument, hostileLabel } from './fixture.ts';

async function partsOf(language: (typeof languages)[number]): Promise<Map<string, string>> {
  const entries = readZip(Buffer.from(await renderDocx(fixtureDocument(language))));
  return new Map(entries.map(({ name, bytes }) => [name, bytes.toString('utf8')]));
}

describe('the Word document', async () => {
  const parts = await partsOf('nb');
  const xml = parts.get('word/document.xml') ?? '';

  test('is well-formed XML in every part', () => {
    const { DOMParser } = new JSDOM('').window;
    for (const [name, text] of parts) {
      if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue;
      const root = new DOMParser().parseFromString(text, 'application/xml').documentElement;
      expect(root.nodeName, name).not.toBe('parsererror');
    }
  });

  test('shows a label full of markup as text', () => {
    expect(xml).toContain('&lt;script&gt;');
    expect(xml).not.toContain('<script');
    const text = new JSDOM(xml, { contentType: 'application/xml' }).window.document.documentElement
      .textContent;
    expect(text).toContain(hostileLabel);
  });

  test('has real headings, repeated table headings and rows that do not split', () => {
    expect(xml.match(/w:pStyle w:val="Heading1"/g)?.length).toBe(3);
    expect(xml.match(/<w:tblHeader\/>/g)?.length).toBe(4);
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBe(xml.match(/<w:tr>/g)?.length);
  });

  test('has each figure as a picture with a text alternative', () => {
    expect(xml.match(/<wp:docPr [^>]*descr="[^"]+"/g)?.length).toBeGreaterThanOrEqual(4);
    expect(
      [...parts.keys()].filter((name) => name.startsWith('word/media/') && name.endsWith('.png')),
    ).toHaveLength(4);
  });

  test('gathers how things were computed in an appendix that the sources link to', () => {
    expect(xml).toContain('w:anchor="how_1"');
    expect(xml.indexOf('w:name="how_1"')).toBeGreaterThan(xml.lastIndexOf('</w:tbl>'));
  });

  test('turns the sheet for a table too wide to stand upright, and turns it back', () => {
    const orientations = [...xml.matchAll(/<w:pgSz [^>]*w:orient="(\w+)"/g)].map((match) => match[1]);
    expect(orientations).toEqual(['portrait', 'landscape', 'portrait']);
  });
});

test.each(languages)('in %s Word is told the language', async (language) => {
  const styles = (await partsOf(language)).get('word/styles.xml') ?? '';
  expect(styles).toContain(`w:lang w:val="${{ nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[language]}"`);
});

test('the same document gives the same bytes, whatever was rendered before and when', async () => {
  const first = await renderDocx(fixtureDocument('nb'));
  await renderDocx(fixtureDocument('en'));
  expect(Buffer.compare(first, await renderDocx(fixtureDocument('nb')))).toBe(0);
});
