import { describe, expect, test } from 'vitest';
import { isDomainError } from '#platform/errors.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { suggestNames } from '../pseudonyms/suggest.rules.ts';
import { readTranscript } from './read-transcript.ts';

const read = (text: string, fileName = 'a.vtt') => readTranscript({ fileName, bytes: Buffer.from(text) });
const said = (text: string, fileName?: string) => read(text, fileName).turns.map((turn) => turn.text);
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isDomainError(error)) return error.text.nb;
    throw error;
  }
  return 'was read';
}
const otr = (text: string) => JSON.stringify({ text });

/** Some of these took minutes or hours before; on a busy machine they may take a second now. */
describe('a file that is made to keep a server busy', { timeout: 10_000 }, () => {
  test('a voice that is never named', () => {
    expect(said(`WEBVTT\n\n00:00.000 --> 00:01.000\n<v${' '.repeat(500_000)}`)).toEqual(['<v']);
  });

  test('a page of HTML that browsers would mend into millions of elements', () => {
    const open = Array.from({ length: 5000 }, (_, at) => `<b a${at}>`).join('');
    expect(said(otr(`<p>${open}</p>${'<p>ja</p>'.repeat(2000)}`), 'a.otr')).toHaveLength(2000);
  });

  test('more lines, or more turns, than there are in any interview', () => {
    expect(refusal(() => read(`WEBVTT\n\n${'x --> y\na\n\n'.repeat(300_000)}`))).toMatch(
      /^Filen har 900003 linjer, og en utskrift kan ha høyst 200000[.]/,
    );
    expect(refusal(() => read('Kari: a\nPer: b\n'.repeat(15_000), 'a.txt'))).toMatch(
      /^Filen har 30000 replikker, og en utskrift kan ha høyst 20000[.]/,
    );
    const xml = `<w:document><w:body>${'<w:p/>'.repeat(250_000)}</w:body></w:document>`;
    const bytes = writeZip([{ name: 'word/document.xml', bytes: Buffer.from(xml) }]);
    expect(refusal(() => readTranscript({ fileName: 'a.docx', bytes }))).toMatch(/^Filen har 250000 linjer/);
  });

  test('a word of half a megabyte, and thousands of names, to be looked through for names', () => {
    const nothing = { known: [], decided: [] };
    expect(suggestNames(['a'.repeat(500_000), 'a.'.repeat(250_000)], nothing)).toEqual([]);
    const names = Array.from({ length: 20_000 }, (_, at) => `Xa${at}y sa`).join(' ');
    expect(suggestNames([names], nothing)).toHaveLength(20_000);
  });
});

test('what a script or a style says in an oTranscribe file is nothing that anybody said', () => {
  const page =
    '<p>hei</p><script>alert("<p>1</p>")</script><style>p{}</style><p onclick="x">ja<img src=x></p>';
  expect(said(otr(page), 'a.otr')).toEqual(['hei', 'ja']);
});

test('a mark in a mark, or one that is never closed, ends where its own ends', () => {
  const mark = '<span class="timestamp" data-timestamp="2">0:02<span>!</span></span>';
  expect(read(otr(`<p>${mark}hei</p>`), 'a.otr').turns).toEqual([
    { speaker: null, text: 'hei', startMs: 2000, endMs: null },
  ]);
});

test('a time of a day or more is told by its line, and what was said stands without it', () => {
  const cues = read('WEBVTT\n\n24:00:00.000 --> 24:00:01.000\nja\n\n00:01.000 --> 00:02.000\nnei');
  expect(cues.problems).toEqual([{ line: 3, kind: 'aDayOrMore', value: '24:00:00.000 --> 24:00:01.000' }]);
  expect(cues.turns.map(({ text, startMs }) => [text, startMs])).toEqual([
    ['ja', null],
    ['nei', 1000],
  ]);
  const text = read('[30:00:00] Kari: Ja.\n[00:01] Per: Nei.', 'a.txt');
  expect(text.problems).toEqual([{ line: 1, kind: 'aDayOrMore', value: '30:00:00' }]);
  const page = read(otr('<p><span class="timestamp" data-timestamp="1e9">x</span>ja</p>'), 'a.otr');
  expect([page.problems, page.turns[0]?.startMs]).toEqual([
    [{ line: 1, kind: 'aDayOrMore', value: '1e9' }],
    null,
  ]);
});
