const localEntry = [0x50, 0x4b, 0x03, 0x04] as const;
const directoryEntry = [0x50, 0x4b, 0x01, 0x02] as const;
const directoryNameAt = 46;
const openDocumentSpreadsheet = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

/**
 * Whether a file is packed (ZIP) without being a spreadsheet: a Word file, an archive. What is a spreadsheet is left
 * to the reader of answers, who says how to save it as CSV.
 *
 * @example isPackedOther(docxBytes) // true; of an .xlsx, which has a folder `xl/`, false
 */
export function isPackedOther(bytes: Uint8Array): boolean {
  if (!standsAt(bytes, 0, localEntry)) return false;
  const firstEntry = latin1(bytes.subarray(30, 30 + openDocumentSpreadsheet.length));
  if (firstEntry === openDocumentSpreadsheet) return false;
  // The directory at the end tells the names; the contents between are packed and could spell anything.
  for (let at = bytes.indexOf(directoryEntry[0]); at >= 0; at = bytes.indexOf(directoryEntry[0], at + 1)) {
    if (!standsAt(bytes, at, directoryEntry)) continue;
    if (latin1(bytes.subarray(at + directoryNameAt, at + directoryNameAt + 3)) === 'xl/') return false;
  }
  return true;
}

function standsAt(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
