import { diffArrays } from 'diff';

/** One stretch that was changed: what stood in `from` became what stands in `to`; either may be empty. */
export type TextChange = {
  readonly from: { readonly start: number; readonly end: number };
  readonly to: { readonly start: number; readonly end: number };
};

/** Past so many changed words the texts are two texts, and comparing them would take seconds. */
const mostChangedWords = 4000;

/**
 * What was changed between two versions of a text, in whole words, in order, by the shortest edit (Myers 1986).
 *
 * @returns undefined when more than four thousand words differ: nothing useful can be said of where each one went
 */
export function textChanges(from: string, to: string): readonly TextChange[] | undefined {
  const parts = diffArrays(wordsOf(from), wordsOf(to), { maxEditLength: mostChangedWords });
  if (parts === undefined) return undefined;
  const changes: TextChange[] = [];
  let [fromAt, toAt] = [0, 0];
  let open: TextChange | undefined;
  for (const part of parts) {
    const length = part.value.join('').length;
    if (!part.added && !part.removed) {
      if (open !== undefined) changes.push(open);
      open = undefined;
      [fromAt, toAt] = [fromAt + length, toAt + length];
      continue;
    }
    const start = open ?? { from: { start: fromAt, end: fromAt }, to: { start: toAt, end: toAt } };
    if (part.removed) fromAt += length;
    else toAt += length;
    open = { from: { ...start.from, end: fromAt }, to: { ...start.to, end: toAt } };
  }
  return open === undefined ? changes : [...changes, open];
}

/** Words, and what stands between them a character at a time: joined they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu) ?? [];
}
