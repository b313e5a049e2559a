/**
 * Whether every word that is looked for stands in what is said, in capitals or not, and as the head or any other part of
 * a word. Nothing looked for is found everywhere.
 *
 * @example saidIn('tid LOV')(['Fikk lov til å ta seg tid', null]) // true
 */
export function saidIn(words: string): (texts: readonly (string | null)[]) => boolean {
  const wanted = plain(words).split(/\s+/u).filter(Boolean);
  return (texts) => {
    const said = plain(texts.filter((text) => text !== null).join('\n'));
    return wanted.every((word) => said.includes(word));
  };
}

const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('nb');
