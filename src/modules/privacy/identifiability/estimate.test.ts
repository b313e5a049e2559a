import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviseAgainstIdentifying } from './advise.rules.ts';
import { estimateIdentifiability, type Situation } from './estimate.rules.ts';

const office = (people: number) => ({ name: `kontor ${people}`, people });

/** Counted over every way that n people can answer, each as likely as the other. */
function counted(people: number, combinations: number, minimum: number) {
  const ways = combinations ** people;
  let [alone, small] = [0, 0];
  for (let way = 0; way < ways; way += 1) {
    const cells = new Array<number>(combinations).fill(0);
    for (let person = 0, left = way; person < people; person += 1, left = Math.floor(left / combinations))
      cells[left % combinations]! += 1;
    for (const count of cells) {
      if (count === 1) alone += 1;
      if (count < minimum) small += count;
    }
  }
  return { alone: alone / ways, inSmallGroups: small / ways };
}

describe('how many would be recognisable', () => {
  test.each([
    [3, 2, 3],
    [5, 2, 3],
    [5, 3, 4],
    [6, 4, 5],
    [7, 4, 3],
  ])(
    'of %i people and %i combinations is what counting every case gives',
    (people, combinations, minimumGroup) => {
      const estimate = estimateIdentifiability({
        groups: [office(people)],
        questions: [{ id: 'a', answers: combinations }],
        minimumGroup,
      });
      const truth = counted(people, combinations, minimumGroup);
      expect(estimate.alone).toBeCloseTo(truth.alone, 10);
      expect(estimate.inSmallGroups).toBeCloseTo(truth.inSmallGroups, 10);
    },
  );

  test('is everybody where a question is answered in words, and nobody where nothing is asked in a large office', () => {
    const text = estimateIdentifiability({
      groups: [office(500)],
      questions: [{ id: 'a', answers: Number.POSITIVE_INFINITY }],
      minimumGroup: 5,
    });
    expect(text).toMatchObject({ alone: 500, inSmallGroups: 500 });
    expect(estimateIdentifiability({ groups: [office(500)], questions: [], minimumGroup: 5 })).toMatchObject({
      alone: 0,
      inSmallGroups: 0,
    });
    expect(estimateIdentifiability({ groups: [office(4)], questions: [], minimumGroup: 5 })).toMatchObject({
      alone: 0,
      inSmallGroups: 4,
    });
  });

  test('never is more than there are people, and only grows with more questions', () => {
    const groups = fc.array(fc.nat(2000).map(office), { maxLength: 8 });
    const questions = fc.array(fc.record({ id: fc.string(), answers: fc.integer({ min: 1, max: 60 }) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(groups, questions, fc.integer({ min: 3, max: 20 }), (given, asked, minimumGroup) => {
        const { people, alone, inSmallGroups, byGroup, byQuestion } = estimateIdentifiability({
          groups: given,
          questions: asked,
          minimumGroup,
        });
        expect(alone).toBeGreaterThanOrEqual(0);
        expect(alone).toBeLessThanOrEqual(inSmallGroups + 1e-6);
        expect(inSmallGroups).toBeLessThanOrEqual(people + 1e-6);
        expect(byGroup.reduce((sum, one) => sum + one.inSmallGroups, 0)).toBeCloseTo(inSmallGroups, 6);
        expect(
          byQuestion.every(
            ({ byItself, without }) =>
              Math.max(byItself.inSmallGroups, without.inSmallGroups) <= inSmallGroups + 1e-6,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('advice', () => {
  const situation: Situation = {
    groups: [office(40), office(25), office(12)],
    questions: [
      { id: 'age', answers: 50 },
      { id: 'sex', answers: 2 },
      { id: 'position', answers: 8 },
    ],
    minimumGroup: 5,
  };
  test('is taken in order until few are left, and no further', () => {
    const advice = adviseAgainstIdentifying(situation);
    expect(advice[0]).toMatchObject({ id: 'age' });
    const left = advice.map(({ inSmallGroups }) => inSmallGroups);
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left.at(-1)).toBeLessThan(0.05 * 77);
    expect(left.at(-2)).toBeGreaterThan(0.05 * 77);
    expect(new Set(advice.map(({ id }) => id)).size).toBe(advice.length);
  });
  test('is to merge a little where that is enough', () => {
    const groups = [office(400)];
    const questions = [
      { id: 'age', answers: 50 },
      { id: 'sex', answers: 2 },
    ];
    expect(adviseAgainstIdentifying({ groups, questions, minimumGroup: 5 })).toEqual([
      { kind: 'coarsen', id: 'age', to: 3, alone: expect.any(Number), inSmallGroups: expect.any(Number) },
    ]);
  });
  test('is silent where few are in small groups, and ends where nothing more can be asked less', () => {
    expect(adviseAgainstIdentifying({ ...situation, questions: [] })).toEqual([]);
    expect(
      adviseAgainstIdentifying({
        ...situation,
        groups: [office(4000)],
        questions: [{ id: 'sex', answers: 2 }],
      }),
    ).toEqual([]);
    const tiny = adviseAgainstIdentifying({ ...situation, groups: [office(3)] });
    expect(tiny.map(({ kind }) => kind)).toEqual(['leaveOut', 'leaveOut', 'leaveOut']);
  });
});
