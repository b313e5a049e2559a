import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { soundText } from '../sound-text.ts';
import type { LineProblem, ReadTranscript, SpokenTurn } from '../spoken.ts';
import { joinTurns } from './join-turns.ts';
import { speakerFirst } from './speaker-first.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements that begin a line of their own. */
const ownLine = new Set(['p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'blockquote']);

/**
 * Reads an oTranscribe file: JSON with a page of HTML in `text`, in which time marks are
 * `<span class="timestamp" data-timestamp="12.3">`, in seconds. Lines are counted in that page.
 *
 * @returns undefined when it is no such file
 */
export function readOtr(given: string): ReadTranscript | undefined {
  const html = htmlOf(given);
  if (html === undefined) return undefined;
  const lines: { text: string; startMs: number | null }[] = [{ text: '', startMs: null }];
  const problems: LineProblem[] = [];
  const breakLine = () => {
    if (lines.at(-1)!.text.trim() !== '') lines.push({ text: '', startMs: null });
  };
  // A stack of our own: a page nested a hundred thousand deep is read like any other.
  const waiting: (Node | 'break')[] = parseFragment(html).childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'break') breakLine();
    else if (node.nodeName === '#text')
      lines.at(-1)!.text += (node as DefaultTreeAdapterTypes.TextNode).value;
    else if ('childNodes' in node) {
      const mark = timeMarkOf(node);
      if (mark !== undefined) {
        const milliseconds = Math.round(Number(mark) * 1000);
        if (mark.trim() !== '' && Number.isSafeInteger(milliseconds) && milliseconds >= 0) {
          lines.at(-1)!.startMs ??= milliseconds;
        } else problems.push({ line: lines.length, kind: 'badTime', value: mark });
        continue;
      }
      if (ownLine.has(node.nodeName)) {
        breakLine();
        waiting.push('break');
      }
      waiting.push(...node.childNodes.toReversed());
    }
  }
  const turns = lines.flatMap(({ text, startMs }): SpokenTurn[] => {
    const words = soundText(text).replace(/\s+/gu, ' ').trim();
    return words === '' ? [] : [{ ...speakerFirst(words), startMs, endMs: null }];
  });
  return { turns: joinTurns(turns), problems };
}

function htmlOf(given: string): string | undefined {
  try {
    const file: unknown = JSON.parse(given.replace(/^\uFEFF/u, ''));
    if (typeof file !== 'object' || file === null || !('text' in file)) return undefined;
    return typeof file.text === 'string' ? file.text : undefined;
  } catch {
    return undefined;
  }
}

function timeMarkOf(element: Node): string | undefined {
  if (!('attrs' in element)) return undefined;
  const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value;
  const isMark = attribute('class')?.split(/\s+/u).includes('timestamp') ?? false;
  return isMark ? (attribute('data-timestamp') ?? '') : undefined;
}
