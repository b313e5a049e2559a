const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', ð: 'd', þ: 'th' };

/** Letters a–z and digits only; others become their nearest, or a low line. */
export function plainLetters(text: string): string {
  return text
    .replace(/[æøåßðþ]/gi, (letter) => {
      const plain = letters[letter.toLowerCase()]!;
      return letter === letter.toLowerCase() ? plain : plain[0]!.toUpperCase() + plain.slice(1);
    })
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** Gives names that can be ids in a study file, no two alike. */
export class Ids {
  readonly #taken = new Set<string>(['constant', 'all']);

  /** @example new Ids().next('Støtte 1') // 'Stotte_1' */
  next(wanted: string): string {
    const plain = plainLetters(wanted);
    const start = (/^[A-Za-z]/.test(plain) ? plain : `v_${plain}`).slice(0, 56);
    let id = start;
    for (let count = 2; this.#taken.has(id.toLowerCase()) || id in Object.prototype; count += 1) {
      id = `${start}_${count}`;
    }
    this.#taken.add(id.toLowerCase());
    return id;
  }
}

/** @example studyIdOf('Svar 2026 (øst).sav') // 'svar-2026-ost' */
export function studyIdOf(fileName: string): string {
  const plain = plainLetters(fileName.replace(/\.[^.]*$/, ''))
    .toLowerCase()
    .replaceAll('_', '-');
  return plain.slice(0, 60) || 'studie';
}
