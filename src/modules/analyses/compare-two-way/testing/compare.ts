import { analysePlan, type Trial } from '../../testing/analyse-plan.ts';

/** Outcome and both factors, a row a person. */
export type Answers = {
  readonly y: readonly number[];
  readonly a: readonly (string | number)[];
  readonly b: readonly (string | number)[];
};

const choice = (id: string, values: readonly (string | number)[]) =>
  `{id: ${id}, kind: choice, text: ${id === 'a' ? 'Role' : 'Age'}, options: [${values.map((value) => `{value: ${value}, label: "${id}${value}"}`).join(', ')}]}`;

/** One two-way comparison in a plan, from answers to report. */
export function compare({ y, a, b }: Answers, options = '', more: Partial<Trial> = {}) {
  // A question has two answers at least, whether or not anybody gives them.
  const distinct = (values: readonly (string | number)[]) => [...new Set(values), 'none'];
  const trial = analysePlan({
    items: ['{id: y, kind: number, text: Pace}', choice('a', distinct(a)), choice('b', distinct(b))],
    plan: [`{id: W, compareTwoWay: {file: employee, outcome: y, by: [a, b]${options}}}`],
    answers: { y, a, b },
    ...more,
  });
  return { ...trial, table: trial.results.twoWayComparisons[0]! };
}

/** Rows from a table of cell sizes; y depends on the cell and a little on the row. */
export function answersOf(
  counts: readonly (readonly number[])[],
  mean = (i: number, j: number) => i + j,
): Answers {
  const rows = counts.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, (_, k) => ({ y: 10 * mean(i, j) + ((k * 7) % 11), a: i + 1, b: j + 1 })),
    ),
  );
  return { y: rows.map(({ y }) => y), a: rows.map(({ a }) => a), b: rows.map(({ b }) => b) };
}
