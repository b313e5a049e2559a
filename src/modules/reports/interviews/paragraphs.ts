import type { Block } from '../schema.ts';

/** What somebody wrote, a paragraph where they left a line empty. */
export const paragraphs = (text: string): readonly Block[] =>
  text
    .split(/\n\s*\n/u)
    .map((part) => part.trim().replaceAll(/\s*\n\s*/gu, ' '))
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'prose' as const, text: part }));
