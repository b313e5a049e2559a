import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithheld, type Respondent, releaseFreeTexts, releaseMicrodata } from './release-microdata.ts';
import { type KnownRow, withheldAnswers } from './withhold-answers.rules.ts';

const policy = { minimumGroup: 5 };
const items = ['age', 'tenure', 's1'];
const identifying = ['age', 'tenure'];
const respond = (id: string, office: string | null, answers: Respondent['answers']): Respondent => ({
  id,
  office,
  answers,
});
const many = (count: number, office: string | null, answers: Respondent['answers'], name = office) =>
  Array.from({ length: count }, (_, at) => respond(`${name}-${at}`, office, answers));
const release = (respondents: readonly Respondent[]) =>
  releaseMicrodata({ respondents, items, identifying }, policy);

/** Made-up people: few offices, few ages, some who skip. */
const people = fc
  .array(
    fc.record({
      office: fc.constantFrom('Nord', 'Nord', 'Sør', 'Øst', null),
      age: fc.constantFrom(1, 1, 2, 3, undefined),
      tenure: fc.constantFrom(1, 1, 1, 2, 3),
      s1: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map(({ office, age, tenure, s1 }, at) =>
      respond(String(at * 7919), office, { ...(age === undefined ? {} : { age }), tenure, s1 }),
    ),
  );

/** What an attacker sees of a row that can be held against what is known of people. */
const seen = (row: { office: unknown; answers: readonly unknown[] }) =>
  JSON.stringify([row.office, row.answers[0], row.answers[1]]);

describe('released answers', () => {
  test('an attacker who knows everybody’s office and identifying answers finds no fewer rows than the minimum', () => {
    fc.assert(
      fc.property(people, (respondents) => {
        const { rows } = release(respondents);
        const alike = new Map<string, number>();
        for (const row of rows) alike.set(seen(row), (alike.get(seen(row)) ?? 0) + 1);
        for (const count of alike.values()) expect(count).toBeGreaterThanOrEqual(5);
        // And by everything a row does not contradict, for each person in turn.
        if (rows.length > 0) {
          for (const { office, answers } of respondents) {
            const known = [office, answers.age ?? null, answers.tenure ?? null];
            const fitting = rows.filter((row) =>
              [row.office, row.answers[0]!, row.answers[1]!].every(
                (cell, at) => isWithheld(cell) || cell === known[at],
              ),
            );
            expect(fitting.length).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a table of all who gave an answer, less the rows that show it, is about nobody or about enough', () => {
    fc.assert(
      fc.property(people, (respondents) => {
        const { rows } = release(respondents);
        if (rows.length === 0) return;
        for (const [office, givers] of Map.groupBy(respondents, (one) => one.office)) {
          const shown = rows.filter((row) => row.office === office).length;
          const hidden = givers.length - shown;
          expect(hidden === 0 || shown === 0 || hidden >= 5, `${office}: ${hidden}`).toBe(true);
        }
        for (const [at, item] of identifying.entries()) {
          const gave = Map.groupBy(respondents, ({ answers }) => answers[item] ?? null);
          for (const [answer, givers] of gave) {
            const shown = rows.filter((row) => row.answers[at] === answer).length;
            const hidden = givers.length - shown;
            expect(hidden === 0 || shown === 0 || hidden >= 5, `${item} ${answer}: ${hidden}`).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are the same, withheld and all, in whatever order they are given: two exports hold no difference', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (respondents, numbers) => {
        const shuffled = respondents
          .map((one) => ({ one, key: numbers.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(release(shuffled)).toEqual(release(respondents));
      }),
      { numRuns: 50 },
    );
  });

  test('show every answer as it was given where it is shown, and every other answer always', () => {
    fc.assert(
      fc.property(people, (respondents) => {
        const { rows } = release(respondents);
        if (rows.length === 0) return;
        const values = (list: readonly unknown[]) => list.map(Number).sort();
        expect(values(rows.map((row) => row.answers[2]))).toEqual(
          values(respondents.map(({ answers }) => answers.s1)),
        );
      }),
    );
  });

  test('give up the office of those who stand out in it, where that takes less than their other answers', () => {
    // Ten of each age, two of each in every office: the ages can be told, or the offices, and the ages tell more.
    const spread = Array.from({ length: 40 }, (_, at) =>
      respond(`id-${at}`, `Kontor ${Math.floor(at / 8)}`, { age: at % 4, tenure: at % 4, s1: 3 }),
    );
    const { report } = release(spread);
    expect(report.identifying.map((one) => one.withheld)).toEqual([0, 0]);
    expect(report.offices).toEqual({ withheld: 5, of: 5, respondents: 40 });
  });

  test('withhold nothing where nobody stands out', () => {
    const { rows, report } = release([
      ...many(6, 'Nord', { age: 1, tenure: 1, s1: 3 }),
      ...many(5, 'Sør', { age: 2, s1: 4 }),
    ]);
    expect(rows).toHaveLength(11);
    expect(rows.flatMap((row) => [row.office, ...row.answers]).some(isWithheld)).toBe(false);
    expect(report.offices).toEqual({ withheld: 0, of: 2, respondents: 0 });
    expect(report.identifying.map((one) => one.withheld)).toEqual([0, 0]);
  });

  test('take from a large group what a small one needs to hide in, and no more', () => {
    // Two old ones among 20 young: three young hide them, and two more would be told by the table of all young.
    const { report } = release([
      ...many(20, 'Nord', { age: 1, tenure: 1, s1: 3 }, 'a'),
      ...many(2, 'Nord', { age: 2, tenure: 1, s1: 3 }, 'b'),
    ]);
    expect(report.identifying).toEqual([
      { item: 'age', withheld: 2 + 5, of: 22 },
      { item: 'tenure', withheld: 0, of: 22 },
    ]);
  });

  test('do not name a small office, nor the next smallest, which would give it away', () => {
    const { rows, report } = release([
      ...many(4, 'Nord', { s1: 1 }),
      ...many(6, 'Sør', { s1: 2 }),
      ...many(9, 'Øst', { s1: 3 }),
    ]);
    expect(new Set(rows.map(({ office }) => (isWithheld(office) ? 'withheld' : office)))).toEqual(
      new Set(['withheld', 'Øst']),
    );
    expect(report.offices).toEqual({ withheld: 2, of: 3, respondents: 10 });
  });

  test('of fewer than the minimum are withheld whole, and do not say how few they are', () => {
    const { rows, report } = release(many(4, 'Nord', { s1: 1 }));
    expect(rows).toEqual([]);
    expect(report).toMatchObject({ isWithheldWhole: true, respondents: 0 });
    expect(release([]).report).toEqual(report);
  });

  test('carry no id, and stand in an order that ids do not decide', () => {
    const respondents = Array.from({ length: 40 }, (_, at) =>
      respond(`id-${String(at).padStart(2, '0')}`, 'Nord', { s1: at }),
    );
    const renamed = respondents.map((one, at) => ({ ...one, id: `id-${String(99 - at)}` }));
    expect(JSON.stringify(release(respondents))).not.toContain('id-');
    expect(release(renamed)).toEqual(release(respondents));
    expect(release(respondents).rows.map(({ answers }) => answers[2])).not.toEqual(
      respondents.map(({ answers }) => answers.s1),
    );
  });

  test('one who skips an identifying question does not stand out by that', () => {
    const { rows } = release([
      ...many(10, 'Nord', { age: 1, tenure: 1, s1: 3 }, 'a'),
      ...many(1, 'Nord', { tenure: 1, s1: 6 }, 'b'),
    ]);
    expect(rows.filter((row) => row.answers[0] === null)).toEqual([]);
    expect(rows.filter((row) => isWithheld(row.answers[0]!)).length).toBeGreaterThanOrEqual(5);
  });
});

test('without identifying questions nothing is withheld by them', () => {
  const rows: KnownRow[] = [{ id: 'a', answers: [] }];
  expect(withheldAnswers(rows, policy)).toEqual([[]]);
  expect(withheldAnswers([], policy)).toEqual([]);
});

test('a thousand people with many ages are done in no time to speak of', () => {
  const rows = Array.from(
    { length: 1000 },
    (_, at): KnownRow => ({
      id: String(at),
      answers: [`office ${at % 20}`, String((at * 31) % 47), String((at * 17) % 9)],
    }),
  );
  const withheld = withheldAnswers(rows, policy);
  expect(withheld).toHaveLength(1000);
});

describe('free texts', () => {
  test('stand in an order that is not theirs, the same each time, and say nothing else', () => {
    const texts = ['en', 'to', 'tre', 'fire', 'fem', 'seks'];
    const released = releaseFreeTexts({ item: 'why', texts }, policy);
    expect(released.texts.toSorted()).toEqual(texts.toSorted());
    expect(released.texts).not.toEqual(texts);
    expect(releaseFreeTexts({ item: 'why', texts: texts.toReversed() }, policy)).toEqual(released);
  });

  test('of fewer writers than the minimum are withheld', () => {
    expect(releaseFreeTexts({ item: 'why', texts: ['en', 'to'] }, policy)).toEqual({
      item: 'why',
      texts: [],
      isWithheld: true,
    });
    expect(releaseFreeTexts({ item: 'why', texts: [] }, policy).isWithheld).toBe(false);
  });
});
