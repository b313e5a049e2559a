import { reproducibleZip } from '#platform/zip/zip.ts';

const noDate = '2000-01-01T00:00:00Z';

/**
 * `docx` writes the time of day and counts picture and bookmark ids on from the document before.
 * Here both are taken out, so that the same report is the same file. Text cannot match: its `<` is escaped.
 */
export function withoutTimeAndCounters(docx: Uint8Array): Uint8Array {
  return reproducibleZip(docx, ({ name, bytes }) => {
    if (name === 'docProps/core.xml') {
      const xml = bytes.toString('utf8');
      return Buffer.from(xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${noDate}`));
    }
    if (name === 'word/document.xml') return Buffer.from(renumber(bytes.toString('utf8')));
    return bytes;
  });
}

function renumber(xml: string): string {
  let pictures = 0;
  const bookmarks = new Map<string, number>();
  const bookmark = (id: string) => {
    if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1);
    return bookmarks.get(id);
  };
  return xml
    .replace(/(<wp:docPr )id="\d+"/g, (_, start: string) => `${start}id="${++pictures}"`)
    .replace(
      /(<w:bookmark(?:Start|End)[^>]*?w:id=")(\d+)"/g,
      (_, start: string, id: string) => `${start}${bookmark(id)}"`,
    );
}
