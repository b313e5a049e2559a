import { speakerFirst } from '../import/speaker-first.ts';
import { millisecondsOf, sayTime } from '../import/timestamps.ts';
import type { DraftTurn } from './draft.rules.ts';

/**
 * The turns as text in one field, for whoever has no script: a turn is a paragraph, with the time and whoever speaks
 * first.
 *
 * @example draftAsText([{ id: '1', speaker: 'Leder A', text: 'Ja.', startMs: 3000, endMs: null }]) // '[00:03] Leder A: Ja.'
 */
export const draftAsText = (turns: readonly DraftTurn[]): string =>
  turns
    .map(({ speaker, text, startMs }) => {
      const time = startMs === null ? '' : `[${sayTime(startMs)}] `;
      return `${time}${speaker}: ${text.replaceAll(/\n(?:[ \t]*\n)+/gu, '\n')}`;
    })
    .join('\n\n');

/**
 * The turns of such a text. Times keep the parts of a second that the text does not show; whoever is not named speaks on.
 *
 * @param before the turns the text was made from
 * @param first who speaks when the text does not begin with anybody
 */
export function draftFromText(
  text: string,
  { before, first }: { readonly before: readonly DraftTurn[]; readonly first: string },
): readonly DraftTurn[] {
  const known = new Set([first, ...before.map(({ speaker }) => speaker)]);
  const timed = new Map(
    before.flatMap((turn) => (turn.startMs === null ? [] : [[sayTime(turn.startMs), turn]])),
  );
  let speaker = first;
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n(?:[ \t]*\n)+/u)
    .filter((part) => part.trim() !== '')
    .map((part, at) => {
      const mark = /^\s*\[([\d:.,]{4,12})\]\s*/u.exec(part);
      const startMs = mark ? (millisecondsOf(mark[1]!) ?? null) : null;
      const said = (startMs === null ? part : part.slice(mark![0].length)).trim();
      const called = [...known].find((name) => said.startsWith(`${name}:`));
      const named = called
        ? { speaker: called, text: said.slice(called.length + 1).trim() }
        : speakerFirst(said);
      speaker = named.speaker ?? speaker;
      known.add(speaker);
      const was = startMs === null ? undefined : timed.get(sayTime(startMs));
      return {
        id: `t${at + 1}`,
        speaker,
        text: named.text,
        startMs: was?.startMs ?? startMs,
        endMs: was?.endMs ?? null,
      };
    });
}
