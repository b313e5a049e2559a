/**
 * PGlite takes a byte order mark away from the beginning of every text it hands over (its decoder's doing), and a study
 * file is to come out byte for byte as it went in. So a mark is put before the mark, and taken away again.
 */
const guard = '\u2060';

export function toStored(text: string): string {
  return text.startsWith('\ufeff') || text.startsWith(guard) ? guard + text : text;
}

export function fromStored(text: string): string {
  return text.startsWith(guard) ? text.slice(guard.length) : text;
}
