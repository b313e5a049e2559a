/** Texts that differ only in letter case, kind and number of spaces, or Unicode composition are the same. */
export function comparable(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
