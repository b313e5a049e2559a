import { anchored } from '../../coding/anchors/anchor.ts';
import { replay } from '../../coding/log/replay.ts';
import type { Step } from '../../coding/log/steps.ts';
import { logOf } from '../../coding/testing/made-steps.ts';
import type { Interview, TranscriptVersion } from '../../schema.ts';
import { type Field, fieldOf } from '../field.rules.ts';

/** What two made-up leaders say: eight words a turn, so that places can be reckoned by hand. Synthetic. */
const said = {
  a: [
    'Hva skjedde?',
    'Vi fikk tid og vi fikk lov til det',
    'Og så?',
    'Ingen tok bort det gamle skjemaet vårt',
  ],
  b: ['Hva skjedde?', 'Vi fikk lov men aldri tid til det'],
};

const transcriptOf = (letter: keyof typeof said): TranscriptVersion => {
  let start = 0;
  const turns = said[letter].map((text, at) => {
    const turn = { start, end: start + text.length, startMs: at * 10_000, endMs: null };
    start += text.length + 1;
    return { speaker: at % 2 === 0 ? 'Intervjuer' : `Leder ${letter.toUpperCase()}`, ...turn };
  });
  return {
    interviewId: `interview-${letter}`,
    version: 1,
    text: said[letter].join('\n'),
    sha256: '',
    turns,
    savedOn: '2026-03-01',
    byName: 'Ivar Oppdiktet',
  };
};
export const madeTranscripts: ReadonlyMap<string, TranscriptVersion> = new Map(
  (['a', 'b', 'c'] as const).flatMap((letter) =>
    letter === 'c' ? [] : [[`interview-${letter}`, transcriptOf(letter)] as const],
  ),
);
/** The third has been held, and nobody has written it out. */
export const madeInterviews: readonly Interview[] = ['a', 'b', 'c'].map((letter) => ({
  interviewId: `interview-${letter}`,
  informantId: `informant-${letter}`,
  pseudonym: `Leder ${letter.toUpperCase()}`,
  heldOn: '2026-03-01',
  number: 1,
  name: `Leder ${letter.toUpperCase()}`,
}));

/** A code in words that somebody said, on those words. */
export function codeOn(letter: 'a' | 'b', words: string, codeId: string): Step {
  const interviewId = `interview-${letter}`;
  const { text } = madeTranscripts.get(interviewId)!;
  const start = text.indexOf(words);
  const codingId = `coding-${codeId}-${letter}-${start}`;
  const passage = { codingId, interviewId, version: 1, anchor: anchored(text, start, start + words.length) };
  return { kind: 'codeWritten', codeId, words: `sier ${codeId}`, ...passage };
}

export const group = (groupId: string, conceptId: string | null, codeIds: readonly string[]): Step[] => [
  { kind: 'groupNamed', groupId, name: `Gruppe ${groupId}` },
  ...(conceptId === null ? [] : [{ kind: 'groupPlaced', groupId, conceptId } as const]),
  ...codeIds.map((codeId): Step => ({ kind: 'codePlaced', codeId, place: { kind: 'group', groupId } })),
];
export const concept = (conceptId: string): Step => ({
  kind: 'conceptNamed',
  conceptId,
  name: `Begrep ${conceptId}`,
});

export const madeField = (steps: readonly Step[]): Field =>
  fieldOf({ state: replay(logOf(steps)), interviews: madeInterviews, transcripts: madeTranscripts });

/**
 * Time: A's «fikk tid» with two codes, and B's «aldri tid». Leave: A's «tid og vi fikk lov», which lies over «fikk tid»,
 * and B's «fikk lov». Burden: A's last turn. One code lies outside, one nowhere, one in a group without a concept.
 */
export const madeSteps: readonly Step[] = [
  codeOn('a', 'fikk tid', 'time-one'),
  codeOn('a', 'fikk tid', 'time-two'),
  codeOn('b', 'aldri tid', 'time-three'),
  codeOn('a', 'tid og vi fikk lov', 'leave-one'),
  codeOn('b', 'fikk lov', 'leave-two'),
  codeOn('a', 'Ingen tok bort det gamle', 'burden-one'),
  codeOn('a', 'skjemaet vårt', 'outside-one'),
  codeOn('b', 'Vi fikk', 'nowhere-one'),
  codeOn('b', 'til det', 'loose-one'),
  concept('concept-time'),
  concept('concept-leave'),
  concept('concept-burden'),
  ...group('group-time-1', 'concept-time', ['time-one', 'time-three']),
  ...group('group-time-2', 'concept-time', ['time-two']),
  ...group('group-leave', 'concept-leave', ['leave-one', 'leave-two']),
  ...group('group-burden', 'concept-burden', ['burden-one']),
  ...group('group-loose', null, ['loose-one']),
  { kind: 'codePlaced', codeId: 'outside-one', place: { kind: 'outside' } },
];
