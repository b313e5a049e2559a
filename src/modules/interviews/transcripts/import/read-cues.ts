import { decodeHTMLStrict } from 'entities';
import { soundText } from '../sound-text.ts';
import type { LineProblem, ReadTranscript, SpokenTurn } from '../spoken.ts';
import { joinTurns } from './join-turns.ts';
import { speakerFirst } from './speaker-first.ts';
import { dayMs, millisecondsOf } from './timestamps.ts';

const arrow = '-->';
/** Blocks of a WebVTT file that nobody says aloud. */
const unspoken = /^(WEBVTT|NOTE|STYLE|REGION)(\s|$)/u;

/**
 * Reads WebVTT (W3C 2019) or SubRip: blocks of a number or a name, `start --> end`, and lines of text. Who speaks is
 * taken from a voice tag (`<v Kari>`), else from "Kari: " at the head; cues of the same speaker become one turn.
 *
 * Whatever the file does wrong with its times is a problem by line, and the words are kept without a time.
 */
export function readCues(given: string): ReadTranscript {
  const problems: LineProblem[] = [];
  const turns: SpokenTurn[] = [];
  let latest = 0;
  for (const block of blocksOf(soundText(given))) {
    const at = block.lines.findIndex((line) => line.includes(arrow));
    if (at === -1) {
      // A head, a comment or a style; in a file that has lost a time line, words: those are not dropped.
      if (unspoken.test(block.lines[0]!) || turns.length === 0) continue;
      problems.push({ line: block.line, kind: 'badTime', value: block.lines[0]! });
      turns.push(spoken(block.lines, null, null));
      continue;
    }
    const line = block.line + at;
    const [from = '', rest = ''] = block.lines[at]!.split(arrow);
    // After the end, WebVTT may say where on the screen the words stand.
    const [start, end] = [millisecondsOf(from), millisecondsOf(rest.trim().split(/\s+/u)[0] ?? '')];
    const words = block.lines.slice(at + 1);
    if (words.join('').trim() === '') {
      problems.push({ line, kind: 'noText', value: block.lines[at]! });
      continue;
    }
    const isTimed = start !== undefined && end !== undefined;
    const isLong = isTimed && (start >= dayMs || end >= dayMs);
    if (isLong) problems.push({ line, kind: 'aDayOrMore', value: block.lines[at]! });
    else if (!isTimed) problems.push({ line, kind: 'badTime', value: block.lines[at]! });
    else if (end < start) problems.push({ line, kind: 'endsBeforeItBegins', value: block.lines[at]! });
    else if (start < latest) problems.push({ line, kind: 'beginsBeforeTheLast', value: block.lines[at]! });
    const isSound = isTimed && !isLong && end >= start;
    if (isSound) latest = Math.max(latest, start);
    turns.push(spoken(words, isSound ? start : null, isSound ? end : null));
  }
  return { turns: joinTurns(turns), problems };
}

type Block = { readonly line: number; readonly lines: readonly string[] };

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const lines = [...text.split('\n'), ''];
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '') open.push(line);
    else if (open.length > 0) {
      blocks.push({ line: index - open.length + 1, lines: open });
      open = [];
    }
  }
  return blocks;
}

function spoken(lines: readonly string[], startMs: number | null, endMs: number | null): SpokenTurn {
  const marked = lines.join(' ');
  const voice = /^\s*<v(?:\.[^\s>]*)?\s+([^\s>][^>]*)>/u.exec(marked)?.[1];
  const words = decodeHTMLStrict(marked.replace(/<\/?[^<>]*>/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim();
  if (voice !== undefined) return { speaker: decodeHTMLStrict(voice).trim(), text: words, startMs, endMs };
  return { ...speakerFirst(words), startMs, endMs };
}
