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
