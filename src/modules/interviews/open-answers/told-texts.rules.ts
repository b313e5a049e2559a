import { type RowSet, rowSetOf, type ThemeCounts, type ToldThemes } from '#modules/privacy/index.ts';

/** Over which texts something was told of a question's themes. */
export type ToldOver = {
  readonly toldOn: string;
  readonly counts: ThemeCounts;
  /** The texts there were, those that had been erased since an earlier telling too; null: nobody knows any more. */
  readonly textIds: readonly string[] | null;
  /** Over which of them: a bit for each. */
  readonly sets: readonly Uint8Array[];
};

/** Every text that was there at a telling, and those that are there now: each has one place, for good. */
export type ToldTexts = {
  readonly textIds: readonly string[];
  readonly setOf: (textIds: Iterable<string>) => RowSet;
  readonly before: readonly ToldThemes[];
};

/**
 * Lays what has been told of a question over the texts that there have been: what was told of a text that is erased since
 * is remembered with the rest. A telling from before its texts were kept is of the texts that are there now, where they
 * are as many; else nobody knows of which it was, and its sets are null.
 */
export function toldTextsOf(tellings: readonly ToldOver[], textIdsNow: readonly string[]): ToldTexts {
  const idsOf = ({ textIds, counts }: ToldOver) =>
    textIds ?? (counts.texts === textIdsNow.length ? textIdsNow : null);
  const textIds = [...new Set([...textIdsNow, ...tellings.flatMap((one) => idsOf(one) ?? [])])].toSorted();
  const place = new Map(textIds.map((textId, at) => [textId, at]));
  const setOf = (some: Iterable<string>): RowSet => {
    const places = new Set([...some].flatMap((textId) => place.get(textId) ?? []));
    return rowSetOf(textIds.length, (row) => places.has(row));
  };
  const before = tellings.map((telling): ToldThemes => {
    const { toldOn, counts } = telling;
    const ids = idsOf(telling);
    if (ids === null || telling.sets.some(({ length }) => length !== bytesOf(ids.length))) {
      return { toldOn, counts, sets: null };
    }
    const sets = telling.sets.map((bytes) =>
      setOf(ids.filter((_, at) => ((bytes[at >> 3]! >>> (at & 7)) & 1) === 1)),
    );
    // Everybody was told of each time.
    return { toldOn, counts, sets: [setOf(ids), ...sets] };
  });
  return { textIds, setOf, before };
}

const bytesOf = (count: number) => Math.ceil(count / 8);

/** A bit for each text, eight to a byte. */
export function toBytes({ rowCount, words }: RowSet): Uint8Array {
  const bytes = new Uint8Array(bytesOf(rowCount));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = words[at >> 2]! >>> ((at & 3) * 8);
  return bytes;
}
