import { z } from 'zod';
import type { NamedTurn } from '../content.ts';

/** A turn as it is being written; its id is of the draft only, so that what is changed can be sent alone. */
export type DraftTurn = NamedTurn & { readonly id: string };

/** Where the cursor was: in which turn, and after how many of its characters. */
export type DraftPlace = { readonly turn: string; readonly at: number };

/** What somebody has written so far, how far into the recording they are, and where in the text; null before they wrote. */
export type DraftContent = {
  readonly turns: readonly DraftTurn[];
  readonly atMs: number;
  readonly here: DraftPlace | null;
};

const id = z.string().regex(/^[a-z0-9]{1,32}$/);
const time = z.number().int().min(0).max(1_000_000_000).nullable();
const turn = z.object({
  id,
  speaker: z.string().max(40),
  text: z.string().max(200_000),
  startMs: time,
  endMs: time,
});

/** What a page sends: the turns that are new or changed, and the order of all when that is another. */
export const draftChangesSchema = z.object({
  put: turn.array().max(20_000),
  order: id.array().max(20_000).nullable(),
  atMs: z.number().int().min(0).max(1_000_000_000),
  here: z.object({ turn: id, at: z.number().int().min(0).max(200_000) }).nullable(),
});
export type DraftChanges = z.infer<typeof draftChangesSchema>;

export const emptyDraft: DraftContent = { turns: [], atMs: 0, here: null };

/** The draft with what was changed. Doing it twice comes to the same, so that what was lost on its way can be sent again. */
export function changeDraft(content: DraftContent, { put, order, atMs, here }: DraftChanges): DraftContent {
  const turns = new Map([...content.turns, ...put].map((one) => [one.id, one]));
  const ids = order ?? content.turns.map((one) => one.id);
  return { atMs, here, turns: [...new Set(ids)].flatMap((one) => turns.get(one) ?? []) };
}

/**
 * The turns as a version keeps them: without ids, and each one ended where the next one begins, when nobody has said
 * another time.
 */
export function finishedTurns({ turns }: Pick<DraftContent, 'turns'>): readonly NamedTurn[] {
  const said = turns.filter(({ text }) => text.trim() !== '');
  return said.map(({ id: _id, ...one }, at) => {
    const next = said[at + 1]?.startMs ?? null;
    const ends = [one.endMs, next].find((end) => end !== null && one.startMs !== null && end >= one.startMs);
    return { ...one, endMs: ends ?? null };
  });
}

/** Many more words than an interview of hours has. */
export const mostDraftCharacters = 2_000_000;
export const charactersIn = ({ turns }: DraftContent) =>
  turns.reduce((sum, { text }) => sum + text.length, 0);
