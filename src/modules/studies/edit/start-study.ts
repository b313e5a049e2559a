import { editText } from './edit-text.ts';

/**
 * A study with a title, the same in all languages until somebody writes another, and nothing asked yet. The
 * office is the one on the list of people asked, until another is chosen.
 */
export function blankStudy(given: { readonly id: string; readonly title: string }): string {
  const begun =
    'handlingsrom: 1\nid: x\ntitle: x\nlanguages: [nb, nn, en]\nprivacy:\n  minimumGroup: 5\noffices: {column: office}\ninstruments: {}\n';
  return editText(begun, (document) => {
    document.set('id', given.id);
    document.set('title', given.title);
  });
}

/**
 * Another study's file as the beginning of a new one. Where its answers were made up, the new one's will not be, and what
 * it says of itself (which offices, how many, where from) is not true of the new one.
 */
export function asNewStudy(text: string, given: { readonly id: string; readonly title?: string }): string {
  const { id, title } = given;
  let isMadeUp = false;
  const edited = editText(text, (document) => {
    if (document.get('id') !== id) document.set('id', id);
    if (title === undefined) return;
    isMadeUp = document.has('synthetic');
    if (isMadeUp) for (const key of ['synthetic', 'description', 'source']) document.delete(key);
    document.set('title', title);
  });
  return isMadeUp ? edited.replace(/^(#.*\n)+/, '') : edited;
}
