import type { GivenTranscript } from '../../transcripts/import/read-transcript.ts';
import { EngineFault } from './transfer.ts';

/** A piece of what was said, as engines give it: times in seconds. */
type Segment = { readonly start: number; readonly end: number; readonly text: string };

/**
 * What an engine answered, as a file that the import of transcripts reads: WebVTT and SubRip as they are, and JSON with
 * `segments` (`verbose_json`) written as WebVTT.
 *
 * @throws EngineFault `nonsense` when it is none of them, and `silent` when nothing is said in it
 * @example fileFromAnswer('{"segments":[{"start":0,"end":1.5,"text":" Hei."}]}').fileName // 'transcript.vtt'
 */
export function fileFromAnswer(answer: string): GivenTranscript {
  const text = answer.replace(/^\uFEFF/u, '').trimStart();
  const [fileName, file] = /^WEBVTT(\s|$)/u.test(text)
    ? ['transcript.vtt', text]
    : /^\d+\r?\n\d+:\d{2}:\d{2}[,.]\d{1,3}\s*-->/u.test(text)
      ? ['transcript.srt', text]
      : ['transcript.vtt', cuesOf(segmentsIn(text))];
  // whisper.cpp's server says so by a file with nothing in it, and OpenAI's form by no segments.
  if (!file.includes('-->')) throw new EngineFault('silent');
  return { fileName, bytes: new TextEncoder().encode(file), isByMachine: true };
}

function segmentsIn(text: string): readonly Segment[] {
  const { segments } = objectIn(text);
  if (!Array.isArray(segments)) throw new EngineFault('nonsense');
  return segments.map((given: unknown): Segment => {
    if (typeof given !== 'object' || given === null) throw new EngineFault('nonsense');
    const { start, end, text: said } = given as Record<string, unknown>;
    if (!isTime(start) || !isTime(end) || typeof said !== 'string') throw new EngineFault('nonsense');
    return { start, end, text: said };
  });
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given === 'object' && given !== null) return given as Record<string, unknown>;
  } catch {
    // Said below, for whatever it was.
  }
  throw new EngineFault('nonsense');
}

/** No interview lasts a thousand hours. */
const isTime = (given: unknown): given is number =>
  typeof given === 'number' && given >= 0 && given < 3_600_000;

function cuesOf(segments: readonly Segment[]): string {
  const cues = segments.flatMap(({ start, end, text }) => {
    const words = text.replace(/\s+/gu, ' ').trim();
    if (words === '') return [];
    const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return [`${timeOf(start)} --> ${timeOf(end)}\n${escaped}`];
  });
  return ['WEBVTT', ...cues].join('\n\n');
}

/** As 01:02:03.250. */
function timeOf(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes] = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60];
  const rest = `${two((milliseconds / 1000) % 60)}.${String(milliseconds % 1000).padStart(3, '0')}`;
  return `${two(hours)}:${two(minutes)}:${rest}`;
}
