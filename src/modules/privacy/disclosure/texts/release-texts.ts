import { type DisclosurePolicy, isLargeEnough } from '../minimum-group.rules.ts';
import { type Released, stamp } from '../released.ts';

/** A free text of a closed wave, under the random id that is its alone: nothing else of its writer has that id. */
export type TextWithId = { readonly textId: string; readonly text: string };
/** The free texts of one question to be read one by one: no office, no other answer, in the order of their random ids. */
export type ReadableTexts = {
  /** How many were written, those that nobody reads included. */
  readonly written: number;
  readonly texts: readonly TextWithId[];
  /** There are texts, but fewer than the smallest group that is shown; then not how many either. */
  readonly isWithheld: boolean;
};

/**
 * Releases what was written to one question, to those who sort it: by the rule that data files follow (`releaseFreeTexts`),
 * with ids to hang codes on.
 *
 * @param written every text there is: whether they are enough is decided by all of them
 * @param shown those that are read, as they are read: names may have been taken out, and whole texts held back
 */
export function releaseTextsToRead(
  { written, shown }: { readonly written: number; readonly shown: readonly TextWithId[] },
  policy: DisclosurePolicy,
): Released<ReadableTexts> {
  if (!isLargeEnough(written, policy)) return stamp({ written: 0, texts: [], isWithheld: written > 0 });
  const texts = shown
    .map(({ textId, text }) => ({ textId, text }))
    .toSorted((a, b) => (a.textId < b.textId ? -1 : 1));
  return stamp({ written, texts, isWithheld: false });
}
