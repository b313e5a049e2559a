import { releaseThemes } from '#modules/privacy/index.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { Question } from './question.ts';
import { themesByCode } from './rows.rules.ts';
import type { KeptTelling } from './tellings.server.ts';
import { toldTextsOf } from './told-texts.rules.ts';

/**
 * How many texts each theme has, as far as that can be told after all that has been told of the question before.
 *
 * @returns with the texts that the sets are over
 */
export function countThemes(
  question: Pick<Question, 'all' | 'shown' | 'minimumGroup'>,
  state: CodingState,
  tellings: readonly KeptTelling[],
) {
  const { all, shown, minimumGroup } = question;
  const now = all.map(({ textId }) => textId);
  const { textIds, setOf, before } = toldTextsOf(tellings, now);
  const isShown = new Set(shown.map(({ textId }) => textId));
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
  const released = releaseThemes(
    {
      everybody: setOf(now),
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
  return { ...released, textIds };
}
