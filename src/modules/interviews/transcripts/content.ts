import { createHash } from 'node:crypto';
import type { Turn } from '../schema.ts';
import { soundText } from './sound-text.ts';

/** What a version holds: one text, and who speaks where in it. */
export type TranscriptContent = { readonly text: string; readonly turns: readonly Turn[] };

/** What somebody says, with the name that goes into the transcript for whoever says it. */
export type NamedTurn = Omit<Turn, 'start' | 'end'> & { readonly text: string };

/**
 * Makes one text of what each one says, joined by line breaks. Turns in which nothing is said are left out.
 *
 * @example contentOf([{ speaker: 'Leder A', text: 'Ja.', startMs: null, endMs: null }]).text // 'Ja.'
 */
export function contentOf(spoken: readonly NamedTurn[]): TranscriptContent {
  const parts: string[] = [];
  const turns: Turn[] = [];
  let start = 0;
  for (const { text, ...rest } of spoken) {
    const sound = soundText(text).trim();
    if (sound === '') continue;
    turns.push({ ...rest, start, end: start + sound.length });
    parts.push(sound);
    start += sound.length + 1;
  }
  return { text: parts.join('\n'), turns };
}

/** The turns with their own words, as `contentOf` takes them. */
export function spokenIn({ text, turns }: TranscriptContent): readonly NamedTurn[] {
  return turns.map(({ start, end, ...rest }) => ({ ...rest, text: text.slice(start, end) }));
}

export const sha256Of = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** How many words are said: runs of letters and digits, with what holds them together. */
export const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
