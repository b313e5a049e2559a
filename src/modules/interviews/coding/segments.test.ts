import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lanesOf, type Marked, segmentsOf } from './segments.ts';

const turn = { start: 100, end: 200 };

describe('codings that lie over each other', () => {
  test('are shown as pieces, each with the codings over it, the first begun first', () => {
    const marks = [
      { id: 'b', start: 120, end: 160 },
      { id: 'a', start: 110, end: 140 },
    ];
    expect(segmentsOf(turn, marks)).toEqual([
      { start: 100, end: 110, ids: [] },
      { start: 110, end: 120, ids: ['a'] },
      { start: 120, end: 140, ids: ['a', 'b'] },
      { start: 140, end: 160, ids: ['b'] },
      { start: 160, end: 200, ids: [] },
    ]);
  });

  test('that reach out of a turn are cut to it, and those outside are left out', () => {
    const marks = [
      { id: 'over', start: 50, end: 300 },
      { id: 'before', start: 10, end: 100 },
      { id: 'after', start: 200, end: 220 },
    ];
    expect(segmentsOf(turn, marks)).toEqual([{ start: 100, end: 200, ids: ['over'] }]);
  });

  test('a turn without codings is one piece', () => {
    expect(segmentsOf(turn, [])).toEqual([{ start: 100, end: 200, ids: [] }]);
  });

  const marks = fc
    .array(fc.tuple(fc.integer({ min: 80, max: 220 }), fc.integer({ min: 1, max: 60 })), { maxLength: 30 })
    .map((pairs) => pairs.map(([start, length], i): Marked => ({ id: `c${i}`, start, end: start + length })));

  test('every character is in one piece, with just the codings that lie over it', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const segments = segmentsOf(turn, all);
        expect(segments.map(({ start }) => start)).toEqual([
          100,
          ...segments.slice(0, -1).map(({ end }) => end),
        ]);
        expect(segments.at(-1)!.end).toBe(200);
        for (const { start, end, ids } of segments) {
          for (let place = start; place < end; place++) {
            const over = all.filter((one) => one.start <= place && place < one.end).map(({ id }) => id);
            expect(ids.toSorted()).toEqual(over.toSorted());
          }
        }
      }),
    );
  });

  test('stand beside each other in the margin, in no more columns than lie over one place', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const lanes = lanesOf(all);
        for (const one of all) {
          for (const other of all) {
            if (one.id < other.id && one.start < other.end && other.start < one.end) {
              expect(lanes.get(one.id)).not.toBe(lanes.get(other.id));
            }
          }
        }
        const deepest = Math.max(
          0,
          ...all.map(({ start }) => all.filter((m) => m.start <= start && start < m.end).length),
        );
        expect(Math.max(-1, ...lanes.values()) + 1).toBe(deepest);
      }),
    );
  });
});
