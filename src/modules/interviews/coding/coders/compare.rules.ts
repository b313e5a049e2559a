import type { TranscriptVersion } from '../../schema.ts';
import type { Code, Coding } from '../log/replay.ts';
import { segmentsOf } from '../segments.ts';

/** Somebody who has coded, and how many of their passages stand. */
export type Coder = { readonly personId: string; readonly name: string; readonly passages: number };

/** A coding of one of two, with what the other has made of the same place. */
export type ComparedCoding = {
  readonly codingId: string;
  readonly words: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** `sameCode`: the other has the same code on some of it. `otherCode`: only others. `alone`: nothing there. */
  readonly meets: 'sameCode' | 'otherCode' | 'alone';
  /** The words of the other's codes that lie over some of it, each once. */
  readonly others: readonly string[];
};

/** A piece of text, and which of the two have coded it from its first character to its last. */
export type ComparedPiece = {
  readonly start: number;
  readonly end: number;
  readonly by: 'neither' | 'first' | 'second' | 'both';
};

export type ComparedTurn = {
  /** From 0, in the transcript. */
  readonly index: number;
  readonly speaker: string;
  readonly pieces: readonly ComparedPiece[];
  /** Those that begin in the turn. */
  readonly first: readonly ComparedCoding[];
  readonly second: readonly ComparedCoding[];
  /** Whether any of it is coded by one alone, or by both with other codes. */
  readonly isApart: boolean;
};

export type SideCounts = {
  readonly passages: number;
  /** Of them: with the same code of the other's, with another code of the other's, with nothing of the other's. */
  readonly sameCode: number;
  readonly otherCode: number;
  readonly alone: number;
  readonly codes: number;
  /** Words of the transcript that lie in their passages, each once. */
  readonly words: number;
};

export type Comparison = {
  readonly first: SideCounts;
  readonly second: SideCounts;
  /** Words that both have coded, whatever they called them; that one of them has, and of the whole transcript. */
  readonly words: { readonly both: number; readonly either: number; readonly all: number };
  readonly turns: readonly ComparedTurn[];
};

/** Everybody who has a standing passage in what is given, most passages first. */
export function codersOf(codings: readonly Pick<Coding, 'personId' | 'byName'>[]): readonly Coder[] {
  return [...Map.groupBy(codings, ({ personId }) => personId)]
    .map(([personId, all]) => ({ personId, name: all.at(-1)!.byName, passages: all.length }))
    .toSorted((a, b) => b.passages - a.passages || a.name.localeCompare(b.name, 'nb'));
}

/** The two who are named, and else those with most passages; never the same one twice. */
export function twoOf(
  coders: readonly Coder[],
  chosen: { readonly first: string | null; readonly second: string | null },
): readonly [Coder | undefined, Coder | undefined] {
  const named = (personId: string | null) => coders.find((one) => one.personId === personId);
  const first = named(chosen.first) ?? coders.find((one) => one.personId !== chosen.second);
  const other = named(chosen.second);
  const second = other && other !== first ? other : coders.find((one) => one !== first);
  return [first, second];
}

/** Codes in the same words are the same code, whoever wrote them first. */
export const sameWords = (words: string) => words.toLocaleLowerCase('nb').replaceAll(/\s+/gu, ' ').trim();

/**
 * Lays two people's codings of a transcript side by side.
 *
 * @param codings of the version of the transcript that is given
 */
export function compareCoders(given: {
  readonly transcript: Pick<TranscriptVersion, 'text' | 'turns'>;
  readonly codings: readonly Coding[];
  readonly codes: readonly Pick<Code, 'codeId' | 'words'>[];
  readonly first: string;
  readonly second: string;
}): Comparison {
  const { transcript, codes } = given;
  const words = new Map(codes.map((code) => [code.codeId, code.words]));
  const ofSide = (personId: string) =>
    given.codings
      .filter((one) => one.personId === personId)
      .map(({ codingId, codeId, anchor }) => ({
        codingId,
        words: words.get(codeId) ?? '',
        quote: anchor.quote,
        start: anchor.start,
        end: anchor.end,
      }))
      .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const [mine, theirs] = [ofSide(given.first), ofSide(given.second)];
  const [first, second] = [met(mine, theirs), met(theirs, mine)];
  const inFirst = wordsIn(transcript.text, mine);
  const inSecond = wordsIn(transcript.text, theirs);
  return {
    first: countsOf(first, inFirst.size),
    second: countsOf(second, inSecond.size),
    words: {
      both: [...inFirst].filter((place) => inSecond.has(place)).length,
      either: new Set([...inFirst, ...inSecond]).size,
      all: wordPlaces(transcript.text).length,
    },
    turns: turnsOf(transcript, first, second),
  };
}

type Placed = Omit<ComparedCoding, 'meets' | 'others'>;

function met(mine: readonly Placed[], theirs: readonly Placed[]): readonly ComparedCoding[] {
  return mine.map((one) => {
    const over = theirs.filter(({ start, end }) => start < one.end && end > one.start);
    const others = [...new Map(over.map(({ words }) => [sameWords(words), words])).values()];
    const isSame = over.some(({ words }) => sameWords(words) === sameWords(one.words));
    return { ...one, others, meets: over.length === 0 ? 'alone' : isSame ? 'sameCode' : 'otherCode' };
  });
}

function countsOf(side: readonly ComparedCoding[], words: number): SideCounts {
  const count = (meets: ComparedCoding['meets']) => side.filter((one) => one.meets === meets).length;
  return {
    passages: side.length,
    words,
    sameCode: count('sameCode'),
    otherCode: count('otherCode'),
    alone: count('alone'),
    codes: new Set(side.map((one) => sameWords(one.words))).size,
  };
}

function turnsOf(
  { turns }: Pick<TranscriptVersion, 'turns'>,
  first: readonly ComparedCoding[],
  second: readonly ComparedCoding[],
): readonly ComparedTurn[] {
  const marks = [
    ...first.map(({ codingId, start, end }) => ({ id: `1${codingId}`, start, end })),
    ...second.map(({ codingId, start, end }) => ({ id: `2${codingId}`, start, end })),
  ];
  return turns.map((turn, index) => {
    const pieces: ComparedPiece[] = [];
    for (const { start, end, ids } of segmentsOf(turn, marks)) {
      const [isFirst, isSecond] = [ids.some((id) => id[0] === '1'), ids.some((id) => id[0] === '2')];
      const by = isFirst ? (isSecond ? 'both' : 'first') : isSecond ? 'second' : 'neither';
      const last = pieces.at(-1);
      if (last?.by === by) pieces[pieces.length - 1] = { ...last, end };
      else pieces.push({ start, end, by });
    }
    const isHere = ({ start }: ComparedCoding) => start >= turn.start && start < turn.end;
    const [own, others] = [first.filter(isHere), second.filter(isHere)];
    return {
      index,
      speaker: turn.speaker,
      pieces,
      first: own,
      second: others,
      isApart:
        pieces.some(({ by }) => by === 'first' || by === 'second') ||
        [...own, ...others].some(({ meets }) => meets !== 'sameCode'),
    };
  });
}

function wordPlaces(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

/** Where the words begin that lie in any of the passages, whole or in part. */
function wordsIn(text: string, passages: readonly Placed[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let next = 0;
  let reach = 0;
  for (const { start, end } of wordPlaces(text)) {
    while (next < passages.length && passages[next]!.start < end) {
      reach = Math.max(reach, passages[next]!.end);
      next += 1;
    }
    if (reach > start) inside.add(start);
  }
  return inside;
}
