import type { TextWithId } from '#modules/privacy/index.ts';
import { sameWords } from '../coding/coders/compare.rules.ts';
import type { CodingState } from '../coding/log/replay.ts';

/** A code on the texts of a row. */
export type RowCode = {
  readonly codeId: string;
  readonly words: string;
  readonly codingIds: readonly string[];
  /** On how many of the row's texts. */
  readonly texts: number;
  /** Where in the row's text it stands, when it stands on words of it; null: on all of it. */
  readonly marked: { readonly start: number; readonly end: number } | null;
  readonly isExample: boolean;
};
/** Texts that say the same, as one: "nei", "Nei." and "nei" are read once, and coded together. */
export type TextRow = {
  /** The id of its first text. */
  readonly key: string;
  readonly text: string;
  readonly texts: readonly TextWithId[];
  /** How many of them have any code. */
  readonly coded: number;
  readonly codes: readonly RowCode[];
};

/**
 * Which rows one wants to see: all, those with texts without a code, with several themes, alike, those that two have coded
 * and not in the same themes, of a group, or of a code.
 */
export type Filter =
  | { readonly kind: 'all' | 'unsorted' | 'several' | 'same' | 'apart' }
  | { readonly kind: 'group' | 'code'; readonly id: string };
export type Look = {
  readonly search: string;
  readonly filter: Filter;
  readonly page: number;
  /** To see one's own codes alone. */
  readonly ownOnly?: boolean;
};
export type FoundRows = {
  readonly rows: readonly TextRow[];
  readonly page: number;
  readonly pages: number;
  /** Of everything that was found, over all pages. */
  readonly found: { readonly rows: number; readonly texts: number };
};

/** What is read on one page: enough to work through, and little enough that a page of 6 400 texts is as fast as one of 600. */
export const rowsAtATime = 100;

/** Texts with the same key say the same: blanks, capitals and the marks at their ends aside. */
export function sameKey(text: string): string {
  const said = text.replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('nb');
  return said.replaceAll(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '') || said;
}

/** The rows of a question, in the order of their first texts, which is of random ids. */
export function rowsOf(texts: readonly TextWithId[], state: CodingState): readonly TextRow[] {
  const words = new Map(state.codes.map((code) => [code.codeId, code.words]));
  const onText = Map.groupBy(state.codings, ({ interviewId }) => interviewId);
  return [...Map.groupBy(texts, ({ text }) => sameKey(text)).values()].map((alike) => {
    const [first] = alike as [TextWithId, ...TextWithId[]];
    const codings = alike.flatMap(({ textId }) => onText.get(textId) ?? []);
    return {
      key: first.textId,
      text: first.text,
      texts: alike,
      coded: alike.filter(({ textId }) => onText.has(textId)).length,
      codes: codings.length === 0 ? [] : codesOf(first, codings, words),
    };
  });
}

function codesOf(
  first: TextWithId,
  codings: CodingState['codings'],
  words: ReadonlyMap<string, string>,
): readonly RowCode[] {
  const placed = codings.map((coding) => {
    const { start, end } = coding.anchor;
    const isOfAll = coding.interviewId !== first.textId || (start === 0 && end === first.text.length);
    return { coding, marked: isOfAll ? null : { start, end } };
  });
  const kinds = Map.groupBy(
    placed,
    // Two who sort apart may have written the same code each for themselves.
    ({ coding, marked }) =>
      `${marked?.start} ${marked?.end} ${sameWords(words.get(coding.codeId) ?? coding.codeId)}`,
  );
  return [...kinds.values()].map((all) => {
    const { coding, marked } = all[0]!;
    return {
      codeId: coding.codeId,
      words: words.get(coding.codeId) ?? '',
      codingIds: all.map((one) => one.coding.codingId),
      texts: new Set(all.map((one) => one.coding.interviewId)).size,
      marked,
      isExample: all.some((one) => one.coding.isExample === true),
    };
  });
}

/** The rows that are looked for, a page of them. A page that is past the last one is the last. */
export function findRows(rows: readonly TextRow[], look: Look, state: CodingState): FoundRows {
  const sought = look.search.replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('nb');
  const isWanted = wanted(look.filter, state);
  const matching = rows.filter(
    (row) => (sought === '' || row.text.toLocaleLowerCase('nb').includes(sought)) && isWanted(row),
  );
  // What many have written comes first where that is what one looks for.
  const found =
    look.filter.kind === 'same' ? matching.toSorted((a, b) => b.texts.length - a.texts.length) : matching;
  const pages = Math.max(1, Math.ceil(found.length / rowsAtATime));
  const page = Math.min(Math.max(1, look.page), pages);
  return {
    rows: found.slice((page - 1) * rowsAtATime, page * rowsAtATime),
    page,
    pages,
    found: { rows: found.length, texts: found.reduce((sum, { texts }) => sum + texts.length, 0) },
  };
}

function wanted(filter: Filter, state: CodingState): (row: TextRow) => boolean {
  const themes = themesByCode(state);
  const onText = filter.kind === 'apart' ? Map.groupBy(state.codings, (one) => one.interviewId) : null;
  switch (filter.kind) {
    case 'apart':
      return ({ texts }) => {
        const codings = texts.flatMap(({ textId }) => onText?.get(textId) ?? []);
        const by = Map.groupBy(codings, ({ personId }) => personId).values();
        const sets = [...by].map((own) => [...new Set(own.map(({ codeId }) => themes.get(codeId) ?? ''))]);
        return new Set(sets.map((set) => set.toSorted().join(' '))).size > 1;
      };
    case 'all':
      return () => true;
    case 'unsorted':
      return ({ coded, texts }) => coded < texts.length;
    case 'several':
      return ({ codes }) => new Set(codes.flatMap(({ codeId }) => themes.get(codeId) ?? [])).size > 1;
    case 'same':
      return ({ texts }) => texts.length > 1;
    case 'group':
    case 'code':
      return ({ codes }) =>
        codes.some(({ codeId }) => codeId === filter.id || themes.get(codeId) === filter.id);
  }
}

/**
 * Which theme a code belongs to: the group it lies in, or itself where it lies in none. Codes that lie outside are of no
 * theme: that somebody has read the text and it says nothing of the question. Two codes in the same words are one: the one
 * that has been put nowhere is where the other is.
 */
export function themesByCode({ codes }: Pick<CodingState, 'codes'>): ReadonlyMap<string, string> {
  const alike = Map.groupBy(codes, ({ words }) => sameWords(words));
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const all = alike.get(sameWords(code.words))!;
      const isPut = code.place.kind !== 'ungrouped';
      const { codeId, place } = isPut ? code : (all.find((one) => one.place.kind !== 'ungrouped') ?? all[0]!);
      if (place.kind === 'outside') return [];
      return [[code.codeId, place.kind === 'group' ? place.groupId : codeId]];
    }),
  );
}
