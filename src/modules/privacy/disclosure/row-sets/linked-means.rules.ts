import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { atomsOf } from './atoms.ts';
import { partOf, type SparseVector } from './modular.ts';
import { type Alike, restsOnFew } from './rests-on-few.rules.ts';
import { bothOf, countRows, hasRow, keyOf, type RowSet } from './row-set.ts';

/** A mean that is told, and the answers it is made of. */
export type MeanTold = {
  /** Whose mean it can be: those who answered enough of its questions. */
  readonly answered: RowSet;
  /** The question itself, or those of a scale: each person's answers to them count alike. */
  readonly questions: readonly QuestionOf[];
  /** Over whom it has been told. */
  readonly sets: readonly RowSet[];
};
export type QuestionOf = {
  readonly name: string;
  readonly answered: RowSet;
  /** −1 where it counts reversed. */
  readonly sign: 1 | -1;
};

/**
 * Whether some sum of these means, of scales and of questions, added and subtracted any number of times, rests on the answers of
 * somebody but of fewer than the minimum.
 *
 * A scale's score is the mean of the questions that the person answered. For those who answered all of them it follows from
 * the questions' means. Take these away, and what is left is about those who skipped one: of one such person it is their
 * answer. So the unknowns are not people, but each person's answer to each question.
 *
 * What a reversed question is turned around is left out: it says who answered, not what.
 *
 * @param means of a scale, its questions, and others made of the same answers
 * @example meansSingleOutFew([scaleOfTwo, firstQuestion, secondQuestion], policy) // true where one person skipped one
 */
export function meansSingleOutFew(means: readonly MeanTold[], { minimumGroup }: DisclosurePolicy): boolean {
  const [first] = means;
  if (!first) return false;
  const { rowCount } = first.answered;
  // The smallest first: what is reckoned out then stays within them, and takes a tenth of the time.
  const sums = means
    .flatMap((mean, at) => mean.sets.map((set) => ({ mean: at, set, size: countRows(set) })))
    .sort((a, b) => a.size - b.size);
  if (sums.length === 1) {
    const counted = countRows(bothOf(sums[0]!.set, first.answered));
    return counted > 0 && counted < minimumGroup;
  }
  const questions = [
    ...new Map(means.flatMap((mean) => mean.questions.map((one) => [questionKey(one), one]))).entries(),
  ];
  const marks = new Map(
    [
      ...sums.map(({ set }) => set),
      ...means.map(({ answered }) => answered),
      ...questions.map(([, { answered }]) => answered),
    ].map((set) => [keyOf(set), set]),
  );
  const atoms = atomsOf([...marks.values()], rowCount);
  const people = new Array<number>(atoms.count).fill(0);
  const someone = new Array<number>(atoms.count).fill(0);
  for (let row = 0; row < rowCount; row += 1) {
    people[atoms.ofRow[row]!]! += 1;
    someone[atoms.ofRow[row]!] = row;
  }
  const placeOf = new Map(questions.map(([key], place) => [key, place]));
  const partsOfMean = means.map((mean) =>
    mean.questions.map((one) => ({ ...one, place: placeOf.get(questionKey(one))! })),
  );
  /** For each question that these people answered: how much it counts in each of the sums. */
  const cellsOf = (row: number): SparseVector[] => {
    const cells = new Map<number, { at: number[]; values: number[] }>();
    const counted = means.map((mean, at) => {
      if (!hasRow(mean.answered, row)) return [];
      const answered = partsOfMean[at]!.filter((one) => hasRow(one.answered, row));
      return answered.map(({ place, sign }) => ({ place, value: partOf(answered.length, sign) }));
    });
    sums.forEach(({ mean, set }, sum) => {
      if (!hasRow(set, row)) return;
      for (const { place, value } of counted[mean]!) {
        const cell = cells.get(place) ?? { at: [], values: [] };
        cells.set(place, cell);
        cell.at.push(sum);
        cell.values.push(value);
      }
    });
    return [...cells.values()];
  };
  const kinds = people.map((count, atom): Alike => ({ people: count, cells: () => cellsOf(someone[atom]!) }));
  return restsOnFew(kinds, sums.length, minimumGroup);
}

/** A question of others who answered is another question. */
export const questionKey = ({ name, answered }: QuestionOf) => `${name}\u0000${keyOf(answered)}`;
