import type { NameKind, Suggestion } from '../pseudonyms/suggest.rules.ts';
import type { NameInContext } from './in-context.rules.ts';

export type SuggestedName = Suggestion & {
  /** What is proposed to stand for it. */
  readonly standIn: string;
  /** Whether it has been decided before what stands for it. */
  readonly isDecided: boolean;
  /** Every place in the interviews of the study: those of this interview first. */
  readonly places: readonly NameInContext[];
};
/** The names of an interview, to be gone through before those who code may read it. */
export type NamesLook = {
  /** Null until something has been taken in. */
  readonly version: number | null;
  readonly isOpen: boolean;
  readonly suggestions: readonly SuggestedName[];
  /** How many are left for when these have been decided. */
  readonly waiting: number;
  /** Another stamp is other texts to decide about. */
  readonly stamp: string;
  /** How many words something stands for, in all interviews of the study. */
  readonly replaced: number;
};
export type NameDecision = {
  readonly original: string;
  readonly kind: NameKind;
  /** What stands for it from now on; null: it points at nobody, and stays. */
  readonly replacement: string | null;
};
