import type { CodingState } from '../coding/log/replay.ts';
import { statusOf } from '../coding/progress.rules.ts';
import type { TranscriptVersion } from '../schema.ts';
import { wordsIn } from '../transcripts/content.ts';
import { type Field, passagesOf } from './field.rules.ts';

/** What the method's appendix tells: all counted, nothing typed. */
export type MethodCounts = {
  readonly informants: number;
  readonly interviews: number;
  /** Of everybody who speaks in them; and of the informants alone. */
  readonly words: number;
  readonly ownWords: number;
  /** Who have codes on passages that are counted: how many. */
  readonly coders: number;
  readonly codings: number;
  readonly passages: number;
  readonly codes: number;
  readonly tested: number;
  readonly passed: number;
  readonly groups: number;
  readonly concepts: number;
  readonly outside: number;
};

/** Counts over the interviews with an open transcript, as the tables are. */
export function methodCounts(given: {
  readonly state: CodingState;
  readonly field: Field;
  readonly transcripts: ReadonlyMap<string, TranscriptVersion>;
  /** What the informant of each interview is called, by its id. */
  readonly pseudonyms: ReadonlyMap<string, string>;
}): MethodCounts {
  const { state, field, transcripts, pseudonyms } = given;
  const open = [...pseudonyms].flatMap(([id, pseudonym]) => {
    const transcript = transcripts.get(id);
    return transcript ? [{ ...transcript, pseudonym }] : [];
  });
  const here = new Set(field.codes.map(({ codeId }) => codeId));
  const counted = new Set(field.codes.map(({ codingId }) => codingId));
  const coders = state.codings.filter(({ codingId }) => counted.has(codingId));
  const codes = state.codes.filter(({ codeId }) => here.has(codeId));
  return {
    informants: field.informants.length,
    interviews: open.length,
    words: sum(open.map(({ text }) => wordsIn(text))),
    ownWords: sum(
      open.flatMap(({ text, turns, pseudonym }) =>
        turns
          .filter(({ speaker }) => speaker === pseudonym)
          .map(({ start, end }) => wordsIn(text.slice(start, end))),
      ),
    ),
    coders: new Set(coders.map(({ personId }) => personId)).size,
    codings: field.codes.length,
    passages: passagesOf(field.codes).length,
    codes: codes.length,
    tested: codes.filter((code) => statusOf(code) !== 'untested').length,
    passed: codes.filter((code) => statusOf(code) === 'passed').length,
    groups: state.groups.length,
    concepts: state.concepts.length,
    outside: field.left.outside,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
