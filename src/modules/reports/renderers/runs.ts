import type { Run, Text } from '../schema.ts';

export function runsOf(text: Text): readonly Run[] {
  if (typeof text === 'string') return text === '' ? [] : [{ text }];
  return text.map((part) => (typeof part === 'string' ? { text: part } : part));
}

export function plainText(text: Text): string {
  return runsOf(text)
    .map((run) => run.text)
    .join('');
}

/** Keeps `r = ,48` on one line where we set the lines. The browser sets its own, and people search the HTML. */
export function withStatisticsTogether(text: string): string {
  return text.replace(/ ([=<>≤≥]) /g, '\u00a0$1\u00a0');
}
