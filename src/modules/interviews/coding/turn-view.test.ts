import { expect, test } from 'vitest';
import { viewOfTurn } from './turn-view.ts';

const turn = { start: 100, end: 200 };

test('a turn is drawn with the codings that reach into it, cut to it', () => {
  const view = viewOfTurn(turn, [
    { id: 'before', start: 0, end: 100 },
    { id: 'into', start: 50, end: 120 },
    { id: 'within', start: 110, end: 160 },
    { id: 'after', start: 200, end: 210 },
  ]);
  expect(view.pieces).toEqual([
    { start: 100, end: 110, ids: ['into'] },
    { start: 110, end: 120, ids: ['into', 'within'] },
    { start: 120, end: 160, ids: ['within'] },
    { start: 160, end: 200, ids: [] },
  ]);
  expect(view.bars).toEqual([
    { id: 'into', lane: 0, top: 0, height: 0.2 },
    { id: 'within', lane: 1, top: 0.1, height: 0.5 },
  ]);
  expect(view.lanes).toBe(2);
});

test('a turn without codings, or without words, is one piece or none, and takes no margin', () => {
  expect(viewOfTurn(turn, [])).toEqual({ pieces: [{ ...turn, ids: [] }], bars: [], lanes: 0 });
  expect(viewOfTurn({ start: 5, end: 5 }, []).pieces).toEqual([]);
});
