import { createHash } from 'node:crypto';
import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { type AnswersOfRows, allAnswerAlike, singlesOutAlike } from './alike.rules.ts';
import { singlesOutFew } from './combinations.rules.ts';
import type { MeanTold } from './linked-means.rules.ts';
import { allRows, countRows, keyOf, type RowSet } from './row-set.ts';
import { toldMeans } from './told-means.ts';

/** What a figure would tell sums of, and over whom. */
export type SumsAsked = {
  /** Every set of respondents that the figure is made from. */
  readonly sets: readonly RowSet[];
  /** What is summed over them: a name, and who answered. */
  readonly measures: readonly { readonly name: string; readonly answered: RowSet }[];
  /**
   * What people answered to something, and the sets of them that would tell it. Sets that are made by asking what they
   * answered to just that are not among them: that all who answered 6 answered 6 is no news.
   */
  readonly answers?: readonly {
    readonly name: string;
    readonly ofRows: AnswersOfRows;
    readonly sets: readonly RowSet[];
    /** Just those whom a figure is of, without those who are only counted with them: looked at by themselves. */
    readonly alone?: readonly RowSet[];
  }[];
  /** Means that are told of scales and questions: a scale and its questions are held against each other. */
  readonly means?: readonly ({ readonly name: string } & MeanTold)[];
};

/**
 * Remembers over whom figures have been shown, and refuses those that, together with them, would single out few, the
 * answers of few who skipped a question of a scale, or people who all answered alike.
 */
export type SetLedger = {
  /** Lets the figures through and remembers them, or refuses them and forgets them. All or nothing. */
  admit(asked: readonly SumsAsked[]): boolean;
};

type Sets = ReadonlyMap<string, RowSet>;
type Measure = { readonly answered: RowSet; readonly sets: Sets };
type Answers = { readonly ofRows: AnswersOfRows; readonly sets: Sets };

/**
 * A ledger for one file: one for all windows that look at the file, or for one run of a plan.
 *
 * It begins with everybody, since figures about all are always told. The number of people in each set is told with
 * every figure and is a measure of its own, which everybody has answered.
 */
export function createSetLedger(rowCount: number, policy: DisclosurePolicy): SetLedger {
  const everybody = allRows(rowCount);
  const start: Sets = new Map([[keyOf(everybody), everybody]]);
  const told = new Map<string, Measure>();
  const toldAnswers = new Map<string, Answers>();
  const means = toldMeans(policy);
  return {
    admit: (asked) => {
      const wanted = new Map<string, { answered: RowSet; sets: Map<string, RowSet> }>();
      for (const { sets, measures } of asked) {
        const keyed = sets.filter((set) => countRows(set) > 0).map((set) => [keyOf(set), set] as const);
        for (const { name, answered } of [{ name: '', answered: everybody }, ...measures]) {
          // A scale that is changed is another measure, of others who answered.
          const key = `${name}\u0000${keyOf(answered)}`;
          const known = wanted.get(key) ?? { answered, sets: new Map() };
          for (const [setKey, set] of keyed) known.sets.set(setKey, set);
          wanted.set(key, known);
        }
      }
      const next = [...wanted].flatMap(([key, { answered, sets }]): [string, Measure][] => {
        const before = told.get(key)?.sets ?? start;
        const isNew = !told.has(key) || [...sets.keys()].some((set) => !before.has(set));
        return isNew ? [[key, { answered, sets: new Map([...before, ...sets]) }]] : [];
      });
      const nextAnswers = withAnswers(asked, toldAnswers, start);
      const nextMeans = means.withThese(asked.flatMap((one) => one.means ?? []));
      const isSafe =
        !asked.some(({ answers = [] }) =>
          answers.some(({ alone = [], ofRows }) => alone.some((set) => allAnswerAlike(set, ofRows))),
        ) &&
        next.every(([, { answered, sets }]) => !singlesOutFew([...sets.values()], answered, policy)) &&
        nextAnswers.every(([, { ofRows, sets }]) => !singlesOutAlike([...sets.values()], ofRows)) &&
        nextMeans.singleOutNobody();
      if (isSafe) {
        for (const [key, measure] of next) told.set(key, measure);
        for (const [key, answers] of nextAnswers) toldAnswers.set(key, answers);
        nextMeans.remember();
      }
      return isSafe;
    },
  };
}

/** What would have been told of each answer with this; only those of which something new is told. */
function withAnswers(
  asked: readonly SumsAsked[],
  told: ReadonlyMap<string, Answers>,
  start: Sets,
): [string, Answers][] {
  const wanted = new Map<string, { ofRows: AnswersOfRows; sets: Map<string, RowSet>; isNew: boolean }>();
  for (const { name, ofRows, sets } of asked.flatMap(({ answers = [] }) => answers)) {
    // A scale that is changed is another one.
    const key = `${name}\u0000${keyOfAnswers(ofRows)}`;
    const known = wanted.get(key) ?? {
      ofRows,
      sets: new Map(told.get(key)?.sets ?? start),
      isNew: false,
    };
    for (const set of sets) {
      if (countRows(set) === 0) continue;
      const setKey = keyOf(set);
      if (!known.sets.has(setKey)) known.isNew = true;
      known.sets.set(setKey, set);
    }
    wanted.set(key, known);
  }
  return [...wanted].flatMap(([key, { ofRows, sets, isNew }]): [string, Answers][] =>
    isNew ? [[key, { ofRows, sets }]] : [],
  );
}

const keysOfAnswers = new WeakMap<AnswersOfRows, string>();

function keyOfAnswers(ofRows: AnswersOfRows): string {
  const known = keysOfAnswers.get(ofRows);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(ofRows.buffer, ofRows.byteOffset, ofRows.byteLength);
  const key = createHash('sha256').update(bytes).digest('base64');
  keysOfAnswers.set(ofRows, key);
  return key;
}
