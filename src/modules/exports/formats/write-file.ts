import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { writeSav } from '#platform/tables/sav/write-sav.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { provenanceRows, withheldSentences } from '../say.ts';
import type { DataFile, DataFormat, WrittenFile } from '../schema.ts';
import { codebookCsv, codebookHtml } from './codebook.ts';
import { byteOrderMark, safeText, tableToCsv, writeCsv } from './csv.ts';
import { writeDdi } from './ddi.ts';
import { writeXlsx } from './xlsx.ts';

const mediaTypes: Readonly<Record<DataFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sav: 'application/x-spss-sav',
  xml: 'application/xml; charset=utf-8',
  'codebook.csv': 'text/csv; charset=utf-8',
  'codebook.html': 'text/html; charset=utf-8',
  zip: 'application/zip',
};

/**
 * A data file in one of its formats; `zip` is all of them with a README. The same data file gives the same bytes.
 *
 * @param hasByteOrderMark begins the CSV files with the mark that Excel knows UTF-8 by
 */
export async function writeFile(
  file: Released<DataFile>,
  format: DataFormat,
  { hasByteOrderMark = false } = {},
): Promise<WrittenFile> {
  const fileName = nameOf(file, format);
  return { fileName, mediaType: mediaTypes[format], bytes: await bytesOf(file, format, hasByteOrderMark) };
}

/** What was written to one question, by itself: a column of texts and nothing else. */
export function writeTexts(file: Released<DataFile>, item: string, { hasByteOrderMark = false } = {}) {
  const texts = file.texts.find((one) => one.item === item);
  if (!texts) return null;
  return {
    fileName: `${baseOf(file)}-${item}.csv`,
    mediaType: mediaTypes.csv,
    bytes: textBytes(
      writeCsv([[texts.name], ...texts.texts.map((text) => [safeText(text)])]),
      hasByteOrderMark,
    ),
  };
}

async function bytesOf(
  file: Released<DataFile>,
  format: DataFormat,
  hasMark: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  switch (format) {
    case 'csv':
      return textBytes(tableToCsv(file.table), hasMark);
    case 'codebook.csv':
      return textBytes(codebookCsv(file), hasMark);
    case 'codebook.html':
      return textBytes(codebookHtml(file));
    case 'xml':
      return textBytes(writeDdi(file, nameOf(file, 'csv')));
    case 'xlsx':
      return writeXlsx(file);
    case 'sav':
      return new Uint8Array(writeSav(file.table, dayOf(file)));
    case 'zip':
      return zipped(file, hasMark);
  }
}

async function zipped(file: Released<DataFile>, hasMark: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const formats = ['csv', 'codebook.csv', 'codebook.html', 'xlsx', 'sav', 'xml'] as const;
  const entries: { name: string; bytes: Buffer }[] = [
    { name: 'README.txt', bytes: Buffer.from(readme(file), 'utf8') },
  ];
  for (const format of formats) {
    entries.push({ name: nameOf(file, format), bytes: Buffer.from(await bytesOf(file, format, hasMark)) });
  }
  for (const { item, texts } of file.texts) {
    const written = texts.length > 0 ? writeTexts(file, item, { hasByteOrderMark: hasMark }) : null;
    if (written) entries.push({ name: written.fileName, bytes: Buffer.from(written.bytes) });
  }
  return new Uint8Array(writeZip(entries));
}

function readme(file: DataFile): string {
  const locale = { locale: file.language };
  return [
    m.exports_codebook_title({ title: file.provenance.studyTitle }, locale),
    ...(file.provenance.synthetic ? [file.provenance.synthetic] : []),
    '',
    ...provenanceRows(file, file.language).map(([what, which]) => `${what}: ${which}`),
    '',
    m.exports_codebook_withheld({}, locale),
    ...withheldSentences(file, file.language).map((sentence) => `- ${sentence}`),
    '',
    m.exports_note_order({}, locale),
    m.exports_note_formula({}, locale),
    '',
  ].join('\r\n');
}

/** The day the wave closed: a file must say some day, and it shall be the same each time. */
const dayOf = ({ provenance }: DataFile) => new Date(`${provenance.closedOn ?? '2000-01-01'}T00:00:00Z`);

/** Ids are letters, digits and hyphens, so the name is safe in a header and on any disk. */
const baseOf = ({ provenance }: DataFile) =>
  `${provenance.studyId}-${provenance.audience}-${provenance.waveId.slice(0, 6)}`;

const nameOf = (file: DataFile, format: DataFormat) =>
  `${baseOf(file)}${format.startsWith('codebook') ? '-' : '.'}${format}`;

function textBytes(text: string, hasMark = false): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hasMark ? byteOrderMark + text : text, 'utf8'));
}
