import fc from 'fast-check';

const awkward = [
  ...'abåø æ.,\n\t',
  '\r',
  '\r\n',
  '\uFEFF',
  '\u2028',
  '\u0000',
  'a\u030A',
  '\u0301',
  '🙂',
  '👩‍👧',
  '🇳🇴',
  '\uD83D',
  '\uDE42',
  'ja ',
  'ikke ',
];

/** Texts made of what goes wrong in texts: pairs, halves of pairs, marks to put on letters, line breaks of all kinds. */
export const awkwardText = ({ maxLength = 60 }: { readonly maxLength?: number } = {}) =>
  fc.array(fc.constantFrom(...awkward), { maxLength }).map((parts) => parts.join(''));
