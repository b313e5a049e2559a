import type { Loss } from '../refi/losses.ts';

/** What of a project has no place here, beside what could not be read of its file at all. */
export type ImportLossKind =
  | Loss['kind']
  /** A source that no interview was chosen for, or that may not be taken in. */
  | 'sourceLeft'
  /** A passage that has no certain place in the transcript that is there. */
  | 'passageNotFound'
  | 'passageWithoutCode'
  /** A code of a text as a whole, and not of a passage. */
  | 'sourceCoding'
  /** Here a code is there as long as it stands on a passage. */
  | 'codeWithoutPassage'
  /** Two codes in the same words are one here. */
  | 'sameWords'
  | 'nameCut'
  | 'noName'
  | 'colour'
  | 'description'
  | 'note'
  | 'link'
  | 'sourceSet'
  /** A code lies in one group here: the first. */
  | 'severalSets'
  /** Over groups there are concepts, and nothing over those. */
  | 'deepTree'
  /** The code lies in another group of the study already. */
  | 'placedElsewhere'
  /** The concept has literature and a memo already. */
  | 'conceptKept'
  | 'codingTime'
  /** Sound that nobody chose, or that no interview was chosen for. */
  | 'soundLeft'
  | 'soundNoConsent'
  /** The interview has a recording, and has one at a time. */
  | 'soundThere'
  | 'soundKind'
  | 'soundLarge'
  | 'soundFilm'
  /** Times of a transcript that is here already. */
  | 'times';

export type ImportLoss = { readonly kind: ImportLossKind; readonly name: string };

/** How often each thing was lost, with the first names of it. */
export type SummedLoss = {
  readonly kind: ImportLossKind;
  readonly count: number;
  readonly names: readonly string[];
};

const mostNames = 5;

export function sumLosses(losses: readonly ImportLoss[]): readonly SummedLoss[] {
  return [...Map.groupBy(losses, ({ kind }) => kind)].map(([kind, all]) => ({
    kind,
    count: all.length,
    names: [...new Set(all.map(({ name }) => name).filter((name) => name !== ''))].slice(0, mostNames),
  }));
}
