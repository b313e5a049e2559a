import { expect, test } from 'vitest';
import { changeDraft, type DraftTurn, emptyDraft, finishedTurns } from './draft.rules.ts';
import { draftAsText, draftFromText } from './draft-text.ts';

const turns: readonly DraftTurn[] = [
  { id: 'v1', speaker: 'Intervjuer', text: 'Hva skjedde?', startMs: 250, endMs: 4000 },
  { id: 'v2', speaker: 'Leder A', text: 'Vi prøvde noe:\nikke alt gikk.', startMs: 4100, endMs: null },
  { id: 'v3', speaker: 'leder av noe', text: 'Kl. 10:30 ble det stille.', startMs: null, endMs: null },
];
const bare = (all: readonly DraftTurn[]) => all.map(({ id: _id, ...turn }) => turn);

test('turns come back from the text as they were, with the parts of a second that it does not show', () => {
  expect(bare(draftFromText(draftAsText(turns), { before: turns, first: 'Intervjuer' }))).toEqual(
    bare(turns),
  );
});

test('whoever is not named speaks on, and a time of one’s own is read', () => {
  const text = 'Ja.\r\n\r\n[01:02] Leder A: Nei.\n\n\nOg mer.';
  expect(bare(draftFromText(text, { before: [], first: 'Intervjuer' }))).toEqual([
    { speaker: 'Intervjuer', text: 'Ja.', startMs: null, endMs: null },
    { speaker: 'Leder A', text: 'Nei.', startMs: 62_000, endMs: null },
    { speaker: 'Leder A', text: 'Og mer.', startMs: null, endMs: null },
  ]);
});

test('changes sent twice come to the same, and turns that are in no order are gone', () => {
  const changes = { put: [{ ...turns[1]!, text: 'Nytt.' }], order: ['v2', 'v1'], atMs: 7, here: null };
  const once = changeDraft({ ...emptyDraft, turns }, changes);
  expect(once.turns.map(({ text }) => text)).toEqual(['Nytt.', 'Hva skjedde?']);
  expect(changeDraft(once, changes)).toEqual(once);
});

test('a turn ends where the next one begins, and never before it began itself', () => {
  const ends = (times: readonly (number | null)[]) =>
    finishedTurns({
      turns: times.map((startMs, at) => ({ id: `t${at}`, speaker: 'A', text: 'Ja.', startMs, endMs: null })),
    }).map(({ endMs }) => endMs);
  expect(ends([0, 3000, null, 5000, 4000])).toEqual([3000, null, null, null, null]);
});
