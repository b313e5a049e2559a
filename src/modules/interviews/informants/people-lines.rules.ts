/** Somebody as a line tells of them; what it does not tell is empty. */
export type LineContact = { readonly name: string; readonly email: string; readonly phone: string };

/**
 * People in lines, one each: the name, and e-mail or telephone after it, with semicolons, commas or tabs between, as they
 * come from a spreadsheet or are typed. What has @ is an e-mail address, what begins with digits is a telephone.
 *
 * @example contactsInLines('Kari Oppdiktet; kari@example.org; 900 00 000')
 */
export function contactsInLines(text: string): readonly LineContact[] {
  return text.split(/\r?\n/u).flatMap((line): LineContact[] => {
    const cells = line
      .split(/[;,\t]/u)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    if (cells.length === 0) return [];
    const email = cells.find((cell) => cell.includes('@')) ?? '';
    const phone = cells.find((cell) => cell !== email && /^\+?[\d(]/u.test(cell)) ?? '';
    const name = cells.filter((cell) => cell !== email && cell !== phone).join(', ');
    return [{ name, email, phone }];
  });
}
