import { m } from '#messages';
import { type DomainError, refusal } from '#platform/errors.ts';
import type { PackedFaults } from '#platform/packed/faults.ts';
import { openZip, type Zip } from '#platform/packed/open-zip.ts';
import { scanXml } from '#platform/packed/scan-xml.ts';
import { transcriptRefusal } from './transcript-refusal.ts';

/** What a document holds that is not what somebody says, and how many of each. */
export type LeftOut = {
  readonly kind: 'comments' | 'footnotes' | 'pictures' | 'deletions' | 'notes';
  readonly count: number;
};

const mainPart = 'word/document.xml';
/** A transcript of a day is a megabyte of XML; what unpacks to more is no transcript. */
const mostUnpacked = 64 * 1024 * 1024;

const faults: PackedFaults = {
  damaged: (part) => transcriptRefusal(m.interviews_transcript_docx_damaged, { part }),
  locked: () => refusal('transcript-file', m.interviews_transcript_docx_locked),
  tooLarge: (megabytes) => transcriptRefusal(m.interviews_transcript_docx_large, { megabytes }),
  declaresOwn: (part) => transcriptRefusal(m.interviews_transcript_docx_damaged, { part }),
};

/**
 * The lines of a Word document: paragraphs, line breaks, and rows of tables ("Kari | Ja." becomes "Kari: Ja.").
 * What was deleted with changes tracked stays deleted. Unpacked under a limit, and without a DOCTYPE (see `openZip`).
 *
 * @throws DomainError `transcript-file`
 * @see ECMA-376 part 1, §17.3 (paragraphs and runs), §17.4 (tables), §17.13.5 (revisions)
 */
export function readDocx(bytes: Uint8Array): {
  readonly lines: readonly string[];
  readonly left: readonly LeftOut[];
} {
  const zip = openZip(bytes, mostUnpacked, faults);
  const xml = zip.text(mainPart);
  if (xml === undefined) throw notWord();
  const read = linesOf(xml);
  const others = [
    { kind: 'comments', count: count(zip, 'word/comments.xml', 'comment') },
    { kind: 'footnotes', count: count(zip, 'word/footnotes.xml', 'footnote') },
    { kind: 'pictures', count: read.pictures },
    { kind: 'deletions', count: read.deletions },
  ] as const;
  return { lines: read.lines, left: others.filter((one) => one.count > 0) };
}

const notWord = (): DomainError => refusal('transcript-file', m.interviews_transcript_not_word);

/** Parts of a document whose text is written twice, or was taken back. */
const silent = new Set(['Fallback', 'del', 'moveFrom']);

function linesOf(xml: string) {
  const lines: string[] = [];
  let [pictures, deletions, silence] = [0, 0, 0];
  let isText = false;
  let line = '';
  /** The rows we are inside of: a table may stand in a cell. */
  const rows: { cells: string[]; lines: number }[] = [];
  const endLine = () => {
    lines.push(line);
    line = '';
  };
  scanXml(
    xml,
    mainPart,
    {
      open: (name) => {
        if (silent.has(name)) {
          silence += 1;
          if (name === 'del') deletions += 1;
        }
        if (silence > 0) return;
        if (name === 't') isText = true;
        else if (name === 'tab') line += ' ';
        else if (name === 'br' || name === 'cr') endLine();
        else if (name === 'drawing' || name === 'pict') pictures += 1;
        else if (name === 'tr') rows.push({ cells: [], lines: lines.length });
      },
      close: (name) => {
        if (silent.has(name)) silence -= 1;
        if (silence > 0) return;
        if (name === 't') isText = false;
        else if (name === 'p') endLine();
        else if (name === 'tc') {
          const row = rows.at(-1);
          row?.cells.push(lines.splice(row.lines).join(' ').trim());
        } else if (name === 'tr') lines.push(saidInRow(rows.pop()?.cells ?? []));
      },
      text: (text) => {
        if (isText && silence === 0) line += text;
      },
    },
    faults,
  );
  return { lines, pictures, deletions };
}

/** A row of who and what is written as plain transcripts are; any other row is its cells one after another. */
function saidInRow(cells: readonly string[]): string {
  const [first = '', ...others] = cells.filter((cell) => cell !== '');
  const rest = others.join(' ');
  if (rest === '' || first.length > 40 || /[.:!?\])]$/u.test(first)) return [first, rest].join(' ').trim();
  return `${first}: ${rest}`;
}

/** How many elements of this name a part has that Word itself did not put there. */
function count(zip: Zip, part: string, element: string): number {
  const xml = zip.text(part);
  let found = 0;
  if (xml === undefined) return found;
  scanXml(
    xml,
    part,
    {
      open: (name, attribute) => {
        if (name === element && attribute('type') === undefined) found += 1;
      },
      close: () => {},
      text: () => {},
    },
    faults,
  );
  return found;
}
