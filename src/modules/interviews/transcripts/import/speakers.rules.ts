import type { SpokenTurn } from '../spoken.ts';

/** Somebody who speaks in a file, as the file calls them. */
export type FoundSpeaker = {
  /** Null: the file does not say who. */
  readonly name: string | null;
  readonly turns: number;
  readonly words: number;
  /** How they begin, so that a person can tell who it is. */
  readonly sample: string;
  readonly guess: 'interviewer' | 'informant' | 'other';
};

const interviewerNames = /^(i|int|intervjuer|intervjuar|interviewer|forsker|forskar|researcher)\.?$/iu;
const sampleLength = 140;

/**
 * Who speaks in a file, in the order they are first heard. Who is who is guessed from what they are called, and else
 * from how much they say: whoever says most is the one that was interviewed.
 *
 * @param pseudonym of whom was interviewed
 */
export function speakersIn(turns: readonly SpokenTurn[], pseudonym: string): readonly FoundSpeaker[] {
  const found = new Map<string | null, { turns: number; words: number; sample: string }>();
  for (const { speaker, text } of turns) {
    const one = found.get(speaker) ?? { turns: 0, words: 0, sample: text.slice(0, sampleLength) };
    found.set(speaker, {
      ...one,
      turns: one.turns + 1,
      words: one.words + text.split(/\s+/u).filter((word) => word !== '').length,
    });
  }
  const all = [...found].map(([name, rest]) => ({ name, ...rest }));
  const isSame = (name: string | null) => name?.toLocaleLowerCase('nb') === pseudonym.toLocaleLowerCase('nb');
  const isInterviewer = (name: string | null) => name !== null && interviewerNames.test(name);
  const most = all.filter(({ name }) => !isInterviewer(name)).toSorted((a, b) => b.words - a.words)[0];
  const informant = all.find(({ name }) => isSame(name)) ?? most;
  const interviewer = all.find(({ name }) => isInterviewer(name)) ?? all.find((one) => one !== informant);
  return all.map((one) => ({
    ...one,
    guess: one === informant ? 'informant' : one === interviewer ? 'interviewer' : 'other',
  }));
}
