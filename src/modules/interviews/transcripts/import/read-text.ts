import { soundText } from '../sound-text.ts';
import type { LineProblem, ReadTranscript, SpokenTurn } from '../spoken.ts';
import { joinTurns } from './join-turns.ts';
import { speakerFirst } from './speaker-first.ts';
import { dayMs, millisecondsOf } from './timestamps.ts';

/**
 * Reads a transcript in plain text: a line is what somebody says, with who speaks ("Kari: …") and a time
 * ("[00:12:03]", "(12:03)") before it or not. Lines without a name go on from the one before.
 */
export function readText(given: string): ReadTranscript {
  const problems: LineProblem[] = [];
  const turns = soundText(given)
    .split('\n')
    .flatMap((line, index): SpokenTurn[] => {
      if (line.trim() === '') return [];
      const mark = /^\s*[[(](\d+(?::\d+){1,2}(?:[.,]\d+)?)[\])]\s*/u.exec(line);
      const time = mark === null ? null : (millisecondsOf(mark[1]!) ?? null);
      const isLong = time !== null && time >= dayMs;
      if (mark !== null && (time === null || isLong))
        problems.push({ line: index + 1, kind: isLong ? 'aDayOrMore' : 'badTime', value: mark[1]! });
      const startMs = isLong ? null : time;
      // What is no time is left where it stands: somebody wrote it.
      const words = mark === null || startMs === null ? line : line.slice(mark[0].length);
      return [{ ...speakerFirst(words), startMs, endMs: null }];
    })
    .filter(({ text }) => text !== '');
  return { turns: joinTurns(turns), problems };
}
