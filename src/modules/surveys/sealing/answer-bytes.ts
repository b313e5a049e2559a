import { itemsOf } from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import { pad, unpad } from './padding.ts';

/** What somebody answered, as it is sealed. Nothing in it says who, and nothing says when. */
export type SubmittedAnswer = {
  readonly audience: string;
  /** The office of the invitation, where the wave has offices. */
  readonly office: string | null;
  readonly answers: Readonly<Record<string, number | string>>;
  readonly texts: Readonly<Record<string, string>>;
};

/** The longest free text: a page of writing. */
export const mostTextCharacters = 2000;

/** A character is at most this many bytes in JSON, control characters taken away. */
const bytesPerCharacter = 4;
const kibibyte = 1024;

/** How long every answer of a wave is made: room for the longest that any of its questionnaires allows. */
export function answerBytesOf(study: Study): number {
  const longest = Object.keys(study.instruments).map((file) =>
    itemsOf(study, file).reduce((sum, item) => sum + mostBytesOf(item), 0),
  );
  return Math.ceil((Math.max(0, ...longest) + kibibyte) / kibibyte) * kibibyte;
}

function mostBytesOf(item: Item): number {
  const around = item.id.length + 8;
  if (item.kind === 'text') return around + mostTextCharacters * bytesPerCharacter;
  if (item.kind !== 'choice') return around + 24;
  return around + Math.max(...item.options.map(({ value }) => Buffer.byteLength(JSON.stringify(value))));
}

/** The same answer gives the same bytes, in whatever order it was filled in. */
export function toBytes(answer: SubmittedAnswer, length: number): Uint8Array {
  const sorted = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { audience, office } = answer;
  const text = JSON.stringify([audience, office, sorted(answer.answers), sorted(answer.texts)]);
  return pad(Buffer.from(text, 'utf8'), length);
}

export function fromBytes(padded: Uint8Array): SubmittedAnswer {
  const [audience, office, answers, texts] = JSON.parse(Buffer.from(unpad(padded)).toString('utf8'));
  return { audience, office, answers, texts };
}
