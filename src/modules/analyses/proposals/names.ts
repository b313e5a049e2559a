/** Stems that only say "question", and nothing about what is asked. */
const sayNothing = /^(q|qu|v|s|p|i|x|f|c|var|item|ledd|spm|spo?rsmal|spørsmål|sp|question|quest)[_.]?$/i;

/** Ways of counting questions, each after the stem: `støtte1`, `LEAD_03`; `q4_2`, `q4_b`; `q10a`; `trivsel_b`. */
const countings = [
  /^(.*[^\d_.\-\s])[_.\-\s]*\d{1,3}[a-z]?$/i,
  /^(.*\d)[_.\-\s]+(?:\d{1,3}|[a-z])$/i,
  /^(.*\d)[a-z]$/i,
  /^(.+)[_.]+[a-z]$/i,
];

/** A name without what counts it; undefined where nothing does, or where what is left says nothing. */
export function stemOf(name: string): string | undefined {
  const stems = countings.map((counting) => counting.exec(name)?.[1]);
  return stems.find((stem) => stem !== undefined && !sayNothing.test(stem))?.toLowerCase();
}

/** What stands before a colon or a dash in a label: `Støtte: Lederen min hører på meg`. */
export function prefixOf(label: string | undefined): string | undefined {
  return /^(.{2,120}?)\s*(?::| [-–—])\s+\S/.exec(label ?? '')?.[1]?.trim();
}
