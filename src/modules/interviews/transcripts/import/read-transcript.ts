import { isUtf8 } from 'node:buffer';
import { m } from '#messages';
import { refusal } from '#platform/errors.ts';
import { toUtf8 } from '#platform/tables/to-utf8.ts';
import type { ReadTranscript } from '../spoken.ts';
import { readCues } from './read-cues.ts';
import { type LeftOut, readDocx } from './read-docx.ts';
import { readOtr } from './read-otr.ts';
import { readText } from './read-text.ts';
import { transcriptRefusal } from './transcript-refusal.ts';

/** A file as somebody chose it; what was pasted has no name. */
export type GivenTranscript = {
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
  /** A machine has heard the recording and written it. */
  readonly isByMachine?: boolean;
};

export type TranscriptFormat = 'webvtt' | 'srt' | 'otr' | 'docx' | 'text';

export type ImportedTranscript = ReadTranscript & {
  readonly format: TranscriptFormat;
  /** Not UTF-8: read as what Norwegian Windows writes, which a person should look at. */
  readonly isWindows1252: boolean;
  /** What the file holds besides what was said. */
  readonly left: readonly LeftOut[];
};

const mostMegabytes = 20;
/** Thirty hours of talk. What is longer is no interview, and would take minutes to compare with its next version. */
const mostCharacters = 2_000_000;
/** Thirty hours in which somebody else begins to speak every five seconds. */
const mostTurns = 20_000;
/** Subtitles use four lines for three seconds: as many hours again. */
const mostLines = 200_000;

/**
 * Reads a transcript in any of the formats, told apart by what is in it rather than by its name.
 *
 * @throws DomainError `transcript-file` with what it is instead, and what to do
 */
export function readTranscript({ fileName, bytes }: GivenTranscript): ImportedTranscript {
  if (bytes.length > mostMegabytes * 1024 * 1024)
    throw transcriptRefusal(m.interviews_transcript_file_large, { megabytes: mostMegabytes });
  if (bytes.length === 0) throw refusal('transcript-file', m.interviews_transcript_empty);
  const read = startsWith(bytes, [0x50, 0x4b]) ? wordFile(bytes) : textFile(bytes, fileName ?? '');
  const characters = read.turns.reduce((sum, { text }) => sum + text.length, 0);
  if (characters === 0) throw refusal('transcript-file', m.interviews_transcript_empty);
  if (characters > mostCharacters)
    throw transcriptRefusal(m.interviews_transcript_too_long, { most: mostCharacters / 1_000_000 });
  if (read.turns.length > mostTurns)
    throw transcriptRefusal(m.interviews_transcript_many_turns, {
      turns: read.turns.length,
      most: mostTurns,
    });
  return read;
}

/** Counted before anything is made of them. */
function refuseMoreLines(lines: number): void {
  if (lines > mostLines)
    throw transcriptRefusal(m.interviews_transcript_many_lines, { lines, most: mostLines });
}

function wordFile(bytes: Uint8Array): ImportedTranscript {
  const { lines, left } = readDocx(bytes);
  refuseMoreLines(lines.length);
  return { ...readText(lines.join('\n')), format: 'docx', isWindows1252: false, left };
}

function textFile(bytes: Uint8Array, fileName: string): ImportedTranscript {
  refuseOthers(bytes);
  const utf8 = toUtf8(bytes);
  // Names of files are shown as they are, and bytes that are no letters are no text.
  if ('unreadableAt' in utf8) throw refusal('transcript-file', m.interviews_transcript_not_text);
  refuseMoreLines(linesIn(utf8.bytes));
  const text = new TextDecoder().decode(utf8.bytes);
  const about = { isWindows1252: !hasUtf16Mark(bytes) && !isUtf8(bytes), left: [] };
  if (/^\uFEFF?WEBVTT(\s|$)/u.test(text)) {
    const notes = text.match(/^NOTE(?=\s|$)/gmu)?.length ?? 0;
    const left = notes > 0 ? [{ kind: 'notes', count: notes } as const] : [];
    return { ...readCues(text), ...about, format: 'webvtt', left };
  }
  if (/^\s*\d+:\d{2}:\d{2}[,.]\d{1,3}\s*-->/mu.test(text))
    return { ...readCues(text), ...about, format: 'srt' };
  const isNamedOtr = /\.otr$/iu.test(fileName);
  if (isNamedOtr || /^\uFEFF?\s*\{/u.test(text)) {
    const otr = readOtr(text);
    if (otr) return { ...otr, ...about, format: 'otr' };
    if (isNamedOtr) throw refusal('transcript-file', m.interviews_transcript_not_otr);
  }
  return { ...readText(text), ...about, format: 'text' };
}

/** Line feeds, or else carriage returns, as UTF-8 has them. */
function linesIn(bytes: Uint8Array): number {
  let [feeds, returns] = [0, 0];
  for (const byte of bytes) {
    if (byte === 0x0a) feeds += 1;
    else if (byte === 0x0d) returns += 1;
  }
  return Math.max(feeds, returns) + 1;
}

/** Files that are often taken for transcripts, and what to do instead. */
function refuseOthers(bytes: Uint8Array): void {
  const begins = (text: string, at = 0) => startsWith(bytes.subarray(at), [...Buffer.from(text, 'latin1')]);
  if (begins('%PDF')) throw refusal('transcript-file', m.interviews_transcript_is_pdf);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw refusal('transcript-file', m.interviews_transcript_is_doc);
  if (begins('{\\rtf')) throw refusal('transcript-file', m.interviews_transcript_is_doc);
  const isSound =
    begins('RIFF') ||
    begins('ID3') ||
    begins('OggS') ||
    begins('ftyp', 4) ||
    startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]);
  if (isSound) throw refusal('transcript-file', m.interviews_transcript_is_sound);
  if (!hasUtf16Mark(bytes) && bytes.includes(0))
    throw refusal('transcript-file', m.interviews_transcript_not_text);
}

const hasUtf16Mark = (bytes: Uint8Array) =>
  startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
const startsWith = (bytes: Uint8Array, wanted: readonly number[]) =>
  wanted.every((byte, at) => bytes[at] === byte);
