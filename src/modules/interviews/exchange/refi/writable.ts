/**
 * Text that XML 1.0 can hold, of the same length in code points: what it cannot hold (control characters, halves of
 * pairs, two non-characters) becomes U+FFFD. Places in the text stay where they are.
 */
export function writable(text: string): string {
  return text.toWellFormed().replace(/(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd');
}

/** The same for a name: names are attributes, and a line break in an attribute is read as a blank. */
export function writableName(name: string): string {
  return writable(name).replace(/[\t\n\r]/gu, ' ');
}
