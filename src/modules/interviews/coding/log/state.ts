import type { Anchor } from '../anchors/anchor.ts';
import type { Force, Place } from './steps.ts';

export type CodeTest = { readonly couldBeWrittenBefore: boolean; readonly saysWhatWasSaid: boolean };

export type Code = {
  readonly codeId: string;
  readonly words: string;
  /** Of the words as they stand; null when nobody has tested them. */
  readonly test: CodeTest | null;
  readonly place: Place;
  /** What somebody thinks of it so far; empty where nobody has written anything. */
  readonly memo: string;
  readonly byName: string;
  /** Of the last step that changed it. */
  readonly number: number;
};

/** A code on a passage of an interview. */
export type Coding = {
  readonly codingId: string;
  readonly codeId: string;
  readonly interviewId: string;
  /** The version of the transcript that the anchor is of. */
  readonly version: number;
  readonly anchor: Anchor;
  readonly personId: string;
  readonly byName: string;
  /** Somebody chose the passage as an example; left out: nobody did. */
  readonly isExample?: boolean;
  readonly number: number;
};

export type Group = {
  readonly groupId: string;
  readonly name: string;
  readonly conceptId: string | null;
  readonly memo: string;
};
/** Somebody has coded all of an interview. */
export type Finished = { readonly interviewId: string; readonly personId: string; readonly byName: string };
export type Concept = {
  readonly conceptId: string;
  readonly name: string;
  readonly literature: string;
  readonly memo: string;
};

/** What has come of all that was done: what stands, and what was taken away and can be had back. */
export type CodingState = {
  /** Of the last step; 0 before the first. */
  readonly number: number;
  /** Those that stand on a passage, in the order they were written. */
  readonly codes: readonly Code[];
  readonly codings: readonly Coding[];
  readonly removed: readonly Coding[];
  readonly groups: readonly Group[];
  readonly concepts: readonly Concept[];
  /** Whether those who code see only their own until two have finished an interview. */
  readonly isBlind: boolean;
  readonly finished: readonly Finished[];
  /** What drives and what hinders, by the id of a group or concept; those that nobody has marked are left out. */
  readonly forces: Readonly<Record<string, Force>>;
  /** What the report says of a concept, by its id. */
  readonly texts: Readonly<Record<string, string>>;
};

/** The state while steps are taken in, one after another. */
export type Open = {
  readonly codes: Map<string, Code & { readonly testedWords: string | null }>;
  readonly codings: Map<string, Coding>;
  readonly removed: Map<string, number>;
  groups: Group[];
  concepts: Concept[];
  isBlind: boolean;
  finished: Finished[];
  readonly forces: Map<string, Force>;
  readonly texts: Map<string, string>;
};
