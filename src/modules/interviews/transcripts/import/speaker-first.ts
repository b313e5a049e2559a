/** Longer than this, what stands before a colon is a sentence and nobody's name. */
const longestName = 40;

/**
 * Takes who speaks from the head of a line: "Kari: Ja.", "LEDER A:  Ja.", "[I] Ja.". A name is a few words that begin
 * with a capital or a digit; "Jeg tenker slik: først …" and "kl. 10:30" stay what they are.
 */
export function speakerFirst(line: string): { readonly speaker: string | null; readonly text: string } {
  const found = /^\s*(?:\[([^\][\n]{1,40})\]:?|([^:\n]{1,40}):(?!\d|\/\/))\s*/u.exec(line);
  const name = (found?.[1] ?? found?.[2])?.trim();
  if (found === null || name === undefined || !isName(name)) return { speaker: null, text: line.trim() };
  return { speaker: name, text: line.slice(found[0].length).trim() };
}

function isName(words: string): boolean {
  const parts = words.split(/\s+/u);
  const isOfNames = parts.every((part) => /^[\p{Lu}\p{N}(]/u.test(part));
  return isOfNames && parts.length <= 3 && words.length <= longestName && /\p{L}/u.test(words);
}
