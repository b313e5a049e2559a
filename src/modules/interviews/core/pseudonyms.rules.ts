/**
 * The pseudonym of the next informant: what they are called together, and the first letter that nobody has or has had.
 * After Z come AA, AB and on, as the columns of a sheet do.
 *
 * @param stem what the informants of the study are, in the study's language: "Leder"
 * @param taken every pseudonym of the study, those of people who have withdrawn too
 */
export function nextPseudonym(stem: string, taken: readonly string[]): string {
  const had = new Set(taken.map((name) => name.toLocaleLowerCase('nb')));
  for (let place = 1; ; place += 1) {
    const pseudonym = `${stem.trim()} ${lettersOf(place)}`;
    if (!had.has(pseudonym.toLocaleLowerCase('nb'))) return pseudonym;
  }
}

function lettersOf(place: number): string {
  const rest = Math.floor((place - 1) / 26);
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(65 + ((place - 1) % 26))}`;
}
