import { describe, expect, test } from 'vitest';
import { isDomainError } from '#platform/errors.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { readTranscript } from './read-transcript.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, fileName: string | null = 'a.txt') =>
  readTranscript({ fileName, bytes: bytesOf(text) });
const docx = (body: string, others: Readonly<Record<string, string>> = {}) =>
  writeZip(
    Object.entries({
      'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
      ...others,
    }).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
  );
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const readWord = (body: string, others?: Readonly<Record<string, string>>) =>
  readTranscript({ fileName: 'a.docx', bytes: docx(body, others) });
const said = ({ turns }: ReturnType<typeof readTranscript>) =>
  turns.map(({ speaker, text }) => `${speaker}: ${text}`);

function refusalOf(bytes: Uint8Array, fileName = 'a.docx'): string {
  try {
    readTranscript({ fileName, bytes });
  } catch (error) {
    if (isDomainError(error)) return error.text.nb;
    throw error;
  }
  return 'was read';
}

describe('a transcript is told by what is in it', () => {
  test.each([
    ['webvtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kari>Ja.'],
    ['srt', '1\n00:00:01,000 --> 00:00:02,000\nKari: Ja.'],
    ['otr', JSON.stringify({ text: '<p>Kari: Ja.</p>', media: 'a.mp3' })],
    ['text', 'Kari: Ja.'],
  ])('%s, whatever it is called', (format, text) => {
    const found = read(text, 'noe.txt');
    expect(found.format).toBe(format);
    expect(said(found)).toEqual(['Kari: Ja.']);
  });

  test('what was pasted and begins with a brace is text', () => {
    expect(read('{latter} Ja.', null).format).toBe('text');
  });

  test('Windows-1252 is read, and told', () => {
    const found = readTranscript({ fileName: 'a.txt', bytes: Buffer.from('Kari: Bråk på øya.', 'latin1') });
    expect(found.isWindows1252).toBe(true);
    expect(said(found)).toEqual(['Kari: Bråk på øya.']);
    expect(read('Kari: Bråk på øya.').isWindows1252).toBe(false);
  });

  test('UTF-16 with its mark is read, and is nothing to tell of', () => {
    const bytes = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('Kari: Å ja 🙂', 'utf16le')]);
    const found = readTranscript({ fileName: 'a.txt', bytes });
    expect([found.isWindows1252, said(found)]).toEqual([false, ['Kari: Å ja 🙂']]);
  });

  test('notes in WebVTT are counted, as nobody says them', () => {
    const found = read('WEBVTT\n\nNOTE se her\n\n00:01.000 --> 00:02.000\nJa.\n\nNOTE og her');
    expect(found.left).toEqual([{ kind: 'notes', count: 2 }]);
  });
});

describe('a Word document', () => {
  test('has paragraphs, breaks and tabs', () => {
    const found = readWord(
      `${paragraph('Kari: Ja &amp; nei.')}<w:p><w:r><w:t>Per: En</w:t><w:tab/><w:t>to</w:t><w:br/><w:t>tre</w:t></w:r></w:p>`,
    );
    expect(said(found)).toEqual(['Kari: Ja & nei.', 'Per: En to tre']);
  });

  test('has rows of who and what', () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const found = readWord(`<w:tbl>${row('Kari', 'Ja.')}${row('', 'Og så?')}${row('Per', 'Nei.')}</w:tbl>`);
    expect(said(found)).toEqual(['Kari: Ja. Og så?', 'Per: Nei.']);
  });

  test('loses what was deleted in it, says so, and counts what nobody says', () => {
    const found = readWord(
      `<w:p><w:r><w:t>Kari: Ja.</w:t></w:r><w:del><w:r><w:delText>Navn</w:delText></w:r></w:del></w:p>`,
      {
        'word/comments.xml': '<w:comments><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>',
        'word/footnotes.xml':
          '<w:footnotes><w:footnote w:type="separator"/><w:footnote w:id="1"/></w:footnotes>',
      },
    );
    expect(said(found)).toEqual(['Kari: Ja.']);
    expect(found.left).toEqual([
      { kind: 'comments', count: 2 },
      { kind: 'footnotes', count: 1 },
      { kind: 'deletions', count: 1 },
    ]);
  });

  test('does not say twice what a text box says in two ways', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice>${paragraph('Kari: Ja.')}</mc:Choice><mc:Fallback>${paragraph('Kari: Ja.')}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(said(readWord(`<w:p>${box}</w:p>`))).toEqual(['Kari: Ja.']);
  });

  test('may not declare entities, be broken, or unpack to a bomb', () => {
    const declaring = '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document><w:t>&a;</w:t></w:document>';
    const packed = (text: string) => writeZip([{ name: 'word/document.xml', bytes: Buffer.from(text) }]);
    expect(refusalOf(packed(declaring))).toContain('kan ikke leses');
    expect(refusalOf(packed('<w:document><w:p>'))).toContain('kan ikke leses');
    expect(refusalOf(packed(' '.repeat(70 * 1024 * 1024)))).toContain('pakkes ut til mer enn 64 MB');
    expect(refusalOf(docx(paragraph('Kari: Ja.')).subarray(0, 120))).toContain('kan ikke leses');
  });
});

describe('what is no transcript is refused with what to do', () => {
  test.each([
    ['nothing', '', 'ingen ord'],
    ['blanks', ' \n\n', 'ingen ord'],
    ['a WebVTT file without words', 'WEBVTT\n', 'ingen ord'],
    ['a PDF', '%PDF-1.7\n', 'PDF'],
    ['RTF', '{\\rtf1 hei}', '.docx'],
    ['an MP3', 'ID3\u0004', 'opptak'],
    ['an MP4', '\0\0\0\u0020ftypM4A ', 'opptak'],
    ['bytes', 'a\0b', 'ikke tekst'],
    ['another packed file', 'PK\u0003\u0004aaaa', 'kan ikke leses'],
  ])('%s', (_, text, why) => {
    expect(refusalOf(Buffer.from(text, 'latin1'), 'a.txt')).toContain(why);
  });

  test('another packed file than a Word document', () => {
    expect(refusalOf(writeZip([{ name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') }]))).toContain(
      'ikke et Word-dokument',
    );
  });

  test('a file called .otr that is none', () => {
    expect(refusalOf(bytesOf('Kari: Ja.'), 'a.otr')).toContain('oTranscribe');
  });

  test('50 MB, before anything of it is read', () => {
    expect(refusalOf(new Uint8Array(50 * 1024 * 1024), 'a.txt')).toContain('20 MB');
  });

  test('more than an interview can hold', () => {
    expect(refusalOf(bytesOf('Ja. '.repeat(600_000)), 'a.txt')).toContain('2 millioner tegn');
  });
});
