import { atomsOf } from './atoms.ts';
import { Independent } from './modular.ts';
import { hasRow, type RowSet } from './row-set.ts';

/** Which answer each row gave, as a number of our own; -1 for none. */
export type AnswersOfRows = Int32Array;

/** Whether those in the set who answered all gave one answer, though not everybody in the file did. */
export function allAnswerAlike(set: RowSet, answers: AnswersOfRows): boolean {
  const ofAll = new Set<number>();
  const ofSet = new Set<number>();
  answers.forEach((answer, row) => {
    if (answer === -1) return;
    ofAll.add(answer);
    if (hasRow(set, row)) ofSet.add(answer);
  });
  return ofSet.size === 1 && ofAll.size > 1;
}

/**
 * Whether some sum of these sets, added and subtracted any number of times, rests on people who all gave one and the same
 * answer. Then its mean says what each of them answered, however many they are: group disclosure (Hundepool
 * et al., *Statistical Disclosure Control*, 2012).
 *
 * The sets that rest on answers other than `a` span a space; if the sets of all rows span more, some sum is zero
 * wherever anybody answered otherwise. So it is a matter of two ranks for each answer, and no search.
 *
 * @returns false where everybody in the file answered alike: then the figure about all says so, and is always told
 * @example singlesOutAlike([all, office7], answers) // true where all in office 7 gave one answer
 */
export function singlesOutAlike(sets: readonly RowSet[], answers: AnswersOfRows): boolean {
  const atoms = atomsOf(sets, answers.length);
  const places = Array.from({ length: atoms.count }, (): number[] => []);
  const isPlaced = new Uint8Array(atoms.count);
  /** The one answer of each atom; `mixed` where there are several, -1 where nobody answered. */
  const answerOf = new Int32Array(atoms.count).fill(-1);
  const mixed = -2;
  answers.forEach((answer, row) => {
    const atom = atoms.ofRow[row]!;
    if (!isPlaced[atom]) {
      isPlaced[atom] = 1;
      places[atom] = sets.flatMap((set, place) => (hasRow(set, row) ? [place] : []));
    }
    if (answer === -1) return;
    if (answerOf[atom] === -1) answerOf[atom] = answer;
    else if (answerOf[atom] !== answer) answerOf[atom] = mixed;
  });
  const vectorOf = (atom: number) => {
    const vector = new Float64Array(sets.length);
    for (const place of places[atom]!) vector[place] = 1;
    return vector;
  };
  const answered = [...answerOf.keys()].filter((atom) => answerOf[atom] !== -1);
  const alike = new Set(answered.flatMap((atom) => (answerOf[atom] === mixed ? [] : [answerOf[atom]!])));
  const isEverybodyAlike = alike.size === 1 && answered.every((atom) => answerOf[atom] !== mixed);
  if (isEverybodyAlike) return false;
  return [...alike].some((answer) => {
    const others = new Independent(sets.length);
    for (const atom of answered) {
      if (answerOf[atom] === answer) continue;
      others.take(vectorOf(atom));
      if (others.isEverything) return false;
    }
    return answered.some((atom) => answerOf[atom] === answer && others.take(vectorOf(atom)));
  });
}
