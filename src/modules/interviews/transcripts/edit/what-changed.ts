import { textChanges } from '../../coding/anchors/text-changes.ts';
import type { TranscriptContent } from '../content.ts';

/** One stretch that was changed, with a few words around it. */
export type ShownChange = {
  readonly before: string;
  readonly after: string;
  readonly lead: string;
  readonly trail: string;
};

export type WhatChanged = {
  readonly changes: readonly ShownChange[];
  /** How many there are besides those shown. */
  readonly more: number;
  /** Turns that have another speaker, or another time. */
  readonly heads: number;
  /** The texts are two texts: nothing useful can be said of each word. */
  readonly isRewritten: boolean;
};

const around = 30;

/** What became different from one version to the next, as a person can look it over. */
export function whatChanged(from: TranscriptContent, to: TranscriptContent, most = 20): WhatChanged {
  const changes = textChanges(from.text, to.text);
  const heads =
    from.turns.length === to.turns.length
      ? to.turns.filter(({ speaker, startMs }, at) => {
          const was = from.turns[at]!;
          return was.speaker !== speaker || was.startMs !== startMs;
        }).length
      : 0;
  if (changes === undefined) return { changes: [], more: 0, heads, isRewritten: true };
  const shown = changes.slice(0, most).map((change) => ({
    before: from.text.slice(change.from.start, change.from.end),
    after: to.text.slice(change.to.start, change.to.end),
    lead: wholeWords(to.text.slice(Math.max(0, change.to.start - around), change.to.start), 'start'),
    trail: wholeWords(to.text.slice(change.to.end, change.to.end + around), 'end'),
  }));
  return { changes: shown, more: changes.length - shown.length, heads, isRewritten: false };
}

/** Without the half of a word at its edge; a line break is a blank here. */
function wholeWords(text: string, cutAt: 'start' | 'end'): string {
  const line = text.replaceAll('\n', ' ');
  if (text.length < around) return line;
  return cutAt === 'start' ? line.replace(/^\S*/u, '') : line.replace(/\S*$/u, '');
}
