import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { soundText } from '../sound-text.ts';
import type { LineProblem, ReadTranscript, SpokenTurn } from '../spoken.ts';
import { joinTurns } from './join-turns.ts';
import { speakerFirst } from './speaker-first.ts';
import { dayMs } from './timestamps.ts';

/** Elements that begin a line of their own. */
const ownLine = new Set(['p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'blockquote', 'tr']);
/** Elements whose content nobody says, and which may hold what looks like tags. */
const unsaid = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'xmp']);

/**
 * Reads an oTranscribe file: JSON with a page of HTML in `text`, in which time marks are
 * `<span class="timestamp" data-timestamp="12.3">`, in seconds. Lines are counted in that page.
 *
 * Read tag by tag, and no tree is made of it: the rules by which browsers mend HTML make millions of elements of a small
 * page that means to.
 *
 * @returns undefined when it is no such file
 */
export function readOtr(given: string): ReadTranscript | undefined {
  const page = pageOf(given);
  if (page === undefined) return undefined;
  const { lines, problems } = linesOf(page);
  const turns = lines.flatMap(({ text, startMs }): SpokenTurn[] => {
    const words = soundText(text).replace(/\s+/gu, ' ').trim();
    return words === '' ? [] : [{ ...speakerFirst(words), startMs, endMs: null }];
  });
  return { turns: joinTurns(turns), problems };
}

function pageOf(given: string): string | undefined {
  try {
    const file: unknown = JSON.parse(given.replace(/^\uFEFF/u, ''));
    if (typeof file !== 'object' || file === null || !('text' in file)) return undefined;
    return typeof file.text === 'string' ? file.text : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(page: string) {
  const lines: { text: string; startMs: number | null }[] = [{ text: '', startMs: null }];
  const problems: LineProblem[] = [];
  const breakLine = () => {
    if (lines.at(-1)!.text.trim() !== '') lines.push({ text: '', startMs: null });
  };
  /** What ends the silence that an element began, and how many of its kind are open in it. */
  let silent: { readonly name: string; depth: number } | null = null;
  const keep = ({ chars }: Token.CharacterToken) => {
    if (silent === null) lines.at(-1)!.text += chars;
  };
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: (tag) => {
        const { tagName: name, selfClosing } = tag;
        if (silent !== null) {
          if (name === silent.name && !selfClosing) silent.depth += 1;
          return;
        }
        if (unsaid.has(name)) {
          silent = { name, depth: 1 };
          tokenizer.state = name === 'script' ? TokenizerMode.SCRIPT_DATA : TokenizerMode.RAWTEXT;
          return;
        }
        const mark = timeMarkOf(tag);
        if (mark !== undefined) {
          take(mark);
          // What stands in the mark is the time once more.
          if (!selfClosing) silent = { name, depth: 1 };
        } else if (ownLine.has(name)) breakLine();
      },
      onEndTag: ({ tagName: name }) => {
        if (silent !== null) {
          if (name === silent.name) silent.depth -= 1;
          if (silent.depth === 0) silent = null;
        } else if (ownLine.has(name)) breakLine();
      },
      onCharacter: keep,
      onWhitespaceCharacter: keep,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  const take = (mark: string) => {
    const milliseconds = Math.round(Number(mark) * 1000);
    const isTime = mark.trim() !== '' && Number.isFinite(milliseconds) && milliseconds >= 0;
    if (isTime && milliseconds < dayMs) lines.at(-1)!.startMs ??= milliseconds;
    else
      problems.push({
        line: lines.length,
        kind: isTime ? 'aDayOrMore' : 'badTime',
        value: mark.slice(0, 100),
      });
  };
  tokenizer.write(page, true);
  return { lines, problems };
}

function timeMarkOf({ attrs }: Token.TagToken): string | undefined {
  const attribute = (name: string) => attrs.find((one) => one.name === name)?.value;
  const isMark = attribute('class')?.split(/\s+/u).includes('timestamp') ?? false;
  return isMark ? (attribute('data-timestamp') ?? '') : undefined;
}
