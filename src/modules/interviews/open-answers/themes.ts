import { type RowSet, releaseThemes, rowSetOf, type ToldThemes } from '#modules/privacy/index.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { Question } from './question.ts';
import { themesByCode } from './rows.rules.ts';
import type { KeptTelling } from './tellings.server.ts';

/** How many texts each theme has, as far as that can be told after all that has been told of the question before. */
export function countThemes(
  question: Pick<Question, 'all' | 'shown' | 'minimumGroup'>,
  state: CodingState,
  tellings: readonly KeptTelling[],
) {
  const { all, shown, minimumGroup } = question;
  const place = new Map(all.map(({ textId }, at) => [textId, at]));
  const isShown = new Set(shown.map(({ textId }) => textId));
  const setOf = (texts: Iterable<string>): RowSet => {
    const places = new Set([...texts].flatMap((textId) => place.get(textId) ?? []));
    return rowSetOf(all.length, (row) => places.has(row));
  };
  const codings = state.codings.filter(({ interviewId }) => isShown.has(interviewId));
  const themeOf = themesByCode(state);
  const byTheme = Map.groupBy(
    codings.filter(({ codeId }) => themeOf.has(codeId)),
    ({ codeId }) => themeOf.get(codeId)!,
  );
  const names = new Map([
    ...state.codes.map(({ codeId, words }) => [codeId, words] as const),
    ...state.groups.map(({ groupId, name }) => [groupId, name] as const),
  ]);
  const headings = new Set(state.groups.map(({ groupId }) => groupId));
  const before = tellings.map(
    ({ toldOn, counts, sets }): ToldThemes => ({
      toldOn,
      counts,
      sets: sets.map((bytes) => fromBytes(bytes, all.length)),
    }),
  );
  return releaseThemes(
    {
      texts: all.length,
      sorted: setOf(codings.map(({ interviewId }) => interviewId)),
      themes: [...byTheme].map(([themeId, on]) => ({
        themeId,
        name: names.get(themeId) ?? '',
        isHeading: headings.has(themeId),
        texts: setOf(on.map(({ interviewId }) => interviewId)),
        examples: [...new Set(on.filter(({ isExample }) => isExample).map(({ anchor }) => anchor.quote))],
      })),
      before,
    },
    { minimumGroup },
  );
}

/** A bit for each text, eight to a byte. */
export function toBytes({ rowCount, words }: RowSet): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(rowCount / 8));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = words[at >> 2]! >>> ((at & 3) * 8);
  return bytes;
}

const fromBytes = (bytes: Uint8Array, rowCount: number): RowSet =>
  rowSetOf(
    bytes.length === Math.ceil(rowCount / 8) ? rowCount : 0,
    (row) => ((bytes[row >> 3]! >>> (row & 7)) & 1) === 1,
  );
