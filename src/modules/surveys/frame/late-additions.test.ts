import { expect, test } from 'vitest';
import { tooFewAdded } from './late-additions.rules.ts';

const people = (count: number, office: string | null, audience = 'employee') =>
  Array.from({ length: count }, () => ({ office, audience, state: 'invited' as const }));
const refused = (...given: Parameters<typeof tooFewAdded>) =>
  tooFewAdded(...given).map(({ office, added, there }) => [office, added, there]);

test('nobody is added alone: the difference between two counts would be their answer', () => {
  expect(refused(people(8, 'A'), people(1, 'A'), 5)).toEqual([['A', 1, 8]]);
  expect(refused(people(8, 'A'), people(5, 'A'), 5)).toEqual([]);
});

test('a group counts within one office and one questionnaire', () => {
  const fresh = [...people(4, 'A'), ...people(1, 'A', 'leader'), ...people(5, 'B')];
  expect(refused([...people(8, 'A'), ...people(8, 'B')], fresh, 5)).toEqual([
    ['A', 4, 8],
    ['A', 1, 0],
  ]);
});

test('an office of few is not brought over the limit, so that its number is shown before the new ones can answer', () => {
  expect(refused(people(1, 'A'), people(5, 'A'), 5)).toEqual([['A', 5, 1]]);
  expect(refused(people(9, null), people(5, 'A'), 5)).toEqual([]);
  const away = people(6, 'A').map((person, place) =>
    place < 3 ? { ...person, state: 'absent' as const } : person,
  );
  expect(refused(away, people(5, 'A'), 5)).toEqual([['A', 5, 3]]);
});
