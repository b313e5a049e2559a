/**
 * What one person says until the next one speaks, as a file or a bench gives it, before it becomes part of a transcript.
 */
export type SpokenTurn = {
  /** As the file names who speaks; null when it does not. A name, until somebody has put a pseudonym in its place. */
  readonly speaker: string | null;
  readonly text: string;
  /** Milliseconds into the recording where it begins and ends; null when the file knows no time. */
  readonly startMs: number | null;
  readonly endMs: number | null;
};

/** A line of a file that could not be read as what the file says it is; its text is kept where there is any. */
export type LineProblem = {
  /** From 1. */
  readonly line: number;
  readonly kind: 'badTime' | 'aDayOrMore' | 'endsBeforeItBegins' | 'beginsBeforeTheLast' | 'noText';
  readonly value: string;
};

export type ReadTranscript = {
  readonly turns: readonly SpokenTurn[];
  readonly problems: readonly LineProblem[];
};
