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

/** Another study's file as the beginning of a new one: its answers were made up, the new one's will not be. */
export function asNewStudy(text: string, given: { readonly id: string; readonly title?: string }): string {
  return editText(text, (document) => {
    if (document.get('id') !== given.id) document.set('id', given.id);
    if (given.title === undefined) return;
    document.delete('synthetic');
    document.set('title', given.title);
  });
}
