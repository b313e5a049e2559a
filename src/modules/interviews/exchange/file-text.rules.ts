import type { Turn } from '../schema.ts';
import { speakerFirst } from '../transcripts/import/speaker-first.ts';
import { millisecondsOf } from '../transcripts/import/timestamps.ts';

/** A transcript as one text for a file: who speaks, and when, stands before what each one says. */
export type FileText = {
  readonly text: string;
  /** Where in it a place of the transcript is. */
  readonly at: (place: number) => number;
};

/**
 * Writes "[00:01:02] Leder A: …" for each turn, with an empty line between them, so that it reads well wherever it is
 * opened and can be read back. Where the file has the times elsewhere, they are left out of the text.
 */
export function fileTextOf(
  { text, turns }: { readonly text: string; readonly turns: readonly Turn[] },
  { withTimes }: { readonly withTimes: boolean },
): FileText {
  let written = '';
  const shifts: { readonly from: number; readonly shift: number }[] = [];
  for (const { speaker, start, end, startMs } of turns) {
    if (written !== '') written += '\n\n';
    if (withTimes && startMs !== null) written += `[${timeOf(startMs)}] `;
    if (speaker !== '') written += `${speaker}: `;
    shifts.push({ from: start, shift: written.length - start });
    written += text.slice(start, end);
  }
  const shiftOf = (place: number) => shifts.findLast(({ from }) => from <= place)?.shift ?? 0;
  return { text: written, at: (place) => place + shiftOf(place) };
}

/** What somebody says in a text from a file, and where in it that stands. */
export type FileTurn = {
  readonly speaker: string | null;
  readonly start: number;
  readonly end: number;
  readonly startMs: number | null;
  readonly endMs: null;
};

/**
 * Who speaks where in a text from a file. A line that names somebody, or has a time, begins a turn, and what stands under
 * it goes on; in a text that names nobody, each line is a turn.
 *
 * @param timed places that a time is known of, beside those that the text tells: a line that has one, and
 *   names nobody, is the one before going on at that time
 */
export function turnsIn(text: string, timed: ReadonlyMap<number, number> = new Map()): readonly FileTurn[] {
  const lines = linesOf(text).filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const read = lines.map(({ start, end }) => {
    const line = lineAt(text, start, end);
    // A point stands where the line begins or where the words do.
    const point = line.startMs === null ? (timed.get(line.start) ?? timed.get(start) ?? null) : null;
    return { ...line, startMs: line.startMs ?? point, hasPoint: point !== null };
  });
  const isAnybodyNamed = read.some(({ speaker }) => speaker !== null);
  const turns: FileTurn[] = [];
  for (const { hasPoint, ...line } of read) {
    const last = turns.at(-1);
    const begins = line.speaker !== null || line.startMs !== null || !isAnybodyNamed;
    const speaker = line.speaker ?? (hasPoint && last ? last.speaker : null);
    if (last && !begins) turns[turns.length - 1] = { ...last, end: line.end };
    else turns.push({ ...line, speaker, endMs: null });
  }
  return turns.filter(({ start, end }) => start < end);
}

function lineAt(text: string, start: number, end: number) {
  const line = text.slice(start, end);
  const mark = /^\s*[[(](\d+(?::\d+){1,2}(?:[.,]\d+)?)[\])]\s*/u.exec(line);
  const startMs = mark === null ? null : (millisecondsOf(mark[1]!) ?? null);
  const words = mark === null || startMs === null ? line : line.slice(mark[0].length);
  const said = speakerFirst(words);
  const last = start + line.trimEnd().length;
  return { speaker: said.speaker, startMs, start: last - said.text.length, end: last };
}

function linesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** A time as `turnsIn` reads it back, to the millisecond. */
function timeOf(milliseconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const whole = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map(two).join(':');
  const rest = Math.round(milliseconds % 1000);
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`;
}
