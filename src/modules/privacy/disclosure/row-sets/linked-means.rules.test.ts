import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MeanTold, meansSingleOutFew } from './linked-means.rules.ts';
import { allRows, bothOf, type RowSet, rowSetOf } from './row-set.ts';
import { createSetLedger } from './set-ledger.ts';
import { rankOf } from './testing/rank-of.ts';

const five = { minimumGroup: 5 };
const people = 40;
const all = allRows(people);
const but = (...rows: number[]) => rowSetOf(people, (row) => !rows.includes(row));

/** Means of questions, and of scales of them that ask for one answer at least, over everybody. */
function meansOf(answered: Record<string, RowSet>) {
  const question = (name: string, sign: 1 | -1 = 1) => ({ name, answered: answered[name]!, sign });
  const some = (names: readonly string[]) =>
    rowSetOf(people, (row) => names.some((name) => (answered[name]!.words[row >> 5]! >>> (row & 31)) & 1));
  return {
    item: (name: string, sets = [all]) => ({
      name,
      answered: answered[name]!,
      questions: [question(name)],
      sets,
    }),
    scale: (names: readonly string[], sets = [all]) => ({
      name: names.join('+'),
      answered: some(names),
      questions: names.map((name) => question(name)),
      sets,
    }),
  };
}

describe('a scale and its questions, told of nearly the same people', () => {
  const one = meansOf({ a: but(7), b: all });
  const ab = ['a', 'b'];

  test('would give what the one who skipped a question answered to the other', () => {
    expect(meansSingleOutFew([one.scale(ab), one.item('a'), one.item('b')], five)).toBe(true);
    expect(meansSingleOutFew([one.scale(ab), one.item('a')], five)).toBe(false);
    expect(meansSingleOutFew([one.item('a'), one.item('b')], five)).toBe(false);
  });

  test('are told where nobody skipped a question, or as many as the minimum did', () => {
    const none = meansOf({ a: all, b: all });
    const many = meansOf({ a: but(1, 2, 3), b: but(4, 5) });
    for (const of of [none, many]) {
      expect(meansSingleOutFew([of.scale(ab), of.item('a'), of.item('b')], five)).toBe(false);
    }
  });

  test('may be many together and few in one office', () => {
    const many = meansOf({ a: but(1, 2, 3, 30), b: but(35) });
    const office = [all, rowSetOf(people, (row) => row < 20)];
    const told = (sets: RowSet[]) => [many.scale(ab, sets), many.item('a', sets), many.item('b', sets)];
    expect(meansSingleOutFew(told([all]), five)).toBe(false);
    expect(meansSingleOutFew(told(office), five)).toBe(true);
  });

  test('nor two scales, of which one has a question more, with that question', () => {
    const three = meansOf({ a: all, b: all, c: but(3) });
    const told = [three.scale(ab), three.scale(['a', 'b', 'c']), three.item('c')];
    expect(meansSingleOutFew(told, five)).toBe(true);
    expect(meansSingleOutFew(told.slice(0, 2), five)).toBe(false);
  });

  test('a scale of all, and its questions of all but one: complete answers are no help', () => {
    const none = meansOf({ a: all, b: all });
    const told = [none.scale(ab), none.item('a', [but(9)]), none.item('b', [but(9)])];
    expect(meansSingleOutFew(told, five)).toBe(true);
  });

  test('the ledger tells what comes first, and withholds what would complete it', () => {
    const ledger = createSetLedger(people, five);
    const ask = (mean: { name: string } & MeanTold) =>
      ledger.admit([
        { sets: [all], measures: [{ name: mean.name, answered: mean.answered }], means: [mean] },
      ]);
    expect([ask(one.scale(ab)), ask(one.item('a')), ask(one.item('b')), ask(one.item('a'))]).toEqual([
      ...[true, true, false, true],
    ]);
  });
});

test('the answers of few follow just when some few people’s answers, taken away, leave less to be known', () => {
  const size = 7;
  const rows = fc.array(fc.boolean(), { minLength: size, maxLength: size });
  const often = fc.array(
    fc.integer({ min: 0, max: 3 }).map((drawn) => drawn > 0),
    { minLength: size, maxLength: size },
  );
  const names = ['a', 'b', 'c'];
  const told = fc.record({
    questions: fc.subarray(names, { minLength: 1 }),
    isReversed: fc.boolean(),
    sets: fc.array(rows, { minLength: 1, maxLength: 2 }),
    isWhole: fc.boolean(),
  });
  const asSet = (isIn: readonly boolean[]) => rowSetOf(size, (row) => isIn[row]!);
  let found = 0;
  fc.assert(
    fc.property(
      fc.tuple(often, often, often),
      fc.array(told, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 2, max: 4 }),
      (answered, asked, minimumGroup) => {
        const answers = Object.fromEntries(names.map((name, at) => [name, answered[at]!]));
        const scored = (questions: readonly string[], isWhole: boolean) =>
          Array.from({ length: size }, (_, row) =>
            questions[isWhole ? 'every' : 'some']((name) => answers[name]![row]),
          );
        const means = asked.map(({ questions, isReversed, isWhole, sets }) => ({
          answered: asSet(scored(questions, isWhole)),
          questions: questions.map((name, at) => ({
            ...({ name, answered: asSet(answers[name]!), sign: isReversed && at === 0 ? -1 : 1 } as const),
          })),
          sets: sets.map(asSet),
        }));
        // A row for each sum that is told, a column for each person's answer to each question, in sixths.
        const matrix = (without: readonly number[]) =>
          asked.flatMap(({ questions, isReversed, isWhole, sets }) =>
            sets.map((isIn) =>
              Array.from({ length: size }, (_, row) => row).flatMap((row) =>
                names.map((name) => {
                  const counts = questions.filter((one) => answers[one]![row]);
                  const isTold = isIn[row] && scored(questions, isWhole)[row] && counts.includes(name);
                  if (!isTold || without.includes(row)) return 0;
                  return (6 / counts.length) * (isReversed && questions[0] === name ? -1 : 1);
                }),
              ),
            ),
          );
        const whole = rankOf(matrix([]));
        const few = Array.from({ length: 2 ** size - 1 }, (_, bits) =>
          Array.from({ length: size }, (_row, row) => row).filter((row) => ((bits + 1) >> row) & 1),
        ).filter((rows) => rows.length < minimumGroup);
        const follows = few.some((rows) => rankOf(matrix(rows)) < whole);
        found += Number(!follows);
        expect(meansSingleOutFew(means, { minimumGroup })).toBe(follows);
      },
    ),
    { seed: 20261122, numRuns: 400 },
  );
  // Neither always nor never.
  expect(found).toBeGreaterThan(40);
  expect(found).toBeLessThan(360);
});

test('people of whom a scale is told are those who answered enough of it', () => {
  const half = rowSetOf(people, (row) => row < 20);
  const { item, scale } = meansOf({ a: half, b: bothOf(half, but(3)) });
  expect(meansSingleOutFew([scale(['a', 'b']), item('a'), item('b')], five)).toBe(true);
});
