/**
 * Names as SPSS will have them: a long one (letters, digits, `. _ @ # $`, a letter first, at most 64 bytes, no word of
 * its command language) and a short one of at most eight, both unlike all others whatever their case.
 */
export type SavName = { readonly long: string; readonly short: string };

const words = new Set(['ALL', 'AND', 'BY', 'EQ', 'GE', 'GT', 'LE', 'LT', 'NE', 'NOT', 'OR', 'TO', 'WITH']);
const longestName = 64;

export function savNames(wanted: readonly string[]): SavName[] {
  const taken = new Set<string>();
  return wanted.map((name, place) => {
    const long = unlike(plain(name), taken);
    taken.add(long.toUpperCase());
    return { long, short: shortName(place) };
  });
}

/** Short names are never seen where long ones are, so they need only differ: V00001, V00002, … */
export function shortName(place: number): string {
  return `V${String(place + 1).padStart(5, '0')}`;
}

function plain(name: string): string {
  const allowed = name.normalize('NFC').replaceAll(/[^\p{L}\p{N}._@#$]/gu, '_');
  const begun = /^[\p{L}@]/u.test(allowed) ? allowed : `v${allowed}`;
  const cut = cut64(begun).replace(/[._]+$/, '') || 'v';
  return words.has(cut.toUpperCase()) ? `${cut}_` : cut;
}

function unlike(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${cut64(name, longestName - 6)}_${count}`;
    if (!taken.has(tried.toUpperCase())) return tried;
  }
}

function cut64(name: string, most = longestName): string {
  let kept = '';
  for (const letter of name) {
    if (Buffer.byteLength(kept + letter) > most) break;
    kept += letter;
  }
  return kept;
}
