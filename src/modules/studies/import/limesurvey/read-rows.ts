import { m } from '#messages';
import { cellText, scanRows } from '#platform/tables/scan-rows.ts';
import { toUtf8 } from '#platform/tables/to-utf8.ts';
import { refuseQuestionnaire } from '../refuse.ts';

/** A line of LimeSurvey's table: its cells by their headings in small letters. */
export type LimeRow = {
  readonly line: number;
  readonly kind: string;
  readonly cell: (heading: string) => string;
  /** Headings with something under them in this line. */
  readonly filled: readonly string[];
};

const tab = 0x09;
const mostColumns = 500;
const mostRows = 60_000;

/** Whether a file begins with the headings that LimeSurvey writes. */
export function looksLikeLimeSurvey(text: string): boolean {
  const [first = ''] = text
    .replace(/^\ufeff/, '')
    .slice(0, 20_000)
    .split(/\r\n|\r|\n/);
  const headings = first.split('\t').map(plain);
  return headings.includes('class') && headings.includes('type/scale') && headings.includes('name');
}

const plain = (heading: string) => heading.trim().replace(/^"|"$/g, '').toLowerCase();

export function readLimeRows(given: Uint8Array, fileName: string): readonly LimeRow[] {
  const converted = toUtf8(given);
  if ('unreadableAt' in converted) {
    return refuseQuestionnaire('encoding', fileName, (locale) => m.studies_import_encoding({}, { locale }));
  }
  const { bytes } = converted;
  let headings: readonly string[] | undefined;
  const rows: LimeRow[] = [];
  scanRows(bytes, {
    delimiter: tab,
    room: mostColumns,
    onRow: (row) => {
      const cells = Array.from({ length: Math.min(row.cellCount, mostColumns) }, (_, at) =>
        cellText(bytes, row, at),
      );
      if (headings === undefined) {
        headings = cells.map(plain);
        return true;
      }
      const byHeading = new Map<string, string>();
      for (const [at, heading] of headings.entries()) {
        const cell = cells[at] ?? '';
        if (cell.trim() !== '' && !byHeading.has(heading)) byHeading.set(heading, cell);
      }
      rows.push({
        line: row.line,
        kind: (byHeading.get('class') ?? '').trim().toUpperCase(),
        cell: (heading) => byHeading.get(heading) ?? '',
        filled: [...byHeading.keys()],
      });
      return rows.length < mostRows;
    },
    onFault: ({ code, line }) => {
      if (code !== 'unterminated-quote') return;
      refuseQuestionnaire('quote-open', fileName, (locale) => m.studies_import_quote_open({}, { locale }), {
        line,
      });
    },
  });
  return rows;
}
