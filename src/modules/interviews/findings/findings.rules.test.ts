import { expect, test } from 'vitest';
import { replay } from '../coding/log/replay.ts';
import { logOf } from '../coding/testing/made-steps.ts';
import { codesOf, fieldOf, passagesOf } from './field.rules.ts';
import { forcesOf } from './forces.rules.ts';
import { matrixOf } from './matrix.rules.ts';
import { meetingsOf, meetingTable } from './meetings.rules.ts';
import { codeOn, madeField, madeInterviews, madeSteps, madeTranscripts } from './testing/made-field.ts';

const field = madeField(madeSteps);
const names = ['concept-time', 'concept-leave', 'concept-burden'];

test('an informant is counted when there is an open transcript of what they said', () => {
  expect(field.informants.map(({ pseudonym }) => pseudonym)).toEqual(['Leder A', 'Leder B']);
});

test('a passage is counted once for a concept, however many of its codes stand on it', () => {
  const { rows, perInformant, all } = matrixOf(field, 'concept');
  // By hand: time has A's «fikk tid» (two codes) and B's «aldri tid»; leave one of each; burden one of A's.
  expect(rows.map(({ topic, passages, all, codes }) => [topic.id, passages, all, codes])).toEqual([
    ['concept-time', [1, 1], 2, 3],
    ['concept-leave', [1, 1], 2, 2],
    ['concept-burden', [1, 0], 1, 1],
  ]);
  expect([perInformant, all]).toEqual([[3, 2], 5]);
});

test('a concept that one informant carries alone is known by whose it is', () => {
  const rows = matrixOf(field, 'concept').rows;
  expect(rows.map(({ informants, onlyInformant }) => [informants, onlyInformant])).toEqual([
    [2, null],
    [2, null],
    [1, 'Leder A'],
  ]);
});

test('by group, the two codes on the same words are a passage of each group, and one of the informant', () => {
  const { rows, perInformant } = matrixOf(field, 'group');
  expect(rows.map(({ topic, passages }) => [topic.id, passages])).toEqual([
    ['group-time-1', [1, 1]],
    ['group-time-2', [1, 0]],
    ['group-leave', [1, 1]],
    ['group-burden', [1, 0]],
    ['group-loose', [0, 1]],
  ]);
  expect(perInformant).toEqual([3, 3]);
});

test('what is in no concept is told: outside, nowhere, and in a group without a concept', () => {
  expect(field.left).toEqual({ outside: 1, ungrouped: 1, withoutConcept: 1 });
});

test('concepts meet where passages have words in common', () => {
  const { topics, pairs } = meetingTable(field, 'concept', 'overlap');
  expect(topics.map(({ id, own }) => [id, own])).toEqual([
    ['concept-time', 2],
    ['concept-leave', 2],
    ['concept-burden', 1],
  ]);
  // «fikk tid» and «tid og vi fikk lov» share «tid»; B's «fikk lov» and «aldri tid» share nothing.
  expect(pairs).toEqual([
    { row: 1, column: 0, count: 1, informants: 1 },
    { row: 2, column: 0, count: 0, informants: 0 },
    { row: 2, column: 1, count: 0, informants: 0 },
  ]);
});

test('concepts meet in a turn that has passages of both, however far apart', () => {
  const { topics, pairs } = meetingTable(field, 'concept', 'turn');
  expect(topics.map(({ own }) => own)).toEqual([2, 2, 1]);
  expect(pairs[0]).toEqual({ row: 1, column: 0, count: 2, informants: 2 });
  expect(pairs.slice(1).map(({ count }) => count)).toEqual([0, 0]);
  const [ofA, ofB] = meetingsOf(
    field,
    [
      { kind: 'concept', id: 'concept-time' },
      { kind: 'concept', id: 'concept-leave' },
    ],
    'turn',
  );
  expect([ofA?.name, ofA?.turns, ofA?.first.length, ofA?.second[0]?.quote]).toEqual([
    ...['Leder A', [2], 1, 'tid og vi fikk lov'],
  ]);
  expect([ofB?.name, ofB?.turns]).toEqual(['Leder B', [2]]);
});

