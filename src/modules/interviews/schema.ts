export { mostPaperBytes } from './consent/paper-kind.ts';
export { statementsOf } from './consent/statements.ts';
export { judgements } from './findings/themes/theme.ts';
export { isOnThisMachine } from './recordings/transcriber/on-this-machine.ts';
export { cellOf, emptySample, nextLineId, type Sample, type SampleLine } from './sample/sample.ts';

/** Where the interviews of a study are kept. */
export type InterviewsPlace = { readonly organisationId: string; readonly studyId: string };
export type InterviewPlace = InterviewsPlace & { readonly interviewId: string };

/** Somebody who is spoken with, as everybody but the interviewer knows them. */
export type Informant = {
  /** Random; says nothing of whom it names. */
  readonly informantId: string;
  /** "Leder A": given once, and never to anybody else. */
  readonly pseudonym: string;
  /** The day consent was taken back, as in 2026-03-01; null while it holds. */
  readonly withdrawnOn: string | null;
};

export type Interview = {
  readonly interviewId: string;
  readonly informantId: string;
  /** Of whoever is spoken with. */
  readonly pseudonym: string;
  /** From 1 for each informant. */
  readonly number: number;
  /** What the interview is called: "Leder A", and the next one with them "Leder A (2)". */
  readonly name: string;
  /** As in 2026-03-01; null until it has been held. */
  readonly heldOn: string | null;
};

/** What one person says until the next one speaks. Places are UTF-16 units of the version's text (decision 0050). */
export type Turn = {
  /** A pseudonym, or what the interviewer is called; outside the text, so that a new name for somebody moves no code. */
  readonly speaker: string;
  readonly start: number;
  readonly end: number;
  /** Milliseconds into the recording; null where nobody knows. */
  readonly startMs: number | null;
  readonly endMs: number | null;
};

/** What was said, as it stood when it was saved. The texts of the turns, joined by a line break, are the text. */
export type TranscriptVersion = {
  readonly interviewId: string;
  /** From 1. */
  readonly version: number;
  /** As `soundText` leaves it. */
  readonly text: string;
  /** Of the text's UTF-8, in hexadecimal. */
  readonly sha256: string;
  readonly turns: readonly Turn[];
  readonly savedOn: string;
  readonly byName: string;
};

export { viewOfTurn } from './coding/turn-view.ts';
