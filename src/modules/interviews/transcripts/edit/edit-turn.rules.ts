import { contentOf, type NamedTurn, spokenIn, type TranscriptContent } from '../content.ts';

/** One turn as somebody wants it. An empty line in the text divides it; without words it goes. */
export type TurnEdit = {
  /** From 0. */
  readonly turn: number;
  readonly speaker: string;
  readonly startMs: number | null;
  readonly text: string;
};

/**
 * The transcript with one turn changed. A part after an empty line that begins with somebody's name ("Intervjuer: …")
 * is theirs, if they speak elsewhere in the transcript too; else it is the same speaker's.
 */
export function editTurn(content: TranscriptContent, edit: TurnEdit): TranscriptContent {
  const spoken = spokenIn(content);
  const was = spoken[edit.turn];
  if (was === undefined) return content;
  const known = new Set([edit.speaker, ...spoken.map(({ speaker }) => speaker)]);
  const parts = edit.text.split(/\r?\n[ \t]*\r?\n/u).map((part) => part.trim());
  const becomes = parts.map((part, at): NamedTurn => {
    const named = [...known].find((name) => part.startsWith(`${name}:`));
    const isFirst = at === 0;
    return {
      speaker: isFirst ? edit.speaker : (named ?? edit.speaker),
      text: !isFirst && named !== undefined ? part.slice(named.length + 1).trim() : part,
      // When the parts after it begin, nobody has said.
      startMs: isFirst ? edit.startMs : null,
      endMs: parts.length === 1 && edit.startMs === was.startMs ? was.endMs : null,
    };
  });
  return contentOf([...spoken.slice(0, edit.turn), ...becomes, ...spoken.slice(edit.turn + 1)]);
}