test('groups that stand on the same words meet once in them', () => {
  const { topics, pairs } = meetingTable(field, 'group', 'overlap');
  const at = (id: string) => topics.findIndex((topic) => topic.id === id);
  const count = (row: string, column: string) =>
    pairs.find((pair) => pair.row === at(row) && pair.column === at(column))?.count;
  expect(count('group-time-2', 'group-time-1')).toBe(1);
  expect(count('group-leave', 'group-time-1')).toBe(1);
  expect(count('group-loose', 'group-leave')).toBe(0);
});

test('passages that only touch do not meet', () => {
  const touching = madeField([
    ...madeSteps,
    codeOn('a', ' og vi', 'touching-one'),
    { kind: 'codePlaced', codeId: 'touching-one', place: { kind: 'group', groupId: 'group-burden' } },
  ]);
  const { pairs } = meetingTable(touching, 'concept', 'overlap');
  // « og vi» begins where «fikk tid» ends, and lies inside «tid og vi fikk lov».
  expect(pairs.map(({ count }) => count)).toEqual([1, 0, 1]);
});

test('a passage of an earlier version is counted, and has no place in the newest one', () => {
  const newer = new Map(
    [...madeTranscripts].map(([id, transcript]) => [id, { ...transcript, version: 2 }] as const),
  );
  const moved = fieldOf({ state: replay(logOf(madeSteps)), interviews: madeInterviews, transcripts: newer });
  expect(matrixOf(moved, 'concept').all).toBe(5);
  expect(moved.codes.every(({ turns, atMs }) => turns.length === 0 && atMs === null)).toBe(true);
  expect(meetingTable(moved, 'concept', 'turn').pairs.map(({ count }) => count)).toEqual([0, 0, 0]);
});

test('where a passage stands is the turn and its time', () => {
  const [first] = passagesOf(codesOf(field, { kind: 'concept', id: names[0]! }));
  expect([first?.quote, first?.turns, first?.atMs]).toEqual(['fikk tid', [2], 10_000]);
});

test('what drives and what hinders stands in its column, what is both in each, most informants first', () => {
  const marked = forcesOf(
    madeField([
      ...madeSteps,
      { kind: 'forceMarked', of: 'concept', id: 'concept-burden', force: 'barrier' },
      { kind: 'forceMarked', of: 'concept', id: 'concept-time', force: 'both' },
      { kind: 'forceMarked', of: 'group', id: 'group-leave', force: 'driver' },
      { kind: 'forceMarked', of: 'group', id: 'group-loose', force: 'neither' },
    ]),
  );
  const said = (rows: typeof marked.drivers) =>
    rows.map(({ topic, informants, passages }) => [topic.id, informants, passages.length]);
  expect(said(marked.drivers)).toEqual([
    ['concept-time', 2, 2],
    ['group-leave', 2, 2],
  ]);
  expect(said(marked.barriers)).toEqual([
    ['concept-time', 2, 2],
    ['concept-burden', 1, 1],
  ]);
  expect(marked.unmarked.map(({ id }) => id)).not.toContain('group-loose');
});

test('a mark taken back is as if it had not been made', () => {
  const marked = madeField([
    ...madeSteps,
    { kind: 'forceMarked', of: 'concept', id: 'concept-time', force: 'barrier' },
    { kind: 'forceMarked', of: 'concept', id: 'concept-time', force: 'driver' },
    { kind: 'takenBack', eventId: `event-${madeSteps.length + 2}` },
  ]);
  expect(marked.concepts[0]?.force).toBe('barrier');
});

test('a concept that is removed takes its mark along, and its passages are of no concept', () => {
  const without = madeField([...madeSteps, { kind: 'conceptRemoved', conceptId: 'concept-time' }]);
  expect(matrixOf(without, 'concept').rows.map(({ topic }) => topic.id)).toEqual(names.slice(1));
  expect(without.left.withoutConcept).toBe(4);
});
