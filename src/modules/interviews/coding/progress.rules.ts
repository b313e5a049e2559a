import type { TranscriptVersion } from '../schema.ts';
import type { Code, Coding } from './log/replay.ts';

/** How far the coding of an interview has come, in numbers that say what coding is for: the essence, in fewer words. */
export type Progress = {
  /** What the informant says, from when they begin until somebody else speaks. */
  readonly turns: number;
  readonly turnsCoded: number;
  readonly codes: number;
  /** Codings for each turn that has any; null when none has. */
  readonly codesPerTurn: number | null;
  /** Words of what the informant says. */
  readonly words: number;
  /** Words of the codes. */
  readonly codeWords: number;
  /** The share of the volume that the codes leave out, from 0 to 1; null before there is a code. */
  readonly reduced: number | null;
  readonly tested: number;
  /** Tested, and did not pass. */
  readonly toReword: number;
};

/**
 * @param informant what the informant is called; where nobody is called so, everybody's turns are counted
 * @param codings that stand in this version
 * @param codes those of the codings
 */
export function progressOf({
  transcript,
  informant,
  codings,
  codes,
}: {
  readonly transcript: Pick<TranscriptVersion, 'text' | 'turns'>;
  readonly informant: string;
  readonly codings: readonly Pick<Coding, 'anchor'>[];
  readonly codes: readonly Pick<Code, 'words' | 'test'>[];
}): Progress {
  const own = transcript.turns.filter(({ speaker }) => speaker === informant);
  const turns = own.length > 0 ? own : transcript.turns;
  const isCoded = (turn: { start: number; end: number }) =>
    codings.some(({ anchor }) => anchor.start < turn.end && anchor.end > turn.start);
  const turnsCoded = turns.filter(isCoded).length;
  const words = sum(turns.map(({ start, end }) => countWords(transcript.text.slice(start, end))));
  const codeWords = sum(codes.map((code) => countWords(code.words)));
  return {
    turns: turns.length,
    turnsCoded,
    codes: codes.length,
    words,
    codeWords,
    codesPerTurn: turnsCoded === 0 ? null : codings.length / turnsCoded,
    reduced: codes.length === 0 || words === 0 ? null : Math.max(0, 1 - codeWords / words),
    tested: codes.filter(({ test }) => test !== null).length,
    toReword: codes.filter((code) => statusOf(code) === 'reword').length,
  };
}

export type CodeStatus = 'untested' | 'passed' | 'reword';

/** A code passes when it could not have been written before the material was read, and says what was said. */
export function statusOf({ test }: Pick<Code, 'test'>): CodeStatus {
  if (test === null) return 'untested';
  return !test.couldBeWrittenBefore && test.saysWhatWasSaid ? 'passed' : 'reword';
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const countWords = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)?.length ?? 0;
