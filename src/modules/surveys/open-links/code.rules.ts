/** Letters and figures that cannot be taken for one another on a poster: no O and 0, I, L and 1, S and 5, Z and 2. */
const alphabet = 'ABCDEFGHJKMNPQRTUVWXY346789';
const length = 6;

/** A code to be read off a poster and typed on a phone. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  let code = '';
  while (code.length < length) {
    // A byte beyond the last whole alphabet would make the first letters likelier.
    const [byte = 255] = random(1);
    if (byte < 256 - (256 % alphabet.length)) code += alphabet[byte % alphabet.length];
  }
  return code;
}

/** A code as somebody typed it: small letters, spaces and hyphens are as good. Null for what is no code. */
export function readCode(typed: string): string | null {
  const code = typed.replace(/[\s\-–.]/g, '').toUpperCase();
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** In two halves, as it is printed: `KTR 8WQ`. */
export function spellCode(code: string): string {
  return `${code.slice(0, length / 2)} ${code.slice(length / 2)}`;
}
