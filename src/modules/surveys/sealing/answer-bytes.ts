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

/** Each of the 2000 as one byte where all of a text's letters are Latin-1 (Norwegian is), and as two otherwise. */
const bytesPerCharacter = 2;
/** For the audience and the office, which a link has room for 284 bytes of, and for what stands around them. */
const otherBytes = 512;
/** One length for all says nothing, however fine: this only keeps lengths from looking like something. */
const granularityBytes = 256;
const headerLengthBytes = 4;

/** How long every answer of a wave is made: room for the longest that any of its questionnaires allows. */
export function answerBytesOf(study: Study): number {
  const longest = Object.keys(study.instruments).map((file) =>
    itemsOf(study, file).reduce((sum, item) => sum + mostBytesOf(item), 0),
  );
  return Math.ceil((Math.max(0, ...longest) + otherBytes) / granularityBytes) * granularityBytes;
}

function mostBytesOf(item: Item): number {
  const around = Buffer.byteLength(JSON.stringify(item.id)) + 2;
  if (item.kind === 'text') return around + 14 + mostTextCharacters * bytesPerCharacter;
  if (item.kind !== 'choice') return around + 24;
  return around + Math.max(...item.options.map(({ value }) => Buffer.byteLength(JSON.stringify(value))));
}

type Header = [
  audience: string,
  office: string | null,
  answers: SubmittedAnswer['answers'],
  texts: readonly (readonly [itemId: string, bytes: number, isWide: 0 | 1])[],
];

/**
 * The same answer gives the same bytes, in whatever order it was filled in. First a header in JSON, its length before
 * it, and then the free texts as they are: JSON would make some of them longer, and the room is for the longest.
 */
export function toBytes(answer: SubmittedAnswer, length: number): Uint8Array {
  const sorted = <T>(record: Readonly<Record<string, T>>) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = sorted(answer.texts).map(([itemId, text]) => ({ itemId, ...encode(text) }));
  const header: Header = [
    answer.audience,
    answer.office,
    Object.fromEntries(sorted(answer.answers)),
    texts.map(({ itemId, bytes, isWide }) => [itemId, bytes.length, isWide]),
  ];
  const head = Buffer.from(JSON.stringify(header), 'utf8');
  const headLength = Buffer.alloc(headerLengthBytes);
  headLength.writeUInt32BE(head.length);
  return pad(Buffer.concat([headLength, head, ...texts.map(({ bytes }) => bytes)]), length);
}

export function fromBytes(padded: Uint8Array): SubmittedAnswer {
  const bytes = Buffer.from(unpad(padded));
  let at = headerLengthBytes + bytes.readUInt32BE();
  const [audience, office, answers, lengths] = JSON.parse(
    bytes.toString('utf8', headerLengthBytes, at),
  ) as Header;
  const texts: Record<string, string> = {};
  for (const [itemId, length, isWide] of lengths) {
    texts[itemId] = bytes.toString(isWide ? 'utf16le' : 'latin1', at, at + length);
    at += length;
  }
  return { audience, office, answers, texts };
}

function encode(text: string): { bytes: Buffer; isWide: 0 | 1 } {
  const isWide = Buffer.from(text, 'latin1').toString('latin1') === text ? 0 : 1;
  return { bytes: Buffer.from(text, isWide ? 'utf16le' : 'latin1'), isWide };
}
